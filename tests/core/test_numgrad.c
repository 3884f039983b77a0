/* test_numgrad.c -- the numerical gradient compared with the gradient of the reference,
 * which is computed by backpropagation in long double.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "problem.h"
#include "base/memory.h"

static const double bound[] = { [BP_DOUBLE] = 1e-13, [BP_SINGLE] = 1e-6 };

/* It is near the gradient of the reference, in both precisions. */
static void compare (problem *p, bp_task task)
{
  char message[BP_MESSAGE];
  double *numgrad = malloc ((size_t) p->P * sizeof *numgrad);
  problem_solve (p);
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
    const bp_job job = problem_job (p, (bp_type) precision, task, NULL);
    assert_int_equal (bp_check (&job, message), BP_OK);
    assert_int_equal (bp_numerical_gradient (&job, NULL, numgrad), BP_OK);
    assert_true (distance (numgrad, (bp_type) precision, p->grad, p->P) <= bound[precision]);
  }
  free (numgrad);
}

static void every_activation (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 7, 5, 6, 4 };
  for (int hidden = BP_SIGMOID; hidden <= BP_LINEAR; hidden++)
    for (int output = BP_SIGMOID; output <= BP_SOFTMAX; output++)
      for (int loss = BP_CROSSENTROPY; loss <= BP_SQUAREDERROR; loss++)
        for (int layers = 2; layers <= 4; layers++) {
          if (loss == BP_CROSSENTROPY && output != BP_SIGMOID && output != BP_SOFTMAX)
            continue;
          problem *p = problem_create (layers, size + 4 - layers, 23);
          for (int l = 1; l < layers - 1; l++)
            p->net->activation[l] = (bp_activation) hidden;
          p->net->activation[layers - 1] = (bp_activation) output;
          p->net->loss = (bp_loss) loss;
          compare (p, hidden % 2 ? BP_LABELS : BP_TARGETS);
          problem_free (p);
        }
}

/* sizes just below and above those of every block, vector and tile; layers of one unit */
static void every_size (void **state)
{
  (void) state;
  const ptrdiff_t rows[] = { 1, 15, 16, 17, 128, 129, 300 };
  const ptrdiff_t widths[] = { 1, 2, 3, 5, 8, 17 };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    for (size_t j = 0; j < sizeof widths / sizeof *widths; j++) {
      const ptrdiff_t size[] = { widths[(i + j) % 6], widths[j], widths[(2 * i + j) % 6],
                                 1 + (ptrdiff_t) (i % 4) };
      problem *p = problem_create (4, size, rows[i]);
      p->net->activation[1] = BP_TANH;
      compare (p, BP_TARGETS);
      problem_free (p);
    }
}

/* The same numbers in another type of X, full and sparse, standardized or not.  Most are 0,
 * so that each parameter changes the outputs of few examples. */
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
    const int v = i % 5 < 4 || i / M == 4 ? 0 : (int) (i % 3);
    p->X[i] = narrow[i] = byte[i] = (unsigned char) v;
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
    { BP_DOUBLE, p->X, NULL }, { BP_INT16, narrow, NULL }, { BP_UINT8, byte, NULL },
    { BP_DOUBLE, sparse, row }, { BP_LOGICAL, values, row }
  };
  const double shift[] = { 0.5, -1, 0, 2, 0.25, 1 }, scale[] = { 2, -1, 1, 0.5, 4, 3 };
  double *numgrad = malloc ((size_t) p->P * sizeof *numgrad);
  for (int standard = 0; standard < 2; standard++) {
    p->net->shift = standard ? shift : NULL;
    p->net->scale = standard ? scale : NULL;
    problem_solve (p);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
      bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
      job.X.type = kinds[i].type;
      job.X.values = kinds[i].values;
      job.X.row = kinds[i].row;
      job.X.start = kinds[i].row ? start : NULL;
      assert_int_equal (bp_numerical_gradient (&job, NULL, numgrad), BP_OK);
      assert_true (distance (numgrad, BP_DOUBLE, p->grad, p->P) <= 1e-13);
    }
  }
  free (numgrad);
  problem_free (p);
}

static void weights_and_gaps (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 3, 5, 4 };
  double weight[150];
  for (int t = 0; t < 150; t++)
    weight[t] = t % 4 * 0.75;
  for (int output = BP_SIGMOID; output <= BP_SOFTMAX; output++)
    for (int loss = BP_CROSSENTROPY; loss <= BP_SQUAREDERROR; loss++) {
      if (loss == BP_CROSSENTROPY && output != BP_SIGMOID && output != BP_SOFTMAX)
        continue;
      problem *p = problem_create (3, size, 150);
      p->net->activation[2] = (bp_activation) output;
      p->net->loss = (bp_loss) loss;
      for (ptrdiff_t i = 0; i < 150 * 4; i++)
        p->Y[i] = i % 11 == 3 ? NAN : 0.5 + 0.5 * sin ((double) i);
      p->weight = malloc (sizeof weight);
      memcpy (p->weight, weight, sizeof weight);
      compare (p, BP_TARGETS);
      problem_free (p);
    }
}

/* Inputs and weights of very different sizes. */
static void every_scale (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 5, 4, 6, 3 };
  problem *p = problem_create (4, size, 40);
  p->net->activation[1] = BP_SILU;
  p->net->activation[2] = BP_LINEAR;
  for (ptrdiff_t k = 0; k < 5; k++) {
    const double times = pow (10, 8 * (double) k - 16);
    for (ptrdiff_t t = 0; t < 40; t++)
      p->X[k * 40 + t] *= times;
    for (ptrdiff_t j = 0; j < 4; j++)
      p->theta[4 * (k + 1) + j] /= times;
  }
  for (ptrdiff_t i = p->net->offset[1]; i < p->net->offset[2]; i++)
    p->theta[i] *= 1e6;
  for (ptrdiff_t i = p->net->offset[2]; i < p->P; i++)
    p->theta[i] *= 1e-6;
  p->net->lambda = 0;
  problem_solve (p);
  const bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
  double *numgrad = malloc ((size_t) p->P * sizeof *numgrad);
  assert_int_equal (bp_numerical_gradient (&job, NULL, numgrad), BP_OK);
  for (ptrdiff_t i = 0; i < p->P; i++)
    assert_true (fabs (numgrad[i] - p->grad[i]) <= 1e-9 * fabs (p->grad[i]));
  free (numgrad);
  problem_free (p);
}

static void only_wanted (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 7, 5, 6, 4 };
  problem *p = problem_create (4, size, 200);
  const bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
  const size_t bytes = (size_t) p->P * sizeof (double);
  double *all = malloc (bytes), *some = malloc (bytes);
  unsigned char *wanted = calloc ((size_t) p->P, 1);
  assert_int_equal (bp_numerical_gradient (&job, NULL, all), BP_OK);
  for (ptrdiff_t i = 0; i < p->P; i++)
    wanted[i] = i % 9 == 0 || i == p->P - 1;
  assert_int_equal (bp_numerical_gradient (&job, wanted, some), BP_OK);
  for (ptrdiff_t i = 0; i < p->P; i++)
    assert_true (wanted[i] ? some[i] == all[i] : isnan (some[i]));
  free (all);
  free (some);
  free (wanted);
  problem_free (p);
}

static void same_for_any_threads (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 1001);
  const size_t bytes = (size_t) p->P * sizeof (double);
  double *one = malloc (bytes), *more = malloc (bytes);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
  assert_int_equal (bp_numerical_gradient (&job, NULL, one), BP_OK);
  const int threads[] = { 2, 3, 4, 7, 16 };
  for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
    job.threads = threads[i];
    memset (more, 0xFF, bytes);
    assert_int_equal (bp_numerical_gradient (&job, NULL, more), BP_OK);
    assert_memory_equal (one, more, bytes);
  }
  free (one);
  free (more);
  problem_free (p);
}

static void stopped (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 1001);
  double *numgrad = malloc ((size_t) p->P * sizeof *numgrad);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
  stop_calls = 0;
  job.stop = stop_at_third;
  assert_int_equal (bp_numerical_gradient (&job, NULL, numgrad), BP_STOPPED);
  assert_int_equal (stop_calls, 3);
  free (numgrad);
  problem_free (p);
}

typedef struct { const bp_job *job; double *numgrad; } differences;

static bp_status differences_again (void *context)
{
  const differences *of = context;
  return bp_numerical_gradient (of->job, NULL, of->numgrad);
}

static void every_allocation_fails (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 301);
  double *numgrad = malloc ((size_t) p->P * sizeof *numgrad);
  for (int threads = 1; threads <= 3; threads++) {
    bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
    job.threads = threads;
    differences of = { &job, numgrad };
    succeeds_after_failures (differences_again, &of, 1);
  }
  free (numgrad);
  problem_free (p);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_activation),
    cmocka_unit_test (every_size),
    cmocka_unit_test (every_type),
    cmocka_unit_test (weights_and_gaps),
    cmocka_unit_test (every_scale),
    cmocka_unit_test (only_wanted),
    cmocka_unit_test (same_for_any_threads),
    cmocka_unit_test (stopped),
    cmocka_unit_test (every_allocation_fails)
  };
  return with_each_instruction_set (tests, sizeof tests / sizeof *tests);
}
