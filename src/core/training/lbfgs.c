/* lbfgs.c -- L-BFGS: minimises a cost; the caller evaluates it at one point after another.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line search interpolates and accepts a step that reduces the slope by a tenth: this
 * takes fewer evaluations to a given cost than a reduction by half (bench/minimisers.md).
 * If it fails, at a kink or at rounding level, the run continues from the lowest point
 * found along steepest descent, and from then on with the bisecting search.
 */
#include <math.h>
#include <string.h>
#include "lbfgs.h"
#include "base/memory.h"
#include "kernels/lbfgs_passes.h"
#include "training/line_search.h"

static const lbfgs_passes *passes (const lbfgs *l)
{
  return l->precision == BP_SINGLE ? lbfgs_passes_choose_s () : lbfgs_passes_choose ();
}

static size_t size_of (const lbfgs *l)
{
  return l->precision == BP_SINGLE ? sizeof (float) : sizeof (double);
}

/* The vectors of the passes. */
static lbfgs_vectors vectors (const lbfgs *l)
{
  return (lbfgs_vectors) {
    .n = l->n, .threads = l->threads, .x = l->x, .g = l->g, .d = l->d, .S = l->S, .Y = l->Y,
    .memory = l->memory, .pairs = (int) l->at.pairs, .next = (int) l->at.next,
    .sums = l->sums
  };
}

/* Lays out l->memory_block, if there is one; returns the size it needs. */
static size_t lay_out (lbfgs *l)
{
  const size_t sums = LBFGS_PARTS * lbfgs_sums (l->memory);
  size_t used = 0;
  l->line = memory_take (l->memory_block, &used, 1, sizeof *l->line);
  l->d = memory_take (l->memory_block, &used, l->n, size_of (l));
  l->g_best = memory_take (l->memory_block, &used, l->n, size_of (l));
  l->sums = memory_take (l->memory_block, &used, (ptrdiff_t) sums, sizeof *l->sums);
  /* coefficients and products of an iteration */
  l->small = memory_take (l->memory_block, &used, 6 * (ptrdiff_t) l->memory,
                          sizeof *l->small);
  return used;
}

size_t lbfgs_bytes (ptrdiff_t n, bp_type precision, int memory)
{
  return lay_out (&(lbfgs) { .n = n, .precision = precision, .memory = memory });
}

void lbfgs_resume (lbfgs *l)
{
  lay_out (l);
  l->before = l->at;
  l->line->best = 0;
  l->starting = false;
}

lbfgs_event lbfgs_begin (lbfgs *l)
{
  l->at = (lbfgs_numbers) {
    .f = NAN, .largest = NAN, .length = INFINITY, .first_f = NAN, .first_largest = NAN
  };
  lbfgs_resume (l);
  l->starting = true;
  return LBFGS_EVALUATE;
}

static void forget_pairs (lbfgs *l)
{
  l->at.pairs = l->at.next = 0;
}

/* ---- the direction ---- */

/* Column of the pair that is the i-th newest, i from 0. */
static int newest (const lbfgs *l, int i)
{
  return ((int) l->at.next - 1 - i + l->memory) % l->memory;
}

/* gamma, a and b of d = -H g = -(gamma g + S a + Y b): the two loops over the
 * pairs of Nocedal's algorithm, with the vectors' products instead of the vectors.
 * Going through the pairs from the newest,
 *   alpha_i = s_i'q / s_i'y_i,  q = q - alpha_i y_i    (from q = g);
 * and back, beta_i = y_i'r / s_i'y_i,  r = r + (alpha_i - beta_i) s_i
 * (from r = gamma q). */
static double coefficients (const lbfgs *l, double *a, double *b)
{
  const int rows = l->memory, k = (int) l->at.pairs;
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
  double *a = l->small, *b = a + l->memory;
  for (;;) {
    const double gamma = coefficients (l, a, b);
    const lbfgs_vectors on = vectors (l);
    passes (l)->direction (&on, gamma, a, b, slope, &l->square);
    if (l->at.pairs == 0)
      return 1 / sqrt (l->square);
    if (*slope < 0 && isfinite (l->square))
      return 1;
    forget_pairs (l);            /* by rounding errors it does not lead down */
  }
}

/* ---- the iteration ---- */

lbfgs_event lbfgs_iterate (lbfgs *l)
{
  double slope;
  const double step = choose_direction (l, &slope);
  if (!(slope < 0))
    return LBFGS_STUCK;          /* g is 0, or its square is */
  line_search_begin (l->line, l->at.careful != 0, l->at.f, slope, step);
  return LBFGS_EVALUATE;
}

void lbfgs_point (lbfgs *l, void *x)
{
  if (l->starting)
    memcpy (x, l->x, (size_t) l->n * size_of (l));
  else {
    const lbfgs_vectors on = vectors (l);
    passes (l)->move (&on, l->line->step, x);
  }
}

/* Copies the numbers of the pair that `update` has computed into l->products. */
static void keep_products (lbfgs *l, const double *of)
{
  const int rows = l->memory, at = (int) l->at.next;
  double *SY = l->products, *YY = SY + rows * rows;
  double *Sg = YY + rows * rows, *Yg = Sg + rows;
  const int columns = l->at.pairs < rows ? (int) l->at.pairs + 1 : rows;
  for (int i = 0; i < columns; i++) {
    SY[i + rows * at] = of[4 * i];
    YY[i + rows * at] = YY[at + rows * i] = of[4 * i + 1];
    Sg[i] = of[4 * i + 2];
    Yg[i] = of[4 * i + 3];
  }
  l->at.next = (at + 1) % rows;
  l->at.pairs = columns;
}

/* mu, for the step to a point with the cost f, the largest |g(i)| and the slope along d
 * that are given */
static double regularize (const lbfgs *l, double step, double f, double largest,
                          double slope)
{
  const double most = 3;
  const double g = largest / l->at.first_largest;
  const double part = f > 0 && l->at.first_f > 0 ? fmin (f / l->at.first_f, g) : g;
  const double mu = l->regularization * l->at.curvature * sqrt (part * g);
  return fmin (mu, most * (slope - l->line->start.slope) / (step * l->square));
}

/* Moves to x + step d, where f, g and the slope are known. */
static lbfgs_event accept (lbfgs *l, double step, double f, const void *g, double slope,
                           bool keep_pair)
{
  double *of = l->small + 2 * l->memory;
  const int at = (int) l->at.next;
  const lbfgs_vectors on = vectors (l);
  const double largest = passes (l)->largest (&on, g);
  const double mu = keep_pair ? regularize (l, step, f, largest, slope) : 0;
  passes (l)->update (&on, step, g, mu, of, &l->at.length);
  l->at.f = f;
  l->at.largest = largest;
  l->at.iterations++;
  const double sy = of[4 * at], yy = of[4 * at + 1];
  if (l->at.iterations == 1) {
    const double curvature = yy / sy;
    l->at.curvature = sy > 0 && isfinite (curvature) ? curvature : 0;
  }
  if (keep_pair && sy > 0 && isfinite (sy / yy))
    keep_products (l, of);
  else
    forget_pairs (l);
  l->line->best = 0;
  l->before = l->at;
  return LBFGS_ITERATION;
}

/* Called when the quick search has failed, or also the careful one. */
static lbfgs_event search_again (lbfgs *l)
{
  if (l->at.careful && l->at.pairs == 0)
    return LBFGS_STUCK;
  l->at.careful = 1;
  forget_pairs (l);
  return lbfgs_iterate (l);
}

static lbfgs_event start (lbfgs *l, double f, const void *g)
{
  const lbfgs_vectors on = vectors (l);
  l->at.largest = passes (l)->largest (&on, g);
  l->at.f = f;
  l->at.first_f = f;
  l->at.first_largest = l->at.largest;
  memcpy (l->g, g, (size_t) l->n * size_of (l));
  l->starting = false;
  l->before = l->at;
  return isfinite (f) && isfinite (l->at.largest) ? LBFGS_ITERATION : LBFGS_NOT_FINITE;
}

lbfgs_event lbfgs_tell (lbfgs *l, double f, const void *g)
{
  l->at.evaluations++;
  if (l->starting)
    return start (l, f, g);
  line_search *s = l->line;
  const double step = s->step, best = s->best;
  /* it is finite only if all of g is */
  const lbfgs_vectors on = vectors (l);
  const double slope = passes (l)->slope (&on, g);
  const line_search_verdict verdict = line_search_next (s, f, slope);
  if (verdict == SEARCH_DONE && f < l->at.f)
    return accept (l, step, f, g, slope, true);
  if (s->best != best)
    memcpy (l->g_best, g, (size_t) l->n * size_of (l));
  if (verdict == SEARCH_ON)
    return LBFGS_EVALUATE;
  return lbfgs_settle (l) ? LBFGS_ITERATION : search_again (l);
}

bool lbfgs_settle (lbfgs *l)
{
  line_search *s = l->line;
  if (l->starting || !(s->best > 0))
    return false;
  accept (l, s->best, s->best_f, l->g_best, NAN, false);
  l->at.careful = l->before.careful = 1;
  return true;
}

void lbfgs_plain (lbfgs *l)
{
  l->regularization = 0;
  forget_pairs (l);
  l->before = l->at;
}

void lbfgs_abandon (lbfgs *l)
{
  l->at = l->before;
  l->line->best = 0;
}

lbfgs_end lbfgs_over (const lbfgs *l, const lbfgs_tolerance *tolerance)
{
  const lbfgs_numbers *at = &l->at;
  const double scale = fmax (1, fmax (fabs (at->f), at->first_largest));
  return at->largest <= tolerance->gradient * scale ? LBFGS_FLAT
         : at->f < tolerance->loss ? LBFGS_LOW
         : at->length < tolerance->step ? LBFGS_SHORT : LBFGS_GOES_ON;
}
