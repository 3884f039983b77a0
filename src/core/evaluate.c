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
#include "block.h"
#include "evaluate.h"
#include "memory.h"
#include "plan.h"
#include "threads.h"

typedef struct {
  plan plan;
  ptrdiff_t chunks;
  int threads;
  block *block;          /* one a thread                                     */
  double *J;             /* one a chunk                                      */
  real *sums;            /* plan.sum[layers-1] a chunk; NULL without grad    */
} work;

/* Eight chunks keep eight cores busy.  More are cut only while their sums are
 * small and their work large, so that neither memory nor time is lost. */
static ptrdiff_t count_chunks (const bp_job *job, ptrdiff_t blocks)
{
  enum { LEAST = 8, MOST = 64, BYTES = 1 << 24, BLOCKS = 8 };
  ptrdiff_t chunks = BYTES / (job->parameters * (ptrdiff_t) sizeof (real));
  chunks = chunks < blocks / BLOCKS ? chunks : blocks / BLOCKS;
  chunks = chunks < LEAST ? LEAST : chunks > MOST ? MOST : chunks;
  return chunks < blocks ? chunks : blocks;
}

static void work_free (work *w)
{
  for (int i = 0; w->block && i < w->threads; i++)
    block_free (&w->block[i]);
  memory_free (w->block);
  memory_free (w->J);
  memory_free (w->sums);
  plan_free (&w->plan);
}

static bp_status work_create (work *w, const bp_job *job)
{
  /* a team of threads costs some microseconds: not for less work than that */
  const double least_work = 1e6;

  memset (w, 0, sizeof *w);
  bp_status status = plan_create (&w->plan, job);
  if (status != BP_OK)
    return status;
  w->chunks = count_chunks (job, w->plan.blocks);
  w->threads = job->threads < w->chunks ? job->threads : (int) w->chunks;
  if (w->threads < 1 || (double) job->X.rows * (double) job->parameters < least_work)
    w->threads = 1;

  w->J = memory_get ((size_t) w->chunks, sizeof *w->J);
  w->block = memory_get ((size_t) w->threads, sizeof *w->block);
  if (!w->J || !w->block)
    return BP_NO_MEMORY;
  memset (w->block, 0, (size_t) w->threads * sizeof *w->block);
  for (int i = 0; i < w->threads && status == BP_OK; i++)
    status = block_create (&w->block[i], &w->plan);
  if (status != BP_OK || !job->grad)
    return status;
  w->sums = memory_get ((size_t) w->chunks * (size_t) w->plan.sum[job->net->layers - 1],
                        sizeof *w->sums);
  return w->sums ? BP_OK : BP_NO_MEMORY;
}

/* Returns whether the chunk was finished. */
static bool run_chunk (const work *w, block *b, ptrdiff_t c)
{
  const bp_job *job = w->plan.job;
  const ptrdiff_t end = share (w->plan.blocks, c + 1, w->chunks);
  const ptrdiff_t count = w->plan.sum[job->net->layers - 1];
  real *sums = w->sums ? w->sums + c * count : NULL;
  if (sums)
    memset (sums, 0, (size_t) count * sizeof *sums);
  w->J[c] = 0;
  for (ptrdiff_t i = share (w->plan.blocks, c, w->chunks); i < end; i++) {
    if (job->stop && job->stop ())
      return false;
    w->J[c] += block_forward (b, &w->plan, i);
    if (plan_goes_back (&w->plan))
      block_backward (b, &w->plan, sums);
  }
  return true;
}

/* Where column k of Theta[l] stands in theta, and so in grad. */
static ptrdiff_t column_at (const bp_network *net, int l, ptrdiff_t k)
{
  return net->offset[l] + k * net->size[l + 1];
}

/* Column k of Delta[l], the sum over all chunks, to its place in grad. */
static void add_chunks (const work *w, int l, ptrdiff_t k)
{
  const bp_network *net = w->plan.job->net;
  const ptrdiff_t count = w->plan.sum[net->layers - 1], out = net->size[l + 1];
  const real *sums = w->sums + w->plan.sum[l] + k * w->plan.layer[l].ld;
  real *to = (real *) w->plan.job->grad + column_at (net, l, k);

  memcpy (to, sums, (size_t) out * sizeof *to);
  for (ptrdiff_t c = 1; c < w->chunks; c++)
    for (ptrdiff_t j = 0; j < out; j++)
      to[j] += sums[c * count + j];
}

/* D = (Delta + lambda [0 Theta(:,2:end)]) / m, column k of Theta[l]'s; m is the
 * sum of the weights */
static void regularize (const work *w, int l, ptrdiff_t k)
{
  const bp_job *job = w->plan.job;
  const ptrdiff_t at = column_at (job->net, l, k), out = job->net->size[l + 1];
  const real m = (real) w->plan.total, lambda = k ? (real) job->net->lambda : 0;
  const real *theta = (const real *) job->theta + at;
  real *grad = (real *) job->grad + at;

  if (job->Delta)
    memcpy ((real *) job->Delta + at, grad, (size_t) out * sizeof *grad);
  for (ptrdiff_t j = 0; j < out; j++)
    grad[j] = (grad[j] + lambda * theta[j]) / m;
}

/* From the chunks' sums to grad; called by every thread of the team. */
static void finish (const work *w)
{
  const bp_job *job = w->plan.job;
  const bp_network *net = job->net;

  if (w->plan.folded) {
#pragma omp for schedule (static)
    for (ptrdiff_t k = 0; k <= net->size[0]; k++)
      add_chunks (w, 0, k);
#pragma omp for schedule (static)
    for (ptrdiff_t k = 1; k <= net->size[0]; k++)
      plan_unfold (&w->plan, k, job->grad, (real *) job->grad + column_at (net, 0, k));
  }
  for (int l = 0; l + 1 < net->layers; l++) {
#pragma omp for schedule (static) nowait
    for (ptrdiff_t k = 0; k <= net->size[l]; k++) {
      if (l > 0 || !w->plan.folded)
        add_chunks (w, l, k);
      regularize (w, l, k);
    }
  }
}

/* lambda / (2 m) times the sum of the squares of all weights but the biases' */
static double penalty (const plan *p)
{
  const bp_network *net = p->job->net;
  const real *theta = p->job->theta;
  double sum = 0;
  if (net->lambda == 0)
    return 0;
  for (int l = 0; l + 1 < net->layers; l++)
    for (ptrdiff_t i = column_at (net, l, 1); i < net->offset[l + 1]; i++)
      sum += (double) theta[i] * theta[i];
  return net->lambda * sum / 2 / p->total;
}

bp_status evaluate (bp_job *job)
{
  work w;
  atomic_bool stopped = false;
  bp_status status = work_create (&w, job);
  if (status != BP_OK)
    goto done;

  /* a BLAS with threads of its own would start them in every one of ours */
  const bool blas = w.plan.use == &arithmetic_blas;
  const int blas_threads = blas ? threads_blas_single () : 0;
#pragma omp parallel num_threads (w.threads) if (w.threads > 1)
  {
    block *b = &w.block[threads_this ()];
#pragma omp for schedule (dynamic, 1)
    for (ptrdiff_t c = 0; c < w.chunks; c++)
      if (!stopped && !run_chunk (&w, b, c))
        stopped = true;
    if (job->grad && !stopped)
      finish (&w);
  }
  if (blas)
    threads_blas_restore (blas_threads);

  if (stopped) {
    status = BP_STOPPED;
    goto done;
  }
  job->J = 0;
  for (ptrdiff_t c = 0; c < w.chunks; c++)
    job->J += w.J[c];
  job->J = job->J / w.plan.total + penalty (&w.plan);

done:
  work_free (&w);
  return status;
}
