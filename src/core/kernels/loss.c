/* loss.c -- cross-entropy (with sigmoid or softmax outputs) and squared error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums over a block are in double, also where the arithmetic is in single: one
 * for each lane of a vector, added up at the end.
 */
#include "base/elementary.h"
#include "kernels/activation.h"
#include "kernels/loss.h"

/* The lanes of a vector, in double, are one vector, or two if they were single. */
enum { PIECES = sizeof (double) / sizeof (real) };
typedef real piece __attribute__ ((vector_size (VECTOR_BYTES / PIECES)));
typedef double wide __attribute__ ((vector_size (VECTOR_BYTES)));
typedef struct { wide sum[PIECES]; } sums;

/* s = s + a b */
ALWAYS_INLINE void add_product (sums *s, vector a, vector b)
{
  const union { vector whole; piece part[PIECES]; } x = { a }, y = { b };
  for (int i = 0; i < PIECES; i++)
    s->sum[i] += __builtin_convertvector (x.part[i], wide)
                 * __builtin_convertvector (y.part[i], wide);
}

static inline double total (const sums *s)
{
  double sum = 0;
  for (int i = 0; i < PIECES; i++)
    for (int lane = 0; lane < LANES / PIECES; lane++)
      sum += s->sum[i][lane];
  return sum;
}

/* Which of the examples t, t + 1, ... of a vector exist, and their weights. */
typedef struct { mask there; vector w; } examples;

static inline examples examples_at (const real *w, ptrdiff_t rows, ptrdiff_t t)
{
  if (rows - t >= LANES)
    return (examples) { ~(mask) { 0 }, w ? load (w + t) : splat (1) };
  examples x = { { 0 }, { 0 } };
  for (ptrdiff_t i = 0; i < rows - t; i++) {
    x.there[i] = -1;
    x.w[i] = w ? w[t + i] : 1;
  }
  return x;
}

/* -y log h - (1-y) log (1-h) with h = 1 / (1 + exp (-z)):
 *   max (z, 0) - y z + log (1 + exp (-|z|)), which never overflows */
static double logistic (ptrdiff_t rows, ptrdiff_t units, const real *Z,
                        const real *Y, const real *w, real *H, real *D,
                        ptrdiff_t ld)
{
  const vector zero = splat (0);
  sums J = { { { 0 } } };
  for (ptrdiff_t first = 0; first < units * ld; first += ld) {
    for (ptrdiff_t i = first; i < first + rows; i += LANES)
      store (H + i, exp_of_negative (negative (load (Z + i))));
    for (ptrdiff_t t = 0; t < rows; t += LANES) {
      const examples x = examples_at (w, rows, t);
      const ptrdiff_t i = first + t;
      const vector z = load (Z + i), y = load (Y + i), e = load (H + i);
      const vector h = sigmoid_from (z, e);
      const vector cost = choose (z < 0, zero, z) - y * z + vector_log1p (e);
      const mask counts = x.there & (y == y);
      add_product (&J, x.w, choose (counts, cost, zero));
      store (H + i, h);
      if (D)
        store (D + i, choose (counts, x.w * (h - y), zero));
    }
  }
  return total (&J);
}

/* -sum_k y_k log h_k = sum_k y_k (lse - z_k), lse = log sum_j exp (z_j); with
 * most = max z, lse = most + log1p (sum of exp (z_j - most)), where the sum leaves
 * out the first j that has z_j = most.
 * d = h sum_k y_k - y, which is h - y where the targets add to 1. */
static double multinomial (ptrdiff_t rows, ptrdiff_t units, const real *Z,
                           const real *Y, const real *w, real *H, real *D,
                           ptrdiff_t ld)
{
  const vector zero = splat (0);
  sums J = { { { 0 } } };
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    const examples x = examples_at (w, rows, t);
    const ptrdiff_t end = t + units * ld;

    vector most = load (Z + t);
    for (ptrdiff_t i = t + ld; i < end; i += ld)
      most = choose (load (Z + i) > most, load (Z + i), most);

    vector others = zero, y_sum = zero;
    mask found = { 0 };
    for (ptrdiff_t i = t; i < end; i += ld) {
      const vector z = load (Z + i), y = load (Y + i), e = exp_of_negative (z - most);
      const mask first = (z == most) & ~found;
      found |= first;
      others += choose (first, zero, e);
      y_sum += choose (y == y, y, zero);
      store (H + i, e);
    }

    const vector rest = vector_log1p (others), scale = 1 / (1 + others);
    for (ptrdiff_t i = t; i < end; i += ld) {
      const vector h = load (H + i) * scale, y_given = load (Y + i);
      const vector y = choose (y_given == y_given, y_given, zero);
      const vector cost = y * ((most - load (Z + i)) + rest);
      add_product (&J, x.w, choose (x.there, cost, zero));
      store (H + i, h);
      if (D)
        store (D + i, choose (x.there, x.w * (h * y_sum - y), zero));
    }
  }
  return total (&J);
}

static double squared (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                       const real *Z, const real *Y, const real *w, real *H,
                       real *D, ptrdiff_t ld)
{
  const vector zero = splat (0);
  sums J = { { { 0 } } };
  activations[g].apply (rows, units, Z, H, ld);
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    const examples x = examples_at (w, rows, t);
    for (ptrdiff_t i = t; i < t + units * ld; i += ld) {
      const vector y = load (Y + i);
      const vector error = choose (x.there & (y == y), load (H + i) - y, zero);
      add_product (&J, x.w * error, error);
      if (D)
        store (D + i, x.w * error);
    }
  }
  if (D)
    activations[g].times_slope (rows, units, Z, H, D, ld);

  /* after the last row slopes may have any value, even NaN */
  const ptrdiff_t last = (rows - 1) / LANES * LANES;
  const mask there = examples_at (w, rows, last).there;
  for (ptrdiff_t i = last; D && i < last + units * ld; i += ld)
    store (D + i, choose (there, load (D + i), zero));
  return total (&J) / 2;
}

double loss_delta (bp_loss loss, bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                   const real *Z, const real *Y, const real *w, real *H, real *D,
                   ptrdiff_t ld)
{
  if (loss == BP_SQUAREDERROR)
    return squared (g, rows, units, Z, Y, w, H, D, ld);
  if (g == BP_SOFTMAX)
    return multinomial (rows, units, Z, Y, w, H, D, ld);
  return logistic (rows, units, Z, Y, w, H, D, ld);
}
