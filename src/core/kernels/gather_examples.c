/* gather_examples.c -- chosen examples out of a matrix that has an example a column.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LANES examples at a time: a run of each is converted where it lies, numbers
 * one after another, and the runs are transposed in registers, a square of
 * vectors at a time.
 */
#include <string.h>
#include "base/transpose.h"
#include "job/convert.h"
#include "job/matrix.h"
#include "kernels/gather_examples.h"

enum { RUN = 64 };                   /* inputs at a time; a multiple of LANES */

/* Asks for inputs j, j + 1, .. of an example. */
static inline void ask_for (const bp_matrix *Xt, ptrdiff_t example, ptrdiff_t j)
{
  const ptrdiff_t line = 64, size = (ptrdiff_t) matrix_entry (Xt);
  const char *from = (const char *) Xt->values + (example * Xt->rows + j) * size;
  for (ptrdiff_t i = 0; i < RUN * size; i += line)
    __builtin_prefetch (from + i);
}

ALWAYS_INLINE void put (vector x, const real *shift, const real *scale, ptrdiff_t j,
                        real *to)
{
  store (to, scale ? (x - shift[j]) * scale[j] : x);
}

static void gather_full (const bp_matrix *Xt, const unsigned *order, ptrdiff_t rows,
                         const real *shift, const real *scale, real *to, ptrdiff_t ld)
{
  const ptrdiff_t n = Xt->rows;
  real run[LANES * RUN] = { 0 };
  for (ptrdiff_t t = 0; t < rows; t += LANES)
    for (ptrdiff_t j = 0; j < n; j += RUN) {
      const ptrdiff_t length = n - j < RUN ? n - j : RUN;
      for (ptrdiff_t i = t; i < t + LANES; i++) {
        real *x = run + (i - t) * RUN;
        if (i < rows)
          convert (Xt, ((ptrdiff_t) order[i] - 1) * n + j, length, x);
        else
          memset (x, 0, RUN * sizeof *x);
        if (i + LANES < rows)
          ask_for (Xt, (ptrdiff_t) order[i + LANES] - 1, j);
      }
      for (ptrdiff_t k = j; k < j + length; k += LANES) {
        vector v[LANES];
        transpose_square (run + k - j, RUN, 1, v);
        if (k + LANES <= n)
          UNROLL for (int i = 0; i < LANES; i++)
            put (v[i], shift, scale, k + i, to + (k + i) * ld + t);
        else
          for (int i = 0; i < n - k; i++)
            put (v[i], shift, scale, k + i, to + (k + i) * ld + t);
      }
    }
}

static void gather_sparse (const bp_matrix *Xt, const unsigned *order, ptrdiff_t rows,
                           const real *shift, const real *scale, real *to,
                           ptrdiff_t ld)
{
  const ptrdiff_t filled = (rows + LANES - 1) / LANES * LANES;
  for (ptrdiff_t j = 0; j < Xt->rows; j++)
    for (ptrdiff_t t = 0; t < filled; t++)
      to[j * ld + t] = scale && t < rows ? (0 - shift[j]) * scale[j] : 0;
  for (ptrdiff_t t = 0; t < rows; t++) {
    const ptrdiff_t column = (ptrdiff_t) order[t] - 1;
    for (ptrdiff_t p = Xt->start[column]; p < Xt->start[column + 1]; p++) {
      const ptrdiff_t j = Xt->row[p];
      const real x = (real) matrix_value (Xt, p);
      to[j * ld + t] = scale ? (x - shift[j]) * scale[j] : x;
    }
  }
}

void gather_examples (const bp_matrix *Xt, const unsigned *order, ptrdiff_t rows,
                      const real *shift, const real *scale, real *to, ptrdiff_t ld)
{
  if (Xt->row)
    gather_sparse (Xt, order, rows, shift, scale, to, ld);
  else
    gather_full (Xt, order, rows, shift, scale, to, ld);
}
