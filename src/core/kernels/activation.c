/* activation.c -- the table of activations: the functions of activations/ for whole blocks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A header activations/NAME.h defines, for a vector of z and of a = g(z),
 *   NAME_value (z), NAME_slope (z, a), NAME_curvature (z, a)   g, g', g'' (0 at a kink)
 *   NAME_needs_z         1: g' or g'' needs z; 0: both follow from a, and z is not kept
 *   NAME_shape           CURVED, STRAIGHT where g'' is 0 everywhere, or IDENTITY: g(z) = z
 * A NaN in z gives NaN in a: comparisons are written so that a NaN, for which they are
 * false, takes the branch that keeps it.
 */
#include "kernels/activation.h"

#define CURVED   0
#define STRAIGHT 1
#define IDENTITY 2

#include "kernels/activations/elu.h"
#include "kernels/activations/gelu.h"
#include "kernels/activations/hardtanh.h"
#include "kernels/activations/leakyrelu.h"
#include "kernels/activations/linear.h"
#include "kernels/activations/relu.h"
#include "kernels/activations/sigmoid.h"
#include "kernels/activations/silu.h"
#include "kernels/activations/softmax.h"
#include "kernels/activations/softplus.h"
#include "kernels/activations/tanh.h"

/* The functions are constants wherever these are called: each becomes a plain loop. */
ALWAYS_INLINE void map (vector (*value) (vector), ptrdiff_t rows, ptrdiff_t units,
                        const real *Z, real *A, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t i = k * ld; i < k * ld + rows; i += LANES)
      store (A + i, value (load (Z + i)));
}

ALWAYS_INLINE void multiply (vector (*slope) (vector, vector), ptrdiff_t rows,
                             ptrdiff_t units, const real *Z, const real *A, real *E,
                             ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t i = k * ld; i < k * ld + rows; i += LANES)
      store (E + i, load (E + i) * slope (load (Z + i), load (A + i)));
}

ALWAYS_INLINE void add (vector (*curvature) (vector, vector), ptrdiff_t rows,
                        ptrdiff_t units, const real *Z, const real *A, const real *RZ,
                        const real *E, real *RD, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t i = k * ld; i < k * ld + rows; i += LANES)
      store (RD + i, load (RD + i) + load (E + i) * curvature (load (Z + i), load (A + i))
                                     * load (RZ + i));
}

#define LOOPS(NAME, name) \
  static void name##_apply (ptrdiff_t rows, ptrdiff_t units, const real *Z, real *A, \
                            ptrdiff_t ld) \
  { \
    map (name##_value, rows, units, Z, A, ld); \
  } \
  static void name##_times_slope (ptrdiff_t rows, ptrdiff_t units, const real *Z, \
                                  const real *A, real *E, ptrdiff_t ld) \
  { \
    if (name##_shape != IDENTITY) \
      multiply (name##_slope, rows, units, Z, A, E, ld); \
  } \
  static void name##_add_curvature (ptrdiff_t rows, ptrdiff_t units, const real *Z, \
                                    const real *A, const real *RZ, const real *E, \
                                    real *RD, ptrdiff_t ld) \
  { \
    if (name##_shape == CURVED) \
      add (name##_curvature, rows, units, Z, A, RZ, E, RD, ld); \
  }
BP_ACTIVATIONS (LOOPS)

#define ROW(NAME, name) \
  [BP_##NAME] = { name##_needs_z, name##_apply, name##_times_slope, name##_add_curvature },
const activation activations[BP_NO_ACTIVATION] = {
  BP_ACTIVATIONS (ROW)
  [BP_SOFTMAX] = { false, softmax_apply, softmax_times_slope, softmax_add_curvature }
};
