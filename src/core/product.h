/* product.h -- the three matrix products of a layer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * This is where nearly all of the time goes.  A block holds `rows` examples,
 * the examples of one unit one behind the other, so that columns of X are used
 * as they lie; no column of ones is ever glued to anything.  Theta and Delta
 * are out-by-(in + 1), column-major, bias column first.
 */
#ifndef PRODUCT_H
#define PRODUCT_H

#include <stddef.h>
#include "real.h"

typedef struct {
  ptrdiff_t rows, in, out;   /* examples, units below, units above */
} product_size;

/* Z = [1 A] Theta'             A rows-by-in, Z rows-by-out */
void product_forward (product_size s, const real *A, ptrdiff_t lda,
                      const real *Theta, real *Z, ptrdiff_t ldz);

/* E = D Theta(:,2:end)         D rows-by-out, E rows-by-in */
void product_backward (product_size s, const real *D, ptrdiff_t ldd,
                       const real *Theta, real *E, ptrdiff_t lde);

/* Delta = Delta + D' [1 A] */
void product_gradient (product_size s, const real *D, ptrdiff_t ldd,
                       const real *A, ptrdiff_t lda, real *Delta);

#endif
