/* hardtanh.h -- g(z) = z limited to -1 .. 1; slope 0 at -1 and at 1
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_HARDTANH_H
#define ACTIVATIONS_HARDTANH_H

#include "base/elementary.h"

enum { hardtanh_needs_z = 0, hardtanh_shape = STRAIGHT };

ALWAYS_INLINE vector hardtanh_value (vector z)
{
  return at_most (at_least (z, -1), 1);
}

ALWAYS_INLINE vector hardtanh_slope (vector z, vector a)
{
  (void) z;
  return choose (magnitude (a) < 1, splat (1), splat (0));
}

ALWAYS_INLINE vector hardtanh_curvature (vector z, vector a)
{
  (void) z;
  (void) a;
  return splat (0);
}

#endif
