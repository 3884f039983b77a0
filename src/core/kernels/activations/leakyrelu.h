/* leakyrelu.h -- g(z) = z, or 0.01 z below 0; slope 0.01 at 0
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_LEAKYRELU_H
#define ACTIVATIONS_LEAKYRELU_H

#include "base/elementary.h"

enum { leakyrelu_needs_z = 0, leakyrelu_shape = STRAIGHT };

static const real leak = REAL (0.01);

ALWAYS_INLINE vector leakyrelu_value (vector z)
{
  return choose (z < 0, leak * z, z);
}

ALWAYS_INLINE vector leakyrelu_slope (vector z, vector a)
{
  (void) z;
  return choose (a > 0, splat (1), splat (leak));
}

ALWAYS_INLINE vector leakyrelu_curvature (vector z, vector a)
{
  (void) z;
  (void) a;
  return splat (0);
}

#endif
