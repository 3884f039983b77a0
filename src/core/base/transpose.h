/* transpose.h -- transposes blocks: the numbers of a unit, or of an example, come together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A square of vectors is transposed in registers.
 */
#ifndef TRANSPOSE_H
#define TRANSPOSE_H

#include "base/vector.h"

/* Exchanges squares of `step` groups of `each` lanes; both are constants. */
ALWAYS_INLINE void cross_all (vector *v, int step, int each)
{
  const int half = LANES / each / 2;
  UNROLL for (int k = 0; k < half; k++) {
    const int i = k / step * 2 * step + k % step;         /* bit `step` is 0 */
    const pair p = cross (v[i], v[i + step], step * each);
    v[i] = p.low;
    v[i + step] = p.high;
  }
}

/* v = the transpose of LANES / each columns, ld apart, of LANES / each groups. */
ALWAYS_INLINE void transpose_square (const real *A, ptrdiff_t lda, int each, vector *v)
{
  const int n = LANES / each;
  UNROLL for (int i = 0; i < n; i++)
    v[i] = load (A + i * lda);
  UNROLL for (int step = 1; step < n; step *= 2)
    cross_all (v, step, each);
}

/* Groups of `each` rows of A (m-by-n, column-major), as neighbours: in B, where groups
 * are ldb apart, the group's numbers of the first column come first. */
ALWAYS_INLINE void transpose_groups (ptrdiff_t m, ptrdiff_t n, int each, const real *A,
                                     ptrdiff_t lda, real *B, ptrdiff_t ldb)
{
  const int square = LANES / each;
  const ptrdiff_t m_whole = m / LANES * LANES, n_whole = n / square * square;
  for (ptrdiff_t i = 0; i < m_whole; i += LANES)
    for (ptrdiff_t j = 0; j < n_whole; j += square) {
      vector v[LANES];
      transpose_square (A + j * lda + i, lda, each, v);
      UNROLL for (int k = 0; k < square; k++)
        store (B + (i / each + k) * ldb + j * each, v[k]);
    }
  for (ptrdiff_t i = 0; i < m; i++)
    for (ptrdiff_t j = i < m_whole ? n_whole : 0; j < n; j++)
      B[i / each * ldb + j * each + i % each] = A[j * lda + i];
}

/* B (n-by-m) = A' (A m-by-n), both column-major. */
static inline void transpose (ptrdiff_t m, ptrdiff_t n, const real *A, ptrdiff_t lda,
                              real *B, ptrdiff_t ldb)
{
  transpose_groups (m, n, 1, A, lda, B, ldb);
}

#endif
