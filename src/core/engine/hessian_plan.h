/* hessian_plan.h -- theta and a direction v side by side: what a product with the
 * Hessian sets up once, for all of its blocks and threads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * v is as long as theta, and V[l] has the place in it that Theta[l] has in theta.
 * R is the derivative along v: R Theta = V, R f = df (theta + r v)/dr at r = 0
 * (Pearlmutter, "Fast Exact Multiplication by the Hessian", Neural Computation
 * 6, 1994).
 */
#ifndef HESSIAN_PLAN_H
#define HESSIAN_PLAN_H

#include "base/real.h"
#include "engine/plan.h"

#define hessian_plan_create TYPED (hessian_plan_create)
#define hessian_plan_free   TYPED (hessian_plan_free)

/* Two matrices side by side are the matrix of a layer twice as wide: so each sum
 * of two products is one product of product.h.  [0] is not used. */
typedef struct {
  product *forward;          /* [v V W]: R z = v + V a + W R a                */
  product *backward;         /* [V; W] below their biases: d V + R d W        */
  plan first;                /* V[0] alone: the inputs don't change, R x = 0  */
  bp_network net;            /*   for a network of that one layer             */
  bp_job job;
  void *memory;              /* holds the products                            */
} hessian_plan;

bp_status hessian_plan_create (hessian_plan *d, const plan *p, const real *v);
void hessian_plan_free (hessian_plan *d);

#endif
