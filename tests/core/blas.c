/* blas.c -- the functions of the BLAS that the engine calls, for systems without a BLAS.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stddef.h>

#define GEMM(name, real)                                                                 \
  void name (const char *opa, const char *opb, const int *m, const int *n, const int *k, \
             const real *alpha, const real *A, const int *lda, const real *B,            \
             const int *ldb, const real *beta, real *C, const int *ldc);                 \
  void name (const char *opa, const char *opb, const int *m, const int *n, const int *k, \
             const real *alpha, const real *A, const int *lda, const real *B,            \
             const int *ldb, const real *beta, real *C, const int *ldc)                  \
  {                                                                                      \
    const ptrdiff_t ai = *opa == 'N' ? 1 : *lda, ak = *opa == 'N' ? *lda : 1;            \
    const ptrdiff_t bk = *opb == 'N' ? 1 : *ldb, bj = *opb == 'N' ? *ldb : 1;            \
    for (ptrdiff_t j = 0; j < *n; j++)                                                   \
      for (ptrdiff_t i = 0; i < *m; i++) {                                               \
        real sum = 0, *c = C + j * *ldc + i;                                             \
        for (ptrdiff_t h = 0; h < *k; h++)                                               \
          sum += A[i * ai + h * ak] * B[h * bk + j * bj];                                \
        *c = *alpha * sum + (*beta == 0 ? 0 : *beta * *c);                               \
      }                                                                                  \
  }

GEMM (dgemm_, double)
GEMM (sgemm_, float)
