/* transpose.h -- a block with examples together, to units together, and back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRANSPOSE_H
#define TRANSPOSE_H

#include <stddef.h>
#include "real.h"

/* B (n-by-m) = A' (A m-by-n), both column-major, in squares that fit the
 * cache. */
static inline void transpose (ptrdiff_t m, ptrdiff_t n, const real *A,
                              ptrdiff_t lda, real *B, ptrdiff_t ldb)
{
  enum { STEP = 16 };
  for (ptrdiff_t j0 = 0; j0 < n; j0 += STEP)
    for (ptrdiff_t i0 = 0; i0 < m; i0 += STEP) {
      const ptrdiff_t j1 = j0 + STEP < n ? j0 + STEP : n;
      const ptrdiff_t i1 = i0 + STEP < m ? i0 + STEP : m;
      for (ptrdiff_t i = i0; i < i1; i++)
        for (ptrdiff_t j = j0; j < j1; j++)
          B[i * ldb + j] = A[j * lda + i];
    }
}

#endif
