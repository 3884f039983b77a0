/* block.c -- forward and backward for one block of examples: the algorithm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   forward    z(l+1) = Theta(l) [1; a(l)],   a(l+1) = g(z(l+1))
 *   backward   d(l) = (Theta(l)(:,2:end)' d(l+1)) .* g'(z(l))
 *              Delta(l) = Delta(l) + d(l+1) [1; a(l)]'
 */
#include <string.h>
#include "activation.h"
#include "block.h"
#include "examples.h"
#include "loss.h"
#include "memory.h"
#include "product.h"

static bool wants_d (const bp_job *job) { return job->grad || job->d; }

static ptrdiff_t units_above_input (const bp_network *net)
{
  ptrdiff_t sum = 0;
  for (int l = 1; l < net->layers; l++)
    sum += net->size[l];
  return sum;
}

static ptrdiff_t widest_above_input (const bp_network *net)
{
  ptrdiff_t most = 0;
  for (int l = 1; l < net->layers; l++)
    most = net->size[l] > most ? net->size[l] : most;
  return most;
}

ptrdiff_t block_capacity (const bp_job *job)
{
  enum { CACHE = 1 << 19, LEAST = 64, MOST = 512, STEP = 16 };
  const ptrdiff_t row = (job->net->size[0] + 3 * units_above_input (job->net))
                        * (ptrdiff_t) sizeof (real);
  ptrdiff_t rows = CACHE / row / STEP * STEP;
  rows = rows < LEAST ? LEAST : rows > MOST ? MOST : rows;
  return rows < job->X.rows ? rows : job->X.rows;
}

/* Whether layer l's z and a must both be kept. */
static bool two_places (const bp_job *job, int l)
{
  return l == job->net->layers - 1 || activation_keeps_z (job->net->activation[l]);
}

bp_status block_create (block *b, const bp_job *job)
{
  const bp_network *net = job->net;
  const int L = net->layers;
  const ptrdiff_t line = MEMORY_LINE / sizeof (real);

  memset (b, 0, sizeof *b);
  b->capacity = block_capacity (job);
  b->ld = (b->capacity + line - 1) / line * line;

  ptrdiff_t columns = 0;
  if (!examples_in_place (&job->X))
    columns += net->size[0];
  if (job->task != BP_FORWARD_ONLY)
    columns += net->size[L - 1];
  for (int l = 1; l < L; l++)
    columns += net->size[l] * (two_places (job, l) ? 2 : 1);
  if (wants_d (job))
    columns += 2 * widest_above_input (net);

  /* one piece: the pointers by layer, then the blocks */
  const size_t head = (2 * (size_t) L * sizeof (real *) + MEMORY_LINE - 1)
                      / MEMORY_LINE * MEMORY_LINE;
  const size_t column = (size_t) b->ld * sizeof (real);
  b->memory = memory_get ((size_t) columns + (head + column - 1) / column, column);
  if (!b->memory)
    return BP_NO_MEMORY;
  b->z = b->memory;
  b->a = b->z + L;
  real *next = (real *) ((char *) b->memory + head);

  if (!examples_in_place (&job->X)) {
    b->x_copy = next;
    next += b->ld * net->size[0];
  }
  if (job->task != BP_FORWARD_ONLY) {
    b->y = next;
    next += b->ld * net->size[L - 1];
  }
  for (int l = 1; l < L; l++) {
    b->z[l] = b->a[l] = next;
    next += b->ld * net->size[l];
    if (two_places (job, l)) {
      b->a[l] = next;
      next += b->ld * net->size[l];
    }
  }
  if (wants_d (job)) {
    b->d = next;
    b->e = next + b->ld * widest_above_input (net);
  }
  return BP_OK;
}

void block_free (block *b)
{
  memory_free (b->memory);
}

/* Copies a block of layer l to its rows of the examples-by-units result. */
static void keep (const block *b, const bp_job *job, void **results, int l,
                  const real *from)
{
  if (!results || !results[l])
    return;
  real *to = (real *) results[l] + b->first;
  for (ptrdiff_t k = 0; k < job->net->size[l]; k++)
    memcpy (to + k * job->X.rows, from + k * b->ld, (size_t) b->rows * sizeof *to);
}

static void take_examples (block *b, const bp_job *job)
{
  if (b->x_copy) {
    examples_copy (&job->X, b->first, b->rows, b->x_copy, b->ld);
    b->x = b->x_copy;
    b->ldx = b->ld;
  } else {
    b->x = (const real *) job->X.values + b->first;
    b->ldx = job->X.rows;
  }
  if (job->task == BP_LABELS)
    examples_labels (&job->Y, b->first, b->rows,
                     job->net->size[job->net->layers - 1], b->y, b->ld);
  else if (job->task == BP_TARGETS)
    examples_copy (&job->Y, b->first, b->rows, b->y, b->ld);
}

/* The activations that feed Theta[l], and how far apart their columns are. */
static const real *below (const block *b, int l, ptrdiff_t *ld)
{
  *ld = l ? b->ld : b->ldx;
  return l ? b->a[l] : b->x;
}

static product_size size_of (const block *b, const bp_network *net, int l)
{
  return (product_size) { b->rows, net->size[l], net->size[l + 1] };
}

double block_forward (block *b, const bp_job *job, ptrdiff_t first, ptrdiff_t rows)
{
  const bp_network *net = job->net;
  const int top = net->layers - 1;
  const real *theta = job->theta;
  double J = 0;

  b->first = first;
  b->rows = rows;
  take_examples (b, job);

  for (int l = 0; l < top; l++) {
    ptrdiff_t lda;
    const real *a = below (b, l, &lda);
    product_forward (size_of (b, net, l), a, lda, theta + net->offset[l],
                     b->z[l + 1], b->ld);
    keep (b, job, job->z, l + 1, b->z[l + 1]);
    if (l + 1 < top) {
      activation_apply (net->activation[l + 1], rows, net->size[l + 1],
                        b->z[l + 1], b->a[l + 1], b->ld);
      keep (b, job, job->a, l + 1, b->a[l + 1]);
    }
  }

  if (job->task == BP_FORWARD_ONLY)
    activation_apply (net->activation[top], rows, net->size[top], b->z[top],
                      b->a[top], b->ld);
  else
    J = loss_delta (net->loss, net->activation[top], rows, net->size[top],
                    b->z[top], b->y, b->a[top], b->d, b->ld);
  keep (b, job, job->a, top, b->a[top]);
  if (b->d)
    keep (b, job, job->d, top, b->d);
  return J;
}

void block_backward (block *b, const bp_job *job, real *Delta)
{
  const bp_network *net = job->net;
  const real *theta = job->theta;

  for (int l = net->layers - 2; l >= 0; l--) {
    const product_size s = size_of (b, net, l);
    ptrdiff_t lda;
    const real *a = below (b, l, &lda);
    if (Delta)
      product_gradient (s, b->d, b->ld, a, lda, Delta + net->offset[l]);
    if (l > 0) {
      product_backward (s, b->d, b->ld, theta + net->offset[l], b->e, b->ld);
      activation_slope (net->activation[l], b->rows, net->size[l], b->z[l],
                        b->a[l], b->e, b->ld);
      keep (b, job, job->d, l, b->e);
      real *d = b->d;
      b->d = b->e;
      b->e = d;
    }
  }
}
