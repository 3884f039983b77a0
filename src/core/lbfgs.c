/* lbfgs.c -- L-BFGS: finds where a cost is lowest, an iteration a call.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line search interpolates and is content with a tenth of the slope gone: fewer
 * evaluations to a given cost than with half of it (bench/minimisers.md).  Where it
 * fails, at a kink or at rounding level, the run goes on from the lowest point met
 * along steepest descent, and with the bisecting search from then on.
 */
#include <math.h>
#include <string.h>
#include "lbfgs.h"
#include "memory.h"
#include "pairs.h"
#include "search.h"

static const pairs *passes (const lbfgs *l)
{
  return l->precision == BP_SINGLE ? pairs_choose_s () : pairs_choose ();
}

/* Shares l->room out, if there is one; returns the size it needs. */
static size_t lay_out (lbfgs *l)
{
  const size_t size = l->precision == BP_SINGLE ? sizeof (float) : sizeof (double);
  const size_t sums = PAIRS_PARTS * pairs_sums (l->memory);
  size_t used = 0;
  l->d = memory_take (l->room, &used, l->n, size);
  l->x_try = memory_take (l->room, &used, l->n, size);
  l->g_try = memory_take (l->room, &used, l->n, size);
  l->sums = memory_take (l->room, &used, (ptrdiff_t) sums, sizeof *l->sums);
  /* coefficients and products of an iteration */
  l->few = memory_take (l->room, &used, 6 * (ptrdiff_t) l->memory, sizeof *l->few);
  return used;
}

size_t lbfgs_bytes (ptrdiff_t n, bp_type precision, int memory)
{
  return lay_out (&(lbfgs) { .n = n, .precision = precision, .memory = memory });
}

bp_status lbfgs_begin (lbfgs *l, bool start)
{
  lay_out (l);
  if (!start)
    return BP_OK;
  l->pairs = l->next = 0;
  l->careful = false;
  l->iterations = 0;
  l->evaluations = 1;
  l->length = INFINITY;
  double f;
  const bp_status status = l->cost (l->context, l->x, &f, l->g);
  if (status == BP_OK) {
    l->f = f;
    l->largest = l->first_largest = passes (l)->largest (l);
  }
  return status;
}

static void forget_pairs (lbfgs *l)
{
  l->pairs = l->next = 0;
}

/* ---- the direction ---- */

/* Column of the pair that is the i-th newest, i from 0. */
static int newest (const lbfgs *l, int i)
{
  return (l->next - 1 - i + l->memory) % l->memory;
}

/* gamma, a and b of d = -H g = -(gamma g + S a + Y b): the two loops over the
 * pairs of Nocedal's algorithm, with the vectors' products instead of the vectors.
 * Going through the pairs from the newest,
 *   alpha_i = s_i'q / s_i'y_i,  q = q - alpha_i y_i    (from q = g);
 * and back, beta_i = y_i'r / s_i'y_i,  r = r + (alpha_i - beta_i) s_i
 * (from r = gamma q). */
static double coefficients (const lbfgs *l, double *a, double *b)
{
  const int rows = l->memory, k = l->pairs;
  const double *SY = l->products, *YY = SY + rows * rows;
  const double *Sg = YY + rows * rows, *Yg = Sg + rows;
  if (k == 0)
    return 1;
  const int first = newest (l, 0);
  const double gamma = SY[first + rows * first] / YY[first + rows * first];
  for (int i = 0; i < k; i++) {
    const int at = newest (l, i);
    double sq = Sg[at];
    for (int j = 0; j < i; j++)
      sq -= a[newest (l, j)] * SY[at + rows * newest (l, j)];
    a[at] = sq / SY[at + rows * at];
  }
  for (int i = 0; i < k; i++)
    b[newest (l, i)] = -gamma * a[newest (l, i)];
  for (int i = k - 1; i >= 0; i--) {
    const int at = newest (l, i);
    double yr = gamma * Yg[at];
    for (int j = 0; j < k; j++)
      yr += b[newest (l, j)] * YY[at + rows * newest (l, j)];
    for (int j = k - 1; j > i; j--)
      yr += a[newest (l, j)] * SY[newest (l, j) + rows * at];
    a[at] -= yr / SY[at + rows * at];
  }
  return gamma;
}

/* d and its slope; returns the first step to try. */
static double choose_direction (lbfgs *l, double *slope)
{
  double *a = l->few, *b = a + l->memory, square;
  for (;;) {
    const double gamma = coefficients (l, a, b);
    passes (l)->direction (l, gamma, a, b, slope, &square);
    if (l->pairs == 0)
      return 1 / sqrt (square);
    if (*slope < 0 && isfinite (square))
      return 1;
    forget_pairs (l);            /* rounding has made it no way down */
  }
}

/* ---- the iteration ---- */

static bp_status evaluate_at (lbfgs *l, double step, double *f, double *slope)
{
  passes (l)->move (l, step);
  l->evaluations++;
  const bp_status status = l->cost (l->context, l->x_try, f, l->g_try);
  /* it is finite only if all of g is */
  *slope = status == BP_OK ? passes (l)->slope (l) : 0;
  return status;
}

/* The numbers of the pair that update has made, into l->products. */
static void keep_products (lbfgs *l, const double *of)
{
  const int rows = l->memory, at = l->next;
  double *SY = l->products, *YY = SY + rows * rows;
  double *Sg = YY + rows * rows, *Yg = Sg + rows;
  const int columns = l->pairs < rows ? l->pairs + 1 : rows;
  for (int i = 0; i < columns; i++) {
    SY[i + rows * at] = of[4 * i];
    YY[i + rows * at] = YY[at + rows * i] = of[4 * i + 1];
    Sg[i] = of[4 * i + 2];
    Yg[i] = of[4 * i + 3];
  }
  l->next = (at + 1) % rows;
  l->pairs = columns;
}

/* To the point tried last. */
static void accept (lbfgs *l, double f, bool keep_pair)
{
  double *of = l->few + 2 * l->memory;
  const int at = l->next;
  passes (l)->update (l, of);
  l->f = f;
  l->iterations++;
  const double sy = of[4 * at], yy = of[4 * at + 1];
  if (keep_pair && sy > 0 && isfinite (sy / yy))
    keep_products (l, of);
  else
    forget_pairs (l);
}

/* Searches along d: *verdict says how it ended, and f is that of the point tried
 * last, which is the lowest one met after SEARCH_FAILED, if any is lower. */
static bp_status search_along (lbfgs *l, double slope, double step, double *f,
                               search_verdict *verdict)
{
  search s;
  bp_status status;
  search_begin (&s, l->careful, l->f, slope, step);
  do {
    step = s.step;
    status = evaluate_at (l, step, f, &slope);
    if (status != BP_OK)
      return status;
    *verdict = search_next (&s, *f, slope);
  } while (*verdict == SEARCH_ON);
  if (*verdict == SEARCH_FAILED) {
    if (s.best > 0 && s.best != step)
      status = evaluate_at (l, s.best, f, &slope);
    else if (s.best == 0)
      *f = l->f;
  }
  return status;
}

bp_status lbfgs_iterate (lbfgs *l, bool *stuck)
{
  const lbfgs before = *l;
  *stuck = false;
  for (;;) {
    double slope, f;
    search_verdict verdict;
    const double step = choose_direction (l, &slope);
    if (!(slope < 0)) {
      *stuck = true;             /* g is 0, or its square is */
      return BP_OK;
    }
    const bp_status status = search_along (l, slope, step, &f, &verdict);
    if (status != BP_OK) {
      l->pairs = before.pairs;
      l->next = before.next;
      l->careful = before.careful;
      l->evaluations = before.evaluations;
      return status;
    }
    if (f < l->f) {
      accept (l, f, verdict == SEARCH_DONE);
      l->careful |= verdict == SEARCH_FAILED;
      return BP_OK;
    }
    if (l->careful && l->pairs == 0) {
      *stuck = true;
      return BP_OK;
    }
    l->careful = true;
    forget_pairs (l);
  }
}

lbfgs_end lbfgs_over (const lbfgs *l, const lbfgs_tolerance *at)
{
  const double scale = fmax (1, fmax (fabs (l->f), l->first_largest));
  return l->largest <= at->gradient * scale ? LBFGS_FLAT
         : l->f < at->loss ? LBFGS_LOW
         : l->length < at->step ? LBFGS_SHORT : LBFGS_GOES_ON;
}
