/* lbfgs.c -- minimises by L-BFGS (core/lbfgs.h); what is long stays here.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   run = backprop_mex ('lbfgs', 'begin', x, how), and so on:
 *
 *   run = ('begin', x, how)                a run begins at x: double or single
 *   run = ('resume', state, how)           or goes on from a state that was kept
 *   event = ('iterate', run)       begins an iteration
 *   x = ('point', run)             the point to evaluate, a new array
 *   event = ('tell', run, f, g)    the cost and its gradient there
 *   event = ('settle', run)        ends the iteration under way
 *   ('plain', run)                 goes on without regularization
 *   [status, reason, rows] = ('train', run, net, X, Y, weights, threads, limits)
 *   x = ('x', run)                 the lowest point so far, as x lay
 *   g = ('grad', run)              the gradient there
 *   numbers = ('numbers', run)     a struct: the state's, see `names`
 *   state = ('state', run)         all that is needed to go on
 *   ('free', run)                  'begin' and 'resume' ask for it
 *
 * event      0 evaluate 'point' and 'tell'; 1 an iteration is complete (or, after
 *            'begin', the start is known); 2 nothing lower is found; 3 the cost or
 *            gradient at the start is not finite
 * how        struct of numbers: Memory, pairs of steps and changes of the gradient
 *            that are kept; Threads; Regularization (0), see core/lbfgs.h
 * state      struct of plain arrays: x, grad, S, Y, products and the numbers.  Kept
 *            between two iterations and handed in again, the run goes on to the same
 *            bits
 * 'train'    does iterations where the cost is a network's, until
 *              Iterations, Evaluations, Seconds (Inf)   of this call, looked at after
 *                 each iteration (Iterations = 0 evaluates the start, Seconds = 0 makes
 *                 an iteration)
 *              GradientTolerance, LossTolerance, StepTolerance (0)   as fitcnet's: the
 *                 run is over when `largest` is at most the first times max (1, f,
 *                 first_largest), f below the second, or `length` below the third
 * rows       an iteration of this call a row: iteration, J, largest, length,
 *            evaluations, seconds of this call, what of J is due to Lambda
 * status     limit | gradient | loss | step | stuck | interrupted | notfinite;
 *            reason says it in words
 *
 * Neither threads nor where a run is cut into calls change a bit of its results.
 * Ctrl-C ends 'train' at the next block of examples, with the state of the last whole
 * iteration, and the script goes on; a second one ends the script.
 *
 * While there are runs, the gateway is locked: `clear all` in a cost function leaves it.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "arguments.h"
#include "gateway.h"
#include "interrupt.h"
#include "../core/training/lbfgs.h"

enum { ITERATION, J, GRADIENT_NORM, STEP_NORM, EVALUATIONS, SECONDS, PENALTY,
       COLUMNS };

/* The fields of lbfgs_numbers, in their order. */
static const char *const names[] = {
  "f", "largest", "length", "iterations", "evaluations", "first_f", "first_largest",
  "curvature", "pairs", "next", "careful"
};
enum { NUMBERS = sizeof names / sizeof *names };
_Static_assert (NUMBERS * sizeof (double) == sizeof (lbfgs_numbers), "see names");
/* The arrays of a state. */
static const char *const arrays[] = { "x", "grad", "S", "Y", "products" };
enum { ARRAYS = sizeof arrays / sizeof *arrays };

typedef struct run {
  double number;
  lbfgs l;
  mwSize dimensions, *size;                        /* of x                     */
  struct run *next;
} run;
static run *runs;

/* ---- runs ---- */

/* Where the list refers to the run of that number, or to its end. */
static run **link_to (double number)
{
  run **at = &runs;
  while (*at && (*at)->number != number)
    at = &(*at)->next;
  return at;
}

static run *find_run (const mxArray *number)
{
  run *r = NULL;
  if (mxIsDouble (number) && mxGetNumberOfElements (number) == 1)
    r = *link_to (mxGetScalar (number));
  if (!r)
    arguments_raise ("state", "there is no such run; it may have been freed");
  return r;
}

/* None of that number is left afterwards. */
static void free_run (double number)
{
  run **at = link_to (number), *r = *at;
  if (!r)
    return;
  *at = r->next;
  free (r->l.x);
  free (r->l.g);
  free (r->l.S);
  free (r->l.Y);
  free (r->l.products);
  free (r->l.room);
  free (r->size);
  free (r);
}

/* The same where the gateway goes on, which is locked as long as there are runs. */
static void end_run (double number)
{
  const bool there_were = runs != NULL;
  free_run (number);
  if (there_were && !runs)
    mexUnlock ();
}

void lbfgs_forget (void)
{
  while (runs)
    free_run (runs->number);
}

static mxClassID class_of (const run *r)
{
  return r->l.precision == BP_SINGLE ? mxSINGLE_CLASS : mxDOUBLE_CLASS;
}

static size_t size_of (const run *r)
{
  return r->l.precision == BP_SINGLE ? sizeof (float) : sizeof (double);
}

/* A run from x, with room for all that belongs to it, in the list. */
static run *new_run (const mxArray *x, int memory, int threads, double regularization)
{
  static double last;
  run *r = calloc (1, sizeof *r);
  if (!r)
    arguments_finish (BP_NO_MEMORY);
  if (!runs)
    mexLock ();
  r->number = ++last;
  r->next = runs;
  runs = r;

  lbfgs *l = &r->l;
  const size_t n = mxGetNumberOfElements (x), pairs = (size_t) memory;
  l->n = (ptrdiff_t) n;
  l->precision = mxIsSingle (x) ? BP_SINGLE : BP_DOUBLE;
  l->memory = memory;
  l->threads = threads;
  l->regularization = regularization;
  r->dimensions = mxGetNumberOfDimensions (x);
  r->size = malloc ((size_t) r->dimensions * sizeof *r->size);
  l->x = malloc (n * size_of (r));
  l->g = calloc (n, size_of (r));
  l->S = calloc (n * pairs, size_of (r));
  l->Y = calloc (n * pairs, size_of (r));
  l->products = calloc (pairs * (2 * pairs + 2), sizeof *l->products);
  l->room = malloc (lbfgs_bytes (l->n, l->precision, memory));
  if (!r->size || !l->x || !l->g || !l->S || !l->Y || !l->products || !l->room) {
    end_run (r->number);
    arguments_finish (BP_NO_MEMORY);
  }
  memcpy (r->size, mxGetDimensions (x), (size_t) r->dimensions * sizeof *r->size);
  memcpy (l->x, mxGetData (x), n * size_of (r));
  return r;
}

/* ---- arguments ---- */

/* The number in a field, or `otherwise` if it is missing. */
static double number (const mxArray *from, const char *name, double otherwise)
{
  const mxArray *A = mxGetField (from, 0, name);
  if (!A)
    return otherwise;
  if (!mxIsDouble (A) || mxIsComplex (A) || mxGetNumberOfElements (A) != 1)
    arguments_raise ("state", "%s must be one number of class double", name);
  return mxGetScalar (A);
}

static double whole (const mxArray *from, const char *name, double least, double most)
{
  const double n = number (from, name, NAN);
  if (!(n >= least && n <= most && n == floor (n)))
    arguments_raise ("state", "%s must be whole and from %g to %g, but is %s", name, least,
                     most, bp_number (n).text);
  return n;
}

static void need_struct (const mxArray *A, const char *name)
{
  if (!mxIsStruct (A) || mxGetNumberOfElements (A) != 1)
    arguments_raise ("type", "%s must be a struct, but is of class %s", name,
                     mxGetClassName (A));
}

static void need_real (const mxArray *A, const char *name)
{
  if (!A || !(mxIsDouble (A) || mxIsSingle (A)) || mxIsComplex (A) || mxIsSparse (A)
      || mxIsEmpty (A))
    arguments_raise ("state", "%s must be real, double or single, full and not empty",
                     name);
}

static run *begin (const mxArray *x, const mxArray *how)
{
  need_real (x, "x");
  need_struct (how, "how");
  return new_run (x, (int) whole (how, "Memory", 1, 1000),
                  (int) whole (how, "Threads", 1, 1024),
                  number (how, "Regularization", 0));
}

/* ---- the state ---- */

/* The arrays of a run: where, and their sizes. */
typedef struct { void *values; size_t rows, cols; mxClassID class; } array;
static array array_of (const run *r, int i)
{
  const lbfgs *l = &r->l;
  const size_t n = (size_t) l->n, pairs = (size_t) l->memory;
  const array all[ARRAYS] = {
    { l->x, n, 1, class_of (r) }, { l->g, n, 1, class_of (r) },
    { l->S, n, pairs, class_of (r) }, { l->Y, n, pairs, class_of (r) },
    { l->products, pairs, 2 * pairs + 2, mxDOUBLE_CLASS }
  };
  return all[i];
}

static run *resume (const mxArray *state, const mxArray *how)
{
  need_struct (state, "state");
  const mxArray *x = mxGetField (state, 0, "x");
  run *r = begin (x, how);
  for (int i = 1; i < ARRAYS; i++) {
    const array to = array_of (r, i);
    const mxArray *from = mxGetField (state, 0, arrays[i]);
    if (!from || mxGetClassID (from) != to.class || mxIsSparse (from)
        || mxIsComplex (from) || mxGetNumberOfElements (from) != to.rows * to.cols) {
      end_run (r->number);
      arguments_raise ("state", "state.%s must be as it came back", arrays[i]);
    }
    memcpy (to.values, mxGetData (from),
            to.rows * to.cols * mxGetElementSize (from));
  }
  const double memory = r->l.memory;
  double values[NUMBERS];
  bool good = true;
  for (int i = 0; i < NUMBERS; i++) {
    const mxArray *A = mxGetField (state, 0, names[i]);
    good = good && A && mxIsDouble (A) && mxGetNumberOfElements (A) == 1;
    values[i] = good ? mxGetScalar (A) : NAN;
  }
  memcpy (&r->l.at, values, sizeof values);
  const lbfgs_numbers *at = &r->l.at;
  if (!good || !(at->pairs >= 0 && at->pairs <= memory && at->pairs == floor (at->pairs)
                 && at->next >= 0 && at->next < memory && at->next == floor (at->next))) {
    end_run (r->number);
    arguments_raise ("state", "the state's numbers must be as they came back");
  }
  lbfgs_resume (&r->l);
  return r;
}

static mxArray *shaped (const run *r, const void *values)
{
  mxArray *A = mxCreateNumericArray (r->dimensions, r->size, class_of (r), mxREAL);
  if (values)
    memcpy (mxGetData (A), values, (size_t) r->l.n * size_of (r));
  return A;
}

static mxArray *numbers_of (const run *r)
{
  double values[NUMBERS];
  mxArray *s = mxCreateStructMatrix (1, 1, NUMBERS, (const char **) names);
  memcpy (values, &r->l.at, sizeof values);
  for (int i = 0; i < NUMBERS; i++)
    mxSetField (s, 0, names[i], mxCreateDoubleScalar (values[i]));
  return s;
}

static mxArray *state_of (const run *r)
{
  mxArray *s = numbers_of (r);
  for (int i = 0; i < ARRAYS; i++) {
    const array from = array_of (r, i);
    mxArray *A = i < 2 ? shaped (r, NULL)
                       : mxCreateNumericMatrix ((mwSize) from.rows, (mwSize) from.cols,
                                                from.class, mxREAL);
    memcpy (mxGetData (A), from.values, from.rows * from.cols * mxGetElementSize (A));
    mxAddField (s, arrays[i]);
    mxSetField (s, 0, arrays[i], A);
  }
  return s;
}

/* ---- training ---- */

typedef struct {
  run *r;
  bp_job job;
  mxArray *theta;
  double iterations, evaluations, seconds;         /* limits                   */
  lbfgs_tolerance tolerance;
  double began;
  double *rows;
  size_t count, room;
} training;

static double now (void)
{
  struct timespec t;
  timespec_get (&t, TIME_UTC);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static void record (training *t)
{
  const lbfgs_numbers *at = &t->r->l.at;
  if (t->count == t->room) {
    t->room = 2 * t->room + 64;
    t->rows = mxRealloc (t->rows, t->room * COLUMNS * sizeof *t->rows);
  }
  double *row = t->rows + COLUMNS * t->count++;
  row[ITERATION] = at->iterations;
  row[J] = at->f;
  row[GRADIENT_NORM] = at->largest;
  row[STEP_NORM] = at->length;
  row[EVALUATIONS] = at->evaluations;
  row[SECONDS] = now () - t->began;
  bp_job here = t->job;
  here.theta = t->r->l.x;
  row[PENALTY] = bp_penalty (&here);
}

/* Evaluates the network's cost until the event is another. */
static bp_status advance (training *t, lbfgs_event *event)
{
  lbfgs *l = &t->r->l;
  while (*event == LBFGS_EVALUATE) {
    lbfgs_point (l, mxGetData (t->theta));
    const bp_status status = bp_evaluate (&t->job);
    if (status != BP_OK) {
      lbfgs_abandon (l);
      return status;
    }
    *event = lbfgs_tell (l, t->job.J, t->job.grad);
  }
  return BP_OK;
}

/* Whether this call has done what it was asked for. */
static bool enough (const training *t, const lbfgs_numbers *first)
{
  const lbfgs_numbers *at = &t->r->l.at;
  return at->iterations - first->iterations >= t->iterations
         || at->evaluations - first->evaluations >= t->evaluations
         || (t->count > 0 && now () - t->began >= t->seconds);
}

/* Returns why it ended: a word, and in words. */
static const char *const *train (training *t)
{
  static const char *const ends[][2] = {
    [LBFGS_GOES_ON] = { "limit", "as many iterations, evaluations or seconds as were asked for" },
    [LBFGS_FLAT] = { "gradient", "the gradient is zero within GradientTolerance" },
    [LBFGS_LOW] = { "loss", "the cost is below LossTolerance" },
    [LBFGS_SHORT] = { "step", "the step is below StepTolerance" }
  };
  static const char *const interrupted[] = { "interrupted", "interrupted by Ctrl-C" };
  static const char *const stuck[] = { "stuck", "no lower cost is found" };
  static const char *const not_finite[] = {
    "notfinite", "the cost or its gradient is not finite at the start"
  };
  lbfgs *l = &t->r->l;
  lbfgs_event event = l->starting ? LBFGS_EVALUATE : LBFGS_ITERATION;
  bp_status status = advance (t, &event);
  const lbfgs_numbers first = l->at;
  lbfgs_end end = LBFGS_GOES_ON;

  if (!isfinite (l->at.f) || !isfinite (l->at.largest))
    event = LBFGS_NOT_FINITE;
  while (status == BP_OK && event == LBFGS_ITERATION
         && !(end = lbfgs_over (l, &t->tolerance)) && !enough (t, &first)) {
    event = lbfgs_iterate (l);
    status = advance (t, &event);
    if (status == BP_OK && event == LBFGS_ITERATION) {
      record (t);
      if (interrupt_pending ())
        status = BP_STOPPED;
    }
  }

  if (status == BP_STOPPED) {
    interrupt_take ();
    return interrupted;
  }
  if (status != BP_OK)
    arguments_finish (status);
  return event == LBFGS_NOT_FINITE ? not_finite : event == LBFGS_STUCK ? stuck : ends[end];
}

static mxArray *transposed (const training *t)
{
  mxArray *A = mxCreateDoubleMatrix ((mwSize) t->count, COLUMNS, mxREAL);
  double *to = mxGetData (A);
  for (size_t i = 0; i < t->count; i++)
    for (size_t j = 0; j < COLUMNS; j++)
      to[i + t->count * j] = t->rows[COLUMNS * i + j];
  return A;
}

/* prhs from the network on */
static void train_run (run *r, int nlhs, mxArray *plhs[], const mxArray *prhs[])
{
  enum { NET, X, Y, WEIGHTS, THREADS, LIMITS };
  const mxArray *limits = prhs[LIMITS];
  training t = { .r = r, .began = now () };
  t.theta = shaped (r, r->l.x);
  arguments_get (&t.job, t.theta, prhs[NET], prhs[X], prhs[Y], prhs[WEIGHTS],
                 prhs[THREADS]);
  if (t.job.precision != r->l.precision)
    arguments_raise ("state", "x must be of the job's precision");
  need_struct (limits, "limits");
  t.iterations = number (limits, "Iterations", INFINITY);
  t.evaluations = number (limits, "Evaluations", INFINITY);
  t.seconds = number (limits, "Seconds", INFINITY);
  t.tolerance.gradient = number (limits, "GradientTolerance", 0);
  t.tolerance.loss = number (limits, "LossTolerance", 0);
  t.tolerance.step = number (limits, "StepTolerance", 0);
  t.job.grad = mxMalloc ((size_t) r->l.n * size_of (r));
  r->l.threads = t.job.threads;

  const char *const *why = train (&t);

  plhs[0] = mxCreateString (why[0]);
  if (nlhs > 1)
    plhs[1] = mxCreateString (why[1]);
  if (nlhs > 2)
    plhs[2] = transposed (&t);
}

/* ---- the words ---- */

static void tell (run *r, mxArray *plhs[], const mxArray *f, const mxArray *g)
{
  if (!mxIsDouble (f) || mxIsComplex (f) || mxGetNumberOfElements (f) != 1)
    arguments_raise ("state", "f must be one real number of class double");
  if (mxGetClassID (g) != class_of (r) || mxIsComplex (g) || mxIsSparse (g)
      || mxGetNumberOfElements (g) != (size_t) r->l.n)
    arguments_raise ("state", "g must be of the class and the number of entries of x");
  plhs[0] = mxCreateDoubleScalar (lbfgs_tell (&r->l, mxGetScalar (f), mxGetData (g)));
}

static mxArray *point (run *r)
{
  mxArray *x = shaped (r, NULL);
  lbfgs_point (&r->l, mxGetData (x));
  return x;
}

void gateway_lbfgs (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  static const struct { char word[8]; int inputs; } known[] = {
    { "begin", 3 }, { "resume", 3 }, { "iterate", 2 }, { "point", 2 }, { "tell", 4 },
    { "settle", 2 }, { "plain", 2 },
    { "train", 8 }, { "x", 2 }, { "grad", 2 }, { "numbers", 2 },
    { "state", 2 }, { "free", 2 }
  };
  enum { BEGIN, RESUME, ITERATE, POINT, TELL, SETTLE, PLAIN, TRAIN, X, GRAD, NUMBERS_OF, STATE,
         FREE, WORDS };
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
  if (which == FREE) {                             /* clears up and raises nothing */
    if (mxIsDouble (prhs[1]) && mxGetNumberOfElements (prhs[1]) == 1)
      end_run (mxGetScalar (prhs[1]));
    return;
  }
  if (which == BEGIN || which == RESUME) {
    run *r = which == BEGIN ? begin (prhs[1], prhs[2]) : resume (prhs[1], prhs[2]);
    if (which == BEGIN)
      lbfgs_begin (&r->l);
    plhs[0] = mxCreateDoubleScalar (r->number);
    return;
  }

  run *r = find_run (prhs[1]);
  switch (which) {
  case ITERATE:    plhs[0] = mxCreateDoubleScalar (lbfgs_iterate (&r->l)); break;
  case POINT:      plhs[0] = point (r); break;
  case TELL:       tell (r, plhs, prhs[2], prhs[3]); break;
  case SETTLE:     plhs[0] = mxCreateDoubleScalar (lbfgs_settle (&r->l)); break;
  case PLAIN:      lbfgs_plain (&r->l); break;
  case TRAIN:      train_run (r, nlhs, plhs, prhs + 2); break;
  case X:          plhs[0] = shaped (r, r->l.x); break;
  case GRAD:       plhs[0] = shaped (r, r->l.g); break;
  case NUMBERS_OF: plhs[0] = numbers_of (r); break;
  default:         plhs[0] = state_of (r);
  }
}
