/* loss.h -- the cost of a block's outputs, and the delta it sends back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LOSS_H
#define LOSS_H

#include "backprop.h"
#include "real.h"

/* Returns the sum of the examples' costs.  Z, H, Y are rows-by-units with
 * leading dimension ld: the output layer's z (read), its activations (written)
 * and the targets (read); D, unless NULL, receives d(L) = dcost/dz.
 * Cross-entropy is computed from z: right to rounding for any finite z. */
double loss_delta (bp_loss loss, bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                   const real *Z, const real *Y, real *H, real *D, ptrdiff_t ld);

#endif
