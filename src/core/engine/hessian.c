/* hessian.c -- H v over all blocks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   H v = R grad = (R Delta + lambda [0 V(:,2:end)]) / m
 *
 * with R the derivative along v (hessian_plan.h); m is the sum of the weights.
 */
#include <string.h>
#include "base/memory.h"
#include "engine/chunks.h"
#include "engine/hessian_plan.h"
#include "engine/hessian.h"
#include "engine/tangent.h"

typedef struct {
  bp_job job;
  plan plan;
  chunks chunks;
  hessian_plan direction;
  tangent *tangent;      /* one a thread */
  means means;           /* if the network has a penalty on them */
} product_with_v;

static void product_free (product_with_v *h)
{
  for (int i = 0; h->tangent && i < h->chunks.threads; i++)
    tangent_free (&h->tangent[i]);
  memory_free (h->tangent);
  means_free (&h->means);
  hessian_plan_free (&h->direction);
  chunks_free (&h->chunks);
  plan_free (&h->plan);
}

static bp_status product_create (product_with_v *h, const bp_job *job, const void *v,
                                 void *Hv)
{
  memset (h, 0, sizeof *h);
  h->job = *job;
  h->job.grad = Hv;                    /* for the plan: deltas are wanted, */
  h->job.Delta = h->job.dX = NULL;     /* and nothing else */
  h->job.z = h->job.a = h->job.d = NULL;
  bp_status status = plan_create (&h->plan, &h->job);
  if (status == BP_OK)
    status = chunks_create (&h->chunks, &h->plan, true);
  if (status == BP_OK)
    status = hessian_plan_create (&h->direction, &h->plan, v);
  if (status != BP_OK)
    return status;

  const size_t threads = (size_t) h->chunks.threads;
  h->tangent = memory_get (threads, sizeof *h->tangent);
  if (!h->tangent)
    return BP_NO_MEMORY;
  memset (h->tangent, 0, threads * sizeof *h->tangent);
  for (size_t i = 0; i < threads && status == BP_OK; i++)
    status = tangent_create (&h->tangent[i], &h->plan);
  return status;
}

static void add_block (void *context, int thread, ptrdiff_t chunk, ptrdiff_t i,
                       real *sums)
{
  const product_with_v *h = context;
  (void) chunk;
  tangent_add (&h->tangent[thread], &h->plan, &h->direction, i, sums);
}

static void add_means (void *context, int thread, ptrdiff_t chunk, ptrdiff_t i, real *sums)
{
  const product_with_v *h = context;
  (void) sums;
  tangent_means (&h->tangent[thread], &h->plan, &h->direction, &h->means, i, chunk);
}

static bp_status find_means (product_with_v *h)
{
  chunks c = h->chunks;
  c.sums = NULL;
  bp_status status = means_create (&h->means, h->job.net, c.count);
  if (status != BP_OK)
    return status;
  status = chunks_run (&c, add_means, h, NULL, NULL);
  means_finish (&h->means, h->job.net, c.count, h->plan.total);
  h->plan.means = &h->means;
  return status;
}

bp_status hessian_multiply (const bp_job *job, const void *v, void *Hv)
{
  product_with_v h;
  bp_status status = product_create (&h, job, v, Hv);
  if (status == BP_OK && means_wanted (job->net))
    status = find_means (&h);
  if (status == BP_OK)
    status = chunks_run (&h.chunks, add_block, &h, v, Hv);
  product_free (&h);
  return status;
}
