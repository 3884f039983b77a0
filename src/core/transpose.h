/* transpose.h -- a block with examples together, to units together, and back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A square of vectors is transposed in registers.
 */
#ifndef TRANSPOSE_H
#define TRANSPOSE_H

#include "vector.h"

/* Squares of `step` lanes change places; step is a constant. */
ALWAYS_INLINE void cross_all (vector *v, int step)
{
  UNROLL for (int k = 0; k < LANES / 2; k++) {
    const int i = k / step * 2 * step + k % step;         /* bit `step` is 0 */
    const pair p = cross (v[i], v[i + step], step);
    v[i] = p.low;
    v[i + step] = p.high;
  }
}

/* v = the transpose of LANES columns, ld apart, of LANES entries. */
ALWAYS_INLINE void transpose_square (const real *A, ptrdiff_t lda, vector *v)
{
  UNROLL for (int i = 0; i < LANES; i++)
    v[i] = load (A + i * lda);
  cross_all (v, 1);
  if (LANES > 2)
    cross_all (v, 2);
  if (LANES > 4)
    cross_all (v, 4);
  if (LANES > 8)
    cross_all (v, 8);
}

/* B (n-by-m) = A' (A m-by-n), both column-major. */
static inline void transpose (ptrdiff_t m, ptrdiff_t n, const real *A, ptrdiff_t lda,
                              real *B, ptrdiff_t ldb)
{
  const ptrdiff_t m_whole = m / LANES * LANES, n_whole = n / LANES * LANES;
  for (ptrdiff_t i = 0; i < m_whole; i += LANES)
    for (ptrdiff_t j = 0; j < n_whole; j += LANES) {
      vector v[LANES];
      transpose_square (A + j * lda + i, lda, v);
      UNROLL for (int k = 0; k < LANES; k++)
        store (B + (i + k) * ldb + j, v[k]);
    }
  for (ptrdiff_t i = 0; i < m; i++)
    for (ptrdiff_t j = i < m_whole ? n_whole : 0; j < n; j++)
      B[i * ldb + j] = A[j * lda + i];
}

#endif
