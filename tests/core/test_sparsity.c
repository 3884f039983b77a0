/* test_sparsity.c -- the penalty on mean activations, from C: its cost by the formula, its
 * gradient by the numerical one, products with the Hessian and steps of training by
 * gradients; any number of threads, no memory, stopped.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "problem.h"
#include "base/memory.h"

enum { M = 333, N = 5 };
static const ptrdiff_t size[] = { N, 9, 6, 4 };

static problem *create (ptrdiff_t m)
{
  problem *p = problem_create (4, size, m);
  p->net->sparsity_weight = 2.5;
  p->net->sparsity_target = 0.07;
  p->weight = malloc ((size_t) m * sizeof *p->weight);
  for (ptrdiff_t t = 0; t < m; t++)
    p->weight[t] = (double) (t % 4);
  return p;
}

static void *numbers (const problem *p) { return calloc ((size_t) p->P, sizeof (double)); }

/* J minus J without the penalty is beta times the sum of KL, for the means of job.a. */
static void cost (void **state)
{
  (void) state;
  problem *p = create (M);
  double *a[4] = { NULL, malloc (M * 9 * sizeof (double)), malloc (M * 6 * sizeof (double)), NULL };
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
  job.a = (void **) a;
  assert_int_equal (bp_evaluate (&job), BP_OK);
  const double J = job.J, rho = p->net->sparsity_target;
  double penalty = 0;
  for (int l = 1; l <= 2; l++)
    for (ptrdiff_t k = 0; k < size[l]; k++) {
      double sum = 0, total = 0;
      for (ptrdiff_t t = 0; t < M; t++) {
        sum += p->weight[t] * a[l][t + k * M];
        total += p->weight[t];
      }
      const double r = sum / total;
      penalty += 2.5 * (rho * log (rho / r) + (1 - rho) * log ((1 - rho) / (1 - r)));
    }
  p->net->sparsity_weight = 0;
  assert_int_equal (bp_evaluate (&job), BP_OK);
  assert_true (fabs (J - job.J - penalty) < 1e-13 * J);
  free (a[1]);
  free (a[2]);
  problem_free (p);
}

static void gradient (void **state)
{
  (void) state;
  problem *p = create (M);
  double *grad = numbers (p), *numgrad = numbers (p);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, grad);
  assert_int_equal (bp_evaluate (&job), BP_OK);
  assert_int_equal (bp_numerical_gradient (&job, NULL, numgrad), BP_OK);
  assert_true (distance (grad, BP_DOUBLE, numgrad, p->P) < 1e-12);
  job = problem_job (p, BP_SINGLE, BP_TARGETS, grad);
  assert_int_equal (bp_evaluate (&job), BP_OK);
  assert_true (distance (grad, BP_SINGLE, numgrad, p->P) < 1e-5);
  free (grad);
  free (numgrad);
  problem_free (p);
}

static void hessian (void **state)
{
  (void) state;
  problem *p = create (M);
  const double h = 2e-4, times[] = { -4, 4, 0.5, -0.5 };
  const int k[] = { -1, 1, -2, 2 };
  double *grad = numbers (p), *right = numbers (p), *Hv = numbers (p), *v = numbers (p);
  double *theta = numbers (p);
  float *single = numbers (p);
  for (ptrdiff_t i = 0; i < p->P; i++)
    v[i] = single[i] = (float) cos (2.1 * (double) i);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, grad);
  for (int j = 0; j < 4; j++) {
    for (ptrdiff_t i = 0; i < p->P; i++)
      theta[i] = p->theta[i] + k[j] * h * v[i];
    job.theta = theta;
    assert_int_equal (bp_evaluate (&job), BP_OK);
    for (ptrdiff_t i = 0; i < p->P; i++)
      right[i] += times[j] * grad[i] / (6 * h);
  }
  job.theta = p->theta;
  assert_int_equal (bp_hessian_multiply (&job, v, Hv), BP_OK);
  assert_true (distance (Hv, BP_DOUBLE, right, p->P) < 1e-10);
  job = problem_job (p, BP_SINGLE, BP_LABELS, NULL);
  assert_int_equal (bp_hessian_multiply (&job, single, Hv), BP_OK);
  assert_true (distance (Hv, BP_SINGLE, right, p->P) < 1e-4);
  free (grad); free (right); free (Hv); free (v); free (theta); free (single);
  problem_free (p);
}

/* Enough examples for several threads and chunks. */
static void same_for_any_threads (void **state)
{
  (void) state;
  problem *p = create (20011);
  double *grad = numbers (p), *Hv = numbers (p), *first = numbers (p), *first_Hv = numbers (p);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, first);
  assert_int_equal (bp_evaluate (&job), BP_OK);
  assert_int_equal (bp_hessian_multiply (&job, job.theta, first_Hv), BP_OK);
  const double J = job.J;
  job.grad = grad;
  for (job.threads = 2; job.threads <= 5; job.threads++) {
    assert_int_equal (bp_evaluate (&job), BP_OK);
    assert_int_equal (bp_hessian_multiply (&job, job.theta, Hv), BP_OK);
    assert_true (job.J == J);
    assert_memory_equal (grad, first, (size_t) p->P * sizeof *grad);
    assert_memory_equal (Hv, first_Hv, (size_t) p->P * sizeof *grad);
  }
  free (grad); free (Hv); free (first); free (first_Hv);
  problem_free (p);
}

static bp_status evaluate_again (void *job) { return bp_evaluate (job); }

static double *product;                /* the result of multiply_again */

static bp_status multiply_again (void *context)
{
  const bp_job *job = context;
  return bp_hessian_multiply (job, job->theta, product);
}

/* Without memory to keep activations they are computed twice, with the same bits. */
static void every_allocation_fails (void **state)
{
  (void) state;
  problem *p = create (M);
  double *grad = numbers (p), *first = numbers (p);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, first);
  assert_int_equal (bp_evaluate (&job), BP_OK);
  const double J = job.J;
  job.grad = grad;
  succeeds_after_failures (evaluate_again, &job, 5);
  assert_true (job.J == J);
  assert_memory_equal (grad, first, (size_t) p->P * sizeof *grad);

  assert_int_equal (bp_hessian_multiply (&job, job.theta, first), BP_OK);
  product = grad;
  succeeds_after_failures (multiply_again, &job, 3);
  assert_memory_equal (grad, first, (size_t) p->P * sizeof *grad);
  free (grad);
  free (first);
  problem_free (p);
}

static void stopped (void **state)
{
  (void) state;
  problem *p = create (3001);
  double *grad = numbers (p);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, grad);
  job.stop = stop_at_third;
  stop_calls = 0;
  assert_int_equal (bp_evaluate (&job), BP_STOPPED);
  assert_int_equal (stop_calls, 3);
  stop_calls = 0;
  assert_int_equal (bp_hessian_multiply (&job, job.theta, grad), BP_STOPPED);
  stop_calls = 0;
  assert_int_equal (bp_numerical_gradient (&job, NULL, grad), BP_STOPPED);
  free (grad);
  problem_free (p);
}

/* With all examples in one batch, a step goes along the gradient, for any threads. */
static void training (void **state)
{
  (void) state;
  problem *p = create (M);
  double *grad = numbers (p), *theta = numbers (p), *moment = numbers (p);
  double *Xt = malloc (M * N * sizeof *Xt);
  unsigned order[M];
  for (ptrdiff_t t = 0; t < M; t++) {
    order[t] = (unsigned) (t * 7 % M) + 1;
    for (ptrdiff_t j = 0; j < N; j++)
      Xt[j + t * N] = p->X[t + j * M];
  }
  bp_job whole = problem_job (p, BP_DOUBLE, BP_LABELS, grad);
  assert_int_equal (bp_evaluate (&whole), BP_OK);
  for (int threads = 1; threads <= 3; threads++) {
    memcpy (theta, p->theta, (size_t) p->P * sizeof *theta);
    memset (moment, 0, (size_t) p->P * sizeof *moment);
    bp_training job = {
      .net = p->net, .precision = BP_DOUBLE, .parameters = p->P, .theta = theta,
      .moment1 = moment, .moment2 = moment, .task = BP_LABELS,
      .Xt = { .type = BP_DOUBLE, .rows = N, .cols = M, .values = Xt },
      .Yt = { .type = BP_DOUBLE, .rows = M, .cols = 1, .values = p->labels },
      .weight = p->weight, .threads = threads, .solver = BP_SGD, .learn_rate = 1,
      .batch = M, .order = order, .count = M
    };
    char message[BP_MESSAGE];
    assert_int_equal (bp_check_training (&job, message), BP_OK);
    assert_int_equal (bp_train_batches (&job), BP_OK);
    for (ptrdiff_t i = 0; i < p->P; i++)
      theta[i] = p->theta[i] - theta[i];
    assert_true (distance (theta, BP_DOUBLE, grad, p->P) < 1e-12);
    double total = 0;
    for (ptrdiff_t t = 0; t < M; t++)
      total += p->weight[t];
    assert_true (fabs (job.loss / total + bp_penalty (&whole) - whole.J) < 1e-12);
  }
  free (grad); free (theta); free (moment); free (Xt);
  problem_free (p);
}

static void checks (void **state)
{
  (void) state;
  char message[BP_MESSAGE];
  problem *p = create (M);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
  assert_int_equal (bp_check (&job, message), BP_OK);
  p->net->sparsity_target = 1;
  assert_int_equal (bp_check (&job, message), BP_BAD_VALUE);
  assert_string_equal (message, "net.SparsityTarget must be between 0 and 1, but is 1");
  p->net->sparsity_target = 0.5;
  p->net->activation[2] = BP_RELU;
  assert_int_equal (bp_check (&job, message), BP_BAD_VALUE);
  assert_string_equal (message,
                       "net.Activation must be sigmoid with SparsityWeight, but is relu");
  p->net->sparsity_weight = -1;
  assert_int_equal (bp_check (&job, message), BP_BAD_VALUE);
  assert_string_equal (message, "net.SparsityWeight must be zero or more, but is -1");
  problem_free (p);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (cost),
    cmocka_unit_test (gradient),
    cmocka_unit_test (hessian),
    cmocka_unit_test (same_for_any_threads),
    cmocka_unit_test (every_allocation_fails),
    cmocka_unit_test (stopped),
    cmocka_unit_test (training),
    cmocka_unit_test (checks)
  };
  return with_each_instruction_set (tests, sizeof tests / sizeof *tests);
}
