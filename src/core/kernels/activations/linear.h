/* linear.h -- g(z) = z
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_LINEAR_H
#define ACTIVATIONS_LINEAR_H

#include "base/elementary.h"

enum { linear_needs_z = 0, linear_shape = IDENTITY };

ALWAYS_INLINE vector linear_value (vector z)
{
  return z;
}

ALWAYS_INLINE vector linear_slope (vector z, vector a)
{
  (void) z;
  (void) a;
  return splat (1);
}

ALWAYS_INLINE vector linear_curvature (vector z, vector a)
{
  (void) z;
  (void) a;
  return splat (0);
}

#endif
