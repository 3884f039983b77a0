/* loss.c -- cross-entropy (with sigmoid or softmax outputs) and squared error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums over a block are in double, also where the arithmetic is in single.
 */
#include <math.h>
#include <string.h>
#include "activation.h"
#include "loss.h"
#include "vector.h"

/* -y log h - (1-y) log (1-h) with h = 1 / (1 + exp (-z)):
 *   max (z, 0) - y z + log (1 + exp (-|z|)), which overflows for no z */
static double logistic (ptrdiff_t rows, ptrdiff_t units, const real *Z,
                        const real *Y, real *H, real *D, ptrdiff_t ld)
{
  double J = 0;
  for (ptrdiff_t k = 0; k < units; k++) {
    double sum = 0;
    for (ptrdiff_t t = k * ld; t < k * ld + rows; t++) {
      const real z = Z[t], e = REAL (exp) (-REAL (fabs) (z));
      H[t] = (z < 0 ? e : 1) / (1 + e);
      sum += (z < 0 ? 0 : z) - Y[t] * z + REAL (log1p) (e);
    }
    J += sum;
    if (D)
      for (ptrdiff_t t = k * ld; t < k * ld + rows; t++)
        D[t] = H[t] - Y[t];
  }
  return J;
}

/* -sum_k y_k log h_k = sum_k y_k (lse - z_k), lse = log sum_j exp (z_j); with
 * most = max z, lse = most + log1p (sum of the other exp (z_j - most)).
 * d = h sum_k y_k - y, which is h - y where the targets add to 1. */
static double multinomial (ptrdiff_t rows, ptrdiff_t units, const real *Z,
                           const real *Y, real *H, real *D, ptrdiff_t ld)
{
  double J = 0;
  for (ptrdiff_t t = 0; t < rows; t++) {
    ptrdiff_t top = 0;
    for (ptrdiff_t k = 1; k < units; k++)
      if (Z[k * ld + t] > Z[top * ld + t])
        top = k;
    const real most = Z[top * ld + t];
    real others = 0, y_sum = 0;
    for (ptrdiff_t k = 0; k < units; k++) {
      H[k * ld + t] = REAL (exp) (Z[k * ld + t] - most);
      others += k == top ? 0 : H[k * ld + t];
      y_sum += Y[k * ld + t];
    }
    const real rest = REAL (log1p) (others), scale = 1 / (1 + others);
    double cost = 0;
    for (ptrdiff_t k = 0; k < units; k++) {
      cost += Y[k * ld + t] * ((most - Z[k * ld + t]) + rest);
      H[k * ld + t] *= scale;
      if (D)
        D[k * ld + t] = H[k * ld + t] * y_sum - Y[k * ld + t];
    }
    J += cost;
  }
  return J;
}

static double squared (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                       const real *Z, const real *Y, real *H, real *D,
                       ptrdiff_t ld)
{
  double J = 0;
  activation_apply (g, rows, units, Z, H, ld);
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t t = k * ld; t < k * ld + rows; t++) {
      const real error = H[t] - Y[t];
      J += (double) error * error;
      if (D)
        D[t] = error;
    }
  if (D)
    activation_slope (g, rows, units, Z, H, D, ld);
  return J / 2;
}

double loss_delta (bp_loss loss, bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                   const real *Z, const real *Y, real *H, real *D, ptrdiff_t ld)
{
  if (D)
    for (ptrdiff_t k = 0; k < units; k++)
      for (ptrdiff_t t = rows; t % LANES; t++)
        D[k * ld + t] = 0;
  if (loss == BP_SQUAREDERROR)
    return squared (g, rows, units, Z, Y, H, D, ld);
  if (g == BP_SOFTMAX)
    return multinomial (rows, units, Z, Y, H, D, ld);
  return logistic (rows, units, Z, Y, H, D, ld);
}
