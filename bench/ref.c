/* ref.c -- the rate of the BLAS, and of multiply-adds: what bench measures against.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each thread multiplies its own two matrices of 768-by-768, with a BLAS of one
 * thread (bench/private/start.m sets the environment so), all at the same time.
 * It reads the requests of serve.m from standard input: hello, make (in which only
 * precision=single or double is used), run ID K, drop, quit.  The answer to `run` is the
 * seconds of one product in each thread, and those of as many multiplications and additions
 * in registers only: the processor's peak, which a BLAS that does not know the processor
 * is far below.  The answer to `hello` is the threads, the compiler and the BLAS's core.
 */
#define _GNU_SOURCE                /* RTLD_DEFAULT, clock_gettime */
#include <dlfcn.h>
#ifdef _OPENMP
#include <omp.h>
#endif
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef _OPENMP
static int threads (void) { return omp_get_max_threads (); }
static int this_thread (void) { return omp_get_thread_num (); }
#else
static int threads (void) { return 1; }
static int this_thread (void) { return 0; }
#endif

#ifndef BP_BLAS_INT
#define BP_BLAS_INT int
#endif
typedef BP_BLAS_INT blas_int;

extern void dgemm_ (const char *, const char *, const blas_int *, const blas_int *,
                    const blas_int *, const double *, const double *,
                    const blas_int *, const double *, const blas_int *,
                    const double *, double *, const blas_int *);
extern void sgemm_ (const char *, const char *, const blas_int *, const blas_int *,
                    const blas_int *, const float *, const float *,
                    const blas_int *, const float *, const blas_int *,
                    const float *, float *, const blas_int *);

enum { N = 768, ENTRIES = N * N };

typedef struct {
  double A[ENTRIES], B[ENTRIES], C[ENTRIES];
  float a[ENTRIES], b[ENTRIES], c[ENTRIES];
} matrices;

static matrices **of_thread;

static void multiply (matrices *M, bool single)
{
  const blas_int n = N;
  if (single) {
    const float one = 1, zero = 0;
    sgemm_ ("N", "N", &n, &n, &n, &one, M->a, &n, M->b, &n, &zero, M->c, &n);
  } else {
    const double one = 1, zero = 0;
    dgemm_ ("N", "N", &n, &n, &n, &one, M->A, &n, M->B, &n, &zero, M->C, &n);
  }
}

/* ---- the peak ---- */

/* Multiply-adds enough for 2 N^3 operations, in CHAINS vectors that don't wait for each
 * other.  Without fused multiply-add a step is a multiplication and an addition.  The
 * asm is volatile: otherwise the compiler may call this once for many, before the clock.
 * Each loop over the chains is unrolled: otherwise they lie in memory, not in registers. */
#define PEAK(name, attribute, type, bytes, CHAINS) \
  attribute static double name (void) \
  { \
    typedef type vector __attribute__ ((vector_size (bytes))); \
    enum { LANES = bytes / sizeof (type) }; \
    const long steps = (long) N * N * N / (CHAINS * LANES); \
    vector sum[CHAINS], factor, term; \
    for (int i = 0; i < LANES; i++) { \
      factor[i] = (type) 0.999; \
      term[i] = (type) 0.001; \
    } \
    _Pragma ("GCC unroll 24") \
    for (int i = 0; i < CHAINS; i++) \
      sum[i] = factor * (type) i; \
    for (long k = 0; k < steps; k++) \
      _Pragma ("GCC unroll 24") \
      for (int i = 0; i < CHAINS; i++) { \
        sum[i] = sum[i] * factor + term; \
        __asm__ volatile ("" : "+" VECTOR_REGISTER (sum[i])); \
      } \
    _Pragma ("GCC unroll 24") \
    for (int i = 1; i < CHAINS; i++) \
      sum[0] += sum[i]; \
    vector all = sum[0]; \
    double total = 0; \
    for (int lane = 0; lane < LANES; lane++) \
      total += (double) all[lane]; \
    return total; \
  }

#ifdef __x86_64__
#define VECTOR_REGISTER "v"
PEAK (peak_avx512, __attribute__ ((target ("avx512f"))), double, 64, 24)
PEAK (peak_avx512_single, __attribute__ ((target ("avx512f"))), float, 64, 24)
PEAK (peak_avx2, __attribute__ ((target ("avx2,fma"))), double, 32, 12)
PEAK (peak_avx2_single, __attribute__ ((target ("avx2,fma"))), float, 32, 12)
#elif defined __aarch64__
#define VECTOR_REGISTER "w"
#else
#define VECTOR_REGISTER "m"
#endif
PEAK (peak_plain, , double, 16, 12)
PEAK (peak_plain_single, , float, 16, 12)

static double peak (bool single)
{
#ifdef __x86_64__
  if (__builtin_cpu_supports ("avx512f"))
    return single ? peak_avx512_single () : peak_avx512 ();
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
    return single ? peak_avx2_single () : peak_avx2 ();
#endif
  return single ? peak_plain_single () : peak_plain ();
}

/* ---- the products ---- */

static void fill (matrices *M)
{
  for (int i = 0; i < ENTRIES; i++) {
    M->A[i] = i % 251 / 256.0;
    M->B[i] = i % 241 / 256.0 - 0.5;
    M->a[i] = (float) M->A[i];
    M->b[i] = (float) M->B[i];
  }
}

static double now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

/* of a product, and of the peak's loop */
static void measure (bool single, int k, double *product, double *loop)
{
  double start = 0, middle = 0, end = 0;
#pragma omp parallel
  {
    matrices **M = &of_thread[this_thread ()];
    if (!*M) {
      *M = malloc (sizeof **M);
      if (!*M)
        abort ();
      fill (*M);
    }
    multiply (*M, single);
#pragma omp barrier
#pragma omp master
    start = now ();
#pragma omp barrier
    for (int i = 0; i < k; i++)
      multiply (*M, single);
#pragma omp barrier
#pragma omp master
    middle = now ();
#pragma omp barrier
    volatile double kept = 0;
    for (int i = 0; i < k; i++)
      kept += peak (single);
#pragma omp barrier
#pragma omp master
    end = now ();
  }
  *product = (middle - start) / k;
  *loop = (end - middle) / k;
}

static const char *core_of_blas (void)
{
  char *(*name) (void) = (char *(*) (void)) dlsym (RTLD_DEFAULT, "openblas_get_corename");
  return name ? name () : "unknown (the BLAS is not OpenBLAS)";
}

int main (void)
{
  char line[1024];
  bool single = false;
  int id, k;

  of_thread = calloc ((size_t) threads (), sizeof *of_thread);
  if (!of_thread)
    return 1;
  while (fgets (line, sizeof line, stdin)) {
    if (strncmp (line, "hello", 5) == 0)
      printf ("%d threads, compiler %s, core type %s\n\n", threads (),
              __VERSION__, core_of_blas ());
    else if (strncmp (line, "make", 4) == 0) {
      single = strstr (line, "precision=single") != NULL;
      puts ("0 0\n");
    } else if (sscanf (line, "run %d %d", &id, &k) == 2) {
      double product, loop;
      measure (single, k, &product, &loop);
      printf ("%.9g %.9g\n\n", product, loop);
    } else if (strncmp (line, "quit", 4) == 0)
      break;
    else if (line[0] != '\n')
      puts ("ok\n");
    fflush (stdout);
  }
  return 0;
}
