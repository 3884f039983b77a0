/* difference.h -- g(z + d) - g(z) for a small move d, a vector at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Differences of the functions themselves, not slopes times d: identities such
 * as exp (z + d) - exp (z) = exp (z) (exp (d) - 1), so arranged that nothing
 * cancels.  So they are right to some units in the last place however small d
 * is, for |d| <= DIFFERENCE_MOST, where short series do.  In double only.
 *
 * What they need of z is worked out once (rest_keep) and kept in up to three
 * columns, ld apart.
 */
#ifndef DIFFERENCE_H
#define DIFFERENCE_H

#include "backprop.h"
#include "base/elementary.h"

#define DIFFERENCE_MOST 0x1p-18

/* exp (d) - 1; the next term of the series is d^3/24 of it */
ALWAYS_INLINE vector exp_difference (vector d)
{
  return d * (1 + d * (0.5 + d * (1.0 / 6)));
}

/* log (1 + q) */
ALWAYS_INLINE vector log_difference (vector q)
{
  return q * (1 - q * (0.5 - q * (1.0 / 3)));
}

static inline int difference_columns (bp_activation g)
{
  switch (g) {
  case BP_SIGMOID: case BP_TANH: case BP_ELU:  return 2;
  case BP_RELU: case BP_LEAKYRELU:             return 1;
  case BP_GELU: case BP_SILU:                  return 3;
  default:                                     return 0;
  }
}

/* s = 1 / (1 + exp (-z)) and c = s (1 - s):
 *   s(z + d) = s exp (d) / (1 + s (exp (d) - 1)),  so with e = exp (d) - 1
 *   s(z + d) - s = c e / (1 + s e),   1 / (1 + q) = 1 - q + q^2 - ...        */
ALWAYS_INLINE void sigmoid_keep (vector z, vector *s, vector *c)
{
  const vector e = exp_of_negative (negative (z));
  *s = sigmoid_from (z, e);
  *c = e / ((1 + e) * (1 + e));
}

ALWAYS_INLINE vector sigmoid_difference (vector s, vector c, vector d)
{
  const vector e = exp_difference (d), q = s * e;
  return c * e * (1 - q * (1 - q));
}

/* 0.01 z or, for relu, 0 z below 0 */
ALWAYS_INLINE vector bent_difference (vector z, vector d, double leak)
{
  const vector y = z + d;
  return choose (z <= 0, choose (y <= 0, leak * d, y - leak * z),
                         choose (y >= 0, d, leak * y - z));
}

/* z, or exp (z) - 1 below 0; e = exp (z) */
ALWAYS_INLINE vector elu_difference (vector z, vector e, vector d)
{
  const vector y = z + d;
  return choose (z < 0, choose (y < 0, e * exp_difference (d), y - exp_difference (z)),
                        choose (y >= 0, d, exp_difference (y) - z));
}

/* Phi(z + d) - Phi(z): the integral of the bell over the move, which is
 * bell (z) exp (-u (z + u/2)) du from 0 to d, by Gauss's rule with two points. */
ALWAYS_INLINE vector normal_difference (vector z, vector bell, vector d)
{
  const vector y = at_least (at_most (z, NORMAL_END), -NORMAL_END);
  const vector u = d * 0.21132486540518711775, v = d - u;  /* (1 -+ 1/sqrt 3) / 2 */
  return bell * d * (1 + 0.5 * (exp_difference (-u * (y + 0.5 * u))
                                + exp_difference (-v * (y + 0.5 * v))));
}

/* What difference needs of z, to its columns; returns g(z). */
ALWAYS_INLINE vector difference_keep (bp_activation g, vector z, double *to, ptrdiff_t ld)
{
  vector s, c;
  switch (g) {
  case BP_SIGMOID:
    sigmoid_keep (z, &s, &c);
    store (to, s);
    store (to + ld, c);
    return s;
  case BP_TANH:                                   /* tanh (z) = 2 s(2 z) - 1 */
    sigmoid_keep (2 * z, &s, &c);
    store (to, s);
    store (to + ld, c);
    return vector_tanh (z);
  case BP_RELU: case BP_LEAKYRELU:
    store (to, z);
    return choose (z < 0, (g == BP_RELU ? 0 : 0.01) * z, z);
  case BP_ELU:
    store (to, z);
    store (to + ld, vector_exp (z));
    return choose (z < 0, vector_expm1 (z), z);
  case BP_GELU:
    s = normal_cdf (z);
    store (to, z);
    store (to + ld, s);
    store (to + 2 * ld, normal_bell (z) * 0.39894228040143267794);   /* 1/sqrt 2 pi */
    return z * s;
  case BP_SILU:
    sigmoid_keep (z, &s, &c);
    store (to, z);
    store (to + ld, s);
    store (to + 2 * ld, c);
    return z * s;
  default:
    return z;
  }
}

/* g(z + d) - g(z) */
ALWAYS_INLINE vector difference (bp_activation g, const double *kept, ptrdiff_t ld,
                                 vector d)
{
  switch (g) {
  case BP_SIGMOID:
    return sigmoid_difference (load (kept), load (kept + ld), d);
  case BP_TANH:
    return 2 * sigmoid_difference (load (kept), load (kept + ld), 2 * d);
  case BP_RELU:
    return bent_difference (load (kept), d, 0);
  case BP_LEAKYRELU:
    return bent_difference (load (kept), d, 0.01);
  case BP_ELU:
    return elu_difference (load (kept), load (kept + ld), d);
  case BP_GELU:                             /* y Phi(y) - z Phi(z), y = z + d */
    return load (kept + ld) * d
           + (load (kept) + d) * normal_difference (load (kept), load (kept + 2 * ld), d);
  case BP_SILU:                             /* y s(y) - z s(z) */
    return load (kept + ld) * d
           + (load (kept) + d) * sigmoid_difference (load (kept + ld), load (kept + 2 * ld), d);
  default:
    return d;
  }
}

#endif
