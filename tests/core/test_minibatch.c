/* test_minibatch.c -- training by mini-batches, from C: its gradient compared with that of
 * the reference, the same bits for any division into calls, and what happens if it is
 * stopped or there is no memory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "problem.h"
#include "base/memory.h"

static const double bound[] = { [BP_DOUBLE] = 1e-12, [BP_SINGLE] = 1e-5 };

/* A problem in the form for training, with memory for the values that change. */
typedef struct {
  problem *p;
  double *Xt, *Yt;               /* an example in each column                         */
  void *theta, *moment1, *moment2;
  unsigned *order;
  bp_training job;
} trial;

static double *transposed (const double *A, ptrdiff_t rows, ptrdiff_t cols)
{
  double *B = malloc ((size_t) (rows * cols) * sizeof *B);
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t j = 0; j < cols; j++)
      B[j + i * cols] = A[i + j * rows];
  return B;
}

/* The state before the first step. */
static void restart (trial *t)
{
  const size_t bytes = (size_t) t->p->P * (t->job.precision == BP_SINGLE ? 4 : 8);
  memcpy (t->theta, t->job.precision == BP_SINGLE ? (void *) t->p->theta_single
                                                  : (void *) t->p->theta, bytes);
  memset (t->moment1, 0, bytes);
  memset (t->moment2, 0, bytes);
  t->job.loss = 0;
}

static trial trial_create (problem *p, bp_type precision, bp_solver solver,
                           ptrdiff_t batch, ptrdiff_t count)
{
  trial t = { .p = p };
  const size_t bytes = (size_t) p->P * sizeof (double);
  t.Xt = transposed (p->X, p->m, p->n);
  t.Yt = transposed (p->Y, p->m, p->K);
  t.theta = malloc (bytes);
  t.moment1 = malloc (bytes);
  t.moment2 = malloc (bytes);
  t.order = malloc ((size_t) count * sizeof *t.order);
  for (ptrdiff_t i = 0; i < count; i++)
    t.order[i] = (unsigned) (i * 7 % p->m) + 1;
  t.job = (bp_training) {
    .net = p->net, .precision = precision, .parameters = p->P, .theta = t.theta,
    .moment1 = t.moment1, .moment2 = t.moment2, .task = BP_TARGETS,
    .Xt = { .type = BP_DOUBLE, .rows = p->n, .cols = p->m, .values = t.Xt },
    .Yt = { .type = BP_DOUBLE, .rows = p->K, .cols = p->m, .values = t.Yt },
    .weight = p->weight, .threads = 1, .solver = solver, .learn_rate = 0.01,
    .momentum = 0.9, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8, .seed = 3,
    .batch = batch, .order = t.order, .count = count
  };
  restart (&t);
  char message[BP_MESSAGE];
  assert_int_equal (bp_check_training (&t.job, message), BP_OK);
  return t;
}

static void trial_free (trial *t)
{
  free (t->Xt);
  free (t->Yt);
  free (t->theta);
  free (t->moment1);
  free (t->moment2);
  free (t->order);
}

/* One step of sgd on all examples: theta - m is the gradient of the cost.  p is solved. */
static void compare (problem *p, bp_type precision)
{
  trial t = trial_create (p, precision, BP_SGD, p->m, p->m);
  double cost = 0, squares = 0, total = 0;
  for (ptrdiff_t i = 0; i < p->m; i++) {
    t.order[i] = (unsigned) i + 1;
    total += p->weight ? p->weight[i] : 1;
  }
  for (int l = 0; l + 1 < p->net->layers; l++)
    for (ptrdiff_t i = p->net->offset[l] + p->net->size[l + 1];
         i < p->net->offset[l + 1]; i++)
      squares += p->theta[i] * p->theta[i];
  t.job.learn_rate = 1;
  t.job.threads = 3;
  assert_int_equal (bp_train_batches (&t.job), BP_OK);
  for (ptrdiff_t i = 0; i < p->P; i++)
    if (precision == BP_SINGLE)
      ((float *) t.moment1)[i] *= -1;
    else
      ((double *) t.moment1)[i] *= -1;
  assert_true (distance (t.moment1, precision, p->grad, p->P) <= bound[precision]);
  cost = p->J * total - p->net->lambda / 2 * squares;
  assert_true (fabs (t.job.loss - cost) <= bound[precision] * total * p->J);
  assert_int_equal (t.job.done, p->m);
  trial_free (&t);
}

static void gradient (void **state)
{
  (void) state;
  const ptrdiff_t rows[] = { 1, 8, 17, 64, 130, 1025 };
  const double shift[7] = { 0.5, -1 }, scale[] = { 1, 2, -3, 4, 5, 6, 7 };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    for (int hidden = BP_SIGMOID; hidden <= BP_LINEAR; hidden++) {
      const ptrdiff_t size[] = { 7, 40 - 5 * (ptrdiff_t) i, 33, 4 };
      problem *p = problem_create (4, size, rows[i]);
      p->net->activation[1] = p->net->activation[2] = (bp_activation) hidden;
      p->net->activation[3] = hidden % 2 ? BP_SOFTMAX : BP_SIGMOID;
      if (hidden % 3 == 0) {
        p->weight = malloc ((size_t) rows[i] * sizeof *p->weight);
        for (ptrdiff_t t = 0; t < rows[i]; t++)
          p->weight[t] = 1 + (double) (t % 5);
        p->net->shift = shift;
        p->net->scale = scale;
      }
      if (hidden % 4 == 0)
        for (ptrdiff_t t = 1; t < 4 * rows[i]; t += 5)
          p->Y[t] = NAN;
      problem_solve (p);
      compare (p, BP_DOUBLE);
      compare (p, BP_SINGLE);
      problem_free (p);
    }
}

/* The same bits with any number of threads, divided into calls, stopped and continued. */
static void same_bits (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 20, 10 };
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++)
    for (int many_blocks = 0; many_blocks < 2; many_blocks++) {
      const ptrdiff_t batch = many_blocks ? 600 : 50, count = 5 * batch + 11;
      problem *p = problem_create (4, size, 333);
      const size_t bytes = (size_t) p->P * (precision == BP_SINGLE ? 4 : 8);
      trial t = trial_create (p, (bp_type) precision, BP_ADAM, batch, count);
      t.job.dropout = 0.3;
      assert_int_equal (bp_train_batches (&t.job), BP_OK);
      assert_int_equal (t.job.done, count);
      void *right = malloc (bytes);
      memcpy (right, t.theta, bytes);
      const double loss = t.job.loss;
      const ptrdiff_t hits = t.job.hits;

      const int threads[] = { 2, 3, 4, 7, 8 };
      for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        restart (&t);
        t.job.threads = threads[i];
        assert_int_equal (bp_train_batches (&t.job), BP_OK);
        assert_memory_equal (t.theta, right, bytes);
        assert_true (t.job.loss == loss && t.job.hits == hits);
      }

      restart (&t);
      t.job.threads = 2;
      stop_calls = 0;
      t.job.stop = stop_at_third;
      assert_int_equal (bp_train_batches (&t.job), BP_STOPPED);
      const ptrdiff_t steps = many_blocks ? 1 : 2;   /* stop is called once a block */
      assert_int_equal (t.job.done, steps * batch);
      t.job.stop = NULL;
      t.job.step += (double) steps;
      t.job.order += steps * batch;
      t.job.count -= steps * batch;
      assert_int_equal (bp_train_batches (&t.job), BP_OK);
      assert_memory_equal (t.theta, right, bytes);
      assert_true (t.job.loss == loss);       /* it went on to the end */
      free (right);
      trial_free (&t);
      problem_free (p);
    }
}

/* If an allocation fails, nothing is changed. */
static bp_status train_again (void *context)
{
  trial *t = context;
  const bp_status status = bp_train_batches (&t->job);
  if (status == BP_NO_MEMORY)
    assert_memory_equal (t->theta, t->p->theta, (size_t) t->p->P * sizeof (double));
  return status;
}

static void every_allocation_fails (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 300);
  trial t = trial_create (p, BP_DOUBLE, BP_ADAM, 100, 300);
  t.job.dropout = 0.5;
  succeeds_after_failures (train_again, &t, 1);
  trial_free (&t);
  problem_free (p);
}

/* The share of units that dropout leaves out, measured by a network whose hidden units are
 * all 1 and whose output adds them up. */
static void share_left_out (void **state)
{
  (void) state;
  enum { UNITS = 1000, M = 16 };
  const ptrdiff_t size[] = { 1, UNITS, 1 };
  problem *p = problem_create (3, size, M);
  p->net->activation[1] = p->net->activation[2] = BP_LINEAR;
  p->net->loss = BP_SQUAREDERROR;
  for (ptrdiff_t i = 0; i < p->P; i++)
    p->theta[i] = i < UNITS || i > 2 * UNITS ? 1 : 0;
  for (ptrdiff_t t = 0; t < M; t++)
    p->Y[t] = 0;
  trial t = trial_create (p, BP_DOUBLE, BP_SGD, 1, 1);
  int differ = 0;
  for (double share = 0.1; share < 1; share += 0.2)
    for (int step = 0; step < 20; step++) {
      restart (&t);
      t.job.dropout = share;
      t.job.step = step;
      assert_int_equal (bp_train_batches (&t.job), BP_OK);
      const double sum = sqrt (2 * t.job.loss);    /* kept / (1 - share) units */
      assert_true (fabs (sum - UNITS) < 5 * sqrt (UNITS * share / (1 - share)));
      differ += fabs (sum - UNITS) > 0.5;
    }
  assert_true (differ > 50);                       /* of 100; not all by chance */
  trial_free (&t);
  problem_free (p);
}

static void checks (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 3, 4, 2 };
  problem *p = problem_create (3, size, 9);
  trial t = trial_create (p, BP_DOUBLE, BP_ADAM, 3, 9);
  char message[BP_MESSAGE];
  t.job.batch = 0;
  assert_int_equal (bp_check_training (&t.job, message), BP_BAD_VALUE);
  assert_string_equal (message, "BatchSize must be 1 or more, but is 0");
  trial_free (&t);
  problem_free (p);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (gradient),
    cmocka_unit_test (same_bits),
    cmocka_unit_test (every_allocation_fails),
    cmocka_unit_test (share_left_out),
    cmocka_unit_test (checks)
  };
  return with_each_instruction_set (tests, sizeof tests / sizeof *tests);
}
