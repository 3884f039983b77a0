/* test_hessian.c -- products with the Hessian, compared with differences of the reference's
 * gradient, and with each other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "problem.h"
#include "base/memory.h"

/* A direction, with the same numbers in both precisions. */
typedef struct {
  double *v, *Hv, *other;
  float *v_single;
} vectors;

static vectors vectors_create (ptrdiff_t n)
{
  vectors x = {
    malloc ((size_t) n * sizeof (double)), calloc ((size_t) n, sizeof (double)),
    calloc ((size_t) n, sizeof (double)), malloc ((size_t) n * sizeof (float))
  };
  for (ptrdiff_t i = 0; i < n; i++)
    x.v[i] = x.v_single[i] = (float) cos (2.1 * (double) i);
  return x;
}

static void vectors_free (vectors x)
{
  free (x.v);
  free (x.Hv);
  free (x.other);
  free (x.v_single);
}

/* H v from gradients of the reference at theta + k h v, k = -2 .. 2: central differences at
 * h and 2h, extrapolated. */
static void differences (problem *p, const double *v, double *Hv)
{
  const double h = 2e-4, times[] = { -4, 4, 0.5, -0.5 };
  const int k[] = { -1, 1, -2, 2 };
  double *theta = malloc ((size_t) p->P * sizeof *theta);
  memcpy (theta, p->theta, (size_t) p->P * sizeof *theta);
  memset (Hv, 0, (size_t) p->P * sizeof *Hv);
  for (int j = 0; j < 4; j++) {
    for (ptrdiff_t i = 0; i < p->P; i++)
      p->theta[i] = theta[i] + k[j] * h * v[i];
    problem_solve (p);
    for (ptrdiff_t i = 0; i < p->P; i++)
      Hv[i] += times[j] * p->grad[i] / (6 * h);
  }
  memcpy (p->theta, theta, (size_t) p->P * sizeof *theta);
  free (theta);
}

static bp_status multiply (const problem *p, const bp_job *job, vectors x, void *Hv)
{
  char message[BP_MESSAGE];
  assert_int_equal (bp_check (job, message), BP_OK);
  assert_int_equal (job->parameters, p->P);
  const void *v = job->precision == BP_SINGLE ? (const void *) x.v_single : x.v;
  return bp_hessian_multiply (job, v, Hv);
}

/* H v of the engine, in both precisions, is near that of the differences. */
static void compare (problem *p, bp_task task)
{
  static const double bound[] = { [BP_DOUBLE] = 1e-10, [BP_SINGLE] = 1e-5 };
  vectors x = vectors_create (p->P);
  differences (p, x.v, x.Hv);
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
    const bp_job job = problem_job (p, (bp_type) precision, task, NULL);
    assert_int_equal (multiply (p, &job, x, x.other), BP_OK);
    assert_true (distance (x.other, (bp_type) precision, x.Hv, p->P) <= bound[precision]);
  }
  vectors_free (x);
}

static void every_activation (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 7, 5, 6, 4 };
  for (int hidden = BP_SIGMOID; hidden <= BP_LINEAR; hidden++)
    for (int output = BP_SIGMOID; output <= BP_SOFTMAX; output++)
      for (int loss = BP_CROSSENTROPY; loss <= BP_SQUAREDERROR; loss++) {
        if (loss == BP_CROSSENTROPY && output != BP_SIGMOID && output != BP_SOFTMAX)
          continue;
        problem *p = problem_create (4, size, 23);
        p->net->activation[1] = p->net->activation[2] = (bp_activation) hidden;
        p->net->activation[3] = (bp_activation) output;
        p->net->loss = (bp_loss) loss;
        compare (p, hidden % 2 ? BP_LABELS : BP_TARGETS);
        problem_free (p);
      }
}

/* sizes just below and above those of every block, vector and tile; no hidden layer too */
static void every_size (void **state)
{
  (void) state;
  const ptrdiff_t rows[] = { 1, 7, 9, 64, 65, 300 };
  const ptrdiff_t widths[] = { 1, 3, 13, 17, 33, 64 };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    for (size_t j = 0; j < sizeof widths / sizeof *widths; j++) {
      const ptrdiff_t size[] = { widths[(i + j) % 6], widths[j], 1 + (ptrdiff_t) (i % 4) };
      problem *p = problem_create (j == 0 ? 2 : 3, size, rows[i]);
      compare (p, BP_TARGETS);
      problem_free (p);
    }
}

/* The same numbers in another type of X, full and sparse, standardized or not. */
static void every_type (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 6, 5, 3 };
  enum { M = 700, N = 6 };
  problem *p = problem_create (3, size, M);
  static short narrow[M * N];
  static unsigned char byte[M * N], values[M * N];
  static double sparse[M * N];
  static ptrdiff_t row[M * N], start[N + 1];
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < M * N; i++) {
    const int v = i % 5 < 4 ? 0 : (int) (i % 3);
    p->X[i] = narrow[i] = byte[i] = (unsigned char) v;
    p->X_single[i] = (float) v;
    if (i % M == 0)
      start[i / M] = count;
    if (v) {
      row[count] = i % M;
      values[count] = (unsigned char) v;
      sparse[count++] = v;
    }
  }
  start[N] = count;
  const struct { bp_type type; const void *values; const ptrdiff_t *row; } kinds[] = {
    { BP_DOUBLE, p->X, NULL }, { BP_SINGLE, p->X_single, NULL },
    { BP_INT16, narrow, NULL }, { BP_UINT8, byte, NULL }, { BP_LOGICAL, byte, NULL },
    { BP_DOUBLE, sparse, row }, { BP_LOGICAL, values, row }
  };
  double shift[N], scale[N], *X = malloc (M * N * sizeof *X);
  for (ptrdiff_t j = 0; j < N; j++) {
    shift[j] = 0.3 * (double) j - 1;
    scale[j] = j % 2 ? 0.5 : -3;
  }
  for (ptrdiff_t i = 0; i < M * N; i++)
    X[i] = (p->X[i] - shift[i / M]) / scale[i / M];

  vectors x = vectors_create (p->P);
  for (int standard = 0; standard <= 1; standard++) {
    bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
    job.X.values = standard ? X : p->X;
    p->net->shift = p->net->scale = NULL;
    assert_int_equal (multiply (p, &job, x, x.Hv), BP_OK);
    p->net->shift = standard ? shift : NULL;
    p->net->scale = standard ? scale : NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
      for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
        job = problem_job (p, (bp_type) precision, BP_LABELS, NULL);
        job.X.type = kinds[i].type;
        job.X.values = kinds[i].values;
        job.X.row = kinds[i].row;
        job.X.start = kinds[i].row ? start : NULL;
        job.threads = 2;
        assert_int_equal (multiply (p, &job, x, x.other), BP_OK);
        assert_true (distance (x.other, (bp_type) precision, x.Hv, p->P)
                     <= (precision == BP_SINGLE ? 1e-5 : 1e-13));
      }
  }
  free (X);
  vectors_free (x);
  problem_free (p);
}

/* A weight of 2 equals an example that is given twice, a weight of 0 one that is left out.
 * An unknown target of the only output has the effect of a weight of 0. */
static void weights_and_gaps (void **state)
{
  (void) state;
  enum { M = 60 };
  static const bp_activation outputs[] = { BP_SIGMOID, BP_TANH };
  const ptrdiff_t size[] = { 3, 4, 1 };
  for (int output = 0; output < 2; output++) {
    problem *p = problem_create (3, size, M);
    p->net->activation[2] = outputs[output];
    p->net->loss = output ? BP_SQUAREDERROR : BP_CROSSENTROPY;
    vectors x = vectors_create (p->P);
    double weight[M], X[2 * M * 3], Y[2 * M];
    ptrdiff_t rows = 0;
    for (ptrdiff_t t = 0; t < M; t++) {
      weight[t] = (double) (t % 3);
      p->Y[t] = t % 5 / 4.0;
      rows += t % 3;
    }
    for (ptrdiff_t t = 0, to = 0; t < M; t++)
      for (int i = 0; i < t % 3; i++, to++) {
        Y[to] = p->Y[t];
        for (ptrdiff_t j = 0; j < 3; j++)
          X[to + j * rows] = p->X[t + j * M];
      }
    bp_job job = problem_job (p, BP_DOUBLE, BP_TARGETS, NULL);
    job.weight = weight;
    assert_int_equal (multiply (p, &job, x, x.Hv), BP_OK);
    job.weight = NULL;
    job.X.values = X;
    job.Y.values = Y;
    job.X.rows = job.Y.rows = rows;
    assert_int_equal (multiply (p, &job, x, x.other), BP_OK);
    assert_true (distance (x.other, BP_DOUBLE, x.Hv, p->P) <= 1e-13);

    job = problem_job (p, BP_DOUBLE, BP_TARGETS, NULL);    /* lambda and m as before */
    p->net->lambda = 0;
    for (ptrdiff_t t = 0; t < M; t++)
      weight[t] = t % 3 > 0;
    job.weight = weight;
    assert_int_equal (multiply (p, &job, x, x.Hv), BP_OK);
    job.weight = NULL;
    for (ptrdiff_t t = 0; t < M; t += 3)
      p->Y[t] = NAN;
    assert_int_equal (multiply (p, &job, x, x.other), BP_OK);
    for (ptrdiff_t i = 0; i < p->P; i++)
      x.other[i] *= 1.5;                       /* a mean over 60, not over 40 */
    assert_true (distance (x.other, BP_DOUBLE, x.Hv, p->P) <= 1e-13);
    vectors_free (x);
    problem_free (p);
  }
}

/* Targets that do not add to 1, some of them unknown: compared with differences of the
 * engine's gradient. */
static void gaps_in_softmax (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 3, 5, 4 };
  for (int loss = BP_CROSSENTROPY; loss <= BP_SQUAREDERROR; loss++) {
    problem *p = problem_create (3, size, 21);
    p->net->activation[2] = BP_SOFTMAX;
    p->net->loss = (bp_loss) loss;
    for (ptrdiff_t i = 0; i < 21 * 4; i++)
      p->Y[i] = i % 11 == 3 ? NAN : 0.5 + 0.5 * sin ((double) i);
    vectors x = vectors_create (p->P);
    double *grad = malloc ((size_t) p->P * sizeof *grad);
    double *theta = malloc ((size_t) p->P * sizeof *theta);
    bp_job job = problem_job (p, BP_DOUBLE, BP_TARGETS, grad);
    for (int k = -1; k <= 1; k += 2) {
      for (ptrdiff_t i = 0; i < p->P; i++)
        theta[i] = p->theta[i] + k * 1e-5 * x.v[i];
      job.theta = theta;
      assert_int_equal (bp_evaluate (&job), BP_OK);
      for (ptrdiff_t i = 0; i < p->P; i++)
        x.Hv[i] += k * grad[i] / 2e-5;
    }
    job.theta = p->theta;
    assert_int_equal (multiply (p, &job, x, x.other), BP_OK);
    assert_true (distance (x.other, BP_DOUBLE, x.Hv, p->P) <= 1e-8);
    free (grad);
    free (theta);
    vectors_free (x);
    problem_free (p);
  }
}

static void same_for_any_threads (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 3001);
  vectors x = vectors_create (p->P);
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
    const size_t bytes = (size_t) p->P * (precision == BP_SINGLE ? 4 : 8);
    bp_job job = problem_job (p, (bp_type) precision, BP_LABELS, NULL);
    assert_int_equal (multiply (p, &job, x, x.Hv), BP_OK);
    const int threads[] = { 1, 2, 3, 4, 7, 8, 16 };
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
      job.threads = threads[i];
      memset (x.other, 0xFF, bytes);
      assert_int_equal (multiply (p, &job, x, x.other), BP_OK);
      assert_memory_equal (x.Hv, x.other, bytes);
    }
  }
  vectors_free (x);
  problem_free (p);
}

static void stopped (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 3001);
  vectors x = vectors_create (p->P);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
  stop_calls = 0;
  job.stop = stop_at_third;
  assert_int_equal (multiply (p, &job, x, x.Hv), BP_STOPPED);
  assert_int_equal (stop_calls, 3);
  vectors_free (x);
  problem_free (p);
}

typedef struct { problem *p; const bp_job *job; vectors x; void *Hv; } products;

static bp_status multiply_again (void *context)
{
  const products *of = context;
  return multiply (of->p, of->job, of->x, of->Hv);
}

static void every_allocation_fails (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 3001);
  vectors x = vectors_create (p->P);
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++)
    for (int threads = 1; threads <= 3; threads++) {
      bp_job job = problem_job (p, (bp_type) precision, BP_LABELS, NULL);
      assert_int_equal (multiply (p, &job, x, x.Hv), BP_OK);
      job.threads = threads;
      products again = { p, &job, x, x.other };
      succeeds_after_failures (multiply_again, &again, 6);
      assert_memory_equal (x.Hv, x.other, (size_t) p->P * (precision == BP_SINGLE ? 4 : 8));
    }
  vectors_free (x);
  problem_free (p);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_activation),
    cmocka_unit_test (every_size),
    cmocka_unit_test (every_type),
    cmocka_unit_test (weights_and_gaps),
    cmocka_unit_test (gaps_in_softmax),
    cmocka_unit_test (same_for_any_threads),
    cmocka_unit_test (stopped),
    cmocka_unit_test (every_allocation_fails)
  };
  return with_each_instruction_set (tests, sizeof tests / sizeof *tests);
}
