/* minibatch.c -- training by mini-batches: the loop over batches.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One team of threads works on all batches.  A batch has two phases:
 *
 *   by examples   For each piece of the batch: forward pass, and backward to its deltas.
 *   by columns    For each strip of Theta's columns: the gradient of the whole batch,
 *                 from the deltas, and at once the step.
 *
 * Each number is computed by one thread, and the pieces and strips depend on the
 * sizes alone: so the bits don't depend on the threads, and no sums of several threads
 * are added.  A batch too large for one block is divided into several, and the step
 * comes after the last.
 *
 * With a penalty on mean activations (engine/means.h) all pieces go forward first; then
 * each thread computes the penalty's part of the deltas for some of the units; then all
 * pieces go backward.  So there a batch is one block.
 */
#include <math.h>
#include <string.h>
#include "base/memory.h"
#include "base/threads.h"
#include "job/divergence.h"
#include "job/matrix.h"
#include "kernels/kernels.h"
#include "kernels/tuning.h"
#include "engine/means.h"
#include "engine/plan.h"
#include "training/minibatch.h"

typedef struct {
  bp_training *job;
  const kernels *use;
  product *layer;            /* [l] from layer l to l + 1                       */
  double total;              /* m, or the sum of the weights                    */
  ptrdiff_t batch;           /* examples in a batch,                            */
  ptrdiff_t rows, piece;     /*   in a block and in a piece, at most            */
  ptrdiff_t ld;              /* distance of a block's columns                   */
  real *shift, *scale;       /* the network's, scale inverted; or NULL          */
  real *x, *y, *w;           /* the block: inputs, targets, weights (or NULL)   */
  real **z, **a, **d;        /*   by layer; a[l] is what the next layer sees,   */
  real **mask;               /*   z[l] may be a[l]; mask[l] dropout's mask      */
  real **turned;             /*   product_gradient_turn's scratch of layer l    */
  double *J;                 /* of each piece: cost,                            */
  ptrdiff_t *hits;           /*   and right answers                             */
  ptrdiff_t units;           /* hidden units if their means are penalized, else 0 */
  ptrdiff_t *unit;           /*   layer l's start at unit[l]                    */
  double *sums_of_a;         /*   of each piece: w .* a of each unit            */
  real *push;                /*   by unit, what each example's e gets           */
  double *divergence;        /*   by unit, KL                                   */
  double pending_J;          /* the same of the batch's blocks so far           */
  ptrdiff_t pending_hits;
  real *strip, *scratch;     /* a thread's each: the gradient of a strip, what  */
  ptrdiff_t strip_length, scratch_length;                 /* product_forward needs */
  real *sums;                /* the gradient of all strips, if a batch has several blocks */
  ptrdiff_t *sum;            /*   Delta[l] starts at sum[l]                     */
  bool stopped;
  barrier barrier;           /* between the phases                              */
  void *memory;              /* holds all of these                              */
} training;

/* A block of a batch, as every thread sees it. */
typedef struct {
  ptrdiff_t at;              /* where the batch starts in `order`,              */
  ptrdiff_t batch;           /*   and how many examples it has                  */
  ptrdiff_t first, rows;     /* the examples of this block                      */
  bool opens, closes;        /* whether it is the batch's first block, its last */
  optimizer step;
  dropout dropout;
} block;

/* ---- set up ---- */

static int top_of (const training *t) { return t->job->net->layers - 1; }

static bool drops (const training *t, int l)
{
  return t->job->dropout > 0 && l > 0 && l < top_of (t);
}

/* Lays out the workspace (memory_take); returns its size in bytes. */
static size_t lay_out (training *t, char *base, int threads)
{
  const bp_training *job = t->job;
  const bp_network *net = job->net;
  const int top = top_of (t);
  const ptrdiff_t *size = net->size, pieces = t->rows / t->piece;
  const bool many_blocks = t->batch > t->rows;
  size_t used = 0;
  ptrdiff_t sums = 0;

  t->layer = memory_take (base, &used, top, sizeof *t->layer);
  t->z = memory_take (base, &used, top + 1, sizeof *t->z);
  t->a = memory_take (base, &used, top + 1, sizeof *t->a);
  t->d = memory_take (base, &used, top + 1, sizeof *t->d);
  t->mask = memory_take (base, &used, top + 1, sizeof *t->mask);
  t->turned = memory_take (base, &used, top, sizeof *t->turned);
  t->sum = memory_take (base, &used, top, sizeof *t->sum);
  t->J = memory_take (base, &used, pieces, sizeof *t->J);
  t->hits = memory_take (base, &used, pieces, sizeof *t->hits);
  t->unit = memory_take (base, &used, top + 1, sizeof *t->unit);
  t->sums_of_a = memory_take (base, &used, pieces * t->units, sizeof *t->sums_of_a);
  t->push = memory_take (base, &used, t->units, sizeof *t->push);
  t->divergence = memory_take (base, &used, t->units, sizeof *t->divergence);
  if (net->scale) {
    t->shift = memory_take (base, &used, size[0], sizeof (real));
    t->scale = memory_take (base, &used, size[0], sizeof (real));
  }
  t->x = memory_take (base, &used, t->ld * size[0], sizeof (real));
  t->y = memory_take (base, &used, t->ld * size[top], sizeof (real));
  if (job->weight)
    t->w = memory_take (base, &used, t->ld, sizeof (real));

  t->strip_length = t->scratch_length = 0;
  for (int l = 0; l <= top; l++) {
    real *z = NULL, *a = NULL, *d = NULL, *mask = NULL;
    if (l > 0) {
      const bool two_places = l == top || drops (t, l)
                              || t->use->activation[net->activation[l]].needs_z;
      z = memory_take (base, &used, t->ld * size[l], sizeof (real));
      a = two_places ? memory_take (base, &used, t->ld * size[l], sizeof (real)) : z;
      d = memory_take (base, &used, t->ld * size[l], sizeof (real));
      if (drops (t, l))
        mask = memory_take (base, &used, t->ld * size[l], sizeof (real));
    }
    if (base) {
      t->z[l] = z;
      t->a[l] = a;
      t->d[l] = d;
      t->mask[l] = mask;
    }
    if (l == top)
      break;
    product layer;
    const ptrdiff_t packed
      = t->use->product_plan (&layer, size[l], size[l + 1],
                              (const real *) job->theta + net->offset[l], l > 0);
    real *to = memory_take (base, &used, packed, sizeof (real));
    real *turned = memory_take (base, &used, t->use->product_scratch (&layer, t->rows),
                                sizeof (real));
    if (base) {
      t->use->product_pack (&layer, to, l > 0);
      t->layer[l] = layer;
      t->turned[l] = turned;
      t->sum[l] = sums;
    }
    sums += layer.ld * (size[l] + 1);
    if (t->use->product_workspace (&layer) > t->scratch_length)
      t->scratch_length = round_up (t->use->product_workspace (&layer),
                                    MEMORY_LINE / sizeof (real));
    if (layer.ld * (BATCH_STRIP + 1) > t->strip_length)
      t->strip_length = round_up (layer.ld * (BATCH_STRIP + 1),
                                  MEMORY_LINE / sizeof (real));
  }
  if (many_blocks)
    t->sums = memory_take (base, &used, sums, sizeof (real));
  t->strip = memory_take (base, &used, threads * t->strip_length, sizeof (real));
  t->scratch = memory_take (base, &used, threads * t->scratch_length, sizeof (real));
  return used;
}

static bp_status create (training *t, bp_training *job, int threads)
{
  const ptrdiff_t line = MEMORY_LINE / sizeof (real);
  const bp_network *net = job->net;
  memset (t, 0, sizeof *t);
  t->job = job;
  t->use = kernels_choose ();
  t->piece = round_up (BATCH_PIECE_LEAST, 2 * t->use->lanes);
  t->batch = job->batch < job->count ? job->batch : job->count;
  const bool whole = means_wanted (net);
  t->rows = round_up (t->batch < BATCH_ROWS_MOST || whole ? t->batch : BATCH_ROWS_MOST,
                      t->piece);
  for (int l = 1; whole && l < top_of (t); l++)
    t->units += net->size[l];
  /* an odd number of lines apart, columns don't compete for lines of the cache */
  t->ld = (round_up (t->rows, line) / line | 1) * line;
  t->total = 0;
  for (ptrdiff_t i = 0; i < job->Xt.cols; i++)
    t->total += job->weight ? job->weight[i] : 1;

  const size_t bytes = lay_out (t, NULL, threads);
  t->memory = memory_get (bytes, 1);
  if (!t->memory)
    return BP_NO_MEMORY;
  memset (t->memory, 0, bytes);
  lay_out (t, t->memory, threads);
  for (int l = 1; l + 1 < top_of (t); l++)
    t->unit[l + 1] = t->unit[l] + net->size[l];
  for (ptrdiff_t j = 0; net->scale && j < net->size[0]; j++) {
    t->shift[j] = (real) net->shift[j];
    t->scale[j] = (real) (1 / net->scale[j]);
  }
  return BP_OK;
}

/* ---- by examples ---- */

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

static void go_back (training *t, const block *b, ptrdiff_t r, ptrdiff_t rows,
                     real *scratch)
{
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

/* Examples in piece i of the block. */
static ptrdiff_t piece_rows (const training *t, const block *b, ptrdiff_t i)
{
  const ptrdiff_t left = b->rows - i * t->piece;
  return left < t->piece ? left : t->piece;
}

/* The forward pass of piece i of the block, up to its costs. */
static void run_piece (training *t, const block *b, ptrdiff_t i, real *scratch)
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

/* The sum of a block's weights. */
static double block_weight (const training *t, const block *b)
{
  double sum = 0;
  for (ptrdiff_t i = 0; t->w && i < b->rows; i++)
    sum += (double) t->w[i];
  return t->w ? sum : (double) b->rows;
}

/* `push` of the thread's part of the units.  The gradient is scale times the sum over the
 * batch. */
static void find_push (training *t, const block *b, ptrdiff_t pieces)
{
  const bp_network *net = t->job->net;
  const double total = block_weight (t, b), beta = net->sparsity_weight;
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

/* ---- by columns ---- */

/* Strip i of layer l: gradient, and the step if the batch ends here.  The column
 * of biases goes with the first strip. */
static void run_strip (training *t, const block *b, int l, ptrdiff_t i, real *own)
{
  const bp_training *job = t->job;
  const product *p = &t->layer[l];
  const ptrdiff_t first = i * BATCH_STRIP, out = p->out;
  const ptrdiff_t count = p->in - first < BATCH_STRIP ? p->in - first : BATCH_STRIP;
  const ptrdiff_t biases = i == 0 ? 1 : 0, column = first + 1 - biases;
  const ptrdiff_t filled = round_up (b->rows, t->use->lanes);
  real *g = t->sums ? t->sums + t->sum[l] + column * p->ld : own;

  if (b->opens)
    memset (g, 0, (size_t) ((count + biases) * p->ld) * sizeof *g);
  if (biases)
    t->use->product_gradient_bias (p, filled, t->d[l + 1], t->ld, g);
  t->use->product_gradient_columns (p, filled, t->d[l + 1], t->ld, t->turned[l], first,
                                    count, l ? t->a[l] : t->x, t->ld,
                                    g + biases * p->ld);
  if (!b->closes)
    return;

  for (ptrdiff_t c = 1; p->ld > out && c < count + biases; c++)
    memmove (g + c * out, g + c * p->ld, (size_t) out * sizeof *g);
  const ptrdiff_t at = job->net->offset[l] + column * out, skip = biases * out;
  real *theta = (real *) job->theta + at, *m = (real *) job->moment1 + at;
  real *v = job->solver == BP_ADAM ? (real *) job->moment2 + at : m;
  t->use->optimizer_step (&b->step, skip, g, 0, theta, m, v);
  t->use->optimizer_step (&b->step, count * out, g + skip,
                          (real) (job->net->lambda / t->total), theta + skip, m + skip,
                          v + skip);
  t->use->product_pack_columns (p, first, count);
}

/* ---- the loop ---- */

/* The constants of the step that follows `done` steps, for a batch of that size. */
static optimizer optimizer_of (const training *t, double done, ptrdiff_t batch)
{
  const bp_training *job = t->job;
  const double m = (double) job->Xt.cols;
  const bool adam = job->solver == BP_ADAM;
  return (optimizer) {
    .solver = job->solver,
    .nesterov = job->nesterov,
    .scale = (real) (m / t->total / (double) batch),
    .rate = (real) (adam ? job->learn_rate / (1 - pow (job->beta1, done + 1))
                         : job->learn_rate),
    .keep1 = (real) (adam ? job->beta1 : job->momentum),
    .take1 = (real) (1 - job->beta1),
    .keep2 = (real) job->beta2, .take2 = (real) (1 - job->beta2),
    .root = (real) (1 / sqrt (1 - pow (job->beta2, done + 1))),
    .epsilon = (real) job->epsilon
  };
}

static dropout dropout_of (const bp_training *job, double done)
{
  const uint64_t seed = (uint64_t) job->seed;
  return (dropout) {
    .key = { (uint32_t) seed, (uint32_t) (seed >> 32) },
    .step = (uint32_t) (uint64_t) done,
    .place = job->place, .places = job->count,
    .least = (uint32_t) (job->dropout * 4294967296.0),
    .scale = (real) (1 / (1 - job->dropout))
  };
}

/* Adds up a block's costs and hits, and the batch's once it is done. */
static void count_block (training *t, const block *b)
{
  bp_training *job = t->job;
  if (b->opens)
    t->pending_J = t->pending_hits = 0;
  for (ptrdiff_t i = 0; i * t->piece < b->rows; i++) {
    t->pending_J += t->J[i];
    t->pending_hits += t->hits[i];
  }
  if (b->closes) {
    job->done += b->batch;
    double divergences = 0;
    for (ptrdiff_t k = 0; k < t->units; k++)
      divergences += t->divergence[k];
    job->loss += t->pending_J;
    if (t->units > 0)
      job->loss += block_weight (t, b) * job->net->sparsity_weight * divergences;
    job->hits += t->pending_hits;
  }
}

/* A thread's part of a block; false if the thread has no more to do. */
static bool run_block (training *t, const block *b)
{
  const int thread = threads_this ();
  const ptrdiff_t pieces = (b->rows + t->piece - 1) / t->piece;

  if (thread == 0 && t->job->stop && t->job->stop ())
    t->stopped = true;
  real *scratch = t->scratch + thread * t->scratch_length;
  ptrdiff_t i, end;
  for (threads_part (pieces, &i, &end); i < end; i++) {
    run_piece (t, b, i, scratch);
    if (t->units == 0)
      go_back (t, b, i * t->piece, piece_rows (t, b, i), scratch);
  }
  if (t->units > 0) {
    threads_wait (&t->barrier);
    find_push (t, b, pieces);
    threads_wait (&t->barrier);
    for (threads_part (pieces, &i, &end); i < end; i++)
      go_back (t, b, i * t->piece, piece_rows (t, b, i), scratch);
  }
  threads_wait (&t->barrier);
  if (t->stopped)
    return false;
  for (int l = 0; l < top_of (t); l++) {
    const ptrdiff_t strips = (t->layer[l].in + BATCH_STRIP - 1) / BATCH_STRIP;
    for (threads_part (strips, &i, &end); i < end; i++)
      run_strip (t, b, l, i, t->strip + thread * t->strip_length);
  }
  if (thread == 0)
    count_block (t, b);
  if (threads_wait (&t->barrier))
    return true;
  threads_alone ();              /* the cores are busy */
  return thread == 0;
}

/* Called by every thread of the team. */
static void run (void *of)
{
  training *t = of;
  const bp_training *job = t->job;
  double step = job->step;
  block b;
  for (b.at = 0; b.at < job->count; b.at += t->batch, step++) {
    b.batch = job->count - b.at < t->batch ? job->count - b.at : t->batch;
    b.step = optimizer_of (t, step, b.batch);
    b.dropout = dropout_of (job, step);
    for (b.first = 0; b.first < b.batch; b.first += t->rows) {
      b.rows = b.batch - b.first < t->rows ? b.batch - b.first : t->rows;
      b.opens = b.first == 0;
      b.closes = b.first + b.rows == b.batch;
      if (!run_block (t, &b))
        return;
    }
  }
}

static int choose_threads (const bp_training *job)
{
  /* two barriers a batch take a microsecond: no more threads than the work is worth */
  const double least_work = 1e5;
  const ptrdiff_t batch = job->batch < job->count ? job->batch : job->count;
  const ptrdiff_t pieces = (batch + BATCH_PIECE_LEAST - 1) / BATCH_PIECE_LEAST;
  if (job->threads < 2 || (double) batch * (double) job->parameters < least_work)
    return 1;
  return job->threads < pieces ? job->threads : (int) pieces;
}

bp_status minibatch_train (bp_training *job)
{
  const int threads = choose_threads (job);
  training t;

  job->done = job->hits = 0;
  if (job->count == 0)
    return BP_OK;
  bp_status status = create (&t, job, threads);
  if (status != BP_OK)
    return status;

  /* a BLAS with threads of its own would start them in each of our threads */
  const bool blas = t.use == &kernels_blas;
  const int blas_threads = blas ? threads_blas_single () : 0;
  threads_run (threads, run, &t);
  if (blas)
    threads_blas_restore (blas_threads);
  memory_free (t.memory);
  return t.stopped ? BP_STOPPED : BP_OK;
}
