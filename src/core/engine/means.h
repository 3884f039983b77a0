/* means.h -- the penalty on the hidden units' mean activations: the means, and the
 * penalty's part of the deltas.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   P = beta sum over the hidden units of KL (rho || r),   r = sum_t w_t a_t / sum_t w_t
 *
 * (A. Ng, "Sparse autoencoder", CS294A lecture notes).  By example t's activation its
 * derivative is beta KL'(r) w_t / sum w.  So `push` = beta KL'(r) is added to the
 * derivative of each example's own cost by a, before the backward pass goes on.  r is a
 * mean of all examples, so it must be known before any backward pass: the hidden layers
 * are computed once beforehand, and as many of them as fit into a fixed amount of memory
 * are kept for the second time.
 */
#ifndef MEANS_H
#define MEANS_H

#include "backprop.h"
#include "base/real.h"

#define means_create TYPED (means_create)
#define means_finish TYPED (means_finish)
#define means_free   TYPED (means_free)
#define means_keep   TYPED (means_keep)

typedef struct means {
  ptrdiff_t units;           /* hidden units of all layers, one layer after the other */
  ptrdiff_t *unit;           /* layer l's start at unit[l]                          */
  double *sums;              /* of each chunk: w .* a of each unit; for a product with
                                the Hessian also w .* R a of each, after them       */
  double *sum, *Rsum;        /* of all chunks                                       */
  real *push, *Rpush;        /* by unit: beta KL'(r), and R of it                   */
  double penalty;            /* P                                                   */
  real *kept;                /* activations of the hidden layers of the first       */
  ptrdiff_t kept_blocks;     /*   kept_blocks blocks; numbers in each:              */
  ptrdiff_t kept_reals;
  void *memory;              /* holds all of these except `kept`                    */
} means;

/* Whether there is such a penalty. */
static inline int means_wanted (const bp_network *net)
{
  return net->sparsity_weight > 0 && net->layers > 2;
}

bp_status means_create (means *s, const bp_network *net, ptrdiff_t chunks);
void means_free (means *s);

/* Gets memory for `kept`, for `blocks` blocks whose columns are ld apart, or for the first
 * of them.  To get none is no failure: then everything is computed twice. */
void means_keep (means *s, ptrdiff_t blocks, ptrdiff_t ld);

/* From the chunks' sums to the pushes; total: the sum of the weights. */
void means_finish (means *s, const bp_network *net, ptrdiff_t chunks, double total);

#endif
