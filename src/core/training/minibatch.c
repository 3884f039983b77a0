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
#include "kernels/tuning.h"
#include "training/minibatch.h"
#include "training/minibatch_parts.h"

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
      job->loss += minibatch_weight (t, b) * job->net->sparsity_weight * divergences;
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
    minibatch_forward (t, b, i, scratch);
    if (t->units == 0)
      minibatch_back (t, b, i, scratch);
  }
  if (t->units > 0) {
    threads_wait (&t->barrier);
    minibatch_find_push (t, b);
    threads_wait (&t->barrier);
    for (threads_part (pieces, &i, &end); i < end; i++)
      minibatch_back (t, b, i, scratch);
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
  bp_status status = minibatch_create (&t, job, threads);
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
