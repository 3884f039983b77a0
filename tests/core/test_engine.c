/* test_engine.c -- the engine compared with the reference, on every kind of input.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "problem.h"

static const double bound[] = { [BP_DOUBLE] = 1e-12, [BP_SINGLE] = 1e-5 };

/* Evaluates in the given precision and compares with the results of the reference. */
static void compare (const problem *p, bp_type precision, bp_task task)
{
  char message[BP_MESSAGE];
  double *grad = malloc ((size_t) p->P * sizeof *grad);
  bp_job job = problem_job (p, precision, task, grad);
  assert_int_equal (bp_check (&job, message), BP_OK);
  assert_int_equal (bp_evaluate (&job), BP_OK);
  assert_true (fabs (job.J - p->J) <= bound[precision] * fabs (p->J));
  assert_true (distance (grad, precision, p->grad, p->P) <= bound[precision]);

  const double J = job.J;
  job.grad = NULL;
  assert_int_equal (bp_evaluate (&job), BP_OK);
  assert_true (job.J == J);
  free (grad);
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
        problem_solve (p);
        compare (p, BP_DOUBLE, BP_TARGETS);
        compare (p, BP_DOUBLE, BP_LABELS);
        compare (p, BP_SINGLE, BP_LABELS);
        problem_free (p);
      }
}

/* sizes just below and above those of every block, vector and tile */
static void every_size (void **state)
{
  (void) state;
  const ptrdiff_t rows[] = { 1, 2, 7, 8, 9, 63, 64, 65, 200, 1025 };
  const ptrdiff_t widths[] = { 1, 2, 3, 8, 13, 17, 21, 25, 31, 33, 40, 64 };
  const size_t many = sizeof widths / sizeof *widths;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    for (size_t j = 0; j < many; j++) {
      const ptrdiff_t size[] = { widths[(i + 5 * j) % many], widths[j], 1 + (ptrdiff_t) (i % 4) };
      problem *p = problem_create (3, size, rows[i]);
      problem_solve (p);
      compare (p, BP_DOUBLE, BP_TARGETS);
      compare (p, BP_SINGLE, BP_TARGETS);
      problem_free (p);
    }
}

static void no_hidden_layer (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 9, 3 };
  problem *p = problem_create (2, size, 50);
  problem_solve (p);
  compare (p, BP_DOUBLE, BP_LABELS);
  problem_free (p);
}

/* The same numbers in another type of X, full and sparse.  Of every seven numbers the first
 * `zeros` are 0, and some of the others too. */
static void types (int zeros)
{
  const ptrdiff_t size[] = { 6, 5, 3 };
  enum { M = 700, N = 6 };
  problem *p = problem_create (3, size, M);
  static long long wide[M * N];
  static int medium[M * N];
  static short narrow[M * N];
  static unsigned char byte[M * N], values[M * N];
  static double sparse[M * N];
  static ptrdiff_t row[M * N], start[N + 1];
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < M * N; i++) {
    const int v = i % 7 < zeros ? 0 : (int) (i % 3);
    p->X[i] = wide[i] = medium[i] = narrow[i] = byte[i] = (unsigned char) v;
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
  problem_solve (p);

  const struct { bp_type type; const void *values; const ptrdiff_t *row; } kinds[] = {
    { BP_SINGLE, p->X_single, NULL }, { BP_DOUBLE, p->X, NULL },
    { BP_INT64, wide, NULL }, { BP_UINT64, wide, NULL },
    { BP_INT32, medium, NULL }, { BP_UINT32, medium, NULL },
    { BP_INT16, narrow, NULL }, { BP_UINT16, narrow, NULL },
    { BP_INT8, byte, NULL }, { BP_UINT8, byte, NULL }, { BP_LOGICAL, byte, NULL },
    { BP_DOUBLE, sparse, row }, { BP_LOGICAL, values, row }
  };
  double *grad = malloc ((size_t) p->P * sizeof *grad);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
      bp_job job = problem_job (p, (bp_type) precision, BP_LABELS, grad);
      job.X.type = kinds[i].type;
      job.X.values = kinds[i].values;
      job.X.row = kinds[i].row;
      job.X.start = kinds[i].row ? start : NULL;
      job.threads = 2;
      assert_int_equal (bp_evaluate (&job), BP_OK);
      assert_true (fabs (job.J - p->J) <= bound[precision] * p->J);
      assert_true (distance (grad, (bp_type) precision, p->grad, p->P) <= bound[precision]);
    }
  free (grad);
  problem_free (p);
}

static void every_type (void **state)
{
  (void) state;
  types (4);      /* sparse enough for zeros to be skipped */
  types (1);      /* dense enough for zeros not to be skipped */
}

static void weights (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 7, 5, 4 };
  for (int output = BP_SIGMOID; output <= BP_SOFTMAX; output++)
    for (int loss = BP_CROSSENTROPY; loss <= BP_SQUAREDERROR; loss++) {
      if (loss == BP_CROSSENTROPY && output != BP_SIGMOID && output != BP_SOFTMAX)
        continue;
      problem *p = problem_create (3, size, 77);
      p->net->activation[2] = (bp_activation) output;
      p->net->loss = (bp_loss) loss;
      p->weight = malloc (77 * sizeof *p->weight);
      for (int t = 0; t < 77; t++)
        p->weight[t] = t % 5;
      problem_solve (p);
      compare (p, BP_DOUBLE, BP_TARGETS);
      compare (p, BP_DOUBLE, BP_LABELS);
      compare (p, BP_SINGLE, BP_LABELS);
      problem_free (p);
    }
}

static void unknown_targets (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 7, 5, 4 };
  for (int output = BP_SIGMOID; output <= BP_SOFTMAX; output++)
    for (int loss = BP_CROSSENTROPY; loss <= BP_SQUAREDERROR; loss++) {
      if (loss == BP_CROSSENTROPY && output != BP_SIGMOID && output != BP_SOFTMAX)
        continue;
      problem *p = problem_create (3, size, 77);
      p->net->activation[2] = (bp_activation) output;
      p->net->loss = (bp_loss) loss;
      for (int i = 0; i < 4 * 77; i += 3 + i % 7)
        p->Y[i] = NAN;
      problem_solve (p);
      compare (p, BP_DOUBLE, BP_TARGETS);
      compare (p, BP_SINGLE, BP_TARGETS);
      problem_free (p);
    }
}

static void standardized_inputs (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 5, 6, 3 };
  const double shift[] = { 0.5, -1, 0, 2, 0.25 }, scale[] = { 1, 2, 0.5, -3, 1.5 };
  problem *p = problem_create (3, size, 700);
  p->net->shift = shift;
  p->net->scale = scale;
  problem_solve (p);
  compare (p, BP_DOUBLE, BP_LABELS);
  compare (p, BP_SINGLE, BP_LABELS);
  problem_free (p);
}

static void input_gradient (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 9, 6, 3 };
  const double shift[9] = { 0.5 }, scale[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  for (int standard = 0; standard < 2; standard++) {
    problem *p = problem_create (3, size, 333);
    p->net->shift = standard ? shift : NULL;
    p->net->scale = standard ? scale : NULL;
    problem_solve (p);
    double *dX = malloc (333 * 9 * sizeof *dX);
    for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
      bp_job job = problem_job (p, (bp_type) precision, BP_LABELS, NULL);
      job.dX = dX;
      assert_int_equal (bp_evaluate (&job), BP_OK);
      assert_true (distance (dX, (bp_type) precision, p->dX, 333 * 9) <= bound[precision]);
    }
    free (dX);
    problem_free (p);
  }
}

/* Sums over very many examples are accurate to the precision of double.  The examples are a
 * few that are repeated, so that their means are known. */
static void many_examples (void **state)
{
  (void) state;
  enum { FEW = 1009, TIMES = 1000, N = 2, K = 2 };
  const ptrdiff_t size[] = { N, K }, m = FEW * TIMES;
  problem *few = problem_create (2, size, FEW), *p = problem_create (2, size, m);
  for (ptrdiff_t t = 0; t < m; t++) {
    p->labels[t] = few->labels[t % FEW];
    for (ptrdiff_t i = 0; i < N; i++)
      p->X[t + i * m] = few->X[t % FEW + i * FEW];
  }
  few->net->lambda /= TIMES;
  problem_solve (few);
  double grad[(N + 1) * K];
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, grad);
  job.threads = 2;
  assert_int_equal (bp_evaluate (&job), BP_OK);
  assert_true (fabs (job.J - few->J) <= 1e-13 * few->J);
  assert_true (distance (grad, BP_DOUBLE, few->grad, few->P) <= 1e-13);
  problem_free (few);
  problem_free (p);
}

static void same_for_any_threads (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 3001);
  double *first = malloc ((size_t) p->P * sizeof *first);
  double *other = malloc ((size_t) p->P * sizeof *other);
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
    const size_t bytes = (size_t) p->P * (precision == BP_SINGLE ? 4 : 8);
    bp_job job = problem_job (p, (bp_type) precision, BP_LABELS, first);
    assert_int_equal (bp_evaluate (&job), BP_OK);
    const int threads[] = { 1, 2, 3, 4, 7, 8, 16 };
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
      bp_job again = problem_job (p, (bp_type) precision, BP_LABELS, other);
      again.threads = threads[i];
      assert_int_equal (bp_evaluate (&again), BP_OK);
      assert_true (again.J == job.J);
      assert_memory_equal (first, other, bytes);
    }
  }
  free (first);
  free (other);
  problem_free (p);
}

static void steps (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 2, 3, 1 };
  problem *p = problem_create (3, size, 900);
  double grad[13], Delta[13];
  double *z[3] = { NULL }, *a[3] = { NULL }, *d[3] = { NULL };
  for (int l = 1; l < 3; l++) {
    z[l] = malloc ((size_t) (900 * size[l]) * sizeof **z);
    a[l] = malloc ((size_t) (900 * size[l]) * sizeof **a);
    d[l] = malloc ((size_t) (900 * size[l]) * sizeof **d);
  }
  bp_job job = problem_job (p, BP_DOUBLE, BP_TARGETS, grad);
  job.Delta = Delta;
  job.z = (void **) z;
  job.a = (void **) a;
  job.d = (void **) d;
  job.threads = 3;
  assert_int_equal (bp_evaluate (&job), BP_OK);

  double sum[2] = { 0, 0 };     /* Delta of the output's bias and first weight */
  for (ptrdiff_t t = 0; t < 900; t++) {
    const double *theta = p->theta;
    double z3 = theta[9];
    for (int j = 0; j < 3; j++) {
      const double z2 = theta[j] + theta[3 + j] * p->X[t] + theta[6 + j] * p->X[900 + t];
      assert_true (fabs (z[1][t + 900 * j] - z2) < 1e-14);
      assert_true (fabs (a[1][t + 900 * j] - 1 / (1 + exp (-z2))) < 1e-14);
      z3 += theta[10 + j] * a[1][t + 900 * j];
    }
    const double h = 1 / (1 + exp (-z3));
    assert_true (fabs (z[2][t] - z3) < 1e-14);
    assert_true (fabs (a[2][t] - h) < 1e-14);
    assert_true (fabs (d[2][t] - (h - p->Y[t])) < 1e-14);
    for (int j = 0; j < 3; j++) {
      const double g = a[1][t + 900 * j] * (1 - a[1][t + 900 * j]);
      assert_true (fabs (d[1][t + 900 * j] - theta[10 + j] * d[2][t] * g) < 1e-14);
    }
    sum[0] += d[2][t];
    sum[1] += d[2][t] * a[1][t];
  }
  assert_true (fabs (Delta[9] - sum[0]) < 1e-10);
  assert_true (fabs (Delta[10] - sum[1]) < 1e-10);
  assert_true (fabs (grad[9] - Delta[9] / 900) < 1e-13);
  assert_true (fabs (grad[10] - (Delta[10] + 0.75 * p->theta[10]) / 900) < 1e-13);
  for (int l = 1; l < 3; l++) {
    free (z[l]);
    free (a[l]);
    free (d[l]);
  }
  problem_free (p);
}

/* log (1 - h) would be -Inf; the right value of -log (1 - h(1000)) is 1000 */
static void saturated (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 1, 1 };
  problem *p = problem_create (2, size, 1);
  p->net->lambda = 0;
  p->theta[0] = p->theta_single[0] = 0;
  p->theta[1] = p->theta_single[1] = 1;
  p->X[0] = p->X_single[0] = 1000;
  p->Y[0] = 0;
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
    bp_job job = problem_job (p, (bp_type) precision, BP_TARGETS, NULL);
    assert_int_equal (bp_evaluate (&job), BP_OK);
    assert_true (job.J == 1000);
  }
  problem_free (p);
}

/* NaN in an entry of X gives NaN in J and in all entries of grad that depend on it. */
static void not_a_number (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 3, 4, 2 };
  for (int hidden = BP_SIGMOID; hidden <= BP_LINEAR; hidden++) {
    problem *p = problem_create (3, size, 40);
    double grad[26];
    p->net->activation[1] = (bp_activation) hidden;
    p->X[17] = NAN;
    bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, grad);
    assert_int_equal (bp_evaluate (&job), BP_OK);
    assert_true (isnan (job.J));
    for (int i = 0; i < 26; i++)
      assert_true (isnan (grad[i]));
    problem_free (p);
  }
}

static void stopped (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 3001);
  double *grad = malloc ((size_t) p->P * sizeof *grad);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, grad);
  stop_calls = 0;
  job.stop = stop_at_third;
  assert_int_equal (bp_evaluate (&job), BP_STOPPED);
  assert_int_equal (stop_calls, 3);
  free (grad);
  problem_free (p);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_activation),
    cmocka_unit_test (every_size),
    cmocka_unit_test (no_hidden_layer),
    cmocka_unit_test (every_type),
    cmocka_unit_test (weights),
    cmocka_unit_test (unknown_targets),
    cmocka_unit_test (standardized_inputs),
    cmocka_unit_test (input_gradient),
    cmocka_unit_test (many_examples),
    cmocka_unit_test (same_for_any_threads),
    cmocka_unit_test (steps),
    cmocka_unit_test (saturated),
    cmocka_unit_test (not_a_number),
    cmocka_unit_test (stopped)
  };
  return with_each_instruction_set (tests, sizeof tests / sizeof *tests);
}
