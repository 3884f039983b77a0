/* silu.h -- g(z) = z s, s = 1 / (1 + exp (-z))
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_SILU_H
#define ACTIVATIONS_SILU_H

#include "base/elementary.h"

enum { silu_needs_z = 1, silu_shape = CURVED };

ALWAYS_INLINE vector silu_value (vector z)
{
  return z * vector_sigmoid (z);
}

ALWAYS_INLINE vector silu_slope (vector z, vector a)
{
  (void) a;
  const vector s = vector_sigmoid (z);
  return s * (1 + z * (1 - s));
}

ALWAYS_INLINE vector silu_curvature (vector z, vector a)
{
  (void) a;
  const vector s = vector_sigmoid (z);
  return s * (1 - s) * (2 + z * (1 - 2 * s));
}

#endif
