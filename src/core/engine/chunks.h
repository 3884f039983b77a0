/* chunks.h -- blocks of examples over threads, and their sums in a fixed order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blocks are divided into chunks by the problem's sizes alone.  Each chunk
 * has sums of its own, laid out as plan.h says, and the sums are added in the
 * order of the chunks: so the result is the same to the last bit for any number
 * of threads.
 */
#ifndef CHUNKS_H
#define CHUNKS_H

#include "base/real.h"
#include "engine/plan.h"

#define chunks_create TYPED (chunks_create)
#define chunks_free   TYPED (chunks_free)
#define chunks_run    TYPED (chunks_run)

typedef struct {
  const plan *plan;
  ptrdiff_t count;
  int threads;           /* that work on them: at most one for each chunk     */
  real *sums;            /* of the first chunk, then of the next; or NULL     */
} chunks;

/* with_sums: whether there are sums at all. */
bp_status chunks_create (chunks *c, const plan *p, bool with_sums);
void chunks_free (chunks *c);

/* Calls work (context, thread, chunk, block, sums) for every block, where sums
 * (or NULL) start at 0; the blocks of a chunk in their order, on one thread.
 * Then, if there are sums, adds them up to Delta[l], one after the other as in
 * theta, and computes, in the layout of theta,
 *   result = (Delta + lambda [0 Theta(:,2:end)]) / m,
 * m the sum of the weights.  job->Delta receives Delta unless it is NULL.
 * BP_STOPPED if the job's stop asked for it. */
bp_status chunks_run (const chunks *c,
                      void (*work) (void *context, int thread, ptrdiff_t chunk,
                                    ptrdiff_t block, real *sums),
                      void *context, const real *theta, real *result);

#endif
