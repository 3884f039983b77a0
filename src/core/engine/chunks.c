/* chunks.c -- blocks of examples over threads, and their sums in a fixed order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdatomic.h>
#include <string.h>
#include "base/memory.h"
#include "base/share.h"
#include "base/threads.h"
#include "kernels/tuning.h"
#include "engine/chunks.h"

/* Reals in a chunk's sums. */
static ptrdiff_t sums_length (const chunks *c)
{
  return c->plan->sum[c->plan->job->net->layers - 1];
}

static ptrdiff_t count_chunks (const plan *p)
{
  ptrdiff_t count = CHUNKS_BYTES / (p->job->parameters * (ptrdiff_t) sizeof (real));
  count = count < p->blocks / CHUNKS_BLOCKS ? count : p->blocks / CHUNKS_BLOCKS;
  count = count < CHUNKS_LEAST ? CHUNKS_LEAST : count > CHUNKS_MOST ? CHUNKS_MOST : count;
  return count < p->blocks ? count : p->blocks;
}

bp_status chunks_create (chunks *c, const plan *p, bool with_sums)
{
  const bp_job *job = p->job;

  memset (c, 0, sizeof *c);
  c->plan = p;
  c->count = count_chunks (p);
  c->threads = job->threads < c->count ? job->threads : (int) c->count;
  if (c->threads < 1 || (double) job->X.rows * (double) job->parameters < CHUNKS_WORK)
    c->threads = 1;
  if (with_sums)
    c->sums = memory_get ((size_t) c->count * (size_t) sums_length (c), sizeof *c->sums);
  return with_sums && !c->sums ? BP_NO_MEMORY : BP_OK;
}

void chunks_free (chunks *c)
{
  memory_free (c->sums);
}

/* The thread's part of the sums over all chunks, in place of the first chunk's sums. */
static void add_up (const chunks *c)
{
  const ptrdiff_t length = sums_length (c);
  ptrdiff_t strip, end;
  threads_part ((length + CHUNKS_STRIP - 1) / CHUNKS_STRIP, &strip, &end);
  for (; strip < end; strip++) {
    const ptrdiff_t first = strip * CHUNKS_STRIP;
    real *sums = c->sums + first;
    const ptrdiff_t n = length - first < CHUNKS_STRIP ? length - first : CHUNKS_STRIP;
    for (ptrdiff_t i = 1; i < c->count; i++)
      for (ptrdiff_t j = 0; j < n; j++)
        sums[j] += sums[i * length + j];
  }
}

/* Column k of Delta[l]; in the sums columns are further apart than in theta. */
static void take_column (const chunks *c, int l, ptrdiff_t k, real *Delta)
{
  const product *layer = &c->plan->layer[l];
  memcpy (Delta, c->sums + c->plan->sum[l] + k * layer->ld,
          (size_t) layer->out * sizeof *Delta);
}

/* result = (result + lambda [0 Theta(:,2:end)]) / m, in column k of Theta[l] */
static void regularize (const plan *p, ptrdiff_t k, ptrdiff_t out, const real *theta,
                        real *result)
{
  const real m = (real) p->total, lambda = k ? (real) p->job->net->lambda : 0;
  for (ptrdiff_t j = 0; j < out; j++)
    result[j] = (result[j] + lambda * theta[j]) / m;
}

/* From the chunks' sums to the result; called by every thread of the team. */
static void finish (const chunks *c, const real *theta, real *result, barrier *meet)
{
  const plan *p = c->plan;
  const bp_network *net = p->job->net;
  real *Delta = p->job->Delta;
  ptrdiff_t k, end;

  add_up (c);
  threads_wait (meet);
  /* the other columns of a standardized layer need its whole bias column */
  if (p->folded) {
    for (threads_part (net->size[0] + 1, &k, &end); k < end; k++)
      take_column (c, 0, k, result + k * net->size[1]);
    threads_wait (meet);
    for (threads_part (net->size[0] + 1, &k, &end); k < end; k++)
      if (k > 0)
        plan_unfold (p, k, result, result + k * net->size[1]);
    threads_wait (meet);
  }
  for (int l = 0; l + 1 < net->layers; l++) {
    const ptrdiff_t out = net->size[l + 1];
    for (threads_part (net->size[l] + 1, &k, &end); k < end; k++) {
      const ptrdiff_t at = net->offset[l] + k * out;
      if (l > 0 || !p->folded)
        take_column (c, l, k, result + at);
      if (Delta)
        memcpy (Delta + at, result + at, (size_t) out * sizeof *Delta);
      regularize (p, k, out, theta + at, result + at);
    }
  }
}

/* The task of a team of threads. */
typedef struct {
  const chunks *chunks;
  void (*work) (void *context, int thread, ptrdiff_t chunk, ptrdiff_t block,
                real *sums);
  void *context;
  const real *theta;
  real *result;
  atomic_ptrdiff_t next;         /* the next chunk that no thread has taken */
  atomic_bool stopped;
  barrier meet;
} order;

/* Called by every thread of the team. */
static void carry_out (void *of)
{
  order *o = of;
  const chunks *c = o->chunks;
  const plan *p = c->plan;
  ptrdiff_t i;
  while ((i = atomic_fetch_add (&o->next, 1)) < c->count) {
    real *sums = c->sums ? c->sums + i * sums_length (c) : NULL;
    if (sums)
      memset (sums, 0, (size_t) sums_length (c) * sizeof *sums);
    const ptrdiff_t end = share_start (p->blocks, i + 1, c->count);
    for (ptrdiff_t b = share_start (p->blocks, i, c->count); b < end && !o->stopped; b++)
      if (p->job->stop && p->job->stop ())
        o->stopped = true;
      else
        o->work (o->context, threads_this (), i, b, sums);
  }
  if (!c->sums)
    return;
  threads_wait (&o->meet);
  if (!o->stopped)
    finish (c, o->theta, o->result, &o->meet);
}

bp_status chunks_run (const chunks *c,
                      void (*work) (void *context, int thread, ptrdiff_t chunk,
                                    ptrdiff_t block, real *sums),
                      void *context, const real *theta, real *result)
{
  order o = { .chunks = c, .work = work, .context = context, .theta = theta,
              .result = result };

  /* a BLAS with threads of its own would start them in each of our threads */
  const bool blas = c->plan->use == &kernels_blas;
  const int blas_threads = blas ? threads_blas_single () : 0;
  threads_run (c->threads, carry_out, &o);
  if (blas)
    threads_blas_restore (blas_threads);
  return o.stopped ? BP_STOPPED : BP_OK;
}
