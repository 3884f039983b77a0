/* hessian.c -- H v: blocks of examples over threads, sums in a fixed order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   H v = R grad = (R Delta + lambda [0 V(:,2:end)]) / m
 *
 * with R the derivative along v (direction.h); m is the sum of the weights.
 * Chunks of blocks have sums of their own, as in evaluate.c: the result is the
 * same to the last bit for any number of threads.
 */
#include <stdatomic.h>
#include <string.h>
#include "direction.h"
#include "hessian.h"
#include "memory.h"
#include "plan.h"
#include "tangent.h"
#include "threads.h"

typedef struct {
  bp_job job;
  plan plan;
  direction direction;
  const real *v;
  real *Hv;
  ptrdiff_t chunks;
  int threads;
  tangent *tangent;      /* one a thread                                     */
  real *sums;            /* plan.sum[layers-1] a chunk                       */
} work;

static void work_free (work *w)
{
  for (int i = 0; w->tangent && i < w->threads; i++)
    tangent_free (&w->tangent[i]);
  memory_free (w->tangent);
  memory_free (w->sums);
  direction_free (&w->direction);
  plan_free (&w->plan);
}

/* As in evaluate.c. */
static ptrdiff_t count_chunks (const bp_job *job, ptrdiff_t blocks)
{
  enum { LEAST = 8, MOST = 64, BYTES = 1 << 24, BLOCKS = 8 };
  ptrdiff_t chunks = BYTES / (job->parameters * (ptrdiff_t) sizeof (real));
  chunks = chunks < blocks / BLOCKS ? chunks : blocks / BLOCKS;
  chunks = chunks < LEAST ? LEAST : chunks > MOST ? MOST : chunks;
  return chunks < blocks ? chunks : blocks;
}

static bp_status work_create (work *w, const bp_job *job, const void *v, void *Hv)
{
  const double least_work = 1e6;       /* for more than one thread */

  memset (w, 0, sizeof *w);
  w->job = *job;
  w->job.grad = Hv;                    /* for the plan: deltas are wanted, */
  w->job.Delta = w->job.dX = NULL;     /* and nothing else */
  w->job.z = w->job.a = w->job.d = NULL;
  w->v = v;
  w->Hv = Hv;
  bp_status status = plan_create (&w->plan, &w->job);
  if (status == BP_OK)
    status = direction_create (&w->direction, &w->plan, v);
  if (status != BP_OK)
    return status;

  w->chunks = count_chunks (job, w->plan.blocks);
  w->threads = job->threads < w->chunks ? job->threads : (int) w->chunks;
  if (w->threads < 1 || (double) job->X.rows * (double) job->parameters < least_work)
    w->threads = 1;
  const ptrdiff_t count = w->plan.sum[job->net->layers - 1];
  w->sums = memory_get ((size_t) w->chunks * (size_t) count, sizeof *w->sums);
  w->tangent = memory_get ((size_t) w->threads, sizeof *w->tangent);
  if (!w->sums || !w->tangent)
    return BP_NO_MEMORY;
  memset (w->tangent, 0, (size_t) w->threads * sizeof *w->tangent);
  for (int i = 0; i < w->threads && status == BP_OK; i++)
    status = tangent_create (&w->tangent[i], &w->plan);
  return status;
}

/* Returns whether the chunk was finished. */
static bool run_chunk (const work *w, tangent *t, ptrdiff_t c)
{
  const ptrdiff_t count = w->plan.sum[w->job.net->layers - 1];
  const ptrdiff_t end = share (w->plan.blocks, c + 1, w->chunks);
  real *sums = w->sums + c * count;
  memset (sums, 0, (size_t) count * sizeof *sums);
  for (ptrdiff_t i = share (w->plan.blocks, c, w->chunks); i < end; i++) {
    if (w->job.stop && w->job.stop ())
      return false;
    tangent_add (t, &w->plan, &w->direction, i, sums);
  }
  return true;
}

/* Column k of R Delta[l], the sum over all chunks, to its place in Hv. */
static void add_chunks (const work *w, int l, ptrdiff_t k)
{
  const bp_network *net = w->job.net;
  const ptrdiff_t count = w->plan.sum[net->layers - 1], out = net->size[l + 1];
  const real *sums = w->sums + w->plan.sum[l] + k * w->plan.layer[l].ld;
  real *to = w->Hv + net->offset[l] + k * out;

  memcpy (to, sums, (size_t) out * sizeof *to);
  for (ptrdiff_t c = 1; c < w->chunks; c++)
    for (ptrdiff_t j = 0; j < out; j++)
      to[j] += sums[c * count + j];
}

/* From the chunks' sums to Hv; called by every thread of the team. */
static void finish (const work *w)
{
  const bp_network *net = w->job.net;
  const real m = (real) w->plan.total;

  for (int l = 0; l + 1 < net->layers; l++) {
    const ptrdiff_t out = net->size[l + 1];
    real *Hv = w->Hv + net->offset[l];
    const real *v = w->v + net->offset[l];
#pragma omp for schedule (static)
    for (ptrdiff_t k = 0; k <= net->size[l]; k++)
      add_chunks (w, l, k);
    if (l == 0 && w->plan.folded) {
#pragma omp for schedule (static)
      for (ptrdiff_t k = 1; k <= net->size[0]; k++)
        plan_unfold (&w->plan, k, Hv, Hv + k * out);
    }
#pragma omp for schedule (static)
    for (ptrdiff_t i = 0; i < out * (net->size[l] + 1); i++)
      Hv[i] = (Hv[i] + (i < out ? 0 : (real) net->lambda) * v[i]) / m;
  }
}

bp_status hessian_multiply (const bp_job *job, const void *v, void *Hv)
{
  work w;
  atomic_bool stopped = false;
  bp_status status = work_create (&w, job, v, Hv);
  if (status != BP_OK)
    goto done;

  /* a BLAS with threads of its own would start them in every one of ours */
  const bool blas = w.plan.use == &arithmetic_blas;
  const int blas_threads = blas ? threads_blas_single () : 0;
#pragma omp parallel num_threads (w.threads) if (w.threads > 1)
  {
    tangent *t = &w.tangent[threads_this ()];
#pragma omp for schedule (dynamic, 1)
    for (ptrdiff_t c = 0; c < w.chunks; c++)
      if (!stopped && !run_chunk (&w, t, c))
        stopped = true;
    if (!stopped)
      finish (&w);
  }
  if (blas)
    threads_blas_restore (blas_threads);
  if (stopped)
    status = BP_STOPPED;

done:
  work_free (&w);
  return status;
}
