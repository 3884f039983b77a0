/* product.h -- the three matrix products of a layer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nearly all of the time is spent here.  A block has an example in each row and is
 * column-major, so that columns of X are used in place; no column of ones is ever
 * added to a matrix.  Theta is out-by-(in + 1), column-major, bias column first.
 *
 * Two places define these functions: the folder tiles, kernels of our own,
 * for each instruction set that they know, and product_blas.c for the others.
 * product_sparse.c is used with both.
 */
#ifndef PRODUCT_H
#define PRODUCT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/real.h"

#define product_backward         KERNEL (product_backward)
#define product_forward          KERNEL (product_forward)
#define product_forward_sparse   KERNEL (product_forward_sparse)
#define product_gradient         KERNEL (product_gradient)
#define product_gradient_bias    KERNEL (product_gradient_bias)
#define product_gradient_columns KERNEL (product_gradient_columns)
#define product_gradient_sparse  KERNEL (product_gradient_sparse)
#define product_gradient_turn    KERNEL (product_gradient_turn)
#define product_pack             KERNEL (product_pack)
#define product_pack_columns     KERNEL (product_pack_columns)
#define product_plan             KERNEL (product_plan)
#define product_workspace        KERNEL (product_workspace)
#define product_scratch          KERNEL (product_scratch)
#define product_sparse_scratch   KERNEL (product_sparse_scratch)

/* A layer's products, set up once an evaluation: Theta in the order in which
 * the kernels read it.  Where Theta is changed in between, as in training, its
 * changed columns are packed again. */
typedef struct {
  ptrdiff_t in, out;         /* units below, units above                      */
  ptrdiff_t ld;              /* distance of Delta's columns, >= out           */
  const real *Theta;
  real *forward, *backward;  /* packed; NULL where not needed                 */
} product;

/* Sets everything except the packed pieces; returns the number of reals they need. */
ptrdiff_t product_plan (product *p, ptrdiff_t in, ptrdiff_t out,
                        const real *Theta, bool backward);

/* Packs Theta into `to`. */
void product_pack (product *p, real *to, bool backward);

/* Packs the columns of inputs first .. first + count - 1 again, where Theta is
 * packed already.  Columns of the same layer may be packed by several threads
 * at a time. */
void product_pack_columns (const product *p, ptrdiff_t first, ptrdiff_t count);

/* Reals of scratch that product_gradient needs for blocks of that number of rows. */
ptrdiff_t product_scratch (const product *p, ptrdiff_t rows);

/* Reals of scratch that product_forward and product_backward need for each thread, from
 * memory_get or memory_take. */
ptrdiff_t product_workspace (const product *p);

/* In all three, rows is a multiple of LANES where the kernels are ours.
 * Z = [1 A] Theta'             A rows-by-in, Z rows-by-out */
void product_forward (const product *p, ptrdiff_t rows, const real *A,
                      ptrdiff_t lda, real *Z, ptrdiff_t ldz, real *scratch);

/* E = D Theta(:,2:end)         D rows-by-out, E rows-by-in */
void product_backward (const product *p, ptrdiff_t rows, const real *D,
                       ptrdiff_t ldd, real *E, ptrdiff_t lde, real *scratch);

/* Delta = Delta + D' [1 A] */
void product_gradient (const product *p, ptrdiff_t rows, const real *D,
                       ptrdiff_t ldd, const real *A, ptrdiff_t lda,
                       real *Delta, real *scratch);

/* The same in parts, for threads that share a block, with the same bits: first the
 * `total` rows of D are transposed into `scratch`, in parts that start at `first`; then
 * columns of Delta are computed, in any order: the one of the biases, and those of the
 * inputs first .. first + count - 1, where Delta points to the first of these. */
void product_gradient_turn (const product *p, ptrdiff_t first, ptrdiff_t rows,
                            ptrdiff_t total, const real *D, ptrdiff_t ldd,
                            real *scratch);
void product_gradient_bias (const product *p, ptrdiff_t rows, const real *D,
                            ptrdiff_t ldd, real *Delta);
void product_gradient_columns (const product *p, ptrdiff_t rows, const real *D,
                               ptrdiff_t ldd, const real *scratch, ptrdiff_t first,
                               ptrdiff_t count, const real *A, ptrdiff_t lda,
                               real *Delta);

/* The non-zeros of a block of examples, column by column. */
typedef struct {
  ptrdiff_t *start;          /* in + 1 places where columns start             */
  int *row;                  /* the example, counted within the block         */
  real *value;
} nonzeros;

/* The same forward and gradient for a sparse A (product_sparse.c), in a time
 * proportional to its non-zeros; product_sparse_scratch reals of scratch. */
ptrdiff_t product_sparse_scratch (const product *p, ptrdiff_t rows);
void product_forward_sparse (const product *p, ptrdiff_t rows, const nonzeros *x,
                             real *Z, ptrdiff_t ldz, real *scratch);
void product_gradient_sparse (const product *p, ptrdiff_t rows, const real *D,
                              ptrdiff_t ldd, const nonzeros *x, real *Delta,
                              real *scratch);

#endif
