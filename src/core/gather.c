/* gather.c -- chosen examples out of a matrix that has an example a column.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LANES examples at a time: a run of each is converted where it lies, numbers
 * behind one another, and the runs are transposed in registers, a square of
 * vectors at a time.
 */
#include <string.h>
#include "convert.h"
#include "gather.h"
#include "matrix.h"
#include "transpose.h"

enum { RUN = 64 };                   /* inputs at a time; a multiple of LANES */

static void gather_full (const bp_matrix *Xt, const unsigned *order, ptrdiff_t rows,
                         const real *shift, const real *scale, real *to, ptrdiff_t ld)
{
  const ptrdiff_t n = Xt->rows;
  real run[LANES * RUN] = { 0 };
  for (ptrdiff_t t = 0; t < rows; t += LANES)
    for (ptrdiff_t j = 0; j < n; j += RUN) {
      const ptrdiff_t length = n - j < RUN ? n - j : RUN;
      for (ptrdiff_t i = 0; i < LANES; i++) {
        real *x = run + i * RUN;
        if (t + i >= rows) {
          memset (x, 0, RUN * sizeof *x);
          continue;
        }
        convert (Xt, ((ptrdiff_t) order[t + i] - 1) * n + j, length, x);
        for (ptrdiff_t k = 0; scale && k < length; k++)
          x[k] = (x[k] - shift[j + k]) * scale[j + k];
      }
      for (ptrdiff_t k = 0; k < length; k += LANES)
        transpose_square (run + k, RUN, length - k, to + (j + k) * ld + t, ld);
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

void gather (const bp_matrix *Xt, const unsigned *order, ptrdiff_t rows,
             const real *shift, const real *scale, real *to, ptrdiff_t ld)
{
  if (Xt->row)
    gather_sparse (Xt, order, rows, shift, scale, to, ld);
  else
    gather_full (Xt, order, rows, shift, scale, to, ld);
}
