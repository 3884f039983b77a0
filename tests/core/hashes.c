/* hashes.c -- prints a hash of the bits of each kind of result, for each instruction set
 * and precision: a change that must not change the numbers must not change these lines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   make -C tests hashes >before;  ... the change ...;  make -C tests hashes | diff before -
 *
 * Bits differ between compilers and processors, so there are no right values: compare two
 * outputs of the same machine.
 */
#define _POSIX_C_SOURCE 200112L       /* setenv */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "problem.h"
#include "lbfgs.h"

static const char *const sets[] = { "blas", "v2", "v3", "v4", "neon" };

enum { J, GRAD, DELTA, DX, DEEP, HV, NUMGRAD, ADAM, SGD, LBFGS, KINDS };
static const char *const kinds[KINDS] = {
  "J", "grad", "Delta", "dX", "z, a, d", "H v", "numgrad", "adam", "sgd", "lbfgs"
};

/* FNV-1a, 64 bits */
static void mix (uint64_t *hash, const void *values, size_t bytes)
{
  const unsigned char *p = values;
  for (size_t i = 0; i < bytes; i++)
    *hash = (*hash ^ p[i]) * 0x100000001b3u;
}

static size_t width (bp_type precision)
{
  return precision == BP_SINGLE ? sizeof (float) : sizeof (double);
}

static void gradients (const problem *p, bp_job job, uint64_t *hash)
{
  const bp_network *net = p->net;
  const size_t bytes = width (job.precision);
  const size_t parameters = bytes * (size_t) p->P, inputs = bytes * (size_t) (p->m * p->n);
  void *out[3] = { malloc (parameters), malloc (parameters), malloc (inputs) };
  void *deep[3][6] = { { NULL } };
  for (int k = 0; k < 3; k++)
    for (int l = 1; l < net->layers; l++)
      deep[k][l] = malloc (bytes * (size_t) (p->m * net->size[l]));
  job.grad = out[0];
  job.Delta = out[1];
  job.dX = out[2];
  job.z = deep[0];
  job.a = deep[1];
  job.d = deep[2];
  assert_int_equal (bp_evaluate (&job), BP_OK);
  mix (&hash[J], &job.J, sizeof job.J);
  mix (&hash[GRAD], out[0], parameters);
  mix (&hash[DELTA], out[1], parameters);
  mix (&hash[DX], out[2], inputs);
  for (int k = 0; k < 3; k++)
    for (int l = 1; l < net->layers; l++) {
      mix (&hash[DEEP], deep[k][l], bytes * (size_t) (p->m * net->size[l]));
      free (deep[k][l]);
    }
  assert_int_equal (bp_hessian_multiply (&job, job.theta, out[0]), BP_OK);
  mix (&hash[HV], out[0], parameters);
  unsigned char *some = calloc ((size_t) p->P, 1);      /* all would take minutes */
  for (ptrdiff_t i = 0; i < p->P; i += 17)
    some[i] = 1;
  assert_int_equal (bp_numerical_gradient (&job, some, out[0]), BP_OK);
  mix (&hash[NUMGRAD], out[0], parameters);
  free (some);
  for (int k = 0; k < 3; k++)
    free (out[k]);
}

static void batches (const problem *p, bp_type precision, bp_solver solver, uint64_t *hash)
{
  const size_t bytes = width (precision) * (size_t) p->P;
  double *Xt = malloc ((size_t) (p->m * p->n) * sizeof *Xt);
  unsigned *order = malloc ((size_t) p->m * sizeof *order);
  void *theta = malloc (bytes), *moment1 = calloc (1, bytes), *moment2 = calloc (1, bytes);
  for (ptrdiff_t t = 0; t < p->m; t++) {
    order[t] = (unsigned) (t * 7 % p->m) + 1;
    for (ptrdiff_t j = 0; j < p->n; j++)
      Xt[j + t * p->n] = p->X[t + j * p->m];
  }
  memcpy (theta, precision == BP_SINGLE ? (void *) p->theta_single : (void *) p->theta, bytes);
  bp_training job = {
    .net = p->net, .precision = precision, .parameters = p->P, .theta = theta,
    .moment1 = moment1, .moment2 = moment2, .task = BP_LABELS,
    .Xt = { .type = BP_DOUBLE, .rows = p->n, .cols = p->m, .values = Xt },
    .Yt = { .type = BP_DOUBLE, .rows = p->m, .cols = 1, .values = p->labels },
    .weight = p->weight, .threads = 2, .solver = solver, .learn_rate = 0.01,
    .momentum = 0.9, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8, .dropout = 0.25,
    .seed = 3, .batch = 50, .order = order, .count = p->m
  };
  for (int epoch = 0; epoch < 3; epoch++, job.step += (double) ((p->m + 49) / 50))
    assert_int_equal (bp_train_batches (&job), BP_OK);
  mix (hash, theta, bytes);
  mix (hash, &job.loss, sizeof job.loss);
  free (Xt);
  free (order);
  free (theta);
  free (moment1);
  free (moment2);
}

static void minimised (const problem *p, bp_job job, uint64_t *hash)
{
  enum { MEMORY = 5, ITERATIONS = 12 };
  const size_t bytes = width (job.precision) * (size_t) p->P;
  void *x = malloc (bytes), *grad = malloc (bytes);
  lbfgs l = {
    .n = p->P, .precision = job.precision, .memory = MEMORY, .threads = 2,
    .regularization = 1, .x = malloc (bytes), .g = malloc (bytes),
    .S = calloc (MEMORY, bytes), .Y = calloc (MEMORY, bytes),
    .products = calloc (2 * MEMORY * (MEMORY + 1), sizeof (double)),
    .memory_block = malloc (lbfgs_bytes (p->P, job.precision, MEMORY))
  };
  memcpy (l.x, job.theta, bytes);
  job.theta = x;
  job.grad = grad;
  lbfgs_event event = lbfgs_begin (&l);
  for (;;) {
    while (event == LBFGS_EVALUATE) {
      lbfgs_point (&l, x);
      assert_int_equal (bp_evaluate (&job), BP_OK);
      event = lbfgs_tell (&l, job.J, grad);
    }
    if (event != LBFGS_ITERATION || l.at.iterations >= ITERATIONS)
      break;
    event = lbfgs_iterate (&l);
  }
  mix (hash, l.x, bytes);
  mix (hash, &l.at.f, sizeof l.at.f);
  void *all[] = { x, grad, l.x, l.g, l.S, l.Y, l.products, l.memory_block };
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    free (all[i]);
}

/* A network with narrow and one with wide layers, each activation and output, with weights
 * and scaling. */
static void all_results (bp_type precision, uint64_t *hash)
{
  static const ptrdiff_t sizes[][4] = { { 7, 12, 5, 4 }, { 70, 90, 33, 10 } };
  double shift[70], scale[70];
  for (int i = 0; i < 70; i++) {
    shift[i] = 0.01 * i;
    scale[i] = 1 + 0.125 * (i % 5);
  }
  for (int hidden = BP_SIGMOID; hidden <= BP_LINEAR; hidden++)
    for (int way = 0; way < 4; way++) {
      const ptrdiff_t m = way % 2 ? 333 : 60;
      problem *p = problem_create (4, sizes[way % 2], m);
      for (ptrdiff_t i = 0; i < p->P; i++)        /* units that do not saturate */
        p->theta_single[i] = (float) (p->theta[i] /= way % 2 ? 4 : 1);
      p->net->activation[1] = p->net->activation[2] = (bp_activation) hidden;
      p->net->loss = way < 2 ? BP_CROSSENTROPY : BP_SQUAREDERROR;
      p->net->activation[3] = way == 3 ? (bp_activation) hidden
                              : hidden % 2 ? BP_SOFTMAX : BP_SIGMOID;
      if (way >= 2) {
        p->net->shift = shift;
        p->net->scale = scale;
        p->weight = malloc ((size_t) m * sizeof *p->weight);
        for (ptrdiff_t t = 0; t < m; t++)
          p->weight[t] = 0.5 * (double) (t % 4);
      }
      bp_job job = problem_job (p, precision, BP_LABELS, NULL);
      job.weight = p->weight;
      job.threads = 2;
      gradients (p, job, hash);
      batches (p, precision, BP_ADAM, &hash[ADAM]);
      batches (p, precision, BP_SGD, &hash[SGD]);
      minimised (p, job, &hash[LBFGS]);
      problem_free (p);
    }
}

static void print (void **state)
{
  (void) state;
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
    assert_int_equal (setenv ("BACKPROP_ISA", sets[i], 1), 0);
    if (strcmp (bp_instruction_set (), sets[i]) != 0) {
      printf ("%-4s  not on this processor\n", sets[i]);
      continue;
    }
    for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
      uint64_t hash[KINDS];
      for (int k = 0; k < KINDS; k++)
        hash[k] = 0xcbf29ce484222325u;
      all_results ((bp_type) precision, hash);
      for (int k = 0; k < KINDS; k++)
        printf ("%-4s  %s  %-8s %016llx\n", sets[i],
                precision == BP_SINGLE ? "single" : "double", kinds[k],
                (unsigned long long) hash[k]);
    }
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (print) };
  return cmocka_run_group_tests_name ("hashes", tests, NULL, NULL);
}
