/* relu.h -- g(z) = max (z, 0); slope 0 at 0
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_RELU_H
#define ACTIVATIONS_RELU_H

#include "base/elementary.h"

enum { relu_needs_z = 0, relu_shape = STRAIGHT };

ALWAYS_INLINE vector relu_value (vector z)
{
  return choose (z < 0, splat (0), z);
}

ALWAYS_INLINE vector relu_slope (vector z, vector a)
{
  (void) z;
  return choose (a > 0, splat (1), splat (0));
}

ALWAYS_INLINE vector relu_curvature (vector z, vector a)
{
  (void) z;
  (void) a;
  return splat (0);
}

#endif
