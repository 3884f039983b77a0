/* lbfgs_passes.c -- the passes over all entries of x, g and the pairs that L-BFGS makes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The entries are divided into parts by their number alone; each part has sums of its
 * own, and these are added in the order of the parts: so the bits are the same for any
 * number of threads.  A part is worked on block by block, so that the block of g and of
 * the result stay in the cache while those of all pairs are read.
 */
#include <math.h>
#include <string.h>
#include "base/share.h"
#include "base/threads.h"
#include "base/vector.h"
#include "kernels/lbfgs_passes.h"
#include "kernels/tuning.h"

/* A vector of doubles, made of as many numbers of the working precision. */
enum { WIDE = VECTOR_BYTES / sizeof (double) };
typedef double wide __attribute__ ((vector_size (VECTOR_BYTES)));
typedef double wide_anywhere
  __attribute__ ((vector_size (VECTOR_BYTES), aligned (sizeof (double)), may_alias));
typedef real narrow
  __attribute__ ((vector_size (WIDE * sizeof (real)), aligned (sizeof (real)), may_alias));

ALWAYS_INLINE wide widen (const real *p)
{
  return __builtin_convertvector (*(const narrow *) p, wide);
}

ALWAYS_INLINE wide load_wide (const double *p) { return *(const wide_anywhere *) p; }

ALWAYS_INLINE double sum (wide v)
{
  double total = 0;
  for (int i = 0; i < WIDE; i++)
    total += v[i];
  return total;
}

/* The task of a pass, and the function that does it for entries from .. to - 1. */
typedef struct order {
  const lbfgs_vectors *v;
  void (*work) (const struct order *o, ptrdiff_t from, ptrdiff_t to, double *sums);
  size_t sums;                      /* numbers that a part sums up               */
  int vectors;                      /* of length n that are read or written      */
  double step, gamma, mu;
  const double *a, *b;
  const real *given;                /* the gradient handed in                    */
  real *to;
  int columns;
  ptrdiff_t parts;
} order;

static void do_part (const order *o, ptrdiff_t i)
{
  const ptrdiff_t from = share_start (o->v->n, i, o->parts);
  const ptrdiff_t to = share_start (o->v->n, i + 1, o->parts);
  double *sums = o->v->sums + (size_t) i * o->sums;
  memset (sums, 0, o->sums * sizeof *sums);
  for (ptrdiff_t t = from; t < to; t += PASS_BLOCK)
    o->work (o, t, t + PASS_BLOCK < to ? t + PASS_BLOCK : to, sums);
}

/* Called by every thread of the team. */
static void do_parts (void *of)
{
  const order *o = of;
  ptrdiff_t i, end;
  for (threads_part (o->parts, &i, &end); i < end; i++)
    do_part (o, i);
}

/* Leaves the sums over all entries in v->sums. */
static void pass (order *o)
{
  const lbfgs_vectors *v = o->v;
  ptrdiff_t parts = v->n / PASS_PART;
  parts = parts < 1 ? 1 : parts > LBFGS_PARTS ? LBFGS_PARTS : parts;
  o->parts = parts;
  const double useful = fmin ((double) parts, (double) v->n * o->vectors / PASS_WORK);
  threads_run (v->threads < useful ? v->threads : (int) useful, do_parts, o);
  for (ptrdiff_t i = 1; i < parts; i++)
    for (size_t k = 0; k < o->sums; k++)
      v->sums[k] += v->sums[(size_t) i * o->sums + k];
}

static double dot (const real *a, const real *b, ptrdiff_t n)
{
  wide even = { 0 }, odd = { 0 };
  ptrdiff_t t = 0;
  for (; t + 2 * WIDE <= n; t += 2 * WIDE) {
    even += widen (a + t) * widen (b + t);
    odd += widen (a + t + WIDE) * widen (b + t + WIDE);
  }
  double total = sum (even + odd);
  for (; t < n; t++)
    total += (double) a[t] * b[t];
  return total;
}

/* ---- direction ---- */

/* to += a[0] s + b[0] y, for `count` (1 or 2) pairs, ld apart */
ALWAYS_INLINE void add_pairs (int count, ptrdiff_t n, const double *a, const double *b,
                              const real *s, const real *y, ptrdiff_t ld, double *to)
{
  ptrdiff_t t = 0;
  for (; t + WIDE <= n; t += WIDE) {
    wide v = load_wide (to + t);
    for (int i = 0; i < count; i++)
      v += a[i] * widen (s + i * ld + t) + b[i] * widen (y + i * ld + t);
    *(wide_anywhere *) (to + t) = v;
  }
  for (; t < n; t++)
    for (int i = 0; i < count; i++)
      to[t] += a[i] * s[i * ld + t] + b[i] * y[i * ld + t];
}

static void direction_block (const order *o, ptrdiff_t from, ptrdiff_t to, double *sums)
{
  const lbfgs_vectors *v = o->v;
  const ptrdiff_t n = to - from;
  const real *g = (const real *) v->g + from;
  const real *S = (const real *) v->S + from, *Y = (const real *) v->Y + from;
  real *d = (real *) v->d + from;
  double Hg[PASS_BLOCK];

  for (ptrdiff_t t = 0; t < n; t++)
    Hg[t] = o->gamma * g[t];
  int i = 0;
  const int pairs = v->pairs;
  for (; i + 2 <= pairs; i += 2)
    add_pairs (2, n, o->a + i, o->b + i, S + i * v->n, Y + i * v->n, v->n, Hg);
  if (i < pairs)
    add_pairs (1, n, o->a + i, o->b + i, S + i * v->n, Y + i * v->n, v->n, Hg);
  for (ptrdiff_t t = 0; t < n; t++)
    d[t] = (real) -Hg[t];
  sums[0] += dot (g, d, n);
  sums[1] += dot (d, d, n);
}

static void direction (const lbfgs_vectors *v, double gamma, const double *a,
                       const double *b, double *slope, double *square)
{
  pass (&(order) { .v = v, .work = direction_block,
                   .sums = 2, .vectors = 2 * v->pairs + 2, .gamma = gamma,
                   .a = a, .b = b });
  *slope = v->sums[0];
  *square = v->sums[1];
}

/* ---- moves ---- */

/* Computed in the same way everywhere, so that x moves to just the point evaluated. */
ALWAYS_INLINE real moved_to (real x, double step, real d)
{
  return (real) (x + step * d);
}

static void move_block (const order *o, ptrdiff_t from, ptrdiff_t to, double *sums)
{
  const real *x = o->v->x, *d = o->v->d;
  (void) sums;
  for (ptrdiff_t t = from; t < to; t++)
    o->to[t] = moved_to (x[t], o->step, d[t]);
}

static void move (const lbfgs_vectors *v, double step, void *to)
{
  pass (&(order) { .v = v, .work = move_block, .vectors = 3, .step = step, .to = to });
}

static void slope_block (const order *o, ptrdiff_t from, ptrdiff_t to, double *sums)
{
  sums[0] += dot (o->given + from, (const real *) o->v->d + from, to - from);
}

static double slope (const lbfgs_vectors *v, const void *g)
{
  pass (&(order) { .v = v, .work = slope_block, .sums = 1, .vectors = 2, .given = g });
  return v->sums[0];
}

static double largest (const lbfgs_vectors *v, const void *given)
{
  const real *g = given;
  real most[LANES] = { 0 };         /* several, which do not wait for each other */
  real zero[LANES] = { 0 };         /* becomes NaN with any NaN, as NaN * 0 is   */
  ptrdiff_t t = 0;
  for (; t + LANES <= v->n; t += LANES)
    for (int i = 0; i < LANES; i++) {
      const real size = REAL (fabs) (g[t + i]);
      most[i] = size > most[i] ? size : most[i];
      zero[i] += 0 * g[t + i];
    }
  double largest = 0, nothing = 0;
  for (; t < v->n; t++) {
    largest = fmax (largest, (double) REAL (fabs) (g[t]));
    nothing += 0 * g[t];
  }
  for (int i = 0; i < LANES; i++) {
    largest = fmax (largest, (double) most[i]);
    nothing += zero[i];
  }
  return largest + nothing;
}

/* ---- update ---- */

/* to[0..3] += s'y, y_i'y, s'g, y_i'g for `count` (1 or 2) pairs, ld apart; to[4..7] are
 * those of the second.  Two at a time keep the adders busy. */
ALWAYS_INLINE void add_products (int count, ptrdiff_t n, const real *s, const real *y_i,
                                 ptrdiff_t ld, const double *y, const double *g,
                                 double *to)
{
  wide sum_of[2][4] = { 0 };
  ptrdiff_t t = 0;
  for (; t + WIDE <= n; t += WIDE) {
    const wide v = load_wide (y + t), w = load_wide (g + t);
    for (int i = 0; i < count; i++) {
      const wide a = widen (s + i * ld + t), b = widen (y_i + i * ld + t);
      sum_of[i][0] += a * v;
      sum_of[i][1] += b * v;
      sum_of[i][2] += a * w;
      sum_of[i][3] += b * w;
    }
  }
  for (int i = 0; i < count; i++) {
    double *of = to + 4 * i;
    for (int k = 0; k < 4; k++)
      of[k] += sum (sum_of[i][k]);
    for (ptrdiff_t u = t; u < n; u++) {
      of[0] += s[i * ld + u] * y[u];
      of[1] += y_i[i * ld + u] * y[u];
      of[2] += s[i * ld + u] * g[u];
      of[3] += y_i[i * ld + u] * g[u];
    }
  }
}

static void update_block (const order *o, ptrdiff_t from, ptrdiff_t to, double *sums)
{
  const lbfgs_vectors *v = o->v;
  const ptrdiff_t n = to - from;
  real *x = (real *) v->x + from, *g = (real *) v->g + from;
  const real *d = (const real *) v->d + from, *given = o->given + from;
  real *S = (real *) v->S + from, *Y = (real *) v->Y + from;
  real *s = S + v->next * v->n, *y = Y + v->next * v->n;
  double y_wide[PASS_BLOCK], g_wide[PASS_BLOCK];

  for (ptrdiff_t t = 0; t < n; t++) {
    const real there = moved_to (x[t], o->step, d[t]);
    s[t] = there - x[t];
    y[t] = (real) (given[t] - g[t] + o->mu * s[t]);
    x[t] = there;
    g[t] = given[t];
    y_wide[t] = y[t];
    g_wide[t] = g[t];
  }
  int i = 0;
  for (; i + 2 <= o->columns; i += 2)
    add_products (2, n, S + i * v->n, Y + i * v->n, v->n, y_wide, g_wide, sums + 4 * i);
  if (i < o->columns)
    add_products (1, n, S + i * v->n, Y + i * v->n, v->n, y_wide, g_wide, sums + 4 * i);
  sums[4 * o->columns] += dot (s, s, n);
}

static void update (const lbfgs_vectors *v, double step, const void *g, double mu,
                    double *products, double *length)
{
  const int pairs = v->pairs;
  const int columns = pairs < v->memory ? pairs + 1 : v->memory;
  pass (&(order) { .v = v, .work = update_block, .columns = columns,
                   .sums = 4 * (size_t) columns + 1, .vectors = 2 * columns + 7,
                   .step = step, .given = g, .mu = mu });
  memcpy (products, v->sums, 4 * (size_t) columns * sizeof *products);
  *length = sqrt (v->sums[4 * columns]);
}

const lbfgs_passes lbfgs_passes_here = { direction, move, slope, largest, update };
