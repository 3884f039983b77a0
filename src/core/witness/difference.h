/* difference.h -- g(z + d) - g(z) for a small move d, a vector at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Differences of the functions themselves, not slopes times d: identities such
 * as exp (z + d) - exp (z) = exp (z) (exp (d) - 1), written so that no digits
 * cancel.  So they are right to some units in the last place however small d
 * is, for |d| <= DIFFERENCE_MOST, where short series are enough.  In double only.
 *
 * What they need from z is computed once (baseline_keep) and kept in up to three
 * columns, ld apart.
 */
#ifndef DIFFERENCE_H
#define DIFFERENCE_H

#include "backprop.h"
#include "base/elementary.h"

#define DIFFERENCE_MOST 0x1p-18

/* exp (d) - 1; the next term of the series is d^3/24 times the first */
ALWAYS_INLINE vector exp_difference (vector d)
{
  return d * (1 + d * (0.5 + d * (1.0 / 6)));
}

/* log (1 + q) */
ALWAYS_INLINE vector log_difference (vector q)
{
  return q * (1 - q * (0.5 - q * (1.0 / 3)));
}

/* s = 1 / (1 + exp (-z)) and c = s (1 - s):
 *   s(z + d) = s exp (d) / (1 + s (exp (d) - 1)),  so with e = exp (d) - 1
 *   s(z + d) - s = c e / (1 + s e),   1 / (1 + q) = 1 - q + q^2 - ...        */
ALWAYS_INLINE void logistic_keep (vector z, vector *s, vector *c)
{
  const vector e = exp_of_negative (negative (z));
  *s = sigmoid_from (z, e);
  *c = e / ((1 + e) * (1 + e));
}

ALWAYS_INLINE vector logistic_difference (vector s, vector c, vector d)
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
ALWAYS_INLINE vector raised_difference (vector z, vector e, vector d)
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

/* ---- for each activation: how many columns are kept for a unit; NAME_keep, which writes
 * them, ld apart, and returns g(z); NAME_difference, g(z + d) - g(z) from them ---- */

enum { sigmoid_columns = 2 };
ALWAYS_INLINE vector sigmoid_keep (vector z, double *to, ptrdiff_t ld)
{
  vector s, c;
  logistic_keep (z, &s, &c);
  store (to, s);
  store (to + ld, c);
  return s;
}
ALWAYS_INLINE vector sigmoid_difference (const double *kept, ptrdiff_t ld, vector d)
{
  return logistic_difference (load (kept), load (kept + ld), d);
}

enum { tanh_columns = 2 };                          /* tanh (z) = 2 s(2 z) - 1 */
ALWAYS_INLINE vector tanh_keep (vector z, double *to, ptrdiff_t ld)
{
  sigmoid_keep (2 * z, to, ld);
  return vector_tanh (z);
}
ALWAYS_INLINE vector tanh_difference (const double *kept, ptrdiff_t ld, vector d)
{
  return 2 * sigmoid_difference (kept, ld, 2 * d);
}

enum { relu_columns = 1 };
ALWAYS_INLINE vector relu_keep (vector z, double *to, ptrdiff_t ld)
{
  (void) ld;
  store (to, z);
  return choose (z < 0, 0 * z, z);
}
ALWAYS_INLINE vector relu_difference (const double *kept, ptrdiff_t ld, vector d)
{
  (void) ld;
  return bent_difference (load (kept), d, 0);
}

enum { leakyrelu_columns = 1 };
ALWAYS_INLINE vector leakyrelu_keep (vector z, double *to, ptrdiff_t ld)
{
  (void) ld;
  store (to, z);
  return choose (z < 0, 0.01 * z, z);
}
ALWAYS_INLINE vector leakyrelu_difference (const double *kept, ptrdiff_t ld, vector d)
{
  (void) ld;
  return bent_difference (load (kept), d, 0.01);
}

enum { elu_columns = 2 };
ALWAYS_INLINE vector elu_keep (vector z, double *to, ptrdiff_t ld)
{
  store (to, z);
  store (to + ld, vector_exp (z));
  return choose (z < 0, vector_expm1 (z), z);
}
ALWAYS_INLINE vector elu_difference (const double *kept, ptrdiff_t ld, vector d)
{
  return raised_difference (load (kept), load (kept + ld), d);
}

enum { gelu_columns = 3 };                /* y Phi(y) - z Phi(z), y = z + d */
ALWAYS_INLINE vector gelu_keep (vector z, double *to, ptrdiff_t ld)
{
  const vector cdf = normal_cdf (z);
  store (to, z);
  store (to + ld, cdf);
  store (to + 2 * ld, normal_bell (z) * 0.39894228040143267794);   /* 1/sqrt 2 pi */
  return z * cdf;
}
ALWAYS_INLINE vector gelu_difference (const double *kept, ptrdiff_t ld, vector d)
{
  return load (kept + ld) * d
         + (load (kept) + d) * normal_difference (load (kept), load (kept + 2 * ld), d);
}

enum { silu_columns = 3 };                      /* y s(y) - z s(z), y = z + d */
ALWAYS_INLINE vector silu_keep (vector z, double *to, ptrdiff_t ld)
{
  store (to, z);
  return z * sigmoid_keep (z, to + ld, ld);
}
ALWAYS_INLINE vector silu_difference (const double *kept, ptrdiff_t ld, vector d)
{
  return load (kept + ld) * d + (load (kept) + d) * sigmoid_difference (kept + ld, ld, d);
}

enum { softplus_columns = 1 };    /* log (1 + s (exp (d) - 1)), s the sigmoid of z */
ALWAYS_INLINE vector softplus_keep (vector z, double *to, ptrdiff_t ld)
{
  (void) ld;
  const vector e = exp_of_negative (negative (z));
  store (to, sigmoid_from (z, e));
  return choose (z < 0, splat (0), z) + vector_log1p (e);
}
ALWAYS_INLINE vector softplus_difference (const double *kept, ptrdiff_t ld, vector d)
{
  (void) ld;
  return log_difference (load (kept) * exp_difference (d));
}

enum { hardtanh_columns = 1 };
ALWAYS_INLINE vector hardtanh_keep (vector z, double *to, ptrdiff_t ld)
{
  (void) ld;
  store (to, z);
  return at_most (at_least (z, -1), 1);
}
/* Near a kink z - 1 and z + 1 are exact.  With that kink at 0: the part of the move on the
 * side where the slope is 1; 0 * z keeps a NaN. */
ALWAYS_INLINE vector hardtanh_difference (const double *kept, ptrdiff_t ld, vector d)
{
  (void) ld;
  const vector z = load (kept), zero = splat (0);
  const vector upper = z - 1, lower = z + 1, high = upper + d, low = lower + d;
  const vector above = choose (high < 0, high, zero);
  const vector below = choose (low > 0, low, zero);
  const vector between = choose (high > 0, -upper, choose (low < 0, -lower, d + 0 * z));
  return choose (z > 1, above, choose (z < -1, below, between));
}

enum { linear_columns = 0 };
ALWAYS_INLINE vector linear_keep (vector z, double *to, ptrdiff_t ld)
{
  (void) to;
  (void) ld;
  return z;
}
ALWAYS_INLINE vector linear_difference (const double *kept, ptrdiff_t ld, vector d)
{
  (void) kept;
  (void) ld;
  return d;
}

/* ---- the same for an activation given by its number; not for softmax ---- */

#define COLUMNS(NAME, name) [BP_##NAME] = name##_columns,
static const int difference_columns[BP_NO_ACTIVATION] = { BP_ACTIVATIONS (COLUMNS) };

#define KEEP(NAME, name) case BP_##NAME: return name##_keep (z, to, ld);
ALWAYS_INLINE vector difference_keep (bp_activation g, vector z, double *to, ptrdiff_t ld)
{
  switch (g) {
    BP_ACTIVATIONS (KEEP)
    case BP_SOFTMAX: case BP_NO_ACTIVATION: break;
  }
  __builtin_unreachable ();
}

#define DIFFERENCE(NAME, name) case BP_##NAME: return name##_difference (kept, ld, d);
ALWAYS_INLINE vector difference (bp_activation g, const double *kept, ptrdiff_t ld,
                                 vector d)
{
  switch (g) {
    BP_ACTIVATIONS (DIFFERENCE)
    case BP_SOFTMAX: case BP_NO_ACTIVATION: break;
  }
  __builtin_unreachable ();
}

#endif
