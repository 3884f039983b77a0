/* ref.c -- the rate of the BLAS: the peak that bench measures against.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each thread multiplies its own two matrices of 768-by-768, with a BLAS of one
 * thread (bench/private/start.m sets the environment so), all at the same time.
 * It is asked on standard input in the words of serve.m: hello, make (where only
 * precision=single or double counts), run ID K, drop, quit.  `run` answers the seconds
 * of one product each; `hello` the threads, the compiler and the BLAS's core.
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

static double seconds (bool single, int k)
{
  double start = 0, end = 0;
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
    end = now ();
  }
  return (end - start) / k;
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
    } else if (sscanf (line, "run %d %d", &id, &k) == 2)
      printf ("%.9g\n\n", seconds (single, k));
    else if (strncmp (line, "quit", 4) == 0)
      break;
    else if (line[0] != '\n')
      puts ("ok\n");
    fflush (stdout);
  }
  return 0;
}
