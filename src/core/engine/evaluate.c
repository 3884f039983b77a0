/* evaluate.c -- the cost and its gradient over all blocks; the penalties.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>
#include "base/memory.h"
#include "engine/block.h"
#include "engine/chunks.h"
#include "engine/evaluate.h"

typedef struct {
  plan plan;
  chunks chunks;
  block *block;          /* one a thread */
  double *J;             /* one a chunk  */
  means means;           /* if the network has a penalty on them */
} evaluation;

static void evaluation_free (evaluation *e)
{
  for (int i = 0; e->block && i < e->chunks.threads; i++)
    block_free (&e->block[i]);
  memory_free (e->block);
  memory_free (e->J);
  means_free (&e->means);
  chunks_free (&e->chunks);
  plan_free (&e->plan);
}

static bp_status evaluation_create (evaluation *e, const bp_job *job)
{
  memset (e, 0, sizeof *e);
  bp_status status = plan_create (&e->plan, job);
  if (status == BP_OK)
    status = chunks_create (&e->chunks, &e->plan, job->grad != NULL);
  if (status != BP_OK)
    return status;

  const size_t chunks = (size_t) e->chunks.count, threads = (size_t) e->chunks.threads;
  e->J = memory_get (chunks, sizeof *e->J);
  e->block = memory_get (threads, sizeof *e->block);
  if (!e->J || !e->block)
    return BP_NO_MEMORY;
  memset (e->J, 0, chunks * sizeof *e->J);
  memset (e->block, 0, threads * sizeof *e->block);
  for (size_t i = 0; i < threads && status == BP_OK; i++)
    status = block_create (&e->block[i], &e->plan);
  return status;
}

static void add_block (void *context, int thread, ptrdiff_t chunk, ptrdiff_t i,
                       real *sums)
{
  const evaluation *e = context;
  block *b = &e->block[thread];
  e->J[chunk] += block_forward (b, &e->plan, i);
  if (plan_goes_back (&e->plan))
    block_backward (b, &e->plan, sums);
}

static void add_means (void *context, int thread, ptrdiff_t chunk, ptrdiff_t i, real *sums)
{
  const evaluation *e = context;
  (void) sums;
  block_hidden (&e->block[thread], &e->plan, &e->means, i, chunk);
}

/* The penalty on mean activations, and its part of the deltas. */
static bp_status find_means (evaluation *e, const bp_job *job)
{
  chunks c = e->chunks;
  c.sums = NULL;
  bp_status status = means_create (&e->means, job->net, c.count);
  if (status != BP_OK)
    return status;
  if (!job->z)             /* z would be lost: the kept a would be in its place */
    means_keep (&e->means, e->plan.blocks, e->block[0].ld);
  status = chunks_run (&c, add_means, e, NULL, NULL);
  means_finish (&e->means, job->net, c.count, e->plan.total);
  e->plan.means = &e->means;
  return status;
}

double evaluate_penalty (const bp_job *job)
{
  const bp_network *net = job->net;
  const real *theta = job->theta;
  double sum = 0;
  if (net->lambda == 0)
    return 0;
  for (int l = 0; l + 1 < net->layers; l++)
    for (ptrdiff_t i = net->offset[l] + net->size[l + 1]; i < net->offset[l + 1]; i++)
      sum += (double) theta[i] * theta[i];
  return net->lambda * sum / 2 / plan_total (job);
}

bp_status evaluate (bp_job *job)
{
  evaluation e;
  bp_status status = evaluation_create (&e, job);
  if (status == BP_OK && means_wanted (job->net) && job->task != BP_FORWARD_ONLY)
    status = find_means (&e, job);
  if (status == BP_OK)
    status = chunks_run (&e.chunks, add_block, &e, job->theta, job->grad);
  if (status == BP_OK) {
    job->J = 0;
    for (ptrdiff_t c = 0; c < e.chunks.count; c++)
      job->J += e.J[c];
    job->J = job->J / e.plan.total + evaluate_penalty (job) + e.means.penalty;
  }
  evaluation_free (&e);
  return status;
}
