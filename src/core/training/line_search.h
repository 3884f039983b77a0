/* line_search.h -- the step along a direction: the caller evaluates one step after another.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * phi(step) is the cost at x + step d, and phi' its slope there.  line_search_begin
 * takes both at 0; then evaluate at s->step and tell line_search_next, until the
 * search is over.
 *
 * It succeeds (SEARCH_DONE) at a step with
 *   phi(step) <= phi(0) + 1e-4 step phi'(0)     lower by enough, and
 *   phi'(step) >= 0.9 phi'(0)                   less steep than at 0:
 * the Wolfe conditions, from which s'y > 0 follows for L-BFGS.  The quick search
 * satisfies the strong ones, |phi'(step)| <= 0.9 |phi'(0)|.
 */
#ifndef LINE_SEARCH_H
#define LINE_SEARCH_H

#include <stdbool.h>

typedef enum { SEARCH_ON, SEARCH_DONE, SEARCH_FAILED } line_search_verdict;

typedef struct { double step, f, slope; } search_point;

typedef struct line_search {
  double step;              /* where to evaluate next                           */
  double first;             /* the first step                                   */
  bool careful;             /* bisect only: for kinks, where formulas mislead   */
  int evaluations;
  search_point start;       /* at 0                                             */
  search_point low, high;   /* ends of the interval; low is the lowest so far   */
  double best, best_f;      /* the step with the lowest cost met, or 0          */
  bool bracketed;           /* a good step lies between low and high            */
  bool first_stage;         /* no point so far is low enough and has phi' >= 0  */
  double width, width_before;
} line_search;

/* slope < 0, step > 0: the first to try */
void line_search_begin (line_search *s, bool careful, double f, double slope, double step);

/* f and slope at s->step; if one of them is not finite, the next step is shorter. */
line_search_verdict line_search_next (line_search *s, double f, double slope);

#endif
