/* means.c -- the penalty on the hidden units' mean activations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>
#include "base/memory.h"
#include "job/divergence.h"
#include "engine/means.h"

/* Lays out the memory (memory_take); returns its size in bytes. */
static size_t lay_out (means *s, const bp_network *net, ptrdiff_t chunks, char *base)
{
  size_t used = 0;
  s->unit = memory_take (base, &used, net->layers, sizeof *s->unit);
  s->units = 0;
  for (int l = 1; l + 1 < net->layers; l++) {
    if (base)
      s->unit[l] = s->units;
    s->units += net->size[l];
  }
  s->sums = memory_take (base, &used, 2 * chunks * s->units, sizeof *s->sums);
  s->sum = memory_take (base, &used, 2 * s->units, sizeof *s->sum);
  s->push = memory_take (base, &used, 2 * s->units, sizeof *s->push);
  if (base) {
    s->Rsum = s->sum + s->units;
    s->Rpush = s->push + s->units;
  }
  return used;
}

bp_status means_create (means *s, const bp_network *net, ptrdiff_t chunks)
{
  memset (s, 0, sizeof *s);
  const size_t bytes = lay_out (s, net, chunks, NULL);
  s->memory = memory_get (bytes, 1);
  if (!s->memory)
    return BP_NO_MEMORY;
  memset (s->memory, 0, bytes);
  lay_out (s, net, chunks, s->memory);
  return BP_OK;
}

void means_keep (means *s, ptrdiff_t blocks, ptrdiff_t ld)
{
  const ptrdiff_t most = 1 << 25;                          /* bytes */
  s->kept_reals = ld * s->units;
  s->kept_blocks = most / (ptrdiff_t) sizeof (real) / s->kept_reals;
  if (s->kept_blocks > blocks)
    s->kept_blocks = blocks;
  if (s->kept_blocks > 0)
    s->kept = memory_get ((size_t) (s->kept_blocks * s->kept_reals), sizeof (real));
  if (!s->kept)
    s->kept_blocks = 0;
}

void means_free (means *s)
{
  memory_free (s->kept);
  memory_free (s->memory);
}

void means_finish (means *s, const bp_network *net, ptrdiff_t chunks, double total)
{
  const ptrdiff_t n = s->units;
  memset (s->sum, 0, (size_t) (2 * n) * sizeof *s->sum);
  for (ptrdiff_t c = 0; c < chunks; c++)
    for (ptrdiff_t k = 0; k < 2 * n; k++)
      s->sum[k] += s->sums[2 * c * n + k];
  s->penalty = 0;
  for (ptrdiff_t k = 0; k < n; k++) {
    const divergence kl = divergence_of (net->sparsity_target, s->sum[k] / total);
    s->penalty += net->sparsity_weight * kl.value;
    s->push[k] = (real) (net->sparsity_weight * kl.slope);
    s->Rpush[k] = (real) (net->sparsity_weight * kl.curvature * (s->Rsum[k] / total));
  }
}
