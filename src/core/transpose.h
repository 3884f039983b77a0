/* transpose.h -- a block with examples together, to units together, and back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A square of vectors is transposed in registers.
 */
#ifndef TRANSPOSE_H
#define TRANSPOSE_H

#include "vector.h"

/* The first `rows` rows of the transpose of LANES columns, ld apart, of LANES entries. */
ALWAYS_INLINE void transpose_square (const real *A, ptrdiff_t lda, ptrdiff_t rows,
                                     real *B, ptrdiff_t ldb)
{
  vector v[LANES];
  UNROLL for (int i = 0; i < LANES; i++)
    v[i] = load (A + i * lda);
  UNROLL for (int step = 1; step < LANES; step *= 2)
    UNROLL for (int k = 0; k < LANES / 2; k++) {
      const int i = k / step * 2 * step + k % step;       /* bit `step` is 0 */
      const pair p = cross (v[i], v[i + step], step);
      v[i] = p.low;
      v[i + step] = p.high;
    }
  if (rows >= LANES)
    UNROLL for (int i = 0; i < LANES; i++)
      store (B + i * ldb, v[i]);
  else
    for (int i = 0; i < rows; i++)
      store (B + i * ldb, v[i]);
}

/* B (n-by-m) = A' (A m-by-n), both column-major. */
static inline void transpose (ptrdiff_t m, ptrdiff_t n, const real *A, ptrdiff_t lda,
                              real *B, ptrdiff_t ldb)
{
  const ptrdiff_t m_whole = m / LANES * LANES, n_whole = n / LANES * LANES;
  for (ptrdiff_t i = 0; i < m_whole; i += LANES)
    for (ptrdiff_t j = 0; j < n_whole; j += LANES)
      transpose_square (A + j * lda + i, lda, LANES, B + i * ldb + j, ldb);
  for (ptrdiff_t i = 0; i < m; i++)
    for (ptrdiff_t j = i < m_whole ? n_whole : 0; j < n; j++)
      B[i * ldb + j] = A[j * lda + i];
}

#endif
