/* tanh.h -- g(z) = tanh (z)
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_TANH_H
#define ACTIVATIONS_TANH_H

#include "base/elementary.h"

enum { tanh_needs_z = 0, tanh_shape = CURVED };

ALWAYS_INLINE vector tanh_value (vector z)
{
  return vector_tanh (z);
}

ALWAYS_INLINE vector tanh_slope (vector z, vector a)
{
  (void) z;
  return 1 - a * a;
}

ALWAYS_INLINE vector tanh_curvature (vector z, vector a)
{
  (void) z;
  return -2 * a * (1 - a * a);
}

#endif
