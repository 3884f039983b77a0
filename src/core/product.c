/* product.c -- the three products of a layer, through the BLAS.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "product.h"

#ifndef BP_BLAS_INT
#define BP_BLAS_INT int        /* MATLAB's BLAS has 64-bit integers */
#endif
typedef BP_BLAS_INT blas_int;

#ifdef REAL_IS_SINGLE
#define gemm sgemm_
#else
#define gemm dgemm_
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

void product_forward (product_size s, const real *A, ptrdiff_t lda,
                      const real *Theta, real *Z, ptrdiff_t ldz)
{
  for (ptrdiff_t j = 0; j < s.out; j++)
    for (ptrdiff_t t = 0; t < s.rows; t++)
      Z[j * ldz + t] = Theta[j];
  multiply ('N', 'T', s.rows, s.out, s.in, A, lda, Theta + s.out, s.out, 1, Z, ldz);
}

void product_backward (product_size s, const real *D, ptrdiff_t ldd,
                       const real *Theta, real *E, ptrdiff_t lde)
{
  multiply ('N', 'N', s.rows, s.in, s.out, D, ldd, Theta + s.out, s.out, 0, E, lde);
}

void product_gradient (product_size s, const real *D, ptrdiff_t ldd,
                       const real *A, ptrdiff_t lda, real *Delta)
{
  for (ptrdiff_t j = 0; j < s.out; j++) {
    real sum = 0;
    for (ptrdiff_t t = 0; t < s.rows; t++)
      sum += D[j * ldd + t];
    Delta[j] += sum;
  }
  multiply ('T', 'N', s.out, s.in, s.rows, D, ldd, A, lda, 1, Delta + s.out, s.out);
}
