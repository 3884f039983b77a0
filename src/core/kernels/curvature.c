/* curvature.c -- the second derivative g'' of the activations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include "kernels/curvature.h"

/* g''(z) from z and a = g(z); 0 at a kink. */
static inline real curvature (bp_activation g, real z, real a)
{
  switch (g) {
  case BP_SIGMOID: return a * (1 - a) * (1 - 2 * a);
  case BP_TANH:    return -2 * a * (1 - a * a);
  case BP_ELU:     return a < 0 ? a + 1 : 0;
  case BP_GELU: {  /* phi(z) (2 - z^2), in an order that cannot overflow */
    const real phi = REAL (0.39894228040143267794) * REAL (exp) (REAL (-0.5) * z * z);
    return 2 * phi - z * (z * phi);
  }
  case BP_SILU: {
    const real s = 1 / (1 + REAL (exp) (-z));
    return s * (1 - s) * (2 + z * (1 - 2 * s));
  }
  default:         return 0;
  }
}

/* g is a constant wherever this is called: one plain loop for each. */
static inline void add (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                        const real *Z, const real *A, const real *RZ,
                        const real *E, real *RD, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t i = k * ld; i < k * ld + rows; i++)
      RD[i] += E[i] * curvature (g, Z[i], A[i]) * RZ[i];
}

/* With mean (x) = sum_j s_j x_j, d_k = s_k (e_k - mean (e)), and
 * R s_k = s_k (Rz_k - mean (Rz)):
 *   s_k ((e_k - mean (e)) (Rz_k - mean (Rz)) - mean of the same product) */
static void add_softmax (ptrdiff_t rows, ptrdiff_t units, const real *S,
                         const real *RZ, const real *E, real *RD, ptrdiff_t ld)
{
  for (ptrdiff_t t = 0; t < rows; t++) {
    const ptrdiff_t end = t + units * ld;
    real e = 0, r = 0, both = 0;
    for (ptrdiff_t i = t; i < end; i += ld) {
      e += S[i] * E[i];
      r += S[i] * RZ[i];
    }
    for (ptrdiff_t i = t; i < end; i += ld)
      both += S[i] * (E[i] - e) * (RZ[i] - r);
    for (ptrdiff_t i = t; i < end; i += ld)
      RD[i] += S[i] * ((E[i] - e) * (RZ[i] - r) - both);
  }
}

void curvature_add (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                    const real *Z, const real *A, const real *RZ, const real *E,
                    real *RD, ptrdiff_t ld)
{
  switch (g) {
  case BP_SIGMOID: add (BP_SIGMOID, rows, units, Z, A, RZ, E, RD, ld); break;
  case BP_TANH:    add (BP_TANH, rows, units, Z, A, RZ, E, RD, ld);    break;
  case BP_ELU:     add (BP_ELU, rows, units, Z, A, RZ, E, RD, ld);     break;
  case BP_GELU:    add (BP_GELU, rows, units, Z, A, RZ, E, RD, ld);    break;
  case BP_SILU:    add (BP_SILU, rows, units, Z, A, RZ, E, RD, ld);    break;
  case BP_SOFTMAX: add_softmax (rows, units, A, RZ, E, RD, ld);        break;
  default:         break;                          /* straight: g'' = 0 */
  }
}
