/* numgrad.c -- the cost's derivatives by central differences, all parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Theta[l](j,k) +- h moves z_j of layer l + 1 by +- h a_k, example by example; only
 * what depends on that z_j is computed again.  The blocks of examples come one after
 * the other; threads share the work on a block, and the sum of a parameter is added up
 * in the order of the blocks, so that no bit depends on the threads.
 *
 * The step.  Moves are computed with no loss of digits (difference.h), so a small
 * step loses none either: h is the largest power of 2 with which no z of the block
 * moves by more than MOVE, in the layer that the parameter leads to or above.  A
 * power of 2, so that h a_k and the division by 2 h are exact.
 *
 * A penalty on mean activations depends on all blocks at once: its means are computed
 * first, and, by a difference of its own, how fast it grows with each of them.
 */
#include <math.h>
#include <string.h>
#include "base/memory.h"
#include "base/threads.h"
#include "witness/numgrad.h"
#include "witness/numgrad_plan.h"

#define MOVE 0x1p-24

/* The largest power of 2 with h most reach <= MOVE. */
static double step (double most, double reach)
{
  int exponent;
  frexp (MOVE / most / reach, &exponent);
  return ldexp (0.5, exponent);
}

/* ---- differences ---- */

/* The rows that a parameter changes, those where a is not 0 (or the cost is NaN), and
 * these a up and down; returns their number, filled up with copies of the last, and
 * the largest of them. */
static ptrdiff_t find_rows (const numeric *n, const double *a, ptrdiff_t rows,
                            workspace *own, double *most)
{
  const ptrdiff_t ld = n->baseline.ld;
  const double *y_sum = n->kept + n->baseline.sum * ld;
  ptrdiff_t count = 0;
  *most = 0;
  for (ptrdiff_t t = 0; t < rows; t++)
    if (a[t] != 0 || isnan (y_sum[t])) {
      own->row[count] = t;
      own->move[count++] = a[t];
      if (fabs (a[t]) > *most && isfinite (a[t]))
        *most = fabs (a[t]);
    }
  for (ptrdiff_t i = count; count && i < baseline_filled (count); i++) {
    own->row[i] = own->row[count - 1];
    own->move[i] = own->move[count - 1];
  }
  for (ptrdiff_t i = 0; i < baseline_filled (count); i++)
    own->move[ld + i] = -own->move[i];
  return count;
}

/* Only those rows of the kept columns of the layers from l on. */
static const double *gather (const numeric *n, int l, ptrdiff_t count, workspace *own)
{
  const baseline *r = &n->baseline;
  const ptrdiff_t filled = baseline_filled (count);
  for (ptrdiff_t c = r->kept[l]; c < r->width; c++)
    for (ptrdiff_t i = 0; i < filled; i++)
      own->kept[c * r->ld + i] = n->kept[c * r->ld + own->row[i]];
  for (ptrdiff_t i = count; i < filled; i++)
    own->kept[r->weight * r->ld + i] = 0;
  return own->kept;
}

/* cost (up) - cost (down) for Theta[l](j,k), whose column's moves have been set. */
static double difference_by (const numeric *n, const double *kept, ptrdiff_t rows, int l,
                             ptrdiff_t j, double h, workspace *own)
{
  const baseline *r = &n->baseline;
  moves m = { own->move, own->move + r->ld, &h, 0 };
  if (l + 1 < r->top || r->loss != SQUARED_SOFT)
    return perturbed_cost (r, kept, rows, l + 1, j, 1, m, own->room);
  m.factor = own->factor;                /* the outputs depend on each other */
  own->factor[j] = h;
  const double change = perturbed_cost (r, kept, rows, l + 1, 0,
                                        r->job->net->size[r->top], m, own->room);
  own->factor[j] = 0;
  return change;
}

static bool stops (numeric *n)
{
  const bp_job *job = n->baseline.job;
  if (!n->stopped && job->stop && job->stop ())
    n->stopped = true;
  return n->stopped;
}

/* Adds the current block to the sums of column k of Theta[l]. */
static void add_column (numeric *n, int l, ptrdiff_t k, ptrdiff_t rows)
{
  const baseline *r = &n->baseline;
  const bp_network *net = r->job->net;
  const ptrdiff_t out = net->size[l + 1], at = net->offset[l] + k * out;
  workspace *own = &n->work[threads_this ()];
  const unsigned char *wanted = n->wanted ? n->wanted + at : NULL;
  if (wanted && !memchr (wanted, 1, (size_t) out))
    return;

  double most;
  const double *ones = n->a + r->a[r->top] * r->ld;
  const double *a = k ? n->a + (r->a[l] + k - 1) * r->ld : ones;
  const ptrdiff_t count = find_rows (n, a, rows, own, &most);
  const ptrdiff_t filled = baseline_filled (count);
  const bool all = count == rows;
  const double *kept = count && !all ? gather (n, l + 1, count, own) : n->kept;
  for (ptrdiff_t j = 0; count && j < out && !stops (n); j++)
    if (!wanted || wanted[j]) {
      const double h = step (most, n->reach[n->unit[l + 1] + j]);
      n->sum[at + j] += difference_by (n, kept, filled, l, j, h, own) / (2 * h);
    }
}

/* ---- blocks, threads ---- */

static ptrdiff_t rows_of (const numeric *n, ptrdiff_t b)
{
  return b + 1 < n->blocks ? n->most : n->baseline.job->X.rows - b * n->most;
}

/* The forward pass of block b, up to the z of layer `last`; called by every thread of the
 * team. */
static void go_forward (numeric *n, ptrdiff_t b, int last)
{
  const baseline *r = &n->baseline;
  const bp_network *net = r->job->net;
  const ptrdiff_t first = b * n->most, rows = rows_of (n, b);
  ptrdiff_t i, end;
  for (threads_part (net->size[0], &i, &end); i < end; i++)
    if (!stops (n))
      baseline_input (r, i, first, rows, n->a);
  threads_wait (&n->meet);
  for (int l = 1; l <= last; l++) {
    const ptrdiff_t tiles = (net->size[l] + BASELINE_TILE - 1) / BASELINE_TILE;
    for (threads_part (tiles, &i, &end); i < end; i++)
      if (!stops (n))
        baseline_units (r, l, i * BASELINE_TILE, rows, n->a, n->kept);
    threads_wait (&n->meet);
  }
}

/* How fast beta KL (rho || r) grows with r: a central difference with a step that is small
 * compared with r and 1 - r, by logarithms of ratios, in which no digits cancel. */
static double growth (const bp_network *net, double r)
{
  const double edge = 0x1p-52, rho = net->sparsity_target;
  if (r < edge || r > 1 - edge)        /* there KL is its tangent */
    r = r < edge ? edge : 1 - edge;
  const double h = 0x1p-26 * (r < 0.5 ? r : 1 - r);
  const double by_r = log1p (h / r) - log1p (-h / r);
  const double by_rest = log1p (-h / (1 - r)) - log1p (h / (1 - r));
  return -net->sparsity_weight * (rho * by_r + (1 - rho) * by_rest) / (2 * h);
}

/* Sets mean and push; called by every thread of the team. */
static void find_push (numeric *n)
{
  const baseline *r = &n->baseline;
  const bp_network *net = r->job->net;
  const double *weight = r->job->weight;
  ptrdiff_t i, end;
  for (ptrdiff_t b = 0; b < n->blocks; b++) {
    go_forward (n, b, r->top - 1);
    for (int l = 1; l < r->top; l++)
      for (threads_part (net->size[l], &i, &end); i < end; i++) {
        const double *a = n->a + (r->a[l] + i) * r->ld;
        double sum = 0;
        for (ptrdiff_t t = 0; t < rows_of (n, b); t++)
          sum += (weight ? weight[b * n->most + t] : 1) * a[t];
        n->mean[n->unit[l] + i] += sum / n->total;
      }
    threads_wait (&n->meet);
  }
  for (int l = 1; l < r->top; l++)
    for (threads_part (net->size[l], &i, &end); i < end; i++)
      n->push[n->unit[l] + i] = growth (net, n->mean[n->unit[l] + i]);
  threads_wait (&n->meet);
}

/* Called by every thread of the team; once stopped, all threads only leave their loops
 * together. */
static void run (void *of)
{
  numeric *n = of;
  const baseline *r = &n->baseline;
  const bp_network *net = r->job->net;
  if (r->push)
    find_push (n);
  for (ptrdiff_t b = 0; b < n->blocks; b++) {
    const ptrdiff_t first = b * n->most, rows = rows_of (n, b);
    go_forward (n, b, r->top);
    if (threads_this () == 0) {
      n->next = 0;
      if (!stops (n))
        baseline_outputs (r, first, rows, n->kept);
    }
    threads_wait (&n->meet);
    ptrdiff_t c;
    while ((c = atomic_fetch_add (&n->next, 1)) < n->columns) {
      int l = 0;
      ptrdiff_t k = c;
      for (; k > net->size[l]; l++)
        k -= net->size[l] + 1;
      if (!stops (n))
        add_column (n, l, k, rows);
    }
    threads_wait (&n->meet);
  }
}

/* sum / m, plus the difference of the penalty: lambda / (2 m) times
 * ((x + h)^2 - (x - h)^2) / (2 h) = 2 x */
static void finish (const numeric *n, void *numgrad)
{
  const bp_job *job = n->baseline.job;
  const bp_network *net = job->net;
  for (int l = 0; l < n->baseline.top; l++)
    for (ptrdiff_t i = net->offset[l]; i < net->offset[l + 1]; i++) {
      const double lambda = i < net->offset[l] + net->size[l + 1] ? 0 : net->lambda;
      const double d = n->wanted && !n->wanted[i] ? NAN
                       : (n->sum[i] + lambda / 2 * (2 * n->theta[i])) / n->total;
      if (job->precision == BP_SINGLE)
        ((float *) numgrad)[i] = (float) d;
      else
        ((double *) numgrad)[i] = d;
    }
}

bp_status numgrad_here (const bp_job *job, const unsigned char *wanted, void *numgrad)
{
  numeric n;
  if (numeric_create (&n, job, wanted) != BP_OK)
    return BP_NO_MEMORY;
  threads_run (n.threads, run, &n);
  if (!n.stopped)
    finish (&n, numgrad);
  memory_free (n.memory);
  return n.stopped ? BP_STOPPED : BP_OK;
}
