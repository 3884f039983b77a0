/* tangent.h -- forward and backward along a direction, for one block of
 * examples.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TANGENT_H
#define TANGENT_H

#include "base/real.h"
#include "engine/block.h"
#include "engine/hessian_plan.h"

#define tangent_add    TYPED (tangent_add)
#define tangent_create TYPED (tangent_create)
#define tangent_free   TYPED (tangent_free)
#define tangent_means  TYPED (tangent_means)

/* One thread's workspace: a block, and the derivatives R of what is in it.
 * a and R a stand one after the other, and so do d and R d: a layer twice as wide
 * (hessian_plan.h).  The block's own memory for a and d is not used. */
typedef struct {
  block block;
  real **Rz, **Ra;           /* by layer; Ra of hidden layers                 */
  real *d, *e;               /* [d R d] of a layer, and of the one below      */
  real *bias;                /* a column of biases, kept for a moment         */
  real *scratch;             /* what product_forward needs                    */
  void *memory;              /* holds all of these except the block's         */
} tangent;

bp_status tangent_create (tangent *t, const plan *p);
void tangent_free (tangent *t);

/* Adds to s->sums the hidden layers' a and R a of block i, of this chunk. */
void tangent_means (tangent *t, const plan *p, const hessian_plan *v, const means *s,
                    ptrdiff_t i, ptrdiff_t chunk);

/* Adds R Delta of the plan's block i to the sums. */
void tangent_add (tangent *t, const plan *p, const hessian_plan *v, ptrdiff_t i,
                  real *sums);

#endif
