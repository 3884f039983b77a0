/* activations.h -- the activations once more, by simple formulas in long double.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TEST_ACTIVATIONS_H
#define TEST_ACTIVATIONS_H

#include <math.h>
#include "backprop.h"

typedef long double wide;

static inline wide logistic (wide z) { return 1 / (1 + expl (-z)); }
static inline wide normal_distribution (wide z) { return erfcl (-z / sqrtl (2)) / 2; }
static inline wide normal_density (wide z)
{
  return expl (-z * z / 2) / sqrtl (2 * acosl (-1));
}

/* g(z); not for softmax */
static inline wide value (bp_activation g, wide z)
{
  switch (g) {
  case BP_SIGMOID:   return logistic (z);
  case BP_TANH:      return tanhl (z);
  case BP_RELU:      return z > 0 ? z : 0;
  case BP_LEAKYRELU: return z > 0 ? z : 0.01L * z;
  case BP_ELU:       return z > 0 ? z : expm1l (z);
  case BP_GELU:      return z * normal_distribution (z);
  case BP_SILU:      return z * logistic (z);
  case BP_SOFTPLUS:  return fmaxl (z, 0) + log1pl (expl (-fabsl (z)));
  case BP_HARDTANH:  return z > 1 ? 1 : z < -1 ? -1 : z;
  case BP_LINEAR:    return z;
  case BP_SOFTMAX: case BP_NO_ACTIVATION: break;
  }
  fail ();
  return 0;
}

/* g'(z) */
static inline wide slope (bp_activation g, wide z)
{
  const wide s = logistic (z), t = tanhl (z);
  switch (g) {
  case BP_SIGMOID:   return s * (1 - s);
  case BP_TANH:      return 1 - t * t;
  case BP_RELU:      return z > 0;
  case BP_LEAKYRELU: return z > 0 ? 1 : 0.01L;
  case BP_ELU:       return z >= 0 ? 1 : expl (z);
  case BP_GELU:      return normal_distribution (z) + z * normal_density (z);
  case BP_SILU:      return s + z * s * (1 - s);
  case BP_SOFTPLUS:  return s;
  case BP_HARDTANH:  return z > -1 && z < 1;
  case BP_LINEAR:    return 1;
  case BP_SOFTMAX: case BP_NO_ACTIVATION: break;
  }
  fail ();
  return 0;
}

#endif
