/* plan.c -- what an evaluation sets up once, for all of its blocks and threads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>
#include "base/memory.h"
#include "base/share.h"
#include "kernels/tuning.h"
#include "engine/plan.h"

bool plan_goes_back (const plan *p)
{
  return p->job->grad || p->job->d || p->job->dX;
}

static ptrdiff_t block_rows (const bp_job *job, const kernels *use)
{
  const bp_network *net = job->net;
  const ptrdiff_t bytes = net->size[1] < PRODUCT_THIN ? use->thin_bytes : BLOCK_BYTES;
  ptrdiff_t units = net->size[0];
  for (int l = 1; l < net->layers; l++)
    units += 2 * net->size[l];
  ptrdiff_t rows = bytes / (units * (ptrdiff_t) sizeof (real)) / BLOCK_ROWS_STEP
                   * BLOCK_ROWS_STEP;
  return rows < BLOCK_ROWS_LEAST ? BLOCK_ROWS_LEAST
         : rows > BLOCK_ROWS_MOST ? BLOCK_ROWS_MOST : rows;
}

/* Below this share of non-zeros it is faster to skip the zeros. */
static bool is_sparse (const bp_matrix *X)
{
  const double most = 0.35;
  return X->row && (double) X->start[X->cols] < most * (double) X->rows * (double) X->cols;
}

ptrdiff_t plan_start (const plan *p, ptrdiff_t i)
{
  const ptrdiff_t m = p->job->X.rows, vectors = m / p->use->lanes;
  return i > p->full ? m
         : i == p->full ? vectors * p->use->lanes
         : share_start (vectors, i, p->full) * p->use->lanes;
}

/* b + W ((x - shift) ./ scale) = (b - W' shift) + W' x, W' = W ./ scale */
static void fold (const bp_network *net, const real *Theta, real *to)
{
  const ptrdiff_t out = net->size[1];
  for (ptrdiff_t j = 0; j < out; j++) {
    double bias = Theta[j];
    for (ptrdiff_t k = 1; k <= net->size[0]; k++) {
      const double w = Theta[k * out + j] / net->scale[k - 1];
      to[k * out + j] = (real) w;
      bias -= w * net->shift[k - 1];
    }
    to[j] = (real) bias;
  }
}

void plan_unfold (const plan *p, ptrdiff_t k, const real *bias, real *column)
{
  const bp_network *net = p->job->net;
  for (ptrdiff_t j = 0; j < net->size[1]; j++)
    column[j] = (real) ((column[j] - net->shift[k - 1] * bias[j]) / net->scale[k - 1]);
}

double plan_total (const bp_job *job)
{
  double sum = 0;
  for (ptrdiff_t t = 0; job->weight && t < job->X.rows; t++)
    sum += job->weight[t];
  return job->weight ? sum : (double) job->X.rows;
}

/* Lays out the memory (memory_take) and, unless base is NULL, packs Theta; returns
 * its size in bytes. */
static size_t lay_out (plan *p, char *base)
{
  const bp_network *net = p->job->net;
  const int top = net->layers - 1;
  size_t used = 0;
  ptrdiff_t sums = 0;

  p->layer = memory_take (base, &used, top, sizeof *p->layer);
  p->sum = memory_take (base, &used, top + 1, sizeof *p->sum);
  if (net->scale) {
    p->folded = memory_take (base, &used, net->offset[1], sizeof (real));
    if (base)
      fold (net, p->job->theta, p->folded);
  }
  for (int l = 0; l < top; l++) {
    const bool back = l > 0 ? plan_goes_back (p) : p->job->dX != NULL;
    const real *Theta = l == 0 && p->folded
      ? p->folded : (const real *) p->job->theta + net->offset[l];
    product layer;
    const ptrdiff_t packed = p->use->product_plan (&layer, net->size[l],
                                                   net->size[l + 1], Theta, back);
    real *to = memory_take (base, &used, packed, sizeof (real));
    if (base) {
      p->use->product_pack (&layer, to, back);
      p->layer[l] = layer;
      p->sum[l] = sums;
      sums += round_up (layer.ld * (net->size[l] + 1), MEMORY_LINE / sizeof (real));
      p->sum[l + 1] = sums;
    }
  }
  return used;
}

/* Rounds the number of blocks so that 2, 4 or 8 threads get equally many. */
static ptrdiff_t even_out (ptrdiff_t blocks)
{
  return blocks <= 8 ? blocks : (blocks + 4) / 8 * 8;
}

bp_status plan_create (plan *p, const bp_job *job)
{
  memset (p, 0, sizeof *p);
  p->job = job;
  p->use = kernels_choose ();
  p->sparse = is_sparse (&job->X);
  p->total = plan_total (job);
  const ptrdiff_t vectors = job->X.rows / p->use->lanes;
  const ptrdiff_t most = block_rows (job, p->use) / p->use->lanes;
  p->full = even_out ((vectors + most - 1) / most);
  p->blocks = p->full + (job->X.rows % p->use->lanes != 0);
  p->rows = p->use->lanes * (p->full ? (vectors + p->full - 1) / p->full : 1);

  p->memory = memory_get (lay_out (p, NULL), 1);
  if (!p->memory)
    return BP_NO_MEMORY;
  lay_out (p, p->memory);
  return BP_OK;
}

void plan_free (plan *p)
{
  memory_free (p->memory);
}
