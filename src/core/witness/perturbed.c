/* perturbed.c -- how much a block's cost changes when some z move.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "witness/difference.h"
#include "witness/perturbed.h"

typedef struct { vector up, down; } move;

/* Inlined twice: with m.factor NULL, and not NULL. */
ALWAYS_INLINE move move_at (const moves *m, ptrdiff_t i, ptrdiff_t t)
{
  if (m->factor)
    return (move) { m->factor[i] * load (m->up + t), m->factor[i] * load (m->down + t) };
  return (move) { load (m->up + i * m->step + t), load (m->down + i * m->step + t) };
}

static inline double lanes_sum (vector v)
{
  double sum = 0;
  for (int i = 0; i < LANES; i++)
    sum += v[i];
  return sum;
}

/* ---- from z to a = g(z) ---- */

/* Moves of a from those of z, for `count` units: those of unit i, up, at to + 2 i ld;
 * down, ld numbers later. */
ALWAYS_INLINE void pass (bp_activation g, ptrdiff_t rows, ptrdiff_t count,
                         const double *kept, ptrdiff_t columns, ptrdiff_t ld, moves m,
                         double *to)
{
  for (ptrdiff_t i = 0; i < count; i++)
    for (ptrdiff_t t = 0; t < rows; t += LANES) {
      const double *of = kept + i * columns * ld + t;
      const move d = move_at (&m, i, t);
      store (to + 2 * i * ld + t, difference (g, of, ld, d.up));
      store (to + (2 * i + 1) * ld + t, difference (g, of, ld, d.down));
    }
}

#define PASS(NAME, name) \
  case BP_##NAME: \
    if (m.factor) \
      pass (BP_##NAME, rows, count, kept, columns, ld, m, to); \
    else \
      pass (BP_##NAME, rows, count, kept, columns, ld, \
            (moves) { m.up, m.down, NULL, m.step }, to); \
    break;

static void pass_units (bp_activation g, ptrdiff_t rows, ptrdiff_t count,
                        const double *kept, ptrdiff_t columns, ptrdiff_t ld, moves m,
                        double *to)
{
  switch (g) {
    BP_ACTIVATIONS (PASS)
    case BP_SOFTMAX: case BP_NO_ACTIVATION: break;
  }
}

/* h_k = exp (z_k) / sum: with e_k = exp (d_k) - 1 and q = sum_j h_j e_j it moves
 * by h_k (e_k - q) / (1 + q). */
static void pass_softmax (ptrdiff_t rows, ptrdiff_t units, const double *kept,
                          ptrdiff_t columns, ptrdiff_t ld, moves m, double *to)
{
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    move q = { splat (0), splat (0) };
    for (ptrdiff_t k = 0; k < units; k++) {
      const vector h = load (kept + k * columns * ld + t);
      const move d = move_at (&m, k, t);
      q.up += h * exp_difference (d.up);
      q.down += h * exp_difference (d.down);
    }
    for (ptrdiff_t k = 0; k < units; k++) {
      const vector h = load (kept + k * columns * ld + t);
      const move d = move_at (&m, k, t);
      store (to + 2 * k * ld + t, h * (exp_difference (d.up) - q.up) / (1 + q.up));
      store (to + (2 * k + 1) * ld + t,
             h * (exp_difference (d.down) - q.down) / (1 + q.down));
    }
  }
}

/* ---- the losses ---- */

/* cost = log (1 + exp (z)) - y z moves by log (1 + s (exp (d) - 1)) - y d */
ALWAYS_INLINE double logistic (ptrdiff_t rows, ptrdiff_t count, const double *kept,
                               ptrdiff_t columns, ptrdiff_t ld, const double *w, moves m)
{
  vector sum = splat (0);
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    vector up = splat (0), down = splat (0), straight = splat (0);
    for (ptrdiff_t k = 0; k < count; k++) {
      const double *of = kept + k * columns * ld + t;
      const move d = move_at (&m, k, t);
      const vector s = load (of), y = load (of + ld);
      up += log_difference (s * exp_difference (d.up));
      down += log_difference (s * exp_difference (d.down));
      straight += y * (d.up - d.down);
    }
    sum += load (w + t) * ((up - down) - straight);
  }
  return lanes_sum (sum);
}

/* cost = sum_k y_k (log sum_j exp (z_j) - z_k) moves by
 *   (sum_k y_k) log (1 + sum_j h_j (exp (d_j) - 1)) - sum_k y_k d_k */
ALWAYS_INLINE double multinomial (ptrdiff_t rows, ptrdiff_t count, const double *kept,
                                  ptrdiff_t columns, ptrdiff_t ld, const double *y_sum,
                                  const double *w, moves m)
{
  vector sum = splat (0);
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    vector up = splat (0), down = splat (0), straight = splat (0);
    for (ptrdiff_t k = 0; k < count; k++) {
      const double *of = kept + k * columns * ld + t;
      const move d = move_at (&m, k, t);
      const vector h = load (of), y = load (of + ld);
      up += h * exp_difference (d.up);
      down += h * exp_difference (d.down);
      straight += y * (d.up - d.down);
    }
    sum += load (w + t) * (load (y_sum + t) * (log_difference (up) - log_difference (down))
                           - straight);
  }
  return lanes_sum (sum);
}

/* cost = (h - y)^2 / 2 moves by d (h - y + d/2), d the move of h */
static double squared (ptrdiff_t rows, ptrdiff_t count, const double *errors,
                       ptrdiff_t columns, ptrdiff_t ld, const double *w, moves m)
{
  vector sum = splat (0);
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    vector change = splat (0);
    for (ptrdiff_t k = 0; k < count; k++) {
      const double *of = errors + k * columns * ld + t;
      const move d = move_at (&m, k, t);
      const vector error = load (of), half = load (of + ld);
      const vector c = d.up * (error + half * d.up) - d.down * (error + half * d.down);
      change += choose (half > 0, c, splat (0));
    }
    sum += load (w + t) * change;
  }
  return lanes_sum (sum);
}

/* ---- from layer to layer, up to the outputs ---- */

static moves dense (const double *moved, ptrdiff_t ld)
{
  return (moves) { moved, moved + ld, NULL, 2 * ld };
}

/* The change of the cost when the outputs' z move. */
static double perturbed_outputs (const baseline *r, const double *kept, ptrdiff_t rows,
                                 ptrdiff_t first, ptrdiff_t count, moves m,
                                 perturbed_room room)
{
  const ptrdiff_t ld = r->ld, columns = r->columns[r->top];
  const double *unit = kept + (r->kept[r->top] + first * columns) * ld;
  const double *w = kept + r->weight * ld, *y_sum = kept + r->sum * ld;
  const moves d = { m.up, m.down, NULL, m.step };
  double *to = count == 1 ? room.one : room.a;

  switch (r->loss) {
  case LOGISTIC:
    return m.factor ? logistic (rows, count, unit, columns, ld, w, m)
                    : logistic (rows, count, unit, columns, ld, w, d);
  case MULTINOMIAL:
    return m.factor ? multinomial (rows, count, unit, columns, ld, y_sum, w, m)
                    : multinomial (rows, count, unit, columns, ld, y_sum, w, d);
  case SQUARED:
    pass_units (r->job->net->activation[r->top], rows, count, unit, columns, ld, m, to);
    break;
  case SQUARED_SOFT:
    pass_softmax (rows, count, unit, columns, ld, m, to);
    break;
  }
  return squared (rows, count, unit + (columns - 2) * ld, columns, ld, w, dense (to, ld));
}

/* How much the moves of a of `count` units change the penalty on their means. */
static double pushed (ptrdiff_t rows, ptrdiff_t count, const double *push, ptrdiff_t ld,
                      const double *w, const double *moved)
{
  double change = 0;
  for (ptrdiff_t i = 0; i < count; i++) {
    vector sum = splat (0);
    for (ptrdiff_t t = 0; t < rows; t += LANES)
      sum += load (w + t) * (load (moved + 2 * i * ld + t)
                             - load (moved + (2 * i + 1) * ld + t));
    change += push[i] * lanes_sum (sum);
  }
  return change;
}

double perturbed_cost (const baseline *r, const double *kept, ptrdiff_t rows, int layer,
                       ptrdiff_t first, ptrdiff_t count, moves m, perturbed_room room)
{
  const bp_network *net = r->job->net;
  const ptrdiff_t ld = r->ld;
  double change = 0;
  for (; layer < r->top; layer++) {
    const ptrdiff_t in = net->size[layer], out = net->size[layer + 1];
    const ptrdiff_t columns = r->columns[layer];
    const double *weights = r->theta + net->offset[layer] + out;
    double *to = count == 1 ? room.one : room.a;
    pass_units (net->activation[layer], rows, count,
                kept + (r->kept[layer] + first * columns) * ld, columns, ld, m, to);
    if (r->push)
      change += pushed (rows, count, r->push + r->unit[layer] + first, ld,
                        kept + r->weight * ld, to);
    if (count == 1)
      m = (moves) { to, to + ld, weights + first * out, 0 };
    else {
      for (ptrdiff_t i = 0; i < out; i += BASELINE_TILE)
        for (int down = 0; down < 2; down++)
          baseline_product (out - i < BASELINE_TILE ? out - i : BASELINE_TILE, rows,
                            in, out,
                            to + down * ld, 2 * ld, weights + i, NULL,
                            room.z + (2 * i + down) * ld, 2 * ld);
      m = dense (room.z, ld);
    }
    first = 0;
    count = out;
  }
  return change + perturbed_outputs (r, kept, rows, first, count, m, room);
}

/* ---- the workspace ---- */

ptrdiff_t perturbed_one (const baseline *r)
{
  return 2 * r->ld;
}

/* In the first layer above the parameter only one unit moves. */
ptrdiff_t perturbed_layer (const baseline *r)
{
  ptrdiff_t widest = r->job->net->size[r->top];
  for (int l = 2; l < r->top; l++)
    if (r->job->net->size[l] > widest)
      widest = r->job->net->size[l];
  return 2 * r->ld * widest;
}
