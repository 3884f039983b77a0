/* examples.h -- reads X and Y in place, a block of rows at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef EXAMPLES_H
#define EXAMPLES_H

#include <stdbool.h>
#include "backprop.h"
#include "base/real.h"
#include "kernels/product.h"

#define examples_copy     TYPED (examples_copy)
#define examples_in_place TYPED (examples_in_place)
#define examples_labels   TYPED (examples_labels)
#define examples_nonzeros TYPED (examples_nonzeros)

/* Whether M's own columns can be used as they are: then rows `first` and on
 * start at (const real *) M->values + first, columns M->rows apart. */
bool examples_in_place (const bp_matrix *M);

/* Rows first .. first + rows - 1 of M in working precision, columns ld apart. */
void examples_copy (const bp_matrix *M, ptrdiff_t first, ptrdiff_t rows,
                    real *to, ptrdiff_t ld);

/* The non-zeros of those rows of a sparse M (of doubles or logicals).  cursor has
 * an entry for each column: where, if set, the rows from `first` on start in it;
 * on return, where those of the next block start. */
void examples_nonzeros (const bp_matrix *M, ptrdiff_t first, ptrdiff_t rows,
                        ptrdiff_t *cursor, bool cursor_is_set, nonzeros *to);

/* Labels first .. of the vector y as rows-by-classes targets 0 and 1. */
void examples_labels (const bp_matrix *y, ptrdiff_t first, ptrdiff_t rows,
                      ptrdiff_t classes, real *Y, ptrdiff_t ld);

#endif
