/* lbfgs.h -- L-BFGS: finds where a cost is lowest, an iteration a call.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * J. Nocedal, Updating quasi-Newton matrices with limited storage, Math. of
 * Computation 35 (1980) 773-782.  Knows nothing of networks: the cost is a
 * function of a vector.
 *
 * It is our own because its whole state lies open: what the next iteration depends
 * on is in the fields under "state", all plain numbers.  Save them, put them back,
 * and the run goes on to the same last bit as if it had never been cut.  liblbfgs,
 * NLopt and GSL keep their state to themselves.  The bits do not depend on the number of
 * threads either.
 *
 * Vectors are of the working precision, sums and products of them of double.
 */
#ifndef LBFGS_H
#define LBFGS_H

#include <stdbool.h>
#include <stddef.h>
#include "backprop.h"

typedef struct {
  /* given */
  ptrdiff_t n;           /* entries of x                                        */
  bp_type precision;     /* of the vectors: BP_DOUBLE or BP_SINGLE              */
  int memory;            /* pairs (s, y) kept at most, 1 or more                */
  int threads;           /* at most so many                                     */
  bp_status (*cost) (void *context, const void *x, double *f, void *g);
                         /* f and its gradient g at x, which may be NaN or Inf;
                            what is not BP_OK ends the iteration                */
  void *context;

  /* state; the arrays are the caller's */
  void *x, *g;           /* n: the lowest point so far, and the gradient there  */
  double f;              /* the cost there                                      */
  void *S, *Y;           /* n-by-memory: a ring of pairs, a column each:
                            s = change of x, y = change of g in an iteration    */
  double *products;      /* memory-by-(2 memory + 2), column-major:
                            [S'Y (where s is not the newer one), Y'Y, S'g, Y'g] */
  int pairs, next;       /* pairs there are; the column for the next one        */
  bool careful;          /* the quick line search has failed before             */
  double iterations, evaluations;
  double first_largest;  /* largest |g(i)| where the run began                  */
  double largest;        /* largest |g(i)|                                      */
  double length;         /* ||s||, the latest iteration's; Inf before the first */

  /* scratch */
  void *room;            /* lbfgs_bytes, aligned as malloc's; the caller's      */
  void *d, *x_try, *g_try;
  double *sums, *few;
} lbfgs;

size_t lbfgs_bytes (ptrdiff_t n, bp_type precision, int memory);

/* Call first.  With `start`, a run begins at x: f and g are evaluated, which
 * counts; they may turn out not to be finite, and then there is nothing to iterate.
 * Without, the state is one that was kept. */
bp_status lbfgs_begin (lbfgs *l, bool start);

/* An iteration: a step to a lower point.  *stuck: there is none, not even along
 * steepest descent.  If the cost did not give BP_OK, the state is that from before. */
bp_status lbfgs_iterate (lbfgs *l, bool *stuck);

/* When a run is over: tolerances as MATLAB's fitcnet defines them. */
typedef enum {
  LBFGS_GOES_ON,
  LBFGS_FLAT,        /* largest |g(i)| <= gradient * max (1, |f|, that at the start) */
  LBFGS_LOW,         /* f < loss                                             */
  LBFGS_SHORT        /* ||s|| < step                                         */
} lbfgs_end;
typedef struct { double gradient, loss, step; } lbfgs_tolerance;
lbfgs_end lbfgs_over (const lbfgs *l, const lbfgs_tolerance *at);

#endif
