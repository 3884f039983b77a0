/* loss.h -- the cost of a block's outputs, and their deltas.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LOSS_H
#define LOSS_H

#include "backprop.h"
#include "base/real.h"

#define loss_delta KERNEL (loss_delta)

/* Returns the sum of the examples' costs, each times its weight w (one for each
 * row; NULL: all 1).  Z, Y, H are rows-by-units with leading dimension ld: the
 * output layer's z (read), the targets (read) and the output layer's
 * activations (written); D, unless NULL, receives d(L) = w dcost/dz.
 * A target that is NaN is not known: its output adds nothing to the cost, and
 * with cross-entropy of softmax the sum runs over the known ones.
 * Cross-entropy is computed from z: right to rounding for any finite z.
 * All four have memory for rows rounded up to a multiple of LANES (vector.h).
 * What is there in Z and Y doesn't matter; in D it becomes 0. */
double loss_delta (bp_loss loss, bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                   const real *Z, const real *Y, const real *w, real *H, real *D,
                   ptrdiff_t ld);

#endif
