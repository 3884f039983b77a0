/* pairs.c -- the passes over all entries of x, g and the pairs that L-BFGS makes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The entries are cut into parts as their number alone says; each part is summed
 * apart, and the parts' sums are added in their order: so the bits are the same for any
 * number of threads.  Within a part a block is passed at a time, so that g and
 * what is made of it stay near while the pairs go by.
 */
#include <math.h>
#include <string.h>
#include "pairs.h"
#include "real.h"

enum { BLOCK = 1024 };

/* Four doubles, made of four numbers of any precision. */
typedef double quad __attribute__ ((vector_size (4 * sizeof (double))));
typedef real four __attribute__ ((vector_size (4 * sizeof (real)),
                                  aligned (sizeof (real)), may_alias));
typedef double four_doubles __attribute__ ((vector_size (4 * sizeof (double)),
                                            aligned (sizeof (double)), may_alias));

static inline quad load (const real *p)
{
  return __builtin_convertvector (*(const four *) p, quad);
}

static inline quad load_double (const double *p)
{
  return (quad) *(const four_doubles *) p;
}

static inline double sum (quad v)
{
  return (v[0] + v[1]) + (v[2] + v[3]);
}

/* What is asked of a pass, and how it is done for entries from .. to - 1. */
typedef struct order {
  lbfgs *l;
  void (*work) (const struct order *o, ptrdiff_t from, ptrdiff_t to, double *sums);
  size_t sums;                      /* numbers that a part sums up               */
  double step, gamma;
  const double *a, *b;
  int columns;
} order;

static void do_part (const order *o, ptrdiff_t i, ptrdiff_t parts)
{
  const ptrdiff_t each = o->l->n / parts, rest = o->l->n % parts;
  const ptrdiff_t from = each * i + (i < rest ? i : rest);
  const ptrdiff_t to = from + each + (i < rest);
  double *sums = o->l->sums + (size_t) i * o->sums;
  memset (sums, 0, o->sums * sizeof *sums);
  for (ptrdiff_t t = from; t < to; t += BLOCK)
    o->work (o, t, t + BLOCK < to ? t + BLOCK : to, sums);
}

/* Leaves the sums over all entries in l->sums. */
static void pass (const order *o)
{
  enum { LEAST = 4096 };            /* entries of a part: worth a thread's while */
  const lbfgs *l = o->l;
  ptrdiff_t parts = l->n / LEAST;
  parts = parts < 1 ? 1 : parts > PAIRS_PARTS ? PAIRS_PARTS : parts;
  const int threads = l->threads < parts ? l->threads : (int) parts;
  if (threads > 1) {
#pragma omp parallel for schedule (static) num_threads (threads)
    for (ptrdiff_t i = 0; i < parts; i++)
      do_part (o, i, parts);
  } else
    for (ptrdiff_t i = 0; i < parts; i++)
      do_part (o, i, parts);
  for (ptrdiff_t i = 1; i < parts; i++)
    for (size_t k = 0; k < o->sums; k++)
      l->sums[k] += l->sums[(size_t) i * o->sums + k];
}

static double dot (const real *a, const real *b, ptrdiff_t n)
{
  quad both = { 0 };
  ptrdiff_t t = 0;
  for (; t + 4 <= n; t += 4)
    both += load (a + t) * load (b + t);
  for (; t < n; t++)
    both[0] += (double) a[t] * b[t];
  return sum (both);
}

/* ---- direction ---- */

/* to = to + a s + b y, for two pairs */
static void add_two (ptrdiff_t n, const double *a, const double *b,
                     const real *restrict s, const real *restrict y,
                     const real *restrict s2, const real *restrict y2,
                     double *restrict to)
{
  const double a0 = a[0], a1 = a[1], b0 = b[0], b1 = b[1];
  for (ptrdiff_t t = 0; t < n; t++)
    to[t] += (a0 * s[t] + b0 * y[t]) + (a1 * s2[t] + b1 * y2[t]);
}

static void add_one (ptrdiff_t n, double a, double b, const real *restrict s,
                     const real *restrict y, double *restrict to)
{
  for (ptrdiff_t t = 0; t < n; t++)
    to[t] += a * s[t] + b * y[t];
}

static void direction_block (const order *o, ptrdiff_t from, ptrdiff_t to, double *sums)
{
  const lbfgs *l = o->l;
  const ptrdiff_t n = to - from;
  const real *g = (const real *) l->g + from;
  const real *S = (const real *) l->S + from, *Y = (const real *) l->Y + from;
  real *d = (real *) l->d + from;
  double Hg[BLOCK];

  for (ptrdiff_t t = 0; t < n; t++)
    Hg[t] = o->gamma * g[t];
  int i = 0;
  for (; i + 2 <= l->pairs; i += 2)
    add_two (n, o->a + i, o->b + i, S + i * l->n, Y + i * l->n,
             S + (i + 1) * l->n, Y + (i + 1) * l->n, Hg);
  if (i < l->pairs)
    add_one (n, o->a[i], o->b[i], S + i * l->n, Y + i * l->n, Hg);
  for (ptrdiff_t t = 0; t < n; t++)
    d[t] = (real) -Hg[t];
  sums[0] += dot (g, d, n);
  sums[1] += dot (d, d, n);
}

static void direction (lbfgs *l, double gamma, const double *a, const double *b,
                       double *slope, double *square)
{
  pass (&(order) { .l = l, .work = direction_block, .sums = 2, .gamma = gamma,
                   .a = a, .b = b });
  *slope = l->sums[0];
  *square = l->sums[1];
}

/* ---- moves ---- */

static void move_block (const order *o, ptrdiff_t from, ptrdiff_t to, double *sums)
{
  const real *x = o->l->x, *d = o->l->d;
  real *x_try = o->l->x_try;
  (void) sums;
  for (ptrdiff_t t = from; t < to; t++)
    x_try[t] = (real) (x[t] + o->step * d[t]);
}

static void move (lbfgs *l, double step)
{
  pass (&(order) { .l = l, .work = move_block, .step = step });
}

static void slope_block (const order *o, ptrdiff_t from, ptrdiff_t to, double *sums)
{
  sums[0] += dot ((const real *) o->l->g_try + from, (const real *) o->l->d + from,
                  to - from);
}

static double slope (lbfgs *l)
{
  pass (&(order) { .l = l, .work = slope_block, .sums = 1 });
  return l->sums[0];
}

static double largest (lbfgs *l)
{
  const real *g = l->g;
  double most[4] = { 0 };           /* four, so that none waits for the other */
  for (ptrdiff_t t = 0; t < l->n; t++) {
    const double size = fabs ((double) g[t]);
    most[t % 4] = size > most[t % 4] ? size : most[t % 4];
  }
  return fmax (fmax (most[0], most[1]), fmax (most[2], most[3]));
}

/* ---- update ---- */

/* to[0..3] += s'y, y_i'y, s'g, y_i'g */
static void add_products (ptrdiff_t n, const real *s, const real *y_i,
                          const double *y, const double *g, double *to)
{
  quad sy = { 0 }, yy = { 0 }, sg = { 0 }, yg = { 0 };
  ptrdiff_t t = 0;
  for (; t + 4 <= n; t += 4) {
    const quad a = load (s + t), b = load (y_i + t);
    const quad v = load_double (y + t), w = load_double (g + t);
    sy += a * v;
    yy += b * v;
    sg += a * w;
    yg += b * w;
  }
  for (; t < n; t++) {
    sy[0] += s[t] * y[t];
    yy[0] += y_i[t] * y[t];
    sg[0] += s[t] * g[t];
    yg[0] += y_i[t] * g[t];
  }
  to[0] += sum (sy);
  to[1] += sum (yy);
  to[2] += sum (sg);
  to[3] += sum (yg);
}

static void update_block (const order *o, ptrdiff_t from, ptrdiff_t to, double *sums)
{
  const lbfgs *l = o->l;
  const ptrdiff_t n = to - from;
  real *x = (real *) l->x + from, *g = (real *) l->g + from;
  const real *x_try = (const real *) l->x_try + from;
  const real *g_try = (const real *) l->g_try + from;
  real *S = (real *) l->S + from, *Y = (real *) l->Y + from;
  real *s = S + l->next * l->n, *y = Y + l->next * l->n;
  double y_wide[BLOCK], g_wide[BLOCK];

  for (ptrdiff_t t = 0; t < n; t++) {
    s[t] = x_try[t] - x[t];
    y[t] = g_try[t] - g[t];
    x[t] = x_try[t];
    g[t] = g_try[t];
    y_wide[t] = y[t];
    g_wide[t] = g[t];
  }
  for (int i = 0; i < o->columns; i++)
    add_products (n, S + i * l->n, Y + i * l->n, y_wide, g_wide, sums + 4 * i);
  sums[4 * o->columns] += dot (s, s, n);
}

static void update (lbfgs *l, double *products)
{
  const int columns = l->pairs < l->memory ? l->pairs + 1 : l->memory;
  pass (&(order) { .l = l, .work = update_block, .columns = columns,
                   .sums = 4 * (size_t) columns + 1 });
  memcpy (products, l->sums, 4 * (size_t) columns * sizeof *products);
  l->length = sqrt (l->sums[4 * columns]);
  l->largest = largest (l);
}

#ifdef REAL_IS_SINGLE
#define pairs_here pairs_single
#else
#define pairs_here pairs_double
#endif

const pairs pairs_here = { direction, move, slope, largest, update };
