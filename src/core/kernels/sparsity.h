/* sparsity.h -- sums of activations over a block, and what their mean adds to the deltas.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks of rows-by-units with leading dimension ld; w: the rows' weights, NULL: all 1.
 */
#ifndef SPARSITY_H
#define SPARSITY_H

#include "base/real.h"
#include <stddef.h>

#define sparsity_add_sums KERNEL (sparsity_add_sums)
#define sparsity_add_push KERNEL (sparsity_add_push)

/* sums(k) = sums(k) + sum over the rows of w .* A(:,k) */
void sparsity_add_sums (ptrdiff_t rows, ptrdiff_t units, const real *A, const real *w,
                        ptrdiff_t ld, double *sums);

/* E(:,k) = E(:,k) + push(k) w */
void sparsity_add_push (ptrdiff_t rows, ptrdiff_t units, const real *push, const real *w,
                        real *E, ptrdiff_t ld);

#endif
