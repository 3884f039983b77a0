/* problem.c -- test problems for the engine, and a slow, simple reference for it in C.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _POSIX_C_SOURCE 200112L       /* setenv */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "problem.h"
#include "activations.h"
#include "base/memory.h"

static double *sines (ptrdiff_t n, double step, double scale)
{
  double *x = malloc ((size_t) n * sizeof *x);
  for (ptrdiff_t i = 0; i < n; i++)
    x[i] = scale * sin (step * (double) (i + 1));
  return x;
}

static float *singles (double *x, ptrdiff_t n)
{
  float *y = malloc ((size_t) n * sizeof *y);
  for (ptrdiff_t i = 0; i < n; i++)
    x[i] = y[i] = (float) x[i];       /* the same numbers in both precisions */
  return y;
}

problem *problem_create (int layers, const ptrdiff_t *size, ptrdiff_t m)
{
  problem *p = calloc (1, sizeof *p);
  p->net = bp_network_init (malloc (bp_network_bytes (layers)), layers, size);
  p->net->lambda = 0.75;
  p->m = m;
  p->n = size[0];
  p->K = size[layers - 1];
  p->P = p->net->offset[layers - 1];
  p->theta = sines (p->P, 1.3, 0.6);
  p->X = sines (m * p->n, 0.7, 1.1);
  p->theta_single = singles (p->theta, p->P);
  p->X_single = singles (p->X, m * p->n);
  p->labels = malloc ((size_t) m * sizeof *p->labels);
  p->Y = calloc ((size_t) (m * p->K), sizeof *p->Y);
  for (ptrdiff_t t = 0; t < m; t++) {
    const ptrdiff_t k = (3 * t + t / 5) % p->K;
    p->labels[t] = (double) (k + 1);
    p->Y[t + k * m] = 1;
  }
  p->grad = malloc ((size_t) p->P * sizeof *p->grad);
  p->dX = malloc ((size_t) (m * p->n) * sizeof *p->dX);
  return p;
}

void problem_free (problem *p)
{
  free (p->net);
  free (p->theta);
  free (p->X);
  free (p->Y);
  free (p->theta_single);
  free (p->X_single);
  free (p->labels);
  free (p->weight);
  free (p->grad);
  free (p->dX);
  free (p);
}

/* The cost of one example, and d = dcost/dz of the output layer.  Where y is
 * NaN the target is unknown, and the output adds no cost. */
static wide output (const bp_network *net, ptrdiff_t K, const wide *z, const wide *y,
                    wide *d)
{
  const bp_activation g = net->activation[net->layers - 1];
  wide h[64], e[64], cost = 0, sum = 0, mean = 0, y_sum = 0;
  for (ptrdiff_t k = 0; k < K; k++)
    sum += expl (z[k]);
  for (ptrdiff_t k = 0; k < K; k++) {
    h[k] = g == BP_SOFTMAX ? expl (z[k]) / sum : value (g, z[k]);
    e[k] = isnan (y[k]) ? 0 : h[k] - y[k];
    mean += h[k] * e[k];
    y_sum += isnan (y[k]) ? 0 : y[k];
  }
  for (ptrdiff_t k = 0; k < K; k++)
    if (net->loss == BP_SQUAREDERROR) {
      cost += e[k] * e[k] / 2;
      d[k] = g == BP_SOFTMAX ? h[k] * (e[k] - mean) : e[k] * slope (g, z[k]);
    } else if (g == BP_SOFTMAX) {
      cost -= isnan (y[k]) ? 0 : y[k] * logl (h[k]);
      d[k] = h[k] * y_sum - (isnan (y[k]) ? 0 : y[k]);
    } else {
      cost -= isnan (y[k]) ? 0 : y[k] * logl (h[k]) + (1 - y[k]) * logl (1 - h[k]);
      d[k] = e[k];
    }
  return cost;
}

void problem_solve (problem *p)
{
  enum { WIDTH = 512, DEPTH = 6 };
  const bp_network *net = p->net;
  const int top = net->layers - 1;
  static wide a[DEPTH][WIDTH], z[DEPTH][WIDTH], d[DEPTH][WIDTH];
  wide J = 0, squares = 0, m = 0;
  wide *Delta = calloc ((size_t) p->P, sizeof *Delta);

  assert_true (net->layers <= DEPTH);
  for (int l = 0; l < net->layers; l++)
    assert_true (net->size[l] <= WIDTH);
  for (ptrdiff_t t = 0; t < p->m; t++) {
    wide y[WIDTH];
    for (ptrdiff_t i = 0; i < p->n; i++)
      a[0][i] = net->scale ? (p->X[t + i * p->m] - net->shift[i]) / net->scale[i]
                           : p->X[t + i * p->m];
    for (ptrdiff_t k = 0; k < p->K; k++)
      y[k] = p->Y[t + k * p->m];
    for (int l = 0; l < top; l++)
      for (ptrdiff_t j = 0; j < net->size[l + 1]; j++) {
        const double *row = p->theta + net->offset[l] + j;
        wide sum = row[0];
        for (ptrdiff_t i = 0; i < net->size[l]; i++)
          sum += row[(i + 1) * net->size[l + 1]] * a[l][i];
        z[l + 1][j] = sum;
        a[l + 1][j] = l + 1 < top ? value (net->activation[l + 1], sum) : 0;
      }
    const wide w = p->weight ? p->weight[t] : 1;
    m += w;
    J += w * output (net, p->K, z[top], y, d[top]);
    for (ptrdiff_t k = 0; k < p->K; k++)
      d[top][k] *= w;
    for (int l = top - 1; l >= 0; l--)
      for (ptrdiff_t i = -1; i < net->size[l]; i++) {
        const ptrdiff_t column = net->offset[l] + (i + 1) * net->size[l + 1];
        wide sum = 0;
        for (ptrdiff_t j = 0; j < net->size[l + 1]; j++) {
          Delta[column + j] += d[l + 1][j] * (i < 0 ? 1 : a[l][i]);
          sum += p->theta[column + j] * d[l + 1][j];
        }
        if (i >= 0 && l > 0)
          d[l][i] = sum * slope (net->activation[l], z[l][i]);
        if (i >= 0 && l == 0)
          p->dX[t + i * p->m] = (double) (net->scale ? sum / net->scale[i] : sum);
      }
  }

  for (int l = 0; l < top; l++)
    for (ptrdiff_t i = net->offset[l]; i < net->offset[l + 1]; i++) {
      const wide w = i < net->offset[l] + net->size[l + 1] ? 0 : p->theta[i];
      squares += w * w;
      p->grad[i] = (double) ((Delta[i] + net->lambda * w) / m);
    }
  p->J = (double) ((J + net->lambda / 2 * squares) / m);
  for (ptrdiff_t i = 0; i < p->m * p->n; i++)
    p->dX[i] /= (double) m;
  free (Delta);
}

bp_job problem_job (const problem *p, bp_type precision, bp_task task, void *grad)
{
  const int single = precision == BP_SINGLE;
  return (bp_job) {
    .net = p->net, .precision = precision, .parameters = p->P, .task = task,
    .theta = single ? (const void *) p->theta_single : p->theta,
    .X = { .type = precision, .rows = p->m, .cols = p->n,
           .values = single ? (const void *) p->X_single : p->X },
    .Y = { .type = BP_DOUBLE, .rows = p->m, .cols = task == BP_LABELS ? 1 : p->K,
           .values = task == BP_LABELS ? p->labels : p->Y },
    .weight = p->weight, .threads = 1, .grad = grad
  };
}

int allocations_left, stop_calls;

void *failing_allocator (size_t bytes)
{
  return allocations_left-- > 0 ? malloc (bytes) : NULL;
}

void succeeds_after_failures (bp_status (*call) (void *context), void *context, int least)
{
  bp_status status = BP_NO_MEMORY;
  int allowed = 0;
  memory_allocator = failing_allocator;
  for (; allowed < 100 && status != BP_OK; allowed++) {
    allocations_left = allowed;
    status = call (context);
    assert_true (status == BP_OK || status == BP_NO_MEMORY);
  }
  memory_allocator = malloc;
  assert_int_equal (status, BP_OK);
  assert_true (allowed > least);
}

int stop_at_third (void) { return ++stop_calls >= 3; }

double distance (const void *a, bp_type precision, const double *b, ptrdiff_t n)
{
  double difference = 0, norm = 0;
  for (ptrdiff_t i = 0; i < n; i++) {
    const double x = precision == BP_SINGLE ? ((const float *) a)[i]
                                            : ((const double *) a)[i];
    difference += (x - b[i]) * (x - b[i]);
    norm += b[i] * b[i];
  }
  return sqrt (difference / norm);
}

int with_each_instruction_set (const struct CMUnitTest *tests, size_t count)
{
  static const char *const sets[] = { "blas", "v2", "v3", "v4", "neon" };
  int failed = 0;
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
    setenv ("BACKPROP_ISA", sets[i], 1);
    if (strcmp (bp_instruction_set (), sets[i]) != 0)
      continue;                                  /* this processor does not have it */
    failed += _cmocka_run_group_tests (sets[i], tests, count, NULL, NULL);
  }
  return failed;
}
