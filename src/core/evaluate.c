/* evaluate.c -- blocks of examples over threads, sums in a fixed order, lambda.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The examples are cut into blocks, the blocks into chunks, as the problem's
 * sizes alone say.  Each chunk has sums of its own, and the sums are added in
 * the order of the chunks: so the result is the same to the last bit for any
 * number of threads.
 */
#include <stdatomic.h>
#include <string.h>
#include "backprop.h"
#include "block.h"
#include "evaluate.h"
#include "memory.h"
#include "real.h"
#include "threads.h"

typedef struct {
  ptrdiff_t blocks;
  int chunks, threads;
  block *block;          /* one a thread */
  double *J;             /* one a chunk */
  real **Delta;          /* one a chunk, each as long as theta; or NULL */
  real *sums;            /* their memory, all but the first's, which is grad */
} work;

enum { LEAST_CHUNKS = 8, MOST_CHUNKS = 64, CHUNK_BYTES = 1 << 25 };

/* Eight chunks keep eight cores busy.  More are cut only while their sums
 * are small, so that memory does not grow with the cores. */
static int count_chunks (const bp_job *job, ptrdiff_t blocks)
{
  ptrdiff_t chunks = CHUNK_BYTES / (job->parameters * (ptrdiff_t) sizeof (real));
  chunks = chunks < LEAST_CHUNKS ? LEAST_CHUNKS : chunks;
  chunks = chunks > MOST_CHUNKS ? MOST_CHUNKS : chunks;
  chunks = chunks > blocks / 4 ? blocks / 4 : chunks;
  chunks = chunks < LEAST_CHUNKS ? LEAST_CHUNKS : chunks;
  return (int) (chunks < blocks ? chunks : blocks);
}

static void work_free (work *w)
{
  for (int i = 0; w->block && i < w->threads; i++)
    block_free (&w->block[i]);
  memory_free (w->block);
  memory_free (w->J);
  memory_free (w->Delta);
  memory_free (w->sums);
}

static bp_status work_create (work *w, const bp_job *job)
{
  /* a team of threads costs some microseconds: not for less work than that */
  const double least_work = 2e5;
  const ptrdiff_t rows = block_capacity (job);

  memset (w, 0, sizeof *w);
  w->blocks = (job->X.rows + rows - 1) / rows;
  w->chunks = count_chunks (job, w->blocks);
  w->threads = job->threads < w->chunks ? job->threads : w->chunks;
  if (w->threads < 1 || (double) job->X.rows * (double) job->parameters < least_work)
    w->threads = 1;

  w->block = memory_get ((size_t) w->threads, sizeof *w->block);
  w->J = memory_get ((size_t) w->chunks, sizeof *w->J);
  if (!w->block || !w->J)
    return BP_NO_MEMORY;
  for (int i = 0; i < w->threads; i++)
    if (block_create (&w->block[i], job) != BP_OK)
      return BP_NO_MEMORY;

  if (job->grad) {
    const size_t P = (size_t) job->parameters;
    w->Delta = memory_get ((size_t) w->chunks, sizeof *w->Delta);
    w->sums = memory_get ((size_t) (w->chunks - 1) * P, sizeof *w->sums);
    if (!w->Delta || !w->sums)
      return BP_NO_MEMORY;
    w->Delta[0] = memset (job->grad, 0, P * sizeof *w->sums);
    for (int c = 1; c < w->chunks; c++)
      w->Delta[c] = w->sums + (size_t) (c - 1) * P;
  }
  return BP_OK;
}

/* Where part i of n starts, when `total` things are shared out evenly. */
static ptrdiff_t start_of (ptrdiff_t total, ptrdiff_t i, ptrdiff_t n)
{
  return total / n * i + total % n * i / n;
}

/* Returns whether the chunk was finished. */
static bool run_chunk (const work *w, const bp_job *job, block *b, int c)
{
  const ptrdiff_t last = start_of (w->blocks, c + 1, w->chunks);
  for (ptrdiff_t i = start_of (w->blocks, c, w->chunks); i < last; i++) {
    if (job->stop && job->stop ())
      return false;
    const ptrdiff_t first = start_of (job->X.rows, i, w->blocks);
    const ptrdiff_t end = start_of (job->X.rows, i + 1, w->blocks);
    w->J[c] += block_forward (b, job, first, end - first);
    if (job->grad || job->d)
      block_backward (b, job, w->Delta ? w->Delta[c] : NULL);
  }
  return true;
}

/* Entries i .. end-1 of the sum over chunks, then of the gradient:
 * D = (Delta + lambda [0 Theta(:,2:end)]) / m */
static void finish_range (const work *w, const bp_job *job, ptrdiff_t i, ptrdiff_t end)
{
  real *sum = w->Delta[0];
  for (int c = 1; c < w->chunks; c++)
    for (ptrdiff_t p = i; p < end; p++)
      sum[p] += w->Delta[c][p];
  if (job->Delta)
    memcpy ((real *) job->Delta + i, sum + i, (size_t) (end - i) * sizeof *sum);

  const bp_network *net = job->net;
  const real *theta = job->theta;
  const real m = (real) job->X.rows, lambda = (real) net->lambda;
  for (int l = 0; l + 1 < net->layers; l++) {
    const ptrdiff_t weights = net->offset[l] + net->size[l + 1];
    ptrdiff_t p = i > net->offset[l] ? i : net->offset[l];
    for (; p < end && p < weights; p++)                      /* bias column */
      sum[p] /= m;
    for (; p < end && p < net->offset[l + 1]; p++)
      sum[p] = (sum[p] + lambda * theta[p]) / m;
  }
}

/* lambda / (2 m) times the sum of the squares of all weights but the biases' */
static double regularization (const bp_job *job)
{
  const bp_network *net = job->net;
  const real *theta = job->theta;
  double sum = 0;
  if (net->lambda == 0)
    return 0;
  for (int l = 0; l + 1 < net->layers; l++)
    for (ptrdiff_t p = net->offset[l] + net->size[l + 1]; p < net->offset[l + 1]; p++)
      sum += (double) theta[p] * theta[p];
  return net->lambda * sum / 2 / (double) job->X.rows;
}

bp_status evaluate (bp_job *job)
{
  enum { RANGE = 1024 };   /* parameters that a thread finishes at a time */
  work w;
  atomic_bool stopped = false;
  bp_status status = work_create (&w, job);
  if (status != BP_OK)
    goto done;

  const int blas_threads = threads_blas_single ();
  const ptrdiff_t ranges = job->grad ? (job->parameters + RANGE - 1) / RANGE : 0;
#pragma omp parallel num_threads (w.threads) if (w.threads > 1)
  {
    block *b = &w.block[threads_this ()];
#pragma omp for schedule (dynamic, 1)
    for (int c = 0; c < w.chunks; c++)
      if (!stopped && !run_chunk (&w, job, b, c))
        stopped = true;
#pragma omp for schedule (static)
    for (ptrdiff_t r = 0; r < ranges; r++) {
      const ptrdiff_t end = (r + 1) * RANGE;
      finish_range (&w, job, r * RANGE, end < job->parameters ? end : job->parameters);
    }
  }
  threads_blas_restore (blas_threads);

  job->J = 0;
  for (int c = 0; c < w.chunks; c++)
    job->J += w.J[c];
  job->J = job->J / (double) job->X.rows + regularization (job);
  if (stopped)
    status = BP_STOPPED;

done:
  work_free (&w);
  return status;
}
