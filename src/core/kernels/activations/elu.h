/* elu.h -- g(z) = z, or exp (z) - 1 below 0
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_ELU_H
#define ACTIVATIONS_ELU_H

#include "base/elementary.h"

enum { elu_needs_z = 0, elu_shape = CURVED };

ALWAYS_INLINE vector elu_value (vector z)
{
  return choose (z < 0, vector_expm1 (z), z);
}

ALWAYS_INLINE vector elu_slope (vector z, vector a)
{
  (void) z;
  return choose (a < 0, a + 1, splat (1));
}

ALWAYS_INLINE vector elu_curvature (vector z, vector a)
{
  (void) z;
  return choose (a < 0, a + 1, splat (0));
}

#endif
