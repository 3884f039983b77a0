/* tangent.c -- forward and backward along a direction, for one block of
 * examples.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   forward    R z(l+1) = V(l) [1; a(l)] + W(l) R a(l),  W = Theta(:,2:end)
 *              R a(l) = g'(z(l)) .* R z(l),  R x = 0
 *   backward   e = W(l)' d(l+1),  R e = V(l)(:,2:end)' d(l+1) + W(l)' R d(l+1)
 *              d(l) = e .* g'(z(l));  a penalty on mean activations (means.h) adds w push
 *              to e, and w R push to R e, R push = beta KL''(r) R r
 *              R d(l) = R e .* g'(z(l)) + e .* g''(z(l)) .* R z(l)
 *              R Delta(l) += R d(l+1) [1; a(l)]' + d(l+1) [0; R a(l)]'
 */
#include <string.h>
#include "base/memory.h"
#include "engine/tangent.h"

static ptrdiff_t widest (const bp_network *net)
{
  ptrdiff_t most = 0;
  for (int l = 1; l < net->layers; l++)
    most = net->size[l] > most ? net->size[l] : most;
  return most;
}

/* The products of hessian_plan.h have layers twice as wide as the network's. */
static ptrdiff_t most_scratch (const plan *p)
{
  ptrdiff_t most = 0;
  for (int l = 0; l + 1 < p->job->net->layers; l++) {
    const product twice = { .in = 2 * p->layer[l].in, .out = 2 * p->layer[l].out };
    const ptrdiff_t scratch = p->use->product_workspace (&twice);
    most = scratch > most ? scratch : most;
  }
  return most;
}

/* Lays out the workspace (memory_take); returns its size in bytes. */
static size_t lay_out (tangent *t, const plan *p, char *base)
{
  const bp_network *net = p->job->net;
  const int top = net->layers - 1;
  block *b = &t->block;
  size_t used = 0;
  real **Rz, **Ra;

  t->Rz = Rz = memory_take (base, &used, top + 1, sizeof *Rz);
  t->Ra = Ra = memory_take (base, &used, top + 1, sizeof *Ra);
  for (int l = 1; l <= top; l++) {
    const ptrdiff_t reals = b->ld * net->size[l];
    real *z = memory_take (base, &used, reals, sizeof (real));
    real *pair = memory_take (base, &used, l < top ? 2 * reals : 0, sizeof (real));
    if (base)
      Rz[l] = z;
    if (base && l < top) {
      if (b->z[l] == b->a[l])
        b->z[l] = pair;
      b->a[l] = pair;
      Ra[l] = pair + reals;
    }
  }
  t->d = memory_take (base, &used, 2 * b->ld * widest (net), sizeof (real));
  t->e = memory_take (base, &used, 2 * b->ld * widest (net), sizeof (real));
  t->bias = memory_take (base, &used, widest (net), sizeof (real));
  t->scratch = memory_take (base, &used, most_scratch (p), sizeof (real));
  return used;
}

bp_status tangent_create (tangent *t, const plan *p)
{
  memset (t, 0, sizeof *t);
  const bp_status status = block_create (&t->block, p);
  if (status != BP_OK)
    return status;
  t->memory = memory_get (lay_out (t, p, NULL), 1);
  if (!t->memory)
    return BP_NO_MEMORY;
  lay_out (t, p, t->memory);
  return BP_OK;
}

void tangent_free (tangent *t)
{
  block_free (&t->block);
  memory_free (t->memory);
}

/* X = X .* g'(z(l)) */
static void times_slope (const tangent *t, const plan *p, int l, real *X)
{
  const bp_network *net = p->job->net;
  const block *b = &t->block;
  p->use->activation[net->activation[l]].times_slope (b->filled, net->size[l], b->z[l],
                                                      b->a[l], X, b->ld);
}

/* R d = R e .* g'(z(l)) + e .* g''(z(l)) .* R z(l), in place of R e */
static void through_activation (const tangent *t, const plan *p, int l,
                                const real *e, real *Re)
{
  const bp_network *net = p->job->net;
  const block *b = &t->block;
  times_slope (t, p, l, Re);
  p->use->activation[net->activation[l]].add_curvature (
    b->filled, net->size[l], b->z[l], b->a[l], t->Rz[l], e, Re, b->ld);
}

/* to = g'(z(l)) .* R z(l) */
static void change_of_a (const tangent *t, const plan *p, int l, real *to)
{
  const ptrdiff_t reals = t->block.ld * p->job->net->size[l];
  memcpy (to, t->Rz[l], (size_t) reals * sizeof *to);
  times_slope (t, p, l, to);
}

static void forward (tangent *t, const plan *p, const hessian_plan *v)
{
  const block *b = &t->block;
  const product *V = &v->first.layer[0];
  if (p->sparse)
    p->use->product_forward_sparse (V, b->filled, &b->nonzeros, t->Rz[1], b->ld,
                                    b->scratch);
  else
    p->use->product_forward (V, b->filled, b->x, b->ldx, t->Rz[1], b->ld, t->scratch);
  for (int l = 1; l + 1 < p->job->net->layers; l++) {
    change_of_a (t, p, l, t->Ra[l]);
    p->use->product_forward (&v->forward[l], b->filled, b->a[l], b->ld,
                             t->Rz[l + 1], b->ld, t->scratch);
  }
}

/* From the change of h in Rd to that of d(L): where y is known (not NaN)
 *   squarederror: d = e .* g'(z), e = h - y;   crossentropy, sigmoid: d = h - y;
 *   crossentropy, softmax: d = h sum (y) - y, with the sum of the known y */
static void change_of_loss (tangent *t, const plan *p, real *Rd)
{
  const bp_network *net = p->job->net;
  const int top = net->layers - 1;
  const block *b = &t->block;
  const real *h = b->a[top], *y = b->y;
  const ptrdiff_t end = b->ld * net->size[top];

  if (net->loss == BP_CROSSENTROPY && net->activation[top] == BP_SOFTMAX) {
    for (ptrdiff_t r = 0; r < b->rows; r++) {
      real sum = 0;
      for (ptrdiff_t i = r; i < end; i += b->ld)
        sum += y[i] == y[i] ? y[i] : 0;
      for (ptrdiff_t i = r; i < end; i += b->ld)
        Rd[i] *= sum;
    }
    return;
  }
  for (ptrdiff_t k = 0; k < end; k += b->ld)
    for (ptrdiff_t i = k; i < k + b->rows; i++) {
      const bool known = y[i] == y[i];
      t->e[i] = known ? h[i] - y[i] : 0;
      Rd[i] = known ? Rd[i] : 0;
    }
  if (net->loss == BP_SQUAREDERROR)
    through_activation (t, p, top, t->e, Rd);
}

/* R d(L), times the examples' weights; 0 where there are no examples */
static void output (tangent *t, const plan *p)
{
  const int top = p->job->net->layers - 1;
  const block *b = &t->block;
  const ptrdiff_t end = b->ld * p->job->net->size[top];
  real *Rd = t->d + end;

  change_of_a (t, p, top, Rd);
  change_of_loss (t, p, Rd);
  for (ptrdiff_t k = 0; k < end; k += b->ld)
    for (ptrdiff_t r = 0; r < b->filled; r++)
      Rd[k + r] = r >= b->rows ? 0 : b->w ? b->w[r] * Rd[k + r] : Rd[k + r];
}

static void add_gradient (const tangent *t, const plan *p, int l, real *Delta)
{
  const block *b = &t->block;
  const product *W = &p->layer[l];
  const real *d = t->d, *Rd = t->d + b->ld * W->out;
  if (l == 0 && p->sparse)
    p->use->product_gradient_sparse (W, b->filled, Rd, b->ld, &b->nonzeros, Delta,
                                     b->scratch);
  else
    p->use->product_gradient (W, b->filled, Rd, b->ld, l ? b->a[l] : b->x,
                              l ? b->ld : b->ldx, Delta, b->scratch);
  if (l > 0) {       /* the product adds d [1; R a]', and 1 doesn't change */
    memcpy (t->bias, Delta, (size_t) W->out * sizeof *Delta);
    p->use->product_gradient (W, b->filled, d, b->ld, t->Ra[l], b->ld, Delta,
                              b->scratch);
    memcpy (Delta, t->bias, (size_t) W->out * sizeof *Delta);
  }
}

/* From [d R d] of layer l + 1 to that of layer l. */
static void step_down (tangent *t, const plan *p, const hessian_plan *v, int l)
{
  const block *b = &t->block;
  real *e = t->e, *Re = e + b->ld * p->layer[l].in, *d = t->d;
  p->use->product_backward (&p->layer[l], b->filled, d, b->ld, e, b->ld,
                            t->scratch);
  p->use->product_backward (&v->backward[l], b->filled, d, b->ld, Re, b->ld,
                            t->scratch);
  if (p->means) {
    const ptrdiff_t units = p->layer[l].in, at = p->means->unit[l];
    p->use->sparsity_add_push (b->rows, units, p->means->push + at, b->w, e, b->ld);
    p->use->sparsity_add_push (b->rows, units, p->means->Rpush + at, b->w, Re, b->ld);
  }
  through_activation (t, p, l, e, Re);
  times_slope (t, p, l, e);
  t->d = e;
  t->e = d;
}

void tangent_means (tangent *t, const plan *p, const hessian_plan *v, const means *s,
                    ptrdiff_t i, ptrdiff_t chunk)
{
  const bp_network *net = p->job->net;
  const block *b = &t->block;
  double *sums = s->sums + (2 * chunk + 1) * s->units;
  block_hidden (&t->block, p, s, i, chunk);
  forward (t, p, v);
  for (int l = 1; l + 1 < net->layers; l++)
    p->use->sparsity_add_sums (b->rows, net->size[l], t->Ra[l], b->w, b->ld,
                               sums + s->unit[l]);
}

void tangent_add (tangent *t, const plan *p, const hessian_plan *v, ptrdiff_t i,
                  real *sums)
{
  t->block.d = t->d;
  block_forward (&t->block, p, i);
  forward (t, p, v);
  output (t, p);
  for (int l = p->job->net->layers - 2; l >= 0; l--) {
    add_gradient (t, p, l, sums + p->sum[l]);
    if (l > 0)
      step_down (t, p, v, l);
  }
}
