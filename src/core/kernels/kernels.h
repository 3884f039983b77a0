/* kernels.h -- all that is computed with whole blocks, for one instruction
 * set.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sources of this folder are compiled for each instruction set; a table of their
 * functions stands for one of them.  Which one is right for
 * the processor is found out at run time (processor.h).
 */
#ifndef KERNELS_H
#define KERNELS_H

#include "base/processor.h"
#include "base/real.h"
#include "kernels/activation.h"
#include "kernels/dropout.h"
#include "kernels/gather_examples.h"
#include "kernels/loss.h"
#include "kernels/optimizer.h"
#include "kernels/lbfgs_passes.h"
#include "kernels/product.h"
#include "kernels/sparsity.h"

#define kernels_blas   TYPED (kernels_blas)
#define kernels_choose TYPED (kernels_choose)
#define kernels_here   PASTE (kernels, ISA, PRECISION)

typedef struct {
  ptrdiff_t lanes;      /* a block's number of rows is a multiple of this     */
  ptrdiff_t thin_bytes; /* of a block whose first layer is thin, if possible  */
  const activation *activation;   /* by bp_activation                        */
  double (*loss_delta) (bp_loss loss, bp_activation g, ptrdiff_t rows,
                        ptrdiff_t units, const real *Z, const real *Y,
                        const real *w, real *H, real *D, ptrdiff_t ld);
  ptrdiff_t (*product_plan) (product *p, ptrdiff_t in, ptrdiff_t out,
                             const real *Theta, bool backward);
  void (*product_pack) (product *p, real *to, bool backward);
  void (*product_pack_columns) (const product *p, ptrdiff_t first, ptrdiff_t count);
  ptrdiff_t (*product_scratch) (const product *p, ptrdiff_t rows);
  ptrdiff_t (*product_workspace) (const product *p);
  void (*product_forward) (const product *p, ptrdiff_t rows, const real *A,
                           ptrdiff_t lda, real *Z, ptrdiff_t ldz, real *scratch);
  void (*product_backward) (const product *p, ptrdiff_t rows, const real *D,
                            ptrdiff_t ldd, real *E, ptrdiff_t lde, real *scratch);
  void (*product_gradient) (const product *p, ptrdiff_t rows, const real *D,
                            ptrdiff_t ldd, const real *A, ptrdiff_t lda,
                            real *Delta, real *scratch);
  void (*product_gradient_turn) (const product *p, ptrdiff_t first, ptrdiff_t rows,
                                 ptrdiff_t total,
                                 const real *D, ptrdiff_t ldd, real *scratch);
  void (*product_gradient_bias) (const product *p, ptrdiff_t rows, const real *D,
                                 ptrdiff_t ldd, real *Delta);
  void (*product_gradient_columns) (const product *p, ptrdiff_t rows, const real *D,
                                    ptrdiff_t ldd, const real *scratch,
                                    ptrdiff_t first, ptrdiff_t count, const real *A,
                                    ptrdiff_t lda, real *Delta);
  ptrdiff_t (*product_sparse_scratch) (const product *p, ptrdiff_t rows);
  void (*product_forward_sparse) (const product *p, ptrdiff_t rows,
                                  const nonzeros *x, real *Z, ptrdiff_t ldz,
                                  real *scratch);
  void (*product_gradient_sparse) (const product *p, ptrdiff_t rows, const real *D,
                                   ptrdiff_t ldd, const nonzeros *x, real *Delta,
                                   real *scratch);
  void (*gather_examples) (const bp_matrix *Xt, const unsigned *order, ptrdiff_t rows,
                           const real *shift, const real *scale, real *to, ptrdiff_t ld);
  void (*dropout_mask) (const dropout *d, int layer, ptrdiff_t first, ptrdiff_t rows,
                        ptrdiff_t units, real *mask, ptrdiff_t ld);
  void (*optimizer_step) (const optimizer *o, ptrdiff_t n, const real *g, real decay,
                          real *theta, real *moment1, real *moment2);
  void (*sparsity_add_sums) (ptrdiff_t rows, ptrdiff_t units, const real *A,
                             const real *w, ptrdiff_t ld, double *sums);
  void (*sparsity_add_push) (ptrdiff_t rows, ptrdiff_t units, const real *push,
                             const real *w, real *E, ptrdiff_t ld);
  const lbfgs_passes *lbfgs;
} kernels;

#define ROW(name) extern const kernels PASTE (kernels, _##name, PRECISION);
EACH_PROCESSOR (ROW)
#undef ROW

/* Those for this processor. */
const kernels *kernels_choose (void);

#endif
