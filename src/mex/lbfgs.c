/* lbfgs.c -- minimises by L-BFGS (core/lbfgs.h); the long vectors stay here.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   run = backprop_mex ('lbfgs', 'begin', x, how), and so on:
 *
 *   run = ('begin', x, how)        a run begins at x: double or single
 *   run = ('resume', state, how)   or continues from a state that was saved
 *   event = ('iterate', run)       begins an iteration
 *   x = ('point', run)             the point to evaluate, a new array
 *   event = ('tell', run, f, g)    the cost and its gradient there
 *   event = ('settle', run)        ends the current iteration
 *   ('abandon', run)               undoes the beginning of the current iteration
 *   ('plain', run)                 goes on without regularization
 *   [status, reason, rows, points] = ('train', run, net, X, Y, options, limits)
 *   x = ('x', run)                 the lowest point so far, of the first x's size
 *   g = ('grad', run)              the gradient there
 *   numbers = ('numbers', run)     a struct: the state's, see `names`
 *   state = ('state', run)         all that is needed to continue
 *   ('free', run)                  necessary after 'begin' and 'resume'
 *
 * event      0 evaluate 'point' and 'tell'; 1 an iteration is complete (or, after
 *            'begin', the start is known); 2 no lower cost is found; 3 the cost or
 *            gradient at the start is not finite
 * how        struct of numbers: Memory, pairs of steps and changes of the gradient
 *            that are kept; Threads; Regularization (0), see core/lbfgs.h
 * state      struct of plain arrays: x, grad, S, Y, products and the numbers.  A run that
 *            is saved between two iterations and resumed gives the same bits as one
 *            without a break
 * 'train'    makes iterations with the cost of a network, until
 *              Iterations, Evaluations, Seconds (Inf)   of this call, looked at after
 *                 each iteration (Iterations = 0 evaluates the start, Seconds = 0 makes
 *                 one iteration)
 *              GradientTolerance, LossTolerance, StepTolerance (0)   as fitcnet's: the
 *                 run ends when `largest` is at most the first times max (1, f,
 *                 first_largest), f below the second, or `length` below the third
 * rows       a row for each iteration of this call: iteration, J, largest, length,
 *            evaluations, seconds of this call, the part of J that is due to Lambda
 * points     the parameters after each iteration of this call, in columns
 * status     limit | gradient | loss | step | stuck | interrupted | notfinite;
 *            reason says it in words
 *
 * Neither the threads nor how a run is divided into calls changes a bit of its results.
 * Ctrl-C ends 'train' at the next block of examples, with the state of the last complete
 * iteration, and the script goes on; a second one ends the script.
 */
#include <string.h>
#include "arguments.h"
#include "gateway.h"
#include "lbfgs_runs.h"

static void tell (run *r, mxArray *plhs[], const mxArray *f, const mxArray *g)
{
  if (!mxIsDouble (f) || mxIsComplex (f) || mxGetNumberOfElements (f) != 1)
    arguments_raise ("state", "f must be one real number of class double");
  if (mxGetClassID (g) != run_class (r) || mxIsComplex (g) || mxIsSparse (g)
      || mxGetNumberOfElements (g) != (size_t) r->l.n)
    arguments_raise ("state", "g must be of the class and the number of entries of x");
  plhs[0] = mxCreateDoubleScalar (lbfgs_tell (&r->l, mxGetScalar (f), mxGetData (g)));
}

static mxArray *point (run *r)
{
  mxArray *x = run_array (r, NULL);
  lbfgs_point (&r->l, mxGetData (x));
  return x;
}

void gateway_lbfgs (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  static const struct { char word[8]; int inputs; } known[] = {
    { "begin", 3 }, { "resume", 3 }, { "iterate", 2 }, { "point", 2 }, { "tell", 4 },
    { "settle", 2 }, { "abandon", 2 }, { "plain", 2 },
    { "train", 7 }, { "x", 2 }, { "grad", 2 }, { "numbers", 2 },
    { "state", 2 }, { "free", 2 }
  };
  enum { BEGIN, RESUME, ITERATE, POINT, TELL, SETTLE, ABANDON, PLAIN, TRAIN, X, GRAD, NUMBERS_OF,
         STATE, FREE, WORDS };
  char word[8] = "";
  int which = 0;

  /* usage */
  if (nrhs > 0 && mxIsChar (prhs[0]))
    mxGetString (prhs[0], word, sizeof word);
  while (which < WORDS && (strcmp (word, known[which].word) != 0
                           || nrhs != known[which].inputs))
    which++;
  if (which == WORDS)
    arguments_raise ("usage", "there is no such usage");
  if (which == FREE) {                             /* frees, and raises no error */
    if (mxIsDouble (prhs[1]) && mxGetNumberOfElements (prhs[1]) == 1)
      run_free (mxGetScalar (prhs[1]));
    return;
  }
  if (which == BEGIN || which == RESUME) {
    run *r = which == BEGIN ? run_begin (prhs[1], prhs[2]) : run_resume (prhs[1], prhs[2]);
    if (which == BEGIN)
      lbfgs_begin (&r->l);
    plhs[0] = mxCreateDoubleScalar (r->number);
    return;
  }

  run *r = run_find (prhs[1]);
  switch (which) {
  case ITERATE:    plhs[0] = mxCreateDoubleScalar (lbfgs_iterate (&r->l)); break;
  case POINT:      plhs[0] = point (r); break;
  case TELL:       tell (r, plhs, prhs[2], prhs[3]); break;
  case SETTLE:     plhs[0] = mxCreateDoubleScalar (lbfgs_settle (&r->l)); break;
  case ABANDON:    lbfgs_abandon (&r->l); break;
  case PLAIN:      lbfgs_plain (&r->l); break;
  case TRAIN:      run_train (r, nlhs, plhs, prhs + 2); break;
  case X:          plhs[0] = run_array (r, r->l.x); break;
  case GRAD:       plhs[0] = run_array (r, r->l.g); break;
  case NUMBERS_OF: plhs[0] = run_numbers (r); break;
  default:         plhs[0] = run_state (r);
  }
}
