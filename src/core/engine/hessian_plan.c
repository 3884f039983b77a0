/* hessian_plan.c -- theta and a direction v side by side.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>
#include "base/memory.h"
#include "engine/hessian_plan.h"

/* [v V W], out-by-(1 + 2 in) */
static void set_beside (const product *W, const real *V, real *to)
{
  const size_t weights = (size_t) (W->in * W->out);
  memcpy (to, V, ((size_t) W->out + weights) * sizeof *to);
  memcpy (to + W->out + weights, W->Theta + W->out, weights * sizeof *to);
}

/* [v b; V W], 2 out-by-(1 + in) */
static void set_above (const product *W, const real *V, real *to)
{
  const ptrdiff_t out = W->out;
  for (ptrdiff_t k = 0; k <= W->in; k++) {
    memcpy (to + 2 * k * out, V + k * out, (size_t) out * sizeof *to);
    memcpy (to + (2 * k + 1) * out, W->Theta + k * out, (size_t) out * sizeof *to);
  }
}

/* Lays out the memory (memory_take) and, unless base is NULL, packs the products;
 * returns its size in bytes. */
static size_t lay_out (hessian_plan *d, const plan *p, const real *v, char *base)
{
  const bp_network *net = p->job->net;
  const int top = net->layers - 1;
  size_t used = 0;

  d->forward = memory_take (base, &used, top, sizeof *d->forward);
  d->backward = memory_take (base, &used, top, sizeof *d->backward);
  for (int l = 1; l < top; l++) {
    const ptrdiff_t in = net->size[l], out = net->size[l + 1];
    product forward, backward;
    real *beside = memory_take (base, &used, (1 + 2 * in) * out, sizeof (real));
    real *above = memory_take (base, &used, 2 * (1 + in) * out, sizeof (real));
    real *packed_beside = memory_take (base, &used,
      p->use->product_plan (&forward, 2 * in, out, beside, false), sizeof (real));
    real *packed_above = memory_take (base, &used,
      p->use->product_plan (&backward, in, 2 * out, above, true), sizeof (real));
    if (base) {
      set_beside (&p->layer[l], v + net->offset[l], beside);
      set_above (&p->layer[l], v + net->offset[l], above);
      p->use->product_pack (&forward, packed_beside, false);
      p->use->product_pack (&backward, packed_above, true);
      d->forward[l] = forward;
      d->backward[l] = backward;
    }
  }
  return used;
}

bp_status hessian_plan_create (hessian_plan *d, const plan *p, const real *v)
{
  memset (d, 0, sizeof *d);
  d->net = *p->job->net;
  d->net.layers = 2;
  d->job = *p->job;
  d->job.net = &d->net;
  d->job.theta = v;
  const bp_status status = plan_create (&d->first, &d->job);
  if (status != BP_OK)
    return status;

  d->memory = memory_get (lay_out (d, p, v, NULL), 1);
  if (!d->memory)
    return BP_NO_MEMORY;
  lay_out (d, p, v, d->memory);
  return BP_OK;
}

void hessian_plan_free (hessian_plan *d)
{
  plan_free (&d->first);
  memory_free (d->memory);
}
