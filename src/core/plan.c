/* plan.c -- what an evaluation sets up once, for all of its blocks and threads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>
#include "memory.h"
#include "plan.h"
#include "processor.h"

static const arithmetic *choose_arithmetic (void)
{
  switch (processor_level ()) {
#ifdef BP_KERNELS
  case PROCESSOR_V4: return &arithmetic_v4;
  case PROCESSOR_V3: return &arithmetic_v3;
  case PROCESSOR_V2: return &arithmetic_v2;
#endif
  default:           return &arithmetic_blas;
  }
}

bool plan_goes_back (const plan *p) { return p->job->grad || p->job->d; }

ptrdiff_t share (ptrdiff_t total, ptrdiff_t i, ptrdiff_t n)
{
  const ptrdiff_t rest = total % n;
  return total / n * i + (i < rest ? i : rest);
}

/* A block's inputs, activations and deltas stay in a core's second cache. */
static ptrdiff_t block_rows (const bp_job *job)
{
  enum { CACHE = 800 * 1024, LEAST = 96, MOST = 512, STEP = 16 };
  const bp_network *net = job->net;
  ptrdiff_t units = net->size[0];
  for (int l = 1; l < net->layers; l++)
    units += 2 * net->size[l];
  ptrdiff_t rows = CACHE / (units * (ptrdiff_t) sizeof (real)) / STEP * STEP;
  return rows < LEAST ? LEAST : rows > MOST ? MOST : rows;
}

/* Below this share of non-zeros passing over the zeros is the faster way. */
static bool is_sparse (const bp_matrix *X)
{
  const double most = 0.35;
  return X->row && (double) X->start[X->cols] < most * (double) X->rows * (double) X->cols;
}

ptrdiff_t plan_start (const plan *p, ptrdiff_t i)
{
  /* whole vectors of examples: only the last block can end in the middle */
  const ptrdiff_t m = p->job->X.rows, lanes = p->use->lanes;
  const ptrdiff_t start = share ((m + lanes - 1) / lanes, i, p->blocks) * lanes;
  return start < m ? start : m;
}

bp_status plan_create (plan *p, const bp_job *job)
{
  const bp_network *net = job->net;
  const int top = net->layers - 1;
  const real *theta = job->theta;
  const ptrdiff_t line = MEMORY_LINE / sizeof (real);

  memset (p, 0, sizeof *p);
  p->job = job;
  p->use = choose_arithmetic ();
  p->sparse = is_sparse (&job->X);
  p->blocks = (job->X.rows + block_rows (job) - 1) / block_rows (job);
  const ptrdiff_t vectors = (job->X.rows + p->use->lanes - 1) / p->use->lanes;
  p->rows = (vectors + p->blocks - 1) / p->blocks * p->use->lanes;

  /* the layers' products, the sums' places, then the packed Thetas */
  const size_t head = (size_t) round_up (top * (ptrdiff_t) sizeof *p->layer
                                         + net->layers * (ptrdiff_t) sizeof *p->sum,
                                         MEMORY_LINE);
  product layer;
  size_t reals = 0;
  for (int l = 0; l < top; l++)
    reals += (size_t) round_up (p->use->product_plan (&layer, net->size[l],
                                                      net->size[l + 1], NULL,
                                                      l > 0 && plan_goes_back (p)), line);
  p->memory = memory_get (head + reals * sizeof (real), 1);
  if (!p->memory)
    return BP_NO_MEMORY;
  p->layer = p->memory;
  p->sum = (ptrdiff_t *) (p->layer + top);

  real *room = (real *) ((char *) p->memory + head);
  p->sum[0] = 0;
  for (int l = 0; l < top; l++) {
    const bool back = l > 0 && plan_goes_back (p);
    const ptrdiff_t packed = p->use->product_plan (&p->layer[l], net->size[l],
                                                   net->size[l + 1],
                                                   theta + net->offset[l], back);
    p->use->product_pack (&p->layer[l], room, back);
    room += round_up (packed, line);
    p->sum[l + 1] = p->sum[l] + round_up (p->layer[l].ld * (net->size[l] + 1), line);
  }
  return BP_OK;
}

void plan_free (plan *p)
{
  memory_free (p->memory);
}
