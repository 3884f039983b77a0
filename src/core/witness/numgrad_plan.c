/* numgrad_plan.c -- what numgrad.c sets up once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <string.h>
#include "base/memory.h"
#include "job/matrix.h"
#include "witness/numgrad_plan.h"

#define STEEPEST 1.25                  /* more than any |g'|: gelu's is 1.13 */

/* The largest move of a z in layer l + 1 if in layer l each moves by 1 at most. */
static double gain (const numeric *n, int l)
{
  const bp_network *net = n->baseline.job->net;
  const ptrdiff_t out = net->size[l + 1];
  double most = 0;
  for (ptrdiff_t i = 0; i < out; i++) {
    double sum = 0;
    for (ptrdiff_t u = 1; u <= net->size[l]; u++)
      sum += fabs (n->theta[net->offset[l] + u * out + i]);
    most = sum > most ? sum : most;
  }
  return STEEPEST * most;
}

/* Sets reach, from the output down; `all` is the largest move above layer l if all z of
 * layer l + 1 move by 1. */
static void find_reach (numeric *n)
{
  const bp_network *net = n->baseline.job->net;
  const int top = n->baseline.top;
  double all = 1;
  for (ptrdiff_t i = 0; i < net->size[top]; i++)
    n->reach[n->unit[top] + i] = 1;
  for (int l = top - 1; l > 0; l--) {
    const ptrdiff_t out = net->size[l + 1];
    for (ptrdiff_t u = 0; u < net->size[l]; u++) {
      const double *weights = n->theta + net->offset[l] + (u + 1) * out;
      double most = 0;
      for (ptrdiff_t i = 0; i < out; i++)
        most = fabs (weights[i]) > most ? fabs (weights[i]) : most;
      n->reach[n->unit[l] + u] = fmax (1, STEEPEST * most * all);
    }
    all = fmax (1, gain (n, l) * all);
  }
}

/* Lays out the memory (memory_take); returns its size in bytes. */
static size_t lay_out (numeric *n, char *base)
{
  baseline *r = &n->baseline;
  const bp_network *net = r->job->net;
  const ptrdiff_t P = r->job->parameters, outputs = net->size[r->top];
  ptrdiff_t units = 0, inputs = 0;
  size_t used = 0;

  r->a = memory_take (base, &used, r->top + 1, sizeof *r->a);
  r->kept = memory_take (base, &used, r->top + 1, sizeof *r->kept);
  r->columns = memory_take (base, &used, r->top + 1, sizeof *r->columns);
  n->unit = memory_take (base, &used, r->top + 1, sizeof *n->unit);
  r->width = 0;
  for (int l = 0; l <= r->top; l++) {
    const ptrdiff_t columns = l ? baseline_columns (net, l) : 0;
    if (base) {
      r->a[l] = inputs;
      r->kept[l] = r->width;
      r->columns[l] = columns;
      n->unit[l] = units;
    }
    r->width += columns * net->size[l];
    inputs += l < r->top ? net->size[l] : 0;
    units += net->size[l];
  }
  r->sum = r->width++;
  r->weight = r->width++;

  const size_t real_bytes = sizeof (double);
  r->theta = n->theta = memory_take (base, &used, P, real_bytes);
  n->sum = memory_take (base, &used, P, real_bytes);
  n->reach = memory_take (base, &used, units, real_bytes);
  n->mean = memory_take (base, &used, units, real_bytes);
  n->push = memory_take (base, &used, units, real_bytes);
  n->a = memory_take (base, &used, (inputs + 1) * r->ld, real_bytes);
  n->kept = memory_take (base, &used, r->width * r->ld, real_bytes);
  n->work = memory_take (base, &used, n->threads, sizeof *n->work);
  for (int i = 0; i < n->threads; i++) {
    workspace own = {
      .move = memory_take (base, &used, 2 * r->ld, real_bytes),
      .kept = memory_take (base, &used, r->width * r->ld, real_bytes),
      .row = memory_take (base, &used, r->ld, sizeof (ptrdiff_t)),
      .factor = memory_take (base, &used, outputs, real_bytes),
      .room = { .one = memory_take (base, &used, perturbed_one (r), real_bytes),
                .a = memory_take (base, &used, perturbed_layer (r), real_bytes),
                .z = memory_take (base, &used, perturbed_layer (r), real_bytes) }
    };
    if (base) {
      memset (own.factor, 0, (size_t) outputs * real_bytes);
      n->work[i] = own;
    }
  }
  return used;
}

/* The columns of a unit stay in a core's first cache together with those of the outputs,
 * the rest of a block in its second cache. */
static ptrdiff_t block_rows (const bp_job *job)
{
  enum { CACHE = 1 << 20, LEAST = 32, MOST = 128 };
  ptrdiff_t columns = 0;
  for (int l = 0; l < job->net->layers; l++)
    columns += job->net->size[l] * (1 + (l ? baseline_columns (job->net, l) : 0));
  const ptrdiff_t rows = CACHE / (ptrdiff_t) sizeof (double) / columns / LEAST * LEAST;
  const ptrdiff_t all = baseline_filled (job->X.rows), most = all < MOST ? all : MOST;
  return rows > most ? most : rows < LEAST ? LEAST : rows;
}

static double total_weight (const bp_job *job)
{
  double sum = 0;
  for (ptrdiff_t t = 0; job->weight && t < job->X.rows; t++)
    sum += job->weight[t];
  return job->weight ? sum : (double) job->X.rows;
}

bp_status numeric_create (numeric *n, const bp_job *job, const unsigned char *wanted)
{
  /* a team of threads costs some microseconds: no more threads than the work is worth */
  const double least_work = 1e5;
  const bool large = (double) job->X.rows * (double) job->parameters > least_work;

  memset (n, 0, sizeof *n);
  n->wanted = wanted;
  n->total = total_weight (job);
  n->baseline.job = job;
  n->baseline.top = job->net->layers - 1;
  n->baseline.loss = baseline_loss_of (job->net);
  n->baseline.ld = n->most = block_rows (job);
  n->blocks = (job->X.rows + n->most - 1) / n->most;
  for (int l = 0; l < n->baseline.top; l++)
    n->columns += job->net->size[l] + 1;
  n->threads = job->threads < n->columns ? job->threads : (int) n->columns;
  if (n->threads < 1 || !large)
    n->threads = 1;
  n->memory = memory_get (lay_out (n, NULL), 1);
  if (!n->memory)
    return BP_NO_MEMORY;
  lay_out (n, n->memory);

  const bp_matrix theta = { .type = job->precision, .values = job->theta };
  for (ptrdiff_t i = 0; i < job->parameters; i++)
    n->theta[i] = matrix_value (&theta, i);
  memset (n->sum, 0, (size_t) job->parameters * sizeof *n->sum);
  for (ptrdiff_t t = 0; t < n->baseline.ld; t++)
    n->a[n->baseline.a[n->baseline.top] * n->baseline.ld + t] = 1;
  find_reach (n);
  if (job->net->sparsity_weight > 0) {
    memset (n->mean, 0, (size_t) (n->push - n->mean) * sizeof *n->mean);
    n->baseline.push = n->push;
    n->baseline.unit = n->unit;
  }
  return BP_OK;
}
