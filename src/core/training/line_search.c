/* line_search.c -- the step along a direction: the caller evaluates one step after another.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two searches.  The quick one follows cubics and parabolas: J. J. More and D. J.
 * Thuente, Line search algorithms with guaranteed sufficient decrease, ACM
 * Trans. Math. Software 20 (1994) 286-307.  The careful one doubles and halves, and
 * needs no smoothness: A. S. Lewis and M. L. Overton, Nonsmooth optimization via
 * quasi-Newton methods, Math. Programming 141 (2013) 135-163, algorithm 2.6.
 */
#include <math.h>
#include "training/line_search.h"

static const double decrease = 1e-4, steepness = 0.9;
static const double shortest = 1e-20, longest = 1e20;    /* times the first step */

void line_search_begin (line_search *s, bool careful, double f, double slope, double step)
{
  const search_point start = { 0, f, slope };
  *s = (line_search) {
    .step = step, .first = step, .careful = careful,
    .start = start, .low = start, .high = start, .best = 0, .best_f = f,
    .first_stage = true, .width = INFINITY, .width_before = INFINITY
  };
}

/* ---- the careful search ---- */

static line_search_verdict bisect (line_search *s, const search_point *at)
{
  if (at->f > s->start.f + decrease * at->step * s->start.slope) {
    s->high = *at;
    s->bracketed = true;
  } else if (at->slope < steepness * s->start.slope)
    s->low = *at;
  else
    return SEARCH_DONE;
  s->step = s->bracketed ? (s->low.step + s->high.step) / 2 : 2 * at->step;
  return s->step < longest * s->first && s->step != s->low.step && s->step != s->high.step
         ? SEARCH_ON : SEARCH_FAILED;
}

/* ---- the quick search ---- */

/* The cubic with the values and slopes of a and b has its minimum at a + r (b - a). */
static double cubic (const search_point *a, const search_point *b, double *root)
{
  const double theta = 3 * (a->f - b->f) / (b->step - a->step) + a->slope + b->slope;
  const double scale = fmax (fabs (theta), fmax (fabs (a->slope), fabs (b->slope)));
  const double square = theta / scale * (theta / scale)
                        - a->slope / scale * (b->slope / scale);
  *root = copysign (scale * sqrt (fmax (square, 0)), b->step - a->step);
  return (*root - a->slope + theta) / (*root - a->slope + *root + b->slope);
}

/* Where the parabola with the slopes of a and b has its minimum. */
static double secant (const search_point *a, const search_point *b)
{
  return b->step + b->slope / (b->slope - a->slope) * (a->step - b->step);
}

static double nearer (double to, double a, double b)
{
  return fabs (a - to) < fabs (b - to) ? a : b;
}

static double farther (double from, double a, double b)
{
  return fabs (a - from) > fabs (b - from) ? a : b;
}

/* Their section 4: the next step, and the new interval, from the latest point;
 * low, high and at are their l, u and t. */
static double next_step (search_point *low, search_point *high, bool *bracketed,
                         const search_point *at, double least, double most)
{
  const double away = at->step > low->step ? most : least;
  const bool turned = at->slope * copysign (1, low->slope) < 0;
  double root, step;

  if (at->f > low->f) {                                     /* higher */
    const double c = low->step + cubic (low, at, &root) * (at->step - low->step);
    const double q = low->step
      + low->slope / ((low->f - at->f) / (at->step - low->step) + low->slope) / 2
        * (at->step - low->step);
    step = fabs (c - low->step) < fabs (q - low->step) ? c : c + (q - c) / 2;
    *bracketed = true;
  } else if (turned) {                                      /* lower, and past it */
    const double c = at->step + cubic (at, low, &root) * (low->step - at->step);
    step = farther (at->step, c, secant (low, at));
    *bracketed = true;
  } else if (fabs (at->slope) < fabs (low->slope)) {        /* lower and flatter */
    const double r = cubic (at, low, &root);
    const double c = r < 0 && root != 0 ? at->step + r * (low->step - at->step) : away;
    const double q = secant (low, at);
    if (*bracketed) {
      const double far = at->step + 0.66 * (high->step - at->step);
      step = nearer (at->step, c, q);
      step = at->step > low->step ? fmin (far, step) : fmax (far, step);
    } else
      step = farther (at->step, c, q);
  } else if (*bracketed)                                    /* lower and as steep */
    step = at->step + cubic (at, high, &root) * (high->step - at->step);
  else
    step = away;

  if (at->f > low->f)
    *high = *at;
  else {
    if (turned)
      *high = *low;
    *low = *at;
  }
  return fmin (fmax (step, least), most);
}

/* p of phi(step) - slope step instead of phi(step) */
static search_point tilted (search_point p, double slope)
{
  return (search_point) { p.step, p.f - slope * p.step, p.slope - slope };
}

static line_search_verdict interpolate (line_search *s, const search_point *at)
{
  const double tilt = decrease * s->start.slope;
  const double enough = s->start.f + at->step * tilt;
  if (at->f <= enough && fabs (at->slope) <= steepness * -s->start.slope)
    return SEARCH_DONE;
  if (at->f <= enough && at->slope >= tilt)
    s->first_stage = false;

  const double least = s->bracketed ? fmin (s->low.step, s->high.step) : s->low.step;
  const double most = s->bracketed ? fmax (s->low.step, s->high.step)
                                   : at->step + 4 * (at->step - s->low.step);
  if (s->first_stage && at->f <= s->low.f && at->f > enough) {
    /* lower, but not by enough: look for the minimum of p instead */
    search_point low = tilted (s->low, tilt), high = tilted (s->high, tilt);
    const search_point here = tilted (*at, tilt);
    s->step = next_step (&low, &high, &s->bracketed, &here, least, most);
    s->low = tilted (low, -tilt);
    s->high = tilted (high, -tilt);
  } else
    s->step = next_step (&s->low, &s->high, &s->bracketed, at, least, most);

  if (s->bracketed) {
    const double from = fmin (s->low.step, s->high.step);
    const double to = fmax (s->low.step, s->high.step);
    const bool slow = to - from >= 0.66 * s->width_before;
    s->width_before = s->width;
    s->width = to - from;
    if (slow || !(s->step > from && s->step < to))
      s->step = (from + to) / 2;
    if (!(s->step > from && s->step < to))
      return SEARCH_FAILED;                     /* no number lies between them */
  }
  return s->step > shortest * s->first && s->step < longest * s->first
         ? SEARCH_ON : SEARCH_FAILED;
}

line_search_verdict line_search_next (line_search *s, double f, double slope)
{
  enum { QUICK = 20, CAREFUL = 40 };            /* evaluations, at most */
  search_point at = { s->step, f, slope };
  const bool finite = isfinite (f) && isfinite (slope);
  if (!finite) {
    /* instead of values that are not finite, which the formulas can't use, those of a
     * parabola with its minimum at a quarter of the way */
    at.slope = -3 * s->low.slope;
    at.f = s->careful ? INFINITY
                      : s->low.f - (at.step - s->low.step) * s->low.slope;
  } else if (f < s->best_f) {
    s->best = at.step;
    s->best_f = f;
  }
  const line_search_verdict verdict = s->careful ? bisect (s, &at) : interpolate (s, &at);
  s->evaluations++;
  if (verdict == SEARCH_DONE)
    return finite ? SEARCH_DONE : SEARCH_FAILED;
  return s->evaluations < (s->careful ? CAREFUL : QUICK) ? verdict : SEARCH_FAILED;
}
