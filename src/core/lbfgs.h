/* lbfgs.h -- L-BFGS: finds where a cost is lowest; asks for the cost point by point.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * J. Nocedal, Updating quasi-Newton matrices with limited storage, Math. of
 * Computation 35 (1980) 773-782; with the pairs regularised as in H. Tankaria, S.
 * Sugimoto and N. Yamashita, A regularized limited memory BFGS method for large-scale
 * unconstrained optimization and its efficient implementations, Comput. Optim. Appl.
 * 82 (2022) 61-88: y + mu s takes the place of y, so that no direction counts as
 * flatter than mu.  Far from a minimum the plain method's long steps along flat
 * directions lead into worse minima, where the units of a network are saturated
 * (bench/minimisers.md).  Here
 *   mu = r c sqrt (min (f/f0, |g|/|g0|) |g|/|g0|)
 * where r is the caller's, c is the curvature that the first step met, f0 and g0 are
 * those of the start, |.| is the largest entry, and |g|/|g0| stands for f/f0 too where
 * f is negative.  But mu is at most 3 s'y / s's: no curvature counts as more than four
 * times what it is, which badly scaled problems need.
 *
 * The other half of the interface beside backprop.h: it needs no network.
 *
 * The caller evaluates the cost (reverse communication), so nothing here calls back:
 *
 *   lbfgs_begin (l);                         a new run, or put a kept state back
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
 * What the next iteration depends on is in the fields under "state", all plain numbers.
 * Save them between two iterations, put them back, and the run goes on to the same last
 * bit as if it had never been cut.  The bits do not depend on the number of threads
 * either.  Vectors are of the working precision, sums and products of them of double.
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
  double pairs, next;    /* pairs there are; the column for the next one        */
  double careful;        /* 1: the quick line search has failed before          */
} lbfgs_numbers;

typedef struct {
  /* given */
  ptrdiff_t n;           /* entries of x                                        */
  bp_type precision;     /* of the vectors: BP_DOUBLE or BP_SINGLE              */
  int memory;            /* pairs (s, y) kept at most, 1 or more                */
  int threads;           /* at most so many                                     */
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
  bool starting;         /* not even the cost at x is known                     */
} lbfgs;

typedef enum {
  LBFGS_EVALUATE,        /* the cost at lbfgs_point is wanted                   */
  LBFGS_ITERATION,       /* an iteration has led to a lower point               */
  LBFGS_STUCK,           /* there is none, not even along steepest descent      */
  LBFGS_NOT_FINITE       /* the cost or gradient where the run begins is not    */
} lbfgs_event;

size_t lbfgs_bytes (ptrdiff_t n, bp_type precision, int memory);

/* A state that was kept goes on.  Call this, or lbfgs_begin, first. */
void lbfgs_resume (lbfgs *l);

/* A run begins at x, whose cost is wanted: after lbfgs_tell it is LBFGS_ITERATION,
 * the iterations being 0, or LBFGS_NOT_FINITE. */
lbfgs_event lbfgs_begin (lbfgs *l);

/* Begins an iteration: LBFGS_EVALUATE or LBFGS_STUCK. */
lbfgs_event lbfgs_iterate (lbfgs *l);

/* The point to evaluate next, into x: n numbers. */
void lbfgs_point (lbfgs *l, void *x);

/* The cost f and its gradient g at that point; where one of them is NaN or Inf, the
 * search turns back. */
lbfgs_event lbfgs_tell (lbfgs *l, double f, const void *g);

/* Ends the iteration that is under way: at the lowest point it has met, which makes it
 * an iteration (true); or, if there is none, where it began. */
bool lbfgs_settle (lbfgs *l);

/* Goes on without regularization, and without the pairs: for where the steps have become
 * short, which may be due to it. */
void lbfgs_plain (lbfgs *l);

/* As if the iteration under way had not begun: its evaluations don't count, and it can
 * be done again to the same bits. */
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
