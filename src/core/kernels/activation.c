/* activation.c -- the eight activations and softmax, with their slopes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A NaN in z stays one in a: comparisons are written so that NaN fails them
 * into the branch that keeps it.
 */
#include "base/elementary.h"
#include "kernels/activation.h"

static const real leak = REAL (0.01);                      /* leakyrelu */

/* 1 / sqrt (2 pi) exp (-z^2/2) */
ALWAYS_INLINE vector normal_pdf (vector z)
{
  return REAL (0.39894228040143267794) * normal_bell (z);
}

/* g(z) for a vector of z, and g'(z) from z and a = g(z). */
ALWAYS_INLINE vector value (bp_activation g, vector z)
{
  switch (g) {
  case BP_SIGMOID:   return vector_sigmoid (z);
  case BP_TANH:      return vector_tanh (z);
  case BP_RELU:      return choose (z < 0, splat (0), z);
  case BP_LEAKYRELU: return choose (z < 0, leak * z, z);
  case BP_ELU:       return choose (z < 0, vector_expm1 (z), z);
  case BP_GELU:      return z * normal_cdf (z);
  case BP_SILU:      return z * vector_sigmoid (z);
  default:           return z;
  }
}

ALWAYS_INLINE vector slope (bp_activation g, vector z, vector a)
{
  switch (g) {
  case BP_SIGMOID:   return a * (1 - a);
  case BP_TANH:      return 1 - a * a;
  case BP_RELU:      return choose (a > 0, splat (1), splat (0));
  case BP_LEAKYRELU: return choose (a > 0, splat (1), splat (leak));
  case BP_ELU:       return choose (a < 0, a + 1, splat (1));
  case BP_GELU:      return normal_cdf (z) + z * normal_pdf (z);
  case BP_SILU:      { const vector s = vector_sigmoid (z);
                       return s * (1 + z * (1 - s)); }
  default:           return splat (1);
  }
}

/* g is a constant wherever these two are called: one plain loop for each. */
ALWAYS_INLINE void apply (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                          const real *Z, real *A, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t i = k * ld; i < k * ld + rows; i += LANES)
      store (A + i, value (g, load (Z + i)));
}

ALWAYS_INLINE void multiply (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                             const real *Z, const real *A, real *E, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t i = k * ld; i < k * ld + rows; i += LANES)
      store (E + i, load (E + i) * slope (g, load (Z + i), load (A + i)));
}

static void softmax (ptrdiff_t rows, ptrdiff_t units, const real *Z, real *A,
                     ptrdiff_t ld)
{
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    const ptrdiff_t end = t + units * ld;
    vector most = load (Z + t), sum = splat (0);
    for (ptrdiff_t i = t + ld; i < end; i += ld)
      most = choose (load (Z + i) > most, load (Z + i), most);
    for (ptrdiff_t i = t; i < end; i += ld) {
      const vector e = exp_of_negative (load (Z + i) - most);
      sum += e;
      store (A + i, e);
    }
    const vector scale = 1 / sum;
    for (ptrdiff_t i = t; i < end; i += ld)
      store (A + i, load (A + i) * scale);
  }
}

/* ds_j/dz_k = s_j ((j == k) - s_k), so E_k becomes s_k (E_k - sum_j s_j E_j) */
static void softmax_slope (ptrdiff_t rows, ptrdiff_t units, const real *A,
                           real *E, ptrdiff_t ld)
{
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    const ptrdiff_t end = t + units * ld;
    vector mean = splat (0);
    for (ptrdiff_t i = t; i < end; i += ld)
      mean += load (A + i) * load (E + i);
    for (ptrdiff_t i = t; i < end; i += ld)
      store (E + i, load (A + i) * (load (E + i) - mean));
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
