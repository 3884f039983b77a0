/* activation.h -- the activation g of a layer, its slope g' and its curvature g''.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All are blocks of rows-by-units with leading dimension ld.  Whole vectors are read and
 * written: columns must have memory for rows rounded up to a multiple of LANES (vector.h),
 * and what is there after the last row is overwritten.
 */
#ifndef ACTIVATION_H
#define ACTIVATION_H

#include <stdbool.h>
#include "backprop.h"
#include "base/real.h"

#define activations KERNEL (activations)

typedef struct {
  /* Whether slope and curvature need z: for all others they follow from a, and z's
   * place may be a's. */
  bool needs_z;

  /* A = g(Z); A may be Z. */
  void (*apply) (ptrdiff_t rows, ptrdiff_t units, const real *Z, real *A, ptrdiff_t ld);

  /* E = E .* g'(Z), where A = g(Z): from the derivative by a to that by z.
   * For softmax, whose outputs depend on each other, E = (ds/dz)' E row by row. */
  void (*times_slope) (ptrdiff_t rows, ptrdiff_t units, const real *Z, const real *A,
                       real *E, ptrdiff_t ld);

  /* RD = RD + E .* g''(Z) .* RZ, where A = g(Z): how the change RZ of z changes
   * d = E .* g'(Z) through g'.  For softmax, how it changes d = (ds/dz)' E through
   * ds/dz, row by row. */
  void (*add_curvature) (ptrdiff_t rows, ptrdiff_t units, const real *Z, const real *A,
                         const real *RZ, const real *E, real *RD, ptrdiff_t ld);
} activation;

/* By bp_activation. */
extern const activation activations[BP_NO_ACTIVATION];

#endif
