/* sigmoid.h -- g(z) = 1 / (1 + exp (-z))
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_SIGMOID_H
#define ACTIVATIONS_SIGMOID_H

#include "base/elementary.h"

enum { sigmoid_needs_z = 0, sigmoid_shape = CURVED };

ALWAYS_INLINE vector sigmoid_value (vector z)
{
  return vector_sigmoid (z);
}

ALWAYS_INLINE vector sigmoid_slope (vector z, vector a)
{
  (void) z;
  return a * (1 - a);
}

ALWAYS_INLINE vector sigmoid_curvature (vector z, vector a)
{
  (void) z;
  return a * (1 - a) * (1 - 2 * a);
}

#endif
