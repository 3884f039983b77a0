/* gelu.h -- g(z) = z Phi(z), Phi the cdf of the normal distribution
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_GELU_H
#define ACTIVATIONS_GELU_H

#include "base/elementary.h"

enum { gelu_needs_z = 1, gelu_shape = CURVED };

/* phi(z) = 1 / sqrt (2 pi) exp (-z^2/2) */
ALWAYS_INLINE vector normal_pdf (vector z)
{
  return REAL (0.39894228040143267794) * normal_bell (z);
}

ALWAYS_INLINE vector gelu_value (vector z)
{
  return z * normal_cdf (z);
}

ALWAYS_INLINE vector gelu_slope (vector z, vector a)
{
  (void) a;
  return normal_cdf (z) + z * normal_pdf (z);
}

ALWAYS_INLINE vector gelu_curvature (vector z, vector a)
{
  (void) a;
  /* phi(z) (2 - z^2), in an order that cannot overflow */
  const vector phi = normal_pdf (z);
  return 2 * phi - z * (z * phi);
}

#endif
