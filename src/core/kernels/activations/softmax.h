/* softmax.h -- exp (z_k) / sum_j exp (z_j), whose outputs depend on each other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ACTIVATIONS_SOFTMAX_H
#define ACTIVATIONS_SOFTMAX_H

#include "base/elementary.h"

static void softmax_apply (ptrdiff_t rows, ptrdiff_t units, const real *Z, real *A,
                           ptrdiff_t ld)
{
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    const ptrdiff_t end = t + units * ld;
    vector most = load (Z + t), sum = splat (0);
    for (ptrdiff_t i = t + ld; i < end; i += ld)
      most = choose (load (Z + i) > most, load (Z + i), most);
    for (ptrdiff_t i = t; i < end; i += ld) {
      const vector e = exp_of_negative (load (Z + i) - most);
      sum += e;
      store (A + i, e);
    }
    const vector scale = 1 / sum;
    for (ptrdiff_t i = t; i < end; i += ld)
      store (A + i, load (A + i) * scale);
  }
}

/* ds_j/dz_k = s_j ((j == k) - s_k), so E_k becomes s_k (E_k - sum_j s_j E_j) */
static void softmax_times_slope (ptrdiff_t rows, ptrdiff_t units, const real *Z,
                                 const real *A, real *E, ptrdiff_t ld)
{
  (void) Z;
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    const ptrdiff_t end = t + units * ld;
    vector mean = splat (0);
    for (ptrdiff_t i = t; i < end; i += ld)
      mean += load (A + i) * load (E + i);
    for (ptrdiff_t i = t; i < end; i += ld)
      store (E + i, load (A + i) * (load (E + i) - mean));
  }
}

/* With mean (x) = sum_j s_j x_j, d_k = s_k (e_k - mean (e)), and
 * R s_k = s_k (Rz_k - mean (Rz)):
 *   s_k ((e_k - mean (e)) (Rz_k - mean (Rz)) - mean of the same product) */
static void softmax_add_curvature (ptrdiff_t rows, ptrdiff_t units, const real *Z,
                                   const real *S, const real *RZ, const real *E,
                                   real *RD, ptrdiff_t ld)
{
  (void) Z;
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    const ptrdiff_t end = t + units * ld;
    vector e = splat (0), r = splat (0), both = splat (0);
    for (ptrdiff_t i = t; i < end; i += ld) {
      e += load (S + i) * load (E + i);
      r += load (S + i) * load (RZ + i);
    }
    for (ptrdiff_t i = t; i < end; i += ld)
      both += load (S + i) * (load (E + i) - e) * (load (RZ + i) - r);
    for (ptrdiff_t i = t; i < end; i += ld)
      store (RD + i, load (RD + i)
                     + load (S + i) * ((load (E + i) - e) * (load (RZ + i) - r) - both));
  }
}

#endif
