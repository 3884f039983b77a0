/* product_blas.c -- the three products of a layer, through the BLAS.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For processors that the folder tiles has no kernels for.
 */
#include "kernels/product.h"

#ifndef BP_BLAS_INT
#define BP_BLAS_INT int        /* MATLAB's BLAS has 64-bit integers */
#endif
typedef BP_BLAS_INT blas_int;

#ifdef BP_BLAS_PLAIN           /* MATLAB's on Windows */
#define BLAS(name) name
#else
#define BLAS(name) name##_
#endif
#ifdef REAL_IS_SINGLE
#define gemm BLAS (sgemm)
#else
#define gemm BLAS (dgemm)
#endif

extern void gemm (const char *transa, const char *transb, const blas_int *m,
                  const blas_int *n, const blas_int *k, const real *alpha,
                  const real *a, const blas_int *lda, const real *b,
                  const blas_int *ldb, const real *beta, real *c,
                  const blas_int *ldc);

/* C (m-by-n) = op(A) op(B) + beta C, with op(A) m-by-k */
static void multiply (char opa, char opb, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k,
                      const real *A, ptrdiff_t lda, const real *B, ptrdiff_t ldb,
                      real beta, real *C, ptrdiff_t ldc)
{
  const blas_int m_ = (blas_int) m, n_ = (blas_int) n, k_ = (blas_int) k,
    lda_ = (blas_int) lda, ldb_ = (blas_int) ldb, ldc_ = (blas_int) ldc;
  const real one = 1;
  gemm (&opa, &opb, &m_, &n_, &k_, &one, A, &lda_, B, &ldb_, &beta, C, &ldc_);
}

ptrdiff_t product_plan (product *p, ptrdiff_t in, ptrdiff_t out,
                        const real *Theta, bool backward)
{
  (void) backward;
  *p = (product) { .in = in, .out = out, .ld = out, .Theta = Theta };
  return 0;
}

void product_pack (product *p, real *to, bool backward)
{
  (void) p;
  (void) to;
  (void) backward;
}

void product_pack_columns (const product *p, ptrdiff_t first, ptrdiff_t count)
{
  (void) p;
  (void) first;
  (void) count;
}

ptrdiff_t product_scratch (const product *p, ptrdiff_t rows)
{
  (void) p;
  (void) rows;
  return 0;
}

ptrdiff_t product_workspace (const product *p)
{
  (void) p;
  return 0;
}

void product_forward (const product *p, ptrdiff_t rows, const real *A,
                      ptrdiff_t lda, real *Z, ptrdiff_t ldz, real *scratch)
{
  (void) scratch;
  for (ptrdiff_t j = 0; j < p->out; j++)
    for (ptrdiff_t t = 0; t < rows; t++)
      Z[j * ldz + t] = p->Theta[j];
  multiply ('N', 'T', rows, p->out, p->in, A, lda, p->Theta + p->out, p->out, 1,
            Z, ldz);
}

void product_backward (const product *p, ptrdiff_t rows, const real *D,
                       ptrdiff_t ldd, real *E, ptrdiff_t lde, real *scratch)
{
  (void) scratch;
  multiply ('N', 'N', rows, p->in, p->out, D, ldd, p->Theta + p->out, p->out, 0,
            E, lde);
}

void product_gradient_turn (const product *p, ptrdiff_t first, ptrdiff_t rows,
                            ptrdiff_t total, const real *D, ptrdiff_t ldd,
                            real *scratch)
{
  (void) total;
  (void) p;
  (void) first;
  (void) rows;
  (void) D;
  (void) ldd;
  (void) scratch;
}

void product_gradient_bias (const product *p, ptrdiff_t rows, const real *D,
                            ptrdiff_t ldd, real *Delta)
{
  for (ptrdiff_t j = 0; j < p->out; j++) {
    real sum = 0;
    for (ptrdiff_t t = 0; t < rows; t++)
      sum += D[j * ldd + t];
    Delta[j] += sum;
  }
}

void product_gradient_columns (const product *p, ptrdiff_t rows, const real *D,
                               ptrdiff_t ldd, const real *scratch, ptrdiff_t first,
                               ptrdiff_t count, const real *A, ptrdiff_t lda,
                               real *Delta)
{
  (void) scratch;
  multiply ('T', 'N', p->out, count, rows, D, ldd, A + first * lda, lda, 1, Delta,
            p->ld);
}

void product_gradient (const product *p, ptrdiff_t rows, const real *D,
                       ptrdiff_t ldd, const real *A, ptrdiff_t lda,
                       real *Delta, real *scratch)
{
  product_gradient_bias (p, rows, D, ldd, Delta);
  product_gradient_columns (p, rows, D, ldd, scratch, 0, p->in, A, lda, Delta + p->ld);
}
