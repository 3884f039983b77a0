/* fuzz_core.c -- a target of libFuzzer: the core's checks and readers, and jobs that pass them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first byte says what is tried: a job, training by mini-batches, resuming a state of
 * L-BFGS, or names.  Sizes are small, and memory has exactly these sizes, so that the
 * sanitizers see every access beyond it; every value comes from the input.  A job that passes
 * bp_check is computed.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "backprop.h"
#include "lbfgs.h"

/* ---- the input ---- */

static const uint8_t *input;
static size_t left;

static unsigned byte (void)
{
  if (left == 0)
    return 0;
  left--;
  return *input++;
}

static int from (int least, int most)
{
  return least + (int) (byte () % (unsigned) (most - least + 1));
}

static double number (void)
{
  static const double some[] = { 0, 1, 2, 3, -1, 0.5, 1e300, -1e300, 1e-310 };
  const unsigned kind = byte ();
  double x = 0;
  if (kind < 128)
    return some[kind % (sizeof some / sizeof *some)];
  if (kind < 200)
    return ((double) byte () - 128) / 32;
  for (size_t i = 0; i < sizeof x; i++)
    ((uint8_t *) &x)[i] = (uint8_t) byte ();
  return x;
}

/* ---- memory, freed at the end of the input ---- */

static void *taken[64];
static int count;

static void *take (size_t bytes)
{
  void *p = malloc (bytes ? bytes : 1);
  assert (p && count < 64);
  return taken[count++] = p;
}

static void *reals (bp_type precision, ptrdiff_t n)
{
  const size_t size = precision == BP_SINGLE ? sizeof (float) : sizeof (double);
  char *p = take ((size_t) n * size);
  for (ptrdiff_t i = 0; i < n; i++)
    if (precision == BP_SINGLE)
      ((float *) p)[i] = (float) number ();
    else
      ((double *) p)[i] = number ();
  return p;
}

/* Full of any type, or sparse double or logical as Octave makes it. */
static bp_matrix matrix (ptrdiff_t rows, ptrdiff_t cols)
{
  static const size_t bytes[] = { 8, 4, 1, 1, 1, 2, 2, 4, 4, 8, 8 };
  bp_matrix M = { .type = (bp_type) from (BP_DOUBLE, BP_UINT64), .rows = rows, .cols = cols };
  const bool sparse = byte () % 4 == 0;
  ptrdiff_t n = rows * cols;
  if (sparse) {
    ptrdiff_t *row = take ((size_t) n * sizeof *row), *start = take (((size_t) cols + 1) * sizeof *start);
    M.type = M.type == BP_LOGICAL ? BP_LOGICAL : BP_DOUBLE;
    n = 0;
    for (ptrdiff_t j = 0; j < cols; j++) {
      start[j] = n;
      for (ptrdiff_t i = 0; i < rows; i++)
        if (byte () % 2)
          row[n++] = i;
    }
    start[cols] = n;
    M.row = row;
    M.start = start;
  }
  if (M.type <= BP_SINGLE)
    M.values = reals (M.type, n);
  else {
    uint8_t *v = take ((size_t) n * bytes[M.type]);
    for (size_t i = 0; i < (size_t) n * bytes[M.type]; i++)
      v[i] = (uint8_t) (M.type == BP_LOGICAL ? byte () % 2 : byte ());
    M.values = v;
  }
  return M;
}

static bp_network *network (void)
{
  ptrdiff_t size[5];
  const int layers = from (2, 5);
  for (int l = 0; l < layers; l++)
    size[l] = from (1, 9);
  bp_network *net = bp_network_init (take (bp_network_bytes (layers)), layers, size);
  for (int l = 1; l < layers; l++)
    net->activation[l] = (bp_activation) from (0, BP_NO_ACTIVATION - 1);
  net->loss = (bp_loss) from (0, BP_NO_LOSS - 1);
  net->lambda = number ();
  if (byte () % 4 == 0) {
    net->shift = reals (BP_DOUBLE, size[0]);
    net->scale = reals (BP_DOUBLE, size[0]);
  }
  return net;
}

/* The right length, except once in sixteen times. */
static ptrdiff_t about (ptrdiff_t n)
{
  const ptrdiff_t other = n + from (0, 2) - 1;
  return byte () % 16 == 0 && other >= 0 ? other : n;
}

/* ---- what is tried ---- */

static void try_job (void)
{
  char message[BP_MESSAGE];
  const bp_network *net = network ();
  const ptrdiff_t m = from (0, 12), P = net->offset[net->layers - 1];
  const ptrdiff_t K = net->size[net->layers - 1];
  bp_job job = { .net = net, .precision = (bp_type) from (BP_DOUBLE, BP_SINGLE),
                 .threads = from (1, 3), .task = (bp_task) from (BP_FORWARD_ONLY, BP_TARGETS) };
  job.parameters = about (P);
  job.theta = reals (job.precision, job.parameters);
  job.X = matrix (m, about (net->size[0]));
  job.Y = job.task == BP_LABELS ? matrix (about (m), 1) : matrix (about (m), about (K));
  if (job.task == BP_LABELS && job.Y.row)
    job.task = BP_TARGETS;               /* the gateway makes labels full */
  if (byte () % 3 == 0)
    job.weight = reals (BP_DOUBLE, m);
  if (bp_check (&job, message) != BP_OK) {
    assert (memchr (message, 0, sizeof message) && strstr (message, " must "));
    return;
  }
  if (job.task != BP_FORWARD_ONLY)
    job.grad = take ((size_t) P * 8);
  assert (bp_evaluate (&job) == BP_OK);
  if (job.task != BP_FORWARD_ONLY) {
    const void *v = reals (job.precision, P);
    assert (bp_hessian_multiply (&job, v, job.grad) == BP_OK);
    assert (bp_numerical_gradient (&job, NULL, job.grad) == BP_OK);
  }
}

static void try_training (void)
{
  char message[BP_MESSAGE];
  const bp_network *net = network ();
  const ptrdiff_t m = from (0, 12), P = net->offset[net->layers - 1];
  bp_training job = { .net = net, .precision = (bp_type) from (BP_DOUBLE, BP_SINGLE),
                      .threads = from (1, 2), .task = (bp_task) from (BP_LABELS, BP_TARGETS),
                      .solver = (bp_solver) from (BP_ADAM, BP_RMSPROP) };
  job.parameters = about (P);
  job.Xt = matrix (about (net->size[0]), m);
  job.Yt = job.task == BP_LABELS ? matrix (about (m), 1)
                                 : matrix (about (net->size[net->layers - 1]), about (m));
  if (job.Yt.row)
    return;                              /* the gateway makes them full */
  if (byte () % 3 == 0)
    job.weight = reals (BP_DOUBLE, m);
  job.learn_rate = number ();
  job.momentum = number ();
  job.beta1 = number ();
  job.beta2 = number ();
  job.epsilon = number ();
  job.dropout = byte () % 2 ? 0.25 : number ();
  job.seed = number ();
  job.step = number ();
  job.nesterov = byte () % 2;
  job.multilabel = byte () % 2;
  job.batch = from (1, 5);
  job.count = from (0, 20);
  unsigned *order = take ((size_t) job.count * sizeof *order);
  for (ptrdiff_t i = 0; i < job.count; i++)
    order[i] = byte () % 16 == 0 ? byte () : 1 + byte () % (unsigned) (m ? m : 1);
  job.order = order;
  if (bp_check_training (&job, message) != BP_OK) {
    assert (memchr (message, 0, sizeof message));
    return;
  }
  job.theta = reals (job.precision, P);
  job.moment1 = reals (job.precision, P);
  job.moment2 = reals (job.precision, P);
  assert (bp_train_batches (&job) == BP_OK);
  assert (job.done == job.count);
}

/* An iteration that does not end would be a hang. */
static void try_state (void)
{
  lbfgs l = { .n = from (1, 6), .precision = (bp_type) from (BP_DOUBLE, BP_SINGLE),
              .memory = from (1, 4), .threads = from (1, 2) };
  double *at = (double *) &l.at;
  l.regularization = byte () % 2 ? 0.3 : number ();
  l.x = reals (l.precision, l.n);
  l.g = reals (l.precision, l.n);
  l.S = reals (l.precision, l.n * l.memory);
  l.Y = reals (l.precision, l.n * l.memory);
  l.products = reals (BP_DOUBLE, l.memory * (2 * l.memory + 2));
  for (size_t i = 0; i < sizeof l.at / sizeof *at; i++)
    at[i] = number ();
  l.at.pairs = from (0, l.memory);       /* the gateway holds them there */
  l.at.next = from (0, l.memory - 1);
  l.memory_block = take (lbfgs_bytes (l.n, l.precision, l.memory));
  void *x = take ((size_t) l.n * 8);
  lbfgs_resume (&l);
  for (int k = 0; k < 5; k++) {
    lbfgs_event event = lbfgs_iterate (&l);
    for (int calls = 0; event == LBFGS_EVALUATE; calls++) {
      assert (calls < 1000);
      lbfgs_point (&l, x);
      event = lbfgs_tell (&l, number (), reals (l.precision, l.n));
      free (taken[--count]);
    }
    if (event != LBFGS_ITERATION)
      break;
  }
}

static void try_names (void)
{
  char *name = take (left + 1);
  memcpy (name, input, left);
  name[left] = 0;
  assert (bp_activation_named (name) <= BP_NO_ACTIVATION);
  assert (bp_loss_named (name) <= BP_NO_LOSS);
  assert (memchr (bp_number (number ()).text, 0, sizeof (bp_number_text)));
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static void (*const all[]) (void) = { try_job, try_training, try_state, try_names };
  input = data;
  left = size;
  count = 0;
  all[byte () % 4] ();
  while (count > 0)
    free (taken[--count]);
  return 0;
}
