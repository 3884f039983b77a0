/* lbfgs.h -- L-BFGS: minimises a cost; the caller evaluates it at one point after another.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * J. Nocedal, Updating quasi-Newton matrices with limited storage, Math. of
 * Computation 35 (1980) 773-782; with the pairs regularized as in H. Tankaria, S.
 * Sugimoto and N. Yamashita, A regularized limited memory BFGS method for large-scale
 * unconstrained optimization and its efficient implementations, Comput. Optim. Appl.
 * 82 (2022) 61-88: y is replaced by y + mu s, so that the assumed curvature is at least
 * mu in every direction.  Without that, the long steps along flat directions far from a
 * minimum lead to worse minima, where the units of a network are saturated
 * (bench/minimisers.md).  Here
 *   mu = r c sqrt (min (f/f0, |g|/|g0|) |g|/|g0|)
 * where r is given by the caller, c is the curvature along the first step, f0 and g0
 * are the cost and gradient at the start, |.| is the largest entry, and where f is
 * negative |g|/|g0| replaces f/f0.  But mu is at most 3 s'y / s's, so that the assumed
 * curvature is at most four times the real one, which badly scaled problems need.
 *
 * This and backprop.h are the interface; the minimiser needs no network.
 *
 * The caller evaluates the cost (reverse communication), so nothing here calls back:
 *
 *   lbfgs_begin (l);                         a new run; or lbfgs_resume (l)
 *   while (...) {
 *     event = lbfgs_iterate (l);
 *     while (event == LBFGS_EVALUATE) {
 *       lbfgs_point (l, x);                  the point to evaluate
 *       f, g = the cost and its gradient there
 *       event = lbfgs_tell (l, f, g);
 *     }
 *     if (event == LBFGS_ITERATION)          l->x is the lowest point so far
 *       ...
 *   }
 *
 * The next iteration depends only on the fields under "state", all plain numbers.  If
 * they are saved between two iterations and restored later, the run continues with the
 * same bits as without the break.  The bits do not depend on the number of threads
 * either.  Vectors have the working precision; their sums and products are double.
 */
#ifndef LBFGS_H
#define LBFGS_H

#include <stdbool.h>
#include <stddef.h>
#include "backprop.h"

/* All double, so that they can be kept as one vector. */
typedef struct {
  double f;              /* the cost at x                                       */
  double largest;        /* largest |g(i)|                                      */
  double length;         /* ||s||, the latest iteration's; Inf before the first */
  double iterations, evaluations;
  double first_f, first_largest;   /* where the run began                       */
  double curvature;      /* y'y / s'y of the first iteration                    */
  double pairs, next;    /* how many pairs; the column for the next one         */
  double careful;        /* 1: the quick line search has failed before          */
} lbfgs_numbers;

typedef struct {
  /* given */
  ptrdiff_t n;           /* entries of x                                        */
  bp_type precision;     /* of the vectors: BP_DOUBLE or BP_SINGLE              */
  int memory;            /* pairs (s, y) kept at most, 1 or more                */
  int threads;           /* at most                                             */
  double regularization; /* r above; 0: none                                    */

  /* state; the arrays are the caller's */
  void *x, *g;           /* n: the lowest point so far, and the gradient there  */
  void *S, *Y;           /* n-by-memory: a ring of pairs, a column each:
                            s = change of x, y = change of g in an iteration    */
  double *products;      /* memory-by-(2 memory + 2), column-major:
                            [S'Y (where s is not the newer one), Y'Y, S'g, Y'g] */
  lbfgs_numbers at;

  /* scratch */
  void *memory_block;    /* lbfgs_bytes, aligned as malloc's; the caller's      */
  void *d, *g_best;      /* the direction; the gradient at line.best            */
  double *sums, *small;
  lbfgs_numbers before;  /* those after the latest iteration                    */
  struct line_search *line;   /* along d                                        */
  double square;         /* d'd                                                 */
  bool starting;         /* the cost at x is not known yet                      */
} lbfgs;

typedef enum {
  LBFGS_EVALUATE,        /* the cost at lbfgs_point is wanted                   */
  LBFGS_ITERATION,       /* an iteration has led to a lower point               */
  LBFGS_STUCK,           /* no lower point found, not even by steepest descent  */
  LBFGS_NOT_FINITE       /* the cost or gradient where the run begins is not    */
} lbfgs_event;

size_t lbfgs_bytes (ptrdiff_t n, bp_type precision, int memory);

/* Continues from a state that was saved.  Call this, or lbfgs_begin, first. */
void lbfgs_resume (lbfgs *l);

/* Begins a run at x and returns LBFGS_EVALUATE, for the cost at x; lbfgs_tell then returns
 * LBFGS_ITERATION, with 0 iterations, or LBFGS_NOT_FINITE. */
lbfgs_event lbfgs_begin (lbfgs *l);

/* Begins an iteration: LBFGS_EVALUATE or LBFGS_STUCK. */
lbfgs_event lbfgs_iterate (lbfgs *l);

/* The point to evaluate next, into x: n numbers. */
void lbfgs_point (lbfgs *l, void *x);

/* Takes the cost f and its gradient g at that point; if one of them is NaN or Inf, the
 * next point is nearer. */
lbfgs_event lbfgs_tell (lbfgs *l, double f, const void *g);

/* Ends the current iteration at the lowest point that it has found, and returns true; or,
 * if it has found no lower point, where it began, and returns false. */
bool lbfgs_settle (lbfgs *l);

/* Goes on without regularization, and without the pairs: for when steps have become short,
 * which may be caused by them. */
void lbfgs_plain (lbfgs *l);

/* Undoes the beginning of the current iteration: its evaluations don't count, and it can be
 * done again with the same bits. */
void lbfgs_abandon (lbfgs *l);

/* When a run is over: tolerances as MATLAB's fitcnet defines them. */
typedef enum {
  LBFGS_GOES_ON,
  LBFGS_FLAT,        /* largest |g(i)| <= gradient * max (1, |f|, that at the start) */
  LBFGS_LOW,         /* f < loss                                             */
  LBFGS_SHORT        /* ||s|| < step                                         */
} lbfgs_end;
typedef struct { double gradient, loss, step; } lbfgs_tolerance;
lbfgs_end lbfgs_over (const lbfgs *l, const lbfgs_tolerance *tolerance);

#endif
