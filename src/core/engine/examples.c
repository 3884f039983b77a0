/* examples.c -- a block of rows of a full or sparse matrix of any type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <limits.h>
#include <string.h>
#include "job/convert.h"
#include "job/matrix.h"
#include "engine/examples.h"

/* the first non-zero at place `from` or later whose row is `row` or later */
static ptrdiff_t seek (const bp_matrix *M, ptrdiff_t from, ptrdiff_t end,
                       ptrdiff_t row)
{
  while (from < end) {
    const ptrdiff_t middle = from + (end - from) / 2;
    if (M->row[middle] < row)
      from = middle + 1;
    else
      end = middle;
  }
  return from;
}

static void scatter (const bp_matrix *M, ptrdiff_t j, ptrdiff_t first,
                     ptrdiff_t rows, real *to)
{
  const ptrdiff_t end = M->start[j + 1];
  memset (to, 0, (size_t) rows * sizeof *to);
  for (ptrdiff_t p = seek (M, M->start[j], end, first);
       p < end && M->row[p] < first + rows; p++)
    to[M->row[p] - first] = (real) matrix_value (M, p);
}

void examples_copy (const bp_matrix *M, ptrdiff_t first, ptrdiff_t rows,
                    real *to, ptrdiff_t ld)
{
  for (ptrdiff_t j = 0; j < M->cols; j++)
    if (M->row)
      scatter (M, j, first, rows, to + j * ld);
    else
      convert (M, first + j * M->rows, rows, to + j * ld);
}

void examples_nonzeros (const bp_matrix *M, ptrdiff_t first, ptrdiff_t rows,
                        ptrdiff_t *cursor, bool cursor_is_set, nonzeros *to)
{
  ptrdiff_t count = 0;
  for (ptrdiff_t j = 0; j < M->cols; j++) {
    const ptrdiff_t end = M->start[j + 1];
    ptrdiff_t p = cursor_is_set ? cursor[j] : seek (M, M->start[j], end, first);
    to->start[j] = count;
    for (; p < end && M->row[p] < first + rows; p++, count++) {
      to->row[count] = (int) (M->row[p] - first);
      to->value[count] = M->type == BP_LOGICAL
        ? ((const unsigned char *) M->values)[p]
        : (real) ((const double *) M->values)[p];
    }
    cursor[j] = p;
  }
  to->start[M->cols] = count;
}

bool examples_in_place (const bp_matrix *M)
{
  /* the BLAS counts in int */
  return !M->row && M->type == REAL_TYPE && M->rows <= INT_MAX;
}

void examples_labels (const bp_matrix *y, ptrdiff_t first, ptrdiff_t rows,
                      ptrdiff_t classes, real *Y, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < classes; k++)
    memset (Y + k * ld, 0, (size_t) rows * sizeof *Y);
  for (ptrdiff_t t = 0; t < rows; t++)
    Y[((ptrdiff_t) matrix_value (y, first + t) - 1) * ld + t] = 1;
}
