/* curvature.h -- the second derivative g'' of the activations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All are blocks of rows-by-units with leading dimension ld.
 */
#ifndef CURVATURE_H
#define CURVATURE_H

#include "backprop.h"
#include "base/real.h"

/* RD = RD + E .* g''(Z) .* RZ, where A = g(Z): what the change RZ of z does to
 * d = E .* g'(Z) through g'.  For softmax, whose outputs hang together, what
 * it does to d = (ds/dz)' E through ds/dz, row by row. */
void curvature_add (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                    const real *Z, const real *A, const real *RZ, const real *E,
                    real *RD, ptrdiff_t ld);

#endif
