/* lbfgs.c -- [state, rows] = backprop_mex ('lbfgs', state, net, X, Y, weights, threads, how)
 *                  place = backprop_mex ('lbfgs', 'new')
 *                  [S, Y] = backprop_mex ('lbfgs', 'read', place)
 *                  backprop_mex ('lbfgs', 'free', place)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Full-batch training by L-BFGS (core/lbfgs.h), as many iterations as `how` allows.
 * Where a run is cut into calls never changes a bit of its results, nor do threads.
 *
 * state      struct.  To begin with, its field theta alone counts; what comes back
 *            can be kept in a file and handed in again, and the run goes on:
 *              theta, J, grad   the lowest point so far, as theta lies
 *              S, Y, products, pairs, next, careful   what L-BFGS has learnt
 *              gradient_norm, first_gradient_norm     largest |grad(i)|, here and
 *                               where the run began
 *              step_norm        length of the latest iteration's step, or Inf
 *              iteration, evaluations   so far
 *              status, reason   why this call ended: a word, and in words
 * how        struct of numbers, each of which may be missing:
 *              Memory (20)      pairs of steps and changes of grad that are kept
 *              Place (none)     where S and Y stay from call to call: those of the
 *                               state that comes back are empty, and nothing is
 *                               copied.  'read' tells what the place holds
 *              Iterations, Evaluations, Seconds (Inf)   in this call, looked at after
 *                               each iteration; Iterations = 0 evaluates J and grad,
 *                               Seconds = 0 makes an iteration
 *              GradientTolerance, LossTolerance, StepTolerance (0)   as fitcnet's:
 *                               the run is over when gradient_norm is at most the
 *                               first times max (1, J, first_gradient_norm), J below
 *                               the second, or step_norm below the third
 * rows       an iteration of this call a row: iteration, J, gradient_norm,
 *            step_norm, evaluations, seconds of this call
 * status     limit | gradient | loss | step | stuck | interrupted | notfinite
 *
 * Ctrl-C ends it at the next block of examples, with the state of the last
 * whole iteration, and the script goes on; a second one ends the script.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "arguments.h"
#include "gateway.h"
#include "interrupt.h"
#include "../core/lbfgs.h"

enum { STATE, NET, X, Y, WEIGHTS, THREADS, HOW, INPUTS };               /* prhs */
enum { STATE_OUT, ROWS, OUTPUTS };                                      /* plhs */
enum { ITERATION, J, GRADIENT_NORM, STEP_NORM, EVALUATIONS, SECONDS, COLUMNS };

/* Where S and Y are between calls. */
typedef struct place {
  double number;
  void *S, *Y;
  size_t rows, cols;                               /* of each                  */
  mxClassID class;
  double iteration;                                /* of the state they are of */
  struct place *next;
} place;
static place *places;

typedef struct {
  lbfgs l;
  bp_job job;
  mxArray *state;
  place *place;                                    /* or NULL                  */
  const mxArray *theta;
  double iterations, evaluations, seconds;         /* limits                   */
  lbfgs_tolerance tolerance;
  double began;
  double *rows;
  size_t count, room;
} run;

/* ---- places ---- */

/* Where the list refers to the place of that number, or to its end. */
static place **link_to (double number)
{
  place **at = &places;
  while (*at && (*at)->number != number)
    at = &(*at)->next;
  return at;
}

static place *find_place (double number)
{
  place *p = *link_to (number);
  if (!p)
    arguments_raise ("state", "there is no place %s; 'clear' may have emptied it",
                     bp_number (number).text);
  return p;
}

/* None of that number is left afterwards. */
static void free_place (double number)
{
  place **at = link_to (number), *p = *at;
  if (!p)
    return;
  *at = p->next;
  free (p->S);
  free (p->Y);
  free (p);
}

void lbfgs_forget (void)
{
  while (places)
    free_place (places->number);
}

static place *new_place (void)
{
  static double last;
  place *p = calloc (1, sizeof *p);
  if (!p)
    arguments_finish (BP_NO_MEMORY);
  p->number = ++last;
  p->next = places;
  places = p;
  return p;
}

static mxArray *copy_of (const place *p, const void *from)
{
  mxArray *A = mxCreateNumericMatrix ((mwSize) p->rows, (mwSize) p->cols, p->class,
                                      mxREAL);
  if (from)
    memcpy (mxGetData (A), from, p->rows * p->cols * mxGetElementSize (A));
  return A;
}

/* 'new', 'read' and 'free'; 'free' is for clearing up and raises nothing */
static void manage (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  char word[8] = "";
  mxGetString (prhs[0], word, sizeof word);
  const bool one = nrhs == 2 && mxIsDouble (prhs[1])
                   && mxGetNumberOfElements (prhs[1]) == 1;
  const double number = one ? mxGetScalar (prhs[1]) : 0;
  if (strcmp (word, "new") == 0 && nrhs == 1)
    plhs[0] = mxCreateDoubleScalar (new_place ()->number);
  else if (strcmp (word, "read") == 0 && one) {
    const place *p = find_place (number);
    plhs[0] = copy_of (p, p->S);
    if (nlhs > 1)
      plhs[1] = copy_of (p, p->Y);
  } else if (strcmp (word, "free") == 0 && one)
    free_place (number);
  else
    arguments_raise ("usage", "takes 'new', or 'read' or 'free' and a place");
}

static double now (void)
{
  struct timespec t;
  timespec_get (&t, TIME_UTC);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static bp_status cost (void *context, const void *x, double *f, void *g)
{
  bp_job *job = context;
  job->theta = x;
  job->grad = g;
  const bp_status status = bp_evaluate (job);
  *f = job->J;
  return status;
}

/* ---- the arguments ---- */

/* The number in a field of `how` or state, or `otherwise` if it is missing. */
static double number (const mxArray *from, const char *name, double otherwise)
{
  const mxArray *A = mxGetField (from, 0, name);
  if (!A)
    return otherwise;
  if (!mxIsDouble (A) || mxIsComplex (A) || mxGetNumberOfElements (A) != 1)
    arguments_raise ("state", "%s must be one number of class double", name);
  return mxGetScalar (A);
}

static void need_struct (const mxArray *A, const char *name)
{
  if (!mxIsStruct (A) || mxGetNumberOfElements (A) != 1)
    arguments_raise ("type", "%s must be a struct, but is of class %s", name,
                     mxGetClassName (A));
}

static void get_how (run *r, const mxArray *how)
{
  need_struct (how, "how");
  const double memory = number (how, "Memory", 20);
  if (!(memory >= 1 && memory <= 1000 && memory == floor (memory)))
    arguments_raise ("value", "Memory must be whole and from 1 to 1000, but is %s",
                     bp_number (memory).text);
  r->l.memory = (int) memory;
  if (mxGetField (how, 0, "Place"))
    r->place = find_place (number (how, "Place", NAN));
  r->iterations = number (how, "Iterations", INFINITY);
  r->evaluations = number (how, "Evaluations", INFINITY);
  r->seconds = number (how, "Seconds", INFINITY);
  r->tolerance.gradient = number (how, "GradientTolerance", 0);
  r->tolerance.loss = number (how, "LossTolerance", 0);
  r->tolerance.step = number (how, "StepTolerance", 0);
}

/* ---- the state ---- */

/* Copies a field of the given state, which must be of that size and class. */
static void copy_field (const mxArray *from, const char *name, size_t rows, size_t cols,
                        mxClassID class, void *to)
{
  const mxArray *given = mxGetField (from, 0, name);
  if (!given || mxGetClassID (given) != class || mxIsSparse (given)
      || mxIsComplex (given) || mxGetM (given) != rows || mxGetN (given) != cols)
    arguments_raise ("state", "state.%s must be %zu-by-%zu of class %s, as it came back",
                     name, rows, cols, class == mxSINGLE_CLASS ? "single" : "double");
  memcpy (to, mxGetData (given), rows * cols * mxGetElementSize (given));
}

/* A new field of the state, rows-by-cols, as `from` has it if there is one. */
static void *field (run *r, const mxArray *from, const char *name, size_t rows,
                    size_t cols, mxClassID class)
{
  mxArray *to = mxCreateNumericMatrix ((mwSize) rows, (mwSize) cols, class, mxREAL);
  mxSetField (r->state, 0, name, to);
  if (from)
    copy_field (from, name, rows, cols, class, mxGetData (to));
  return mxGetData (to);
}

/* S and Y, in the state or in their place: what the given state has of them, or what
 * the place has kept for it. */
static void get_pairs (run *r, const mxArray *from, size_t rows, size_t cols,
                       mxClassID class)
{
  lbfgs *l = &r->l;
  place *p = r->place;
  if (!p) {
    l->S = field (r, from, "S", rows, cols, class);
    l->Y = field (r, from, "Y", rows, cols, class);
    return;
  }
  const mxArray *S = from ? mxGetField (from, 0, "S") : NULL;
  const bool kept = from && (!S || mxIsEmpty (S));
  const bool fits = p->S && p->Y && p->rows == rows && p->cols == cols
                    && p->class == class;
  if (kept && !(fits && p->iteration == number (from, "iteration", NAN)))
    arguments_raise ("state", "the place does not hold the pairs of this state");
  if (!fits) {
    const size_t size = class == mxSINGLE_CLASS ? sizeof (float) : sizeof (double);
    free (p->S);
    free (p->Y);
    p->S = calloc (rows * cols, size);
    p->Y = calloc (rows * cols, size);
    p->rows = rows;
    p->cols = cols;
    p->class = class;
    if (!p->S || !p->Y)
      arguments_finish (BP_NO_MEMORY);
  }
  if (from && !kept) {
    copy_field (from, "S", rows, cols, class, p->S);
    copy_field (from, "Y", rows, cols, class, p->Y);
  }
  p->iteration = NAN;                              /* till this call has ended */
  l->S = p->S;
  l->Y = p->Y;
}

static int count (const mxArray *from, const char *name, int most)
{
  const double n = number (from, name, NAN);
  if (!(n >= 0 && n <= most && n == floor (n)))
    arguments_raise ("state", "state.%s must be whole and from 0 to %d, but is %s",
                     name, most, bp_number (n).text);
  return (int) n;
}

static const char *const names[] = {
  "theta", "J", "grad", "S", "Y", "products", "pairs", "next", "careful",
  "gradient_norm", "first_gradient_norm", "step_norm", "iteration", "evaluations",
  "status", "reason"
};

/* Lays the new state out, with what was kept in it; true if the run is a new one. */
static bool get_state (run *r, const mxArray *given)
{
  lbfgs *l = &r->l;
  const mxArray *pairs = mxGetField (given, 0, "pairs");
  const bool is_new = !pairs || mxIsEmpty (pairs);
  const mxArray *from = is_new ? NULL : given;
  const mxClassID class = arguments_class (&r->job);
  const size_t n = (size_t) r->job.parameters, memory = (size_t) l->memory;
  const size_t rows = mxGetM (r->theta), cols = mxGetN (r->theta);

  r->state = mxCreateStructMatrix (1, 1, sizeof names / sizeof *names,
                                   (const char **) names);
  l->n = r->job.parameters;
  l->precision = r->job.precision;
  l->threads = r->job.threads;
  l->cost = cost;
  l->context = &r->job;
  l->x = field (r, NULL, "theta", rows, cols, class);
  memcpy (l->x, r->job.theta, n * mxGetElementSize (mxGetField (r->state, 0, "theta")));
  l->g = field (r, from, "grad", rows, cols, class);
  get_pairs (r, from, n, memory, class);
  l->products = field (r, from, "products", memory, 2 * memory + 2, mxDOUBLE_CLASS);
  l->room = mxMalloc (lbfgs_bytes (l->n, l->precision, l->memory));
  l->f = NAN;
  if (is_new)
    return true;
  l->f = number (from, "J", NAN);
  l->pairs = count (from, "pairs", l->memory);
  l->next = count (from, "next", l->memory - 1);
  l->careful = count (from, "careful", 1) != 0;
  l->largest = number (from, "gradient_norm", NAN);
  l->first_largest = number (from, "first_gradient_norm", NAN);
  l->length = number (from, "step_norm", INFINITY);
  l->iterations = number (from, "iteration", 0);
  l->evaluations = number (from, "evaluations", 0);
  return false;
}

static void set (run *r, const char *name, double value)
{
  mxSetField (r->state, 0, name, mxCreateDoubleScalar (value));
}

static void put_state (run *r, const char *status, const char *reason)
{
  const lbfgs *l = &r->l;
  if (r->place)
    r->place->iteration = l->iterations;
  set (r, "J", l->f);
  set (r, "pairs", l->pairs);
  set (r, "next", l->next);
  set (r, "careful", l->careful);
  set (r, "gradient_norm", l->largest);
  set (r, "first_gradient_norm", l->first_largest);
  set (r, "step_norm", l->length);
  set (r, "iteration", l->iterations);
  set (r, "evaluations", l->evaluations);
  mxSetField (r->state, 0, "status", mxCreateString (status));
  mxSetField (r->state, 0, "reason", mxCreateString (reason));
}

/* ---- the run ---- */

static void record (run *r)
{
  if (r->count == r->room) {
    r->room = 2 * r->room + 64;
    r->rows = mxRealloc (r->rows, r->room * COLUMNS * sizeof *r->rows);
  }
  double *row = r->rows + COLUMNS * r->count++;
  row[ITERATION] = r->l.iterations;
  row[J] = r->l.f;
  row[GRADIENT_NORM] = r->l.largest;
  row[STEP_NORM] = r->l.length;
  row[EVALUATIONS] = r->l.evaluations;
  row[SECONDS] = now () - r->began;
}

/* Whether this call has done what `how` asks for. */
static bool enough (const run *r, const lbfgs *at_first)
{
  return r->l.iterations - at_first->iterations >= r->iterations
         || r->l.evaluations - at_first->evaluations >= r->evaluations
         || (r->count > 0 && now () - r->began >= r->seconds);
}

static void train (run *r, bool is_new)
{
  static const char *const ends[][2] = {
    [LBFGS_FLAT] = { "gradient", "the gradient is zero within GradientTolerance" },
    [LBFGS_LOW] = { "loss", "the cost is below LossTolerance" },
    [LBFGS_SHORT] = { "step", "the step is below StepTolerance" }
  };
  bp_status status = lbfgs_begin (&r->l, is_new);
  const lbfgs at_first = r->l;
  bool stuck = false;
  lbfgs_end end = LBFGS_GOES_ON;
  const bool finite = status != BP_OK || (isfinite (r->l.f) && isfinite (r->l.largest));

  while (status == BP_OK && finite && !stuck
         && !(end = lbfgs_over (&r->l, &r->tolerance)) && !enough (r, &at_first)) {
    status = lbfgs_iterate (&r->l, &stuck);
    if (status == BP_OK && !stuck) {
      record (r);
      if (interrupt_pending ())
        status = BP_STOPPED;
    }
  }

  if (status == BP_STOPPED) {
    interrupt_take ();
    put_state (r, "interrupted", "interrupted by Ctrl-C");
    if (isnan (r->l.f))               /* not even the cost at the start is known */
      mxSetField (r->state, 0, "pairs", mxCreateDoubleMatrix (0, 0, mxREAL));
  } else if (status != BP_OK)
    arguments_finish (status);
  else if (!finite)
    put_state (r, "notfinite", "the cost or its gradient is not finite at the start");
  else if (stuck)
    put_state (r, "stuck", "no lower cost is found");
  else if (end)
    put_state (r, ends[end][0], ends[end][1]);
  else
    put_state (r, "limit", "as many iterations, evaluations or seconds as were asked for");
}

static mxArray *transposed (const run *r)
{
  mxArray *A = mxCreateDoubleMatrix ((mwSize) r->count, COLUMNS, mxREAL);
  double *to = mxGetData (A);
  for (size_t i = 0; i < r->count; i++)
    for (size_t j = 0; j < COLUMNS; j++)
      to[i + r->count * j] = r->rows[COLUMNS * i + j];
  return A;
}

void gateway_lbfgs (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  run r = { .began = now () };

  /* usage */
  if (nrhs > 0 && mxIsChar (prhs[0])) {
    manage (nlhs, plhs, nrhs, prhs);
    return;
  }
  if (nrhs != INPUTS || nlhs > OUTPUTS)
    arguments_raise ("usage", "needs state, net, X, Y, weights, threads and how");

  /* get */
  need_struct (prhs[STATE], "state");
  r.theta = mxGetField (prhs[STATE], 0, "theta");
  if (!r.theta)
    arguments_raise ("state", "state must have a field theta");
  arguments_get (&r.job, r.theta, prhs[NET], prhs[X], prhs[Y], prhs[WEIGHTS],
                 prhs[THREADS]);
  get_how (&r, prhs[HOW]);

  /* allocate */
  const bool is_new = get_state (&r, prhs[STATE]);

  /* call */
  train (&r, is_new);

  /* return */
  plhs[STATE_OUT] = r.state;
  if (nlhs > ROWS)
    plhs[ROWS] = transposed (&r);
}
