/* fminlbfgs.c -- [x, fval, status, iterations, evaluations, grad, history,
 *                     problem] = backprop_mex ('fminlbfgs', fcn, x0, options, progress)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The minimiser is liblbfgs (Okazaki's translation of Nocedal's L-BFGS).  Here
 * it is fed from callbacks, and the lowest point that it meets is kept.
 *
 * x0         real double, full, not empty
 * options    struct with the numbers MaxIter, MaxFunEvals, Memory, and Slope: the part
 *            of the slope that a step may leave, from 0 to 1
 * fcn        [f, g, problem] = fcn (x): x is of x0's shape, f and g are real
 *            doubles, g has as many entries as x
 * progress   [stop, problem] = progress (x, f, g, step, iteration, evaluations,
 *            before) at the start, as iteration 0, and after each iteration, or
 *            []: x, f and g are the lowest point so far, step is the iteration's
 *            move, before was f; a stop other than 0 ends it
 * problem    [], or what fcn or progress caught: it ends the run and is handed
 *            back.  Both must catch their errors, because Octave's own trap
 *            forgets the message.
 * history    the lowest cost after each iteration, a column
 * status     0 MaxIter or MaxFunEvals is reached, 1 the gradient is zero, -3 no
 *            lower cost is found, not even along steepest descent, -10 f or g
 *            at x0 is not finite, or else progress's stop
 *
 * An interrupt inside fcn is raised by Octave across the library's frames: what
 * the library holds, (2 Memory + 6) n numbers, is then lost until Octave ends.
 */
#include <limits.h>
#include <math.h>
#include <string.h>
#include <lbfgs.h>
#include "mex.h"

enum { FCN, X0, OPTIONS, PROGRESS, INPUTS };                         /* prhs */
enum { X, FVAL, STATUS, ITERATIONS, EVALUATIONS, GRAD, HISTORY, PROBLEM,
       OUTPUTS };                                                    /* plhs */
enum { LIMIT = 0, FLAT = 1, STUCK = -3, NOT_FINITE = -10 };          /* status */

typedef struct {
  const mxArray *fcn, *progress, *x0;
  double max_iterations, max_evaluations;
  size_t n;
  double *x, *g, f;               /* the lowest point met, its gradient, its cost */
  double *last, last_f;           /* where the library's iteration began */
  double *history, row;           /* a row an iteration; the latest, or f(x0) */
  size_t room;
  double iterations, evaluations;
  int known;                      /* the next point asked for is x: f, g known */
  int over;                       /* the run has ended: fcn is called no more */
  double status;
  mxArray *problem;
  const char *fault;              /* what fcn or progress returned is of no use */
} run;

static void end_run (run *r, double status)
{
  r->over = 1;
  r->status = status;
}

static void end_run_with (run *r, const char *fault)
{
  r->fault = fault;
  r->over = 1;
}

/* v as an array of x0's shape */
static mxArray *shaped (const run *r, const double *v)
{
  mxArray *A = mxCreateNumericArray (mxGetNumberOfDimensions (r->x0),
                                     mxGetDimensions (r->x0), mxDOUBLE_CLASS,
                                     mxREAL);
  memcpy (mxGetData (A), v, r->n * sizeof *v);
  return A;
}

static int real_double (const mxArray *A, size_t n)
{
  return A && mxIsDouble (A) && !mxIsComplex (A) && !mxIsSparse (A)
         && mxGetNumberOfElements (A) == n;
}

static int all_finite (const double *v, size_t n)
{
  double zero = 0;
  for (size_t i = 0; i < n; i++)
    zero += 0 * v[i];             /* 0 * Inf and 0 * NaN are NaN */
  return zero == 0;
}

/* out = feval (in), whose arguments are then freed.  The last output is the
 * problem, which ends the run; true if there is none. */
static int call (run *r, int outs, mxArray *out[], int ins, mxArray *in[])
{
  mxArray *trap = mexCallMATLABWithTrap (outs, out, ins, in, "feval");
  for (int i = 1; i < ins; i++)
    mxDestroyArray (in[i]);
  if (trap)
    r->problem = trap;
  else if (!out[outs - 1])        /* the function left it undefined */
    r->fault = "fcn and progress must return a problem or []";
  else if (!mxIsEmpty (out[outs - 1]))
    r->problem = out[outs - 1];
  else {
    mxDestroyArray (out[outs - 1]);
    return 1;
  }
  r->over = 1;
  return 0;
}

/* f and g at x, once. */
static int ask (run *r, const double *x, double *f, double *g)
{
  mxArray *in[] = { (mxArray *) r->fcn, shaped (r, x) }, *out[3];
  r->evaluations++;
  if (!call (r, 3, out, 2, in))
    return 0;
  const int good = real_double (out[0], 1) && real_double (out[1], r->n);
  if (good) {
    *f = mxGetScalar (out[0]);
    memcpy (g, mxGetData (out[1]), r->n * sizeof *g);
  } else
    end_run_with (r, "fcn must return a real double, and as many as x has");
  mxDestroyArray (out[0]);
  mxDestroyArray (out[1]);
  return good;
}

/* In place of a point where f is not finite: the end of the parabola that has
 * its lowest point at a quarter of the way from the lowest point so far.  So
 * the line search turns back, with numbers that its formulas can digest. */
static double turn_back (const run *r, const double *x, double *g)
{
  double slope = 0;
  for (size_t i = 0; i < r->n; i++) {
    slope += r->g[i] * (x[i] - r->x[i]);
    g[i] = -3 * r->g[i];
  }
  return r->f + fabs (slope);
}

/* The library can't be told to stop in a line search.  But a point at -Inf with
 * no slope ends any line search at once, and then `accept` is asked. */
static double leave (const run *r, double *g)
{
  memset (g, 0, r->n * sizeof *g);
  return -HUGE_VAL;
}

static lbfgsfloatval_t evaluate (void *data, const lbfgsfloatval_t *x,
                                 lbfgsfloatval_t *g, const int n,
                                 const lbfgsfloatval_t step)
{
  run *r = data;
  double f;
  (void) n, (void) step;
  if (r->known) {
    r->known = 0;
    memcpy (g, r->g, r->n * sizeof *g);
    return r->f;
  }
  if (!r->over && r->evaluations >= r->max_evaluations)
    end_run (r, LIMIT);
  if (r->over)
    return leave (r, g);
  if (!all_finite (x, r->n))
    return turn_back (r, x, g);
  if (!ask (r, x, &f, g))
    return leave (r, g);
  if (!isfinite (f) || !all_finite (g, r->n))
    return turn_back (r, x, g);
  if (f < r->f) {
    r->f = f;
    memcpy (r->x, x, r->n * sizeof *x);
    memcpy (r->g, g, r->n * sizeof *g);
  }
  return f;
}

static void tell (run *r, const double *x, double before)
{
  if (mxIsEmpty (r->progress))
    return;
  mxArray *step = shaped (r, x), *out[2];
  double *s = mxGetData (step);
  for (size_t i = 0; i < r->n; i++)
    s[i] -= r->last[i];
  mxArray *in[] = { (mxArray *) r->progress, shaped (r, r->x),
                    mxCreateDoubleScalar (r->f), shaped (r, r->g), step,
                    mxCreateDoubleScalar (r->iterations),
                    mxCreateDoubleScalar (r->evaluations),
                    mxCreateDoubleScalar (before) };
  if (!call (r, 2, out, 8, in))
    return;
  if (!real_double (out[0], 1))
    end_run_with (r, "progress must return a real double");
  else if (mxGetScalar (out[0]) != 0)
    end_run (r, mxGetScalar (out[0]));
  mxDestroyArray (out[0]);
}

/* An iteration has led to x. */
static void record (run *r, const double *x)
{
  const size_t rows = (size_t) r->iterations++;
  const double before = r->row;
  if (rows == r->room) {
    r->room = 2 * r->room + 64;
    r->history = mxRealloc (r->history, r->room * sizeof *r->history);
  }
  r->row = r->history[rows] = r->f;
  if (r->iterations >= r->max_iterations || r->evaluations >= r->max_evaluations)
    end_run (r, LIMIT);
  tell (r, x, before);
  memcpy (r->last, x, r->n * sizeof *x);
}

static int accept (void *data, const lbfgsfloatval_t *x, const lbfgsfloatval_t *g,
                   const lbfgsfloatval_t f, const lbfgsfloatval_t xnorm,
                   const lbfgsfloatval_t gnorm, const lbfgsfloatval_t step,
                   int n, int k, int evaluations)
{
  run *r = data;
  (void) g, (void) xnorm, (void) gnorm, (void) step, (void) n, (void) k;
  (void) evaluations;
  if (r->over || !(f < r->last_f))
    return 1;                     /* no step down is no step */
  r->last_f = f;
  record (r, x);
  return r->over;
}

/* The interpolating line search needs the fewest evaluations.  Where it fails,
 * at a kink or at rounding level, the run starts again at the lowest point
 * along steepest descent, with the line search that only halves and doubles;
 * and it ends when that one finds nothing lower at once. */
static void minimise (run *r, double *x, lbfgs_parameter_t *how)
{
  while (!r->over) {
    const double before = r->iterations;
    memcpy (x, r->x, r->n * sizeof *x);
    memcpy (r->last, r->x, r->n * sizeof *x);
    r->last_f = r->f;
    r->known = 1;
    const int code = lbfgs ((int) r->n, x, NULL, evaluate, accept, r, how);
    if (code == LBFGSERR_OUTOFMEMORY)
      end_run_with (r, "out of memory");
    else if (!r->over
             && (code == LBFGS_SUCCESS || code == LBFGS_ALREADY_MINIMIZED))
      end_run (r, FLAT);
    if (!r->problem && r->f < r->row)
      record (r, r->x);           /* a search that failed, and still went down */
    if (!r->over && r->iterations == before
        && how->linesearch == LBFGS_LINESEARCH_BACKTRACKING_WOLFE)
      end_run (r, STUCK);
    how->linesearch = LBFGS_LINESEARCH_BACKTRACKING_WOLFE;
  }
}

static double option (const mxArray *options, const char *name)
{
  const mxArray *value = NULL;
  if (mxIsStruct (options))
    value = mxGetField (options, 0, name);
  if (!value || !real_double (value, 1))
    mexErrMsgIdAndTxt ("backprop:option", "options.%s must be a number", name);
  return mxGetScalar (value);
}

void gateway_fminlbfgs (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  run r = { 0 };
  lbfgs_parameter_t how;

  /* usage */
  if (nrhs != INPUTS || nlhs != OUTPUTS)
    mexErrMsgIdAndTxt ("backprop:usage", "needs fcn, x0, options and progress,"
                       " and gives 8 outputs");

  /* get */
  r.n = mxGetNumberOfElements (prhs[X0]);
  if (!real_double (prhs[X0], r.n) || r.n < 1 || r.n > INT_MAX - 16)
    mexErrMsgIdAndTxt ("backprop:type", "x0 must be real, double, full, not empty");
  r.fcn = prhs[FCN];
  r.x0 = prhs[X0];
  r.progress = prhs[PROGRESS];
  r.max_iterations = option (prhs[OPTIONS], "MaxIter");
  r.max_evaluations = option (prhs[OPTIONS], "MaxFunEvals");
  lbfgs_parameter_init (&how);
  how.m = (int) fmax (3, fmin (option (prhs[OPTIONS], "Memory"), 1000));
  how.epsilon = 0;                /* only a zero gradient is small enough */
  how.max_linesearch = 20;
  how.gtol = how.wolfe = option (prhs[OPTIONS], "Slope");

  /* allocate */
  r.x = mxMalloc (r.n * sizeof *r.x);
  r.g = mxCalloc (r.n, sizeof *r.g);
  r.last = mxMalloc (r.n * sizeof *r.last);
  double *x = lbfgs_malloc ((int) r.n);
  if (!x)
    mexErrMsgIdAndTxt ("backprop:memory", "out of memory");

  /* call */
  memcpy (r.x, mxGetData (prhs[X0]), r.n * sizeof *r.x);
  if (ask (&r, r.x, &r.f, r.g)) {
    r.row = r.f;
    if (!isfinite (r.f) || !all_finite (r.g, r.n))
      end_run (&r, NOT_FINITE);
    else if (r.max_iterations <= 0 || r.max_evaluations <= r.evaluations)
      end_run (&r, LIMIT);
    memcpy (r.last, r.x, r.n * sizeof *r.x);
    if (r.status != NOT_FINITE)
      tell (&r, r.x, r.f);
    minimise (&r, x, &how);
  }

  /* return */
  lbfgs_free (x);
  if (r.fault)
    mexErrMsgIdAndTxt ("backprop:cost", "%s", r.fault);
  plhs[X] = shaped (&r, r.x);
  plhs[FVAL] = mxCreateDoubleScalar (r.f);
  plhs[STATUS] = mxCreateDoubleScalar (r.status);
  plhs[ITERATIONS] = mxCreateDoubleScalar (r.iterations);
  plhs[EVALUATIONS] = mxCreateDoubleScalar (r.evaluations);
  plhs[GRAD] = shaped (&r, r.g);
  plhs[HISTORY] = mxCreateDoubleMatrix ((mwSize) r.iterations, 1, mxREAL);
  if (r.iterations > 0)
    memcpy (mxGetData (plhs[HISTORY]), r.history,
            (size_t) r.iterations * sizeof *r.history);
  plhs[PROBLEM] = r.problem ? r.problem : mxCreateDoubleMatrix (0, 0, mxREAL);
}
