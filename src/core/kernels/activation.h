/* activation.h -- the activation g of a layer, and its slope g'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Z, A and E are blocks of rows-by-units with leading dimension ld.  Whole
 * vectors are worked on: there must be room for rows rounded up to a multiple
 * of LANES (vector.h), and what lies there beyond the last row is overwritten.
 */
#ifndef ACTIVATION_H
#define ACTIVATION_H

#include <stdbool.h>
#include "backprop.h"
#include "base/real.h"

/* Whether the slope needs z: for all others it follows from a, and z's place
 * may be a's. */
static inline bool activation_keeps_z (bp_activation g)
{
  return g == BP_GELU || g == BP_SILU;
}

/* A = g(Z); A may be Z. */
void activation_apply (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                       const real *Z, real *A, ptrdiff_t ld);

/* E = E .* g'(Z), where A = g(Z): from the derivative by a to that by z.
 * For softmax, whose outputs hang together, E = (ds/dz)' E row by row. */
void activation_slope (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                       const real *Z, const real *A, real *E, ptrdiff_t ld);

#endif
