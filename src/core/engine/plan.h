/* plan.h -- what an evaluation sets up once, for all of its blocks and threads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef PLAN_H
#define PLAN_H

#include "backprop.h"
#include "base/real.h"
#include "kernels/kernels.h"
#include "engine/means.h"

#define plan_create    TYPED (plan_create)
#define plan_free      TYPED (plan_free)
#define plan_goes_back TYPED (plan_goes_back)
#define plan_start     TYPED (plan_start)
#define plan_total     TYPED (plan_total)
#define plan_unfold    TYPED (plan_unfold)

typedef struct {
  const bp_job *job;
  const kernels *use;        /* the processor's                               */
  product *layer;            /* [l] from layer l to l + 1                     */
  ptrdiff_t *sum;            /* Delta[l] starts at sum[l] of a chunk's sums;
                                sum[layers-1] is their number                 */
  bool sparse;               /* X's zeros are skipped                         */
  ptrdiff_t rows;            /* examples in a block, at most                  */
  ptrdiff_t blocks;          /* number of blocks                              */
  ptrdiff_t full;            /*   that hold whole vectors; the examples that  */
                             /*   are left over are one more block            */
  real *folded;              /* Theta[0] with shift and scale folded in, or NULL */
  double total;              /* m, or the sum of the weights                  */
  const means *means;        /* NULL: no penalty on mean activations, or the  */
                             /*   means are not known yet                     */
  void *memory;              /* holds all of these                            */
} plan;

bp_status plan_create (plan *p, const bp_job *job);
void plan_free (plan *p);

/* The first example of block i; plan_start (p, p->blocks) is their number. */
ptrdiff_t plan_start (const plan *p, ptrdiff_t i);

/* From the gradient by the folded Theta[0] to the one by Theta[0] itself: column
 * k > 0 of Delta[0], whose column of biases is given. */
void plan_unfold (const plan *p, ptrdiff_t k, const real *bias, real *column);

/* m, or the sum of the weights */
double plan_total (const bp_job *job);

/* Whether deltas are wanted, and so the backward pass. */
bool plan_goes_back (const plan *p);

/* n rounded up to a multiple of step */
static inline ptrdiff_t round_up (ptrdiff_t n, ptrdiff_t step)
{
  return (n + step - 1) / step * step;
}

#endif
