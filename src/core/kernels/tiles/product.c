/* product.c -- a layer's products are set up: Theta in the order in which tiles read it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * panels.c has the forward and backward product, gradient.c the gradient.
 */
#include <string.h>
#include "base/memory.h"
#include "base/share.h"
#include "kernels/tiles/tiles.h"

/* forward: W(k, u) = Theta(u, k) by panels of u, for some inputs k */
static void pack_forward (const product *p, ptrdiff_t first, ptrdiff_t count)
{
  const ptrdiff_t panels = groups (p->out, PANEL_UNITS);
  const real *weights = p->Theta + p->out;
  for (ptrdiff_t i = 0; i < panels; i++) {
    const ptrdiff_t u = share_start (p->out, i, panels);
    const ptrdiff_t nu = share_start (p->out, i + 1, panels) - u;
    for (ptrdiff_t k = first; k < first + count; k++) {
      const real *from = weights + k * p->out + u;
      real *to = p->forward + u * p->in + k * nu;
      if (nu == PANEL_UNITS)             /* a copy whose length is a constant */
        memcpy (to, from, PANEL_UNITS * sizeof *to);
      else
        for (ptrdiff_t j = 0; j < nu; j++)
          to[j] = from[j];
    }
  }
}

/* backward: W(u, k) = Theta(u, k) by panels of k, for some inputs k */
static void pack_backward (const product *p, ptrdiff_t first, ptrdiff_t count)
{
  const ptrdiff_t panels = groups (p->in, PANEL_UNITS), end = first + count;
  const real *weights = p->Theta + p->out;
  for (ptrdiff_t i = 0; i < panels; i++) {
    const ptrdiff_t k = share_start (p->in, i, panels);
    const ptrdiff_t nk = share_start (p->in, i + 1, panels) - k;
    real *to = p->backward + k * p->out;
    for (ptrdiff_t j = k < first ? first - k : 0; j < nk && k + j < end; j++)
      for (ptrdiff_t u = 0; u < p->out; u++)
        to[u * nk + j] = weights[(k + j) * p->out + u];
  }
}

void product_pack_columns (const product *p, ptrdiff_t first, ptrdiff_t count)
{
  pack_forward (p, first, count);
  if (p->backward)
    pack_backward (p, first, count);
}

ptrdiff_t product_plan (product *p, ptrdiff_t in, ptrdiff_t out,
                        const real *Theta, bool backward)
{
  p->in = in;
  p->out = out;
  p->Theta = Theta;
  const ptrdiff_t filled = groups (tiles_outer (p), LANES) * LANES;
  p->ld = memory_apart (filled > out ? filled : out, sizeof (real));
  return in * out * (backward ? 2 : 1);
}

void product_pack (product *p, real *to, bool backward)
{
  p->forward = to;
  p->backward = backward ? to + p->in * p->out : NULL;
  product_pack_columns (p, 0, p->in);
}
