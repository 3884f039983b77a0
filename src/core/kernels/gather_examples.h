/* gather_examples.h -- chosen examples from a matrix with an example in each column.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef GATHER_EXAMPLES_H
#define GATHER_EXAMPLES_H

#include "backprop.h"
#include "base/real.h"

#define gather_examples KERNEL (gather_examples)

/* Row t of the block `to` (leading dimension ld) becomes column order[t] of Xt,
 * counted from 1, in working precision; as (x - shift) .* scale unless scale is
 * NULL.  Whole vectors of rows are written: those after the last become 0. */
void gather_examples (const bp_matrix *Xt, const unsigned *order, ptrdiff_t rows,
                      const real *shift, const real *scale, real *to, ptrdiff_t ld);

#endif
