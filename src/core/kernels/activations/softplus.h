/* softplus.h -- g(z) = log (1 + exp (z))
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_SOFTPLUS_H
#define ACTIVATIONS_SOFTPLUS_H

#include "base/elementary.h"

enum { softplus_needs_z = 0, softplus_shape = CURVED };

ALWAYS_INLINE vector softplus_value (vector z)
{
  return choose (z < 0, splat (0), z) + vector_log1p (exp_of_negative (negative (z)));
}

/* the sigmoid s(z) = 1 - exp (-a) */
ALWAYS_INLINE vector softplus_slope (vector z, vector a)
{
  (void) z;
  return -vector_expm1 (-a);
}

/* s (1 - s) */
ALWAYS_INLINE vector softplus_curvature (vector z, vector a)
{
  (void) z;
  return -vector_expm1 (-a) * exp_of_negative (-a);
}

#endif
