/* activation.c -- the eight activations and softmax, with their slopes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A NaN in z stays one in a: comparisons are written so that NaN fails them
 * into the branch that keeps it.
 */
#include <math.h>
#include "activation.h"

static const real leak = REAL (0.01);                      /* leakyrelu */

static inline real sigmoid (real z) { return 1 / (1 + REAL (exp) (-z)); }

static inline real normal_cdf (real z)
{
  return REAL (0.5) * REAL (erfc) (-z * REAL (0.70710678118654752440));
}

static inline real normal_pdf (real z)
{
  return REAL (0.39894228040143267794) * REAL (exp) (REAL (-0.5) * z * z);
}

/* g(z) for one z, and g'(z) from z and a = g(z). */
static inline real value (bp_activation g, real z)
{
  switch (g) {
  case BP_SIGMOID:   return sigmoid (z);
  case BP_TANH:      return REAL (tanh) (z);
  case BP_RELU:      return z < 0 ? 0 : z;
  case BP_LEAKYRELU: return z < 0 ? leak * z : z;
  case BP_ELU:       return z < 0 ? REAL (expm1) (z) : z;
  case BP_GELU:      return z * normal_cdf (z);
  case BP_SILU:      return z * sigmoid (z);
  default:           return z;
  }
}

static inline real slope (bp_activation g, real z, real a)
{
  switch (g) {
  case BP_SIGMOID:   return a * (1 - a);
  case BP_TANH:      return 1 - a * a;
  case BP_RELU:      return a > 0 ? 1 : 0;
  case BP_LEAKYRELU: return a > 0 ? 1 : leak;
  case BP_ELU:       return a < 0 ? a + 1 : 1;
  case BP_GELU:      return normal_cdf (z) + z * normal_pdf (z);
  case BP_SILU:      { const real s = sigmoid (z); return s * (1 + z * (1 - s)); }
  default:           return 1;
  }
}

/* g is a constant wherever these two are called: one plain loop for each. */
static inline void apply (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                          const real *Z, real *A, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t t = 0; t < rows; t++)
      A[k * ld + t] = value (g, Z[k * ld + t]);
}

static inline void multiply (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                             const real *Z, const real *A, real *E, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t t = 0; t < rows; t++)
      E[k * ld + t] *= slope (g, Z[k * ld + t], A[k * ld + t]);
}

static void softmax (ptrdiff_t rows, ptrdiff_t units, const real *Z, real *A,
                     ptrdiff_t ld)
{
  for (ptrdiff_t t = 0; t < rows; t++) {
    real most = Z[t], sum = 0;
    for (ptrdiff_t k = 1; k < units; k++)
      most = Z[k * ld + t] > most ? Z[k * ld + t] : most;
    for (ptrdiff_t k = 0; k < units; k++)
      sum += A[k * ld + t] = REAL (exp) (Z[k * ld + t] - most);
    for (ptrdiff_t k = 0; k < units; k++)
      A[k * ld + t] /= sum;
  }
}

/* ds_j/dz_k = s_j ((j == k) - s_k), so E_k becomes s_k (E_k - sum_j s_j E_j) */
static void softmax_slope (ptrdiff_t rows, ptrdiff_t units, const real *A,
                           real *E, ptrdiff_t ld)
{
  for (ptrdiff_t t = 0; t < rows; t++) {
    real mean = 0;
    for (ptrdiff_t k = 0; k < units; k++)
      mean += A[k * ld + t] * E[k * ld + t];
    for (ptrdiff_t k = 0; k < units; k++)
      E[k * ld + t] = A[k * ld + t] * (E[k * ld + t] - mean);
  }
}

void activation_apply (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                       const real *Z, real *A, ptrdiff_t ld)
{
  switch (g) {
  case BP_SIGMOID:   apply (BP_SIGMOID, rows, units, Z, A, ld);   break;
  case BP_TANH:      apply (BP_TANH, rows, units, Z, A, ld);      break;
  case BP_RELU:      apply (BP_RELU, rows, units, Z, A, ld);      break;
  case BP_LEAKYRELU: apply (BP_LEAKYRELU, rows, units, Z, A, ld); break;
  case BP_ELU:       apply (BP_ELU, rows, units, Z, A, ld);       break;
  case BP_GELU:      apply (BP_GELU, rows, units, Z, A, ld);      break;
  case BP_SILU:      apply (BP_SILU, rows, units, Z, A, ld);      break;
  case BP_SOFTMAX:   softmax (rows, units, Z, A, ld);             break;
  default:           apply (BP_LINEAR, rows, units, Z, A, ld);    break;
  }
}

void activation_slope (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                       const real *Z, const real *A, real *E, ptrdiff_t ld)
{
  switch (g) {
  case BP_SIGMOID:   multiply (BP_SIGMOID, rows, units, Z, A, E, ld);   break;
  case BP_TANH:      multiply (BP_TANH, rows, units, Z, A, E, ld);      break;
  case BP_RELU:      multiply (BP_RELU, rows, units, Z, A, E, ld);      break;
  case BP_LEAKYRELU: multiply (BP_LEAKYRELU, rows, units, Z, A, E, ld); break;
  case BP_ELU:       multiply (BP_ELU, rows, units, Z, A, E, ld);       break;
  case BP_GELU:      multiply (BP_GELU, rows, units, Z, A, E, ld);      break;
  case BP_SILU:      multiply (BP_SILU, rows, units, Z, A, E, ld);      break;
  case BP_SOFTMAX:   softmax_slope (rows, units, A, E, ld);             break;
  default:           break;                              /* linear: g' = 1 */
  }
}
