/* minibatch_pass.c -- training by mini-batches: a block's pass forward and back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>
#include "base/threads.h"
#include "job/divergence.h"
#include "job/matrix.h"
#include "training/minibatch_parts.h"

/* to = from .* mask */
static void multiply (ptrdiff_t rows, ptrdiff_t units, const real *from,
                      const real *mask, real *to, ptrdiff_t ld)
{
  for (ptrdiff_t k = 0; k < units; k++)
    for (ptrdiff_t i = k * ld; i < k * ld + rows; i++)
      to[i] = from[i] * mask[i];
}

static void take_examples (training *t, const unsigned *order, ptrdiff_t r,
                           ptrdiff_t rows)
{
  const bp_training *job = t->job;
  const ptrdiff_t K = job->net->size[top_of (t)];
  real *y = t->y + r;

  t->use->gather_examples (&job->Xt, order, rows, t->shift, t->scale, t->x + r, t->ld);
  if (job->task == BP_TARGETS)
    t->use->gather_examples (&job->Yt, order, rows, NULL, NULL, y, t->ld);
  else {
    for (ptrdiff_t k = 0; k < K; k++)
      memset (y + k * t->ld, 0, (size_t) rows * sizeof *y);
    for (ptrdiff_t i = 0; i < rows; i++)
      y[((ptrdiff_t) matrix_value (&job->Yt, order[i] - 1) - 1) * t->ld + i] = 1;
  }
  for (ptrdiff_t i = 0; t->w && i < rows; i++)
    t->w[r + i] = (real) job->weight[order[i] - 1];
}

/* The number of the largest output, the first of equals; -1 if all are NaN. */
static ptrdiff_t largest (const real *h, ptrdiff_t K, ptrdiff_t ld)
{
  ptrdiff_t which = -1;
  for (ptrdiff_t k = 0; k < K; k++)
    if (h[k * ld] == h[k * ld] && (which < 0 || h[k * ld] > h[which * ld]))
      which = k;
  return which;
}

/* How many examples nnpredict would give their own label; where an example has several
 * labels, how many of the known labels are right. */
static ptrdiff_t count_hits (const training *t, ptrdiff_t r, ptrdiff_t rows)
{
  const int top = top_of (t);
  const ptrdiff_t K = t->job->net->size[top];
  ptrdiff_t hits = 0;
  if (K == 1 && t->job->net->activation[top] != BP_SIGMOID)
    return 0;
  for (ptrdiff_t i = r; i < r + rows; i++) {
    const real *h = t->a[top] + i, *y = t->y + i;
    if (K == 1 || t->job->multilabel)
      for (ptrdiff_t k = 0; k < K * t->ld; k += t->ld)
        hits += (h[k] >= REAL (0.5) && y[k] >= REAL (0.5))
                || (h[k] < REAL (0.5) && y[k] < REAL (0.5));
    else {
      const ptrdiff_t k = largest (h, K, t->ld);
      hits += k >= 0 && k == largest (y, K, t->ld);
    }
  }
  return hits;
}

static void go_forward (training *t, const block *b, ptrdiff_t r, ptrdiff_t rows,
                        real *scratch)
{
  const ptrdiff_t filled = round_up (rows, t->use->lanes);
  const bp_network *net = t->job->net;
  if (t->units > 0)
    memset (t->sums_of_a + r / t->piece * t->units, 0,
            (size_t) t->units * sizeof *t->sums_of_a);
  const int top = top_of (t);
  for (int l = 0; l < top; l++) {
    t->use->product_forward (&t->layer[l], filled, (l ? t->a[l] : t->x) + r, t->ld,
                             t->z[l + 1] + r, t->ld, scratch);
    if (l + 1 == top)
      break;
    const activation *g = &t->use->activation[net->activation[l + 1]];
    real *z = t->z[l + 1] + r, *a = t->a[l + 1] + r;
    real *value = g->needs_z ? a : z;
    g->apply (filled, net->size[l + 1], z, value, t->ld);
    if (t->units > 0)
      t->use->sparsity_add_sums (rows, net->size[l + 1], value, t->w ? t->w + r : NULL,
                                 t->ld,
                                 t->sums_of_a + r / t->piece * t->units + t->unit[l + 1]);
    if (drops (t, l + 1)) {
      real *mask = t->mask[l + 1] + r;
      t->use->dropout_mask (&b->dropout, l + 1, b->first + r, filled,
                            net->size[l + 1], mask, t->ld);
      multiply (filled, net->size[l + 1], value, mask, a, t->ld);
    }
  }
}

/* Examples in piece i of the block. */
static ptrdiff_t piece_rows (const training *t, const block *b, ptrdiff_t i)
{
  const ptrdiff_t left = b->rows - i * t->piece;
  return left < t->piece ? left : t->piece;
}

void minibatch_forward (training *t, const block *b, ptrdiff_t i, real *scratch)
{
  const bp_network *net = t->job->net;
  const int top = top_of (t);
  const ptrdiff_t r = i * t->piece, rows = piece_rows (t, b, i);

  take_examples (t, t->job->order + b->at + b->first + r, r, rows);
  go_forward (t, b, r, rows, scratch);
  t->J[i] = t->use->loss_delta (net->loss, net->activation[top], rows, net->size[top],
                                t->z[top] + r, t->y + r, t->w ? t->w + r : NULL,
                                t->a[top] + r, t->d[top] + r, t->ld);
  t->hits[i] = count_hits (t, r, rows);
}

void minibatch_back (training *t, const block *b, ptrdiff_t i, real *scratch)
{
  const ptrdiff_t r = i * t->piece, rows = piece_rows (t, b, i);
  const ptrdiff_t filled = round_up (rows, t->use->lanes);
  const bp_network *net = t->job->net;
  for (int l = top_of (t) - 1; l >= 0; l--) {
    t->use->product_gradient_turn (&t->layer[l], r, filled,
                                   round_up (b->rows, t->use->lanes), t->d[l + 1],
                                   t->ld, t->turned[l]);
    if (l == 0)
      break;
    /* the slope follows from z, or from a as it is before dropout */
    real *z = t->z[l] + r, *d = t->d[l] + r;
    t->use->product_backward (&t->layer[l], filled, t->d[l + 1] + r, t->ld, d, t->ld,
                              scratch);
    if (drops (t, l))
      multiply (filled, net->size[l], d, t->mask[l] + r, d, t->ld);
    if (t->units > 0)
      t->use->sparsity_add_push (rows, net->size[l], t->push + t->unit[l],
                                 t->w ? t->w + r : NULL, d, t->ld);
    t->use->activation[net->activation[l]].times_slope (filled, net->size[l], z, z, d,
                                                        t->ld);
  }
}

double minibatch_weight (const training *t, const block *b)
{
  double sum = 0;
  for (ptrdiff_t i = 0; t->w && i < b->rows; i++)
    sum += (double) t->w[i];
  return t->w ? sum : (double) b->rows;
}

/* The gradient is scale times the sum over the batch. */
void minibatch_find_push (training *t, const block *b)
{
  const ptrdiff_t pieces = (b->rows + t->piece - 1) / t->piece;
  const bp_network *net = t->job->net;
  const double total = minibatch_weight (t, b), beta = net->sparsity_weight;
  ptrdiff_t k, end;
  for (threads_part (t->units, &k, &end); k < end; k++) {
    double sum = 0;
    for (ptrdiff_t i = 0; i < pieces; i++)
      sum += t->sums_of_a[i * t->units + k];
    const divergence kl = total > 0 ? divergence_of (net->sparsity_target, sum / total)
                                    : (divergence) { 0, 0, 0 };
    t->divergence[k] = kl.value;
    t->push[k] = total > 0 ? (real) (beta * kl.slope / total / (double) b->step.scale) : 0;
  }
}
