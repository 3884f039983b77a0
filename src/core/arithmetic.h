/* arithmetic.h -- all that is computed with whole blocks, for one instruction
 * set.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * activation.c, loss.c, pairs.c and product.c are compiled for each instruction set;
 * a table of their functions stands for one of them.  Which one is right for
 * the processor is found out at run time (processor.h).
 */
#ifndef ARITHMETIC_H
#define ARITHMETIC_H

#include "activation.h"
#include "loss.h"
#include "pairs.h"
#include "product.h"

typedef struct {
  ptrdiff_t lanes;      /* blocks have a multiple of so many rows             */
  bool thin_is_long;    /* the longer they are, the faster is a thin layer    */
  void (*activation_apply) (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                            const real *Z, real *A, ptrdiff_t ld);
  void (*activation_slope) (bp_activation g, ptrdiff_t rows, ptrdiff_t units,
                            const real *Z, const real *A, real *E, ptrdiff_t ld);
  double (*loss_delta) (bp_loss loss, bp_activation g, ptrdiff_t rows,
                        ptrdiff_t units, const real *Z, const real *Y,
                        const real *w, real *H, real *D, ptrdiff_t ld);
  ptrdiff_t (*product_plan) (product *p, ptrdiff_t in, ptrdiff_t out,
                             const real *Theta, bool backward);
  void (*product_pack) (product *p, real *room, bool backward);
  ptrdiff_t (*product_scratch) (const product *p, ptrdiff_t rows);
  void (*product_forward) (const product *p, ptrdiff_t rows, const real *A,
                           ptrdiff_t lda, real *Z, ptrdiff_t ldz);
  void (*product_backward) (const product *p, ptrdiff_t rows, const real *D,
                            ptrdiff_t ldd, real *E, ptrdiff_t lde);
  void (*product_gradient) (const product *p, ptrdiff_t rows, const real *D,
                            ptrdiff_t ldd, const real *A, ptrdiff_t lda,
                            real *Delta, real *scratch);
  ptrdiff_t (*product_sparse_scratch) (const product *p, ptrdiff_t rows);
  void (*product_forward_sparse) (const product *p, ptrdiff_t rows,
                                  const nonzeros *x, real *Z, ptrdiff_t ldz,
                                  real *scratch);
  void (*product_gradient_sparse) (const product *p, ptrdiff_t rows, const real *D,
                                   ptrdiff_t ldd, const nonzeros *x, real *Delta,
                                   real *scratch);
  const pairs *pairs;
} arithmetic;

extern const arithmetic arithmetic_v4, arithmetic_v3, arithmetic_v2, arithmetic_blas;

/* The processor's. */
const arithmetic *arithmetic_choose (void);

#endif
