/* divergence.h -- the Kullback-Leibler divergence of a unit's mean activation r from its
 * target rho, and its derivatives by r.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   KL (rho || r) = rho log (rho / r) + (1 - rho) log ((1 - rho) / (1 - r))
 *
 * Where r is nearer to 0 or 1 than DIVERGENCE_EDGE, KL is replaced by its tangent at that
 * distance: finite, with a slope that is the value's derivative and leads back to rho.
 */
#ifndef DIVERGENCE_H
#define DIVERGENCE_H

#include <math.h>

#define DIVERGENCE_EDGE 0x1p-52

typedef struct { double value, slope, curvature; } divergence;

static inline divergence divergence_of (double rho, double r)
{
  const double edge = r < DIVERGENCE_EDGE ? DIVERGENCE_EDGE
                      : r > 1 - DIVERGENCE_EDGE ? 1 - DIVERGENCE_EDGE : r;
  divergence kl = {
    .value = rho * log (rho / edge) + (1 - rho) * log ((1 - rho) / (1 - edge)),
    .slope = (1 - rho) / (1 - edge) - rho / edge,
    .curvature = edge == r || isnan (r)
                 ? rho / (edge * edge) + (1 - rho) / ((1 - edge) * (1 - edge)) : 0
  };
  kl.value += kl.slope * (r - edge);
  return kl;
}

#endif
