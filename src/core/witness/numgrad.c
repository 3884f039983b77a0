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
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include "base/memory.h"
#include "base/threads.h"
#include "job/matrix.h"
#include "witness/perturbed.h"
#include "witness/numgrad.h"

#define MOVE 0x1p-24
#define STEEPEST 1.25                  /* more than any |g'|: gelu's is 1.13 */

/* A thread's own. */
typedef struct {
  double *move;              /* a_k of the current rows, and - a_k            */
  double *kept;              /* their kept columns, if they aren't all        */
  ptrdiff_t *row;            /* which rows they are                           */
  double *factor;            /* 0 except for one of the outputs               */
  perturbed_room room;
} workspace;

typedef struct {
  baseline baseline;
  const unsigned char *wanted;
  ptrdiff_t blocks, most;    /* how many; the most rows that one has          */
  ptrdiff_t columns;         /* of all Theta together: threads divide them    */
  int threads;
  atomic_ptrdiff_t next;     /* the next column that no thread has taken      */
  barrier meet;
  double *theta;             /* in double                                     */
  double *sum;               /* of each parameter: cost (up) - cost (down)
                                over 2 h                                      */
  double *reach;             /* of each unit, one layer after the other: the largest
                                move of a z at or above it, if its own z moves by 1 */
  ptrdiff_t *unit;           /* layer l's units start at unit[l] there        */
  double *push, *mean;       /* by unit: baseline.h's; the mean activation    */
  double total;              /* the sum of the weights                        */
  double *a, *kept;          /* the current block (baseline.h)                */
  workspace *work;           /* one for each thread                           */
  void *memory;              /* holds all of these                            */
  atomic_bool stopped;
} numeric;

/* ---- steps ---- */

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

/* ---- memory ---- */

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

static bp_status numeric_create (numeric *n, const bp_job *job, const unsigned char *wanted)
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
