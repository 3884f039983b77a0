/* optimizer.h -- from the gradient of a batch to the next parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With g the gradient and t the number of the step, from 1:
 *
 *   adam   m = beta1 m + (1 - beta1) g,  v = beta2 v + (1 - beta2) g^2,
 *          theta = theta - rate (m / (1 - beta1^t))
 *                          / (sqrt (v / (1 - beta2^t)) + epsilon)
 *          Kingma & Ba, "Adam: a method for stochastic optimization", ICLR 2015,
 *          algorithm 1.
 *   rmsprop   v = beta2 v + (1 - beta2) g^2,  theta = theta - rate g / (sqrt (v) + epsilon)
 *          T. Tieleman & G. Hinton, lecture 6.5 of "Neural networks for machine
 *          learning", 2012; v is the only moment.
 *   sgd    m = momentum m - rate g,  theta = theta + m
 *          the heavy ball of Polyak (1964); m is the only moment.  With nesterov
 *          theta = theta + momentum m - rate g: the gradient is that where the next
 *          step starts from (Sutskever et al., ICML 2013, in theta + momentum m).
 */
#ifndef OPTIMIZER_H
#define OPTIMIZER_H

#include <stdbool.h>
#include "backprop.h"
#include "base/real.h"

#define optimizer_step KERNEL (optimizer_step)

/* The constants of one step, in working precision. */
typedef struct {
  bp_solver solver;
  real scale;                /* g = scale (the sum over the batch) + decay theta */
  real rate;                 /* adam: rate / (1 - beta1^t)                       */
  bool nesterov;             /* of sgd                                           */
  real keep1, take1;         /* adam: beta1 and 1 - beta1; sgd: keep1 = momentum */
  real keep2, take2;         /* beta2 and 1 - beta2                              */
  real root;                 /* 1 / sqrt (1 - beta2^t)                           */
  real epsilon;
} optimizer;

/* One step of n parameters, g the sums of their gradients. */
void optimizer_step (const optimizer *o, ptrdiff_t n, const real *g, real decay,
                     real *theta, real *moment1, real *moment2);

#endif
