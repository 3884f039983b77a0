/* optimizer.c -- from the gradient of a batch to the next parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include "kernels/optimizer.h"

#ifdef REAL_IS_SINGLE
#define root_of sqrtf
#else
#define root_of sqrt
#endif

static void adam (optimizer o, ptrdiff_t n, const real *restrict sum, real decay,
                  real *restrict theta, real *restrict m, real *restrict v)
{
  for (ptrdiff_t i = 0; i < n; i++) {
    const real g = o.scale * sum[i] + decay * theta[i];
    m[i] = o.keep1 * m[i] + o.take1 * g;
    v[i] = o.keep2 * v[i] + o.take2 * (g * g);
    theta[i] -= o.rate * m[i] / (root_of (v[i]) * o.root + o.epsilon);
  }
}

static void rmsprop (optimizer o, ptrdiff_t n, const real *restrict sum, real decay,
                     real *restrict theta, real *restrict v)
{
  for (ptrdiff_t i = 0; i < n; i++) {
    const real g = o.scale * sum[i] + decay * theta[i];
    v[i] = o.keep2 * v[i] + o.take2 * (g * g);
    theta[i] -= o.rate * g / (root_of (v[i]) + o.epsilon);
  }
}

static void nesterov (optimizer o, ptrdiff_t n, const real *restrict sum, real decay,
                      real *restrict theta, real *restrict m)
{
  for (ptrdiff_t i = 0; i < n; i++) {
    const real g = o.scale * sum[i] + decay * theta[i];
    m[i] = o.keep1 * m[i] - o.rate * g;
    theta[i] += o.keep1 * m[i] - o.rate * g;
  }
}

static void sgd (optimizer o, ptrdiff_t n, const real *restrict sum, real decay,
                 real *restrict theta, real *restrict m)
{
  for (ptrdiff_t i = 0; i < n; i++) {
    const real g = o.scale * sum[i] + decay * theta[i];
    m[i] = o.keep1 * m[i] - o.rate * g;
    theta[i] += m[i];
  }
}

void optimizer_step (const optimizer *o, ptrdiff_t n, const real *g, real decay,
                     real *theta, real *moment1, real *moment2)
{
  if (o->solver == BP_ADAM)
    adam (*o, n, g, decay, theta, moment1, moment2);
  else if (o->solver == BP_RMSPROP)
    rmsprop (*o, n, g, decay, theta, moment1);
  else if (o->nesterov)
    nesterov (*o, n, g, decay, theta, moment1);
  else
    sgd (*o, n, g, decay, theta, moment1);
}
