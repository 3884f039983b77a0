/* minibatch_workspace.c -- training by mini-batches: its sizes and its memory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>
#include "base/memory.h"
#include "kernels/tuning.h"
#include "engine/means.h"
#include "training/minibatch_parts.h"

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

bp_status minibatch_create (training *t, bp_training *job, int threads)
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
