/* block.c -- forward and backward for one block of examples: the algorithm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   forward    z(l+1) = Theta(l) [1; a(l)],   a(l+1) = g(z(l+1))
 *   backward   d(l) = (Theta(l)(:,2:end)' d(l+1) + push(l)) .* g'(z(l)),  push: means.h
 *              Delta(l) = Delta(l) + d(l+1) [1; a(l)]'
 */
#include <string.h>
#include "base/memory.h"
#include "engine/block.h"
#include "engine/examples.h"

/* Whether z and a of layer l must both be kept. */
static bool two_places (const plan *p, int l)
{
  const bp_network *net = p->job->net;
  return l == net->layers - 1 || p->use->activation[net->activation[l]].needs_z;
}

/* Rows of X that must be copied at a time: all rows of a block if X is not of the
 * working precision, else those of the last block, which fill no whole vector. */
static ptrdiff_t copied_rows (const plan *p)
{
  return examples_in_place (&p->job->X) ? p->use->lanes : p->rows;
}

/* Units of the widest layer whose deltas are needed. */
static ptrdiff_t widest_delta (const bp_job *job)
{
  ptrdiff_t most = job->dX ? job->net->size[0] : 0;
  for (int l = 1; l < job->net->layers; l++)
    most = job->net->size[l] > most ? job->net->size[l] : most;
  return most;
}

static ptrdiff_t most_scratch (const plan *p)
{
  ptrdiff_t most = p->sparse ? p->use->product_sparse_scratch (&p->layer[0], p->rows) : 0;
  for (int l = 0; l + 1 < p->job->net->layers; l++) {
    const ptrdiff_t reals = p->use->product_scratch (&p->layer[l], p->rows);
    const ptrdiff_t scratch = p->use->product_workspace (&p->layer[l]);
    most = reals > most ? reals : most;
    most = scratch > most ? scratch : most;
  }
  return most;
}

/* Lays out the workspace (memory_take); returns its size in bytes. */
static size_t lay_out (block *b, const plan *p, char *base)
{
  const bp_network *net = p->job->net;
  const int top = net->layers - 1;
  const ptrdiff_t n = net->size[0];
  real **z = NULL, **a = NULL, **own = NULL;
  size_t used = 0;

  b->ld = memory_apart (round_up (p->rows, MEMORY_LINE / sizeof (real)), sizeof (real));

  b->z = z = memory_take (base, &used, top + 1, sizeof *z);
  b->a = a = memory_take (base, &used, top + 1, sizeof *a);
  b->own = own = memory_take (base, &used, top + 1, sizeof *own);
  if (p->sparse) {
    b->cursor = memory_take (base, &used, n, sizeof *b->cursor);
    b->nonzeros.start = memory_take (base, &used, n + 1, sizeof *b->nonzeros.start);
    b->nonzeros.row = memory_take (base, &used, p->rows * n, sizeof *b->nonzeros.row);
    b->nonzeros.value = memory_take (base, &used, p->rows * n, sizeof *b->nonzeros.value);
  } else
    b->x_copy = memory_take (base, &used, copied_rows (p) * n, sizeof (real));
  if (p->job->task != BP_FORWARD_ONLY)
    b->y = memory_take (base, &used, b->ld * net->size[top], sizeof (real));
  if (p->job->weight)
    b->w = memory_take (base, &used, b->ld, sizeof (real));
  for (int l = 1; l <= top; l++) {
    real *first = memory_take (base, &used, b->ld * net->size[l], sizeof (real));
    real *second = two_places (p, l)
      ? memory_take (base, &used, b->ld * net->size[l], sizeof (real)) : first;
    if (base) {
      z[l] = own[l] = first;
      a[l] = second;
    }
  }
  if (plan_goes_back (p)) {
    b->d = memory_take (base, &used, b->ld * widest_delta (p->job), sizeof (real));
    b->e = memory_take (base, &used, b->ld * widest_delta (p->job), sizeof (real));
  }
  b->scratch = memory_take (base, &used, most_scratch (p), sizeof (real));
  return used;
}

bp_status block_create (block *b, const plan *p)
{
  memset (b, 0, sizeof *b);
  b->cursor_at = -1;
  b->memory = memory_get (lay_out (b, p, NULL), 1);
  if (!b->memory)
    return BP_NO_MEMORY;
  lay_out (b, p, b->memory);
  return BP_OK;
}

void block_free (block *b)
{
  memory_free (b->memory);
}

/* Copies a block of layer l to its rows of the examples-by-units result. */
static void copy_out (const block *b, const bp_job *job, void **results, int l,
                      const real *from)
{
  if (!results || !results[l])
    return;
  real *to = (real *) results[l] + b->first;
  for (ptrdiff_t k = 0; k < job->net->size[l]; k++)
    memcpy (to + k * job->X.rows, from + k * b->ld, (size_t) b->rows * sizeof *to);
}

static void take_inputs (block *b, const plan *p)
{
  const bp_job *job = p->job;
  if (p->sparse) {
    examples_nonzeros (&job->X, b->first, b->rows, b->cursor,
                       b->cursor_at == b->first, &b->nonzeros);
    b->cursor_at = b->first + b->rows;
    return;
  }
  if (examples_in_place (&job->X) && b->rows == b->filled) {
    b->x = (const real *) job->X.values + b->first;
    b->ldx = job->X.rows;
    return;
  }
  b->x = b->x_copy;
  b->ldx = copied_rows (p);
  examples_copy (&job->X, b->first, b->rows, b->x_copy, b->ldx);
  for (ptrdiff_t j = 0; j < job->X.cols; j++)
    for (ptrdiff_t t = b->rows; t < b->filled; t++)
      b->x_copy[j * b->ldx + t] = 0;
}

/* dJ/dX from the deltas of the input layer; J is a mean.  (Where X is
 * standardized, the folded Theta has led to the derivative by x itself.) */
static void keep_input_gradient (const block *b, const plan *p)
{
  const bp_job *job = p->job;
  for (ptrdiff_t k = 0; k < job->net->size[0]; k++) {
    real *to = (real *) job->dX + b->first + k * job->X.rows;
    for (ptrdiff_t t = 0; t < b->rows; t++)
      to[t] = b->e[k * b->ld + t] / (real) p->total;
  }
}

static void take_targets (block *b, const bp_job *job)
{
  if (job->task == BP_LABELS)
    examples_labels (&job->Y, b->first, b->rows,
                     job->net->size[job->net->layers - 1], b->y, b->ld);
  else
    examples_copy (&job->Y, b->first, b->rows, b->y, b->ld);
}

static void take_weights (block *b, const bp_job *job)
{
  for (ptrdiff_t t = 0; b->w && t < b->rows; t++)
    b->w[t] = (real) job->weight[b->first + t];
}

static void forward_product (block *b, const plan *p, int l)
{
  if (l == 0 && p->sparse)
    p->use->product_forward_sparse (&p->layer[0], b->filled, &b->nonzeros, b->z[1],
                                    b->ld, b->scratch);
  else
    p->use->product_forward (&p->layer[l], b->filled, l ? b->a[l] : b->x,
                             l ? b->ld : b->ldx, b->z[l + 1], b->ld, b->scratch);
}

static void gradient_product (block *b, const plan *p, int l, real *Delta)
{
  if (l == 0 && p->sparse)
    p->use->product_gradient_sparse (&p->layer[0], b->filled, b->d, b->ld,
                                     &b->nonzeros, Delta, b->scratch);
  else
    p->use->product_gradient (&p->layer[l], b->filled, b->d, b->ld,
                              l ? b->a[l] : b->x, l ? b->ld : b->ldx, Delta,
                              b->scratch);
}

static void take_block (block *b, const plan *p, ptrdiff_t i)
{
  b->first = plan_start (p, i);
  b->rows = plan_start (p, i + 1) - b->first;
  b->filled = round_up (b->rows, p->use->lanes);
  take_inputs (b, p);
  take_weights (b, p->job);
}

/* Puts the hidden layers of block i where they are kept, or into the workspace; returns
 * whether they are kept.  (They are sigmoid: z and a share their place.) */
static bool place_hidden (block *b, const plan *p, const means *s, ptrdiff_t i)
{
  if (!s || !s->kept)
    return false;
  const bool kept = i < s->kept_blocks;
  for (int l = 1; l + 1 < p->job->net->layers; l++)
    b->z[l] = b->a[l] = kept ? s->kept + i * s->kept_reals + s->unit[l] * b->ld : b->own[l];
  return kept;
}

void block_hidden (block *b, const plan *p, const means *s, ptrdiff_t i, ptrdiff_t chunk)
{
  const bp_network *net = p->job->net;
  take_block (b, p, i);
  place_hidden (b, p, s, i);
  for (int l = 1; l + 1 < net->layers; l++) {
    forward_product (b, p, l - 1);
    p->use->activation[net->activation[l]].apply (b->filled, net->size[l], b->z[l], b->a[l],
                                                  b->ld);
    p->use->sparsity_add_sums (b->rows, net->size[l], b->a[l], b->w, b->ld,
                               s->sums + 2 * chunk * s->units + s->unit[l]);
  }
}

double block_forward (block *b, const plan *p, ptrdiff_t i)
{
  const bp_job *job = p->job;
  const bp_network *net = job->net;
  const int top = net->layers - 1;
  double J = 0;

  take_block (b, p, i);
  const bool kept = place_hidden (b, p, p->means, i);
  for (int l = kept ? top - 1 : 0; l < top; l++) {
    forward_product (b, p, l);
    copy_out (b, job, job->z, l + 1, b->z[l + 1]);
    if (l + 1 < top || job->task == BP_FORWARD_ONLY)
      p->use->activation[net->activation[l + 1]].apply (
        b->filled, net->size[l + 1], b->z[l + 1], b->a[l + 1], b->ld);
  }
  for (int l = 1; l < top; l++)
    copy_out (b, job, job->a, l, b->a[l]);
  if (job->task != BP_FORWARD_ONLY) {
    take_targets (b, job);
    J = p->use->loss_delta (net->loss, net->activation[top], b->rows, net->size[top],
                            b->z[top], b->y, b->w, b->a[top], b->d, b->ld);
    if (b->d)
      copy_out (b, job, job->d, top, b->d);
  }
  copy_out (b, job, job->a, top, b->a[top]);
  return J;
}

void block_backward (block *b, const plan *p, real *sums)
{
  const bp_job *job = p->job;
  const bp_network *net = job->net;

  for (int l = net->layers - 2; l >= 0; l--) {
    if (sums)
      gradient_product (b, p, l, sums + p->sum[l]);
    if (l > 0 || job->dX)
      p->use->product_backward (&p->layer[l], b->filled, b->d, b->ld, b->e, b->ld,
                                b->scratch);
    if (l == 0 && job->dX)
      keep_input_gradient (b, p);
    if (l > 0) {
      if (p->means)
        p->use->sparsity_add_push (b->rows, net->size[l],
                                   p->means->push + p->means->unit[l], b->w, b->e, b->ld);
      p->use->activation[net->activation[l]].times_slope (
        b->filled, net->size[l], b->z[l], b->a[l], b->e, b->ld);
      copy_out (b, job, job->d, l, b->e);
      real *d = b->d;
      b->d = b->e;
      b->e = d;
    }
  }
}
