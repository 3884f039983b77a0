/* sparsity.c -- sums of activations over a block, and what their mean adds to the deltas.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/vector.h"
#include "kernels/sparsity.h"

/* 16 sums of every 16th number: they don't wait for each other, and become vectors. */
enum { APART = 16 };

/* Compiled for w a column and for w constantly NULL, where no product is left. */
ALWAYS_INLINE double weighted_sum (ptrdiff_t rows, const real *restrict a,
                                   const real *restrict w)
{
  double part[APART] = { 0 }, sum = 0;
  ptrdiff_t t = 0;
  for (; t + APART <= rows; t += APART)
    for (int i = 0; i < APART; i++)
      part[i] += w ? (double) w[t + i] * (double) a[t + i] : (double) a[t + i];
  for (; t < rows; t++)
    sum += w ? (double) w[t] * (double) a[t] : (double) a[t];
  for (int i = 0; i < APART; i++)
    sum += part[i];
  return sum;
}

void sparsity_add_sums (ptrdiff_t rows, ptrdiff_t units, const real *A, const real *w,
                        ptrdiff_t ld, double *sums)
{
  for (ptrdiff_t k = 0; k < units; k++)
    sums[k] += w ? weighted_sum (rows, A + k * ld, w)
                 : weighted_sum (rows, A + k * ld, NULL);
}

void sparsity_add_push (ptrdiff_t rows, ptrdiff_t units, const real *push, const real *w,
                        real *E, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++) {
    real *restrict e = E + k * ld;
    for (ptrdiff_t t = 0; !w && t < rows; t++)
      e[t] += push[k];
    for (ptrdiff_t t = 0; w && t < rows; t++)
      e[t] += push[k] * w[t];
  }
}
