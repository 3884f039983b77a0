/* lbfgs_train.c -- iterations of L-BFGS with the cost of a network.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>
#ifdef _WIN32
#include <pthread_time.h>
#endif
#include "arguments.h"
#include "arrays.h"
#include "interrupt.h"
#include "lbfgs_runs.h"

enum { ITERATION, J, GRADIENT_NORM, STEP_NORM, EVALUATIONS, SECONDS, PENALTY,
       COLUMNS };

typedef struct {
  run *r;
  bp_job job;
  mxArray *theta;
  double iterations, evaluations, seconds;         /* limits                   */
  lbfgs_tolerance tolerance;
  double began;
  double *rows;
  char *points;                                    /* or NULL: not needed      */
  size_t count, reserved;
} training;

static double now (void)
{
  struct timespec t;
#ifdef _WIN32                           /* its C library may lack the other */
  clock_gettime (CLOCK_REALTIME, &t);
#else
  timespec_get (&t, TIME_UTC);
#endif
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static void record (training *t)
{
  const lbfgs_numbers *at = &t->r->l.at;
  const size_t bytes = (size_t) t->r->l.n * run_bytes (t->r);
  if (t->count == t->reserved) {
    t->reserved = 2 * t->reserved + 64;
    t->rows = mxRealloc (t->rows, t->reserved * COLUMNS * sizeof *t->rows);
    if (t->points)
      t->points = mxRealloc (t->points, t->reserved * bytes);
  }
  if (t->points)
    memcpy (t->points + t->count * bytes, t->r->l.x, bytes);
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

/* Evaluates the network's cost as long as the event asks for it. */
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

/* Whether this call has reached one of its limits. */
static bool enough (const training *t, const lbfgs_numbers *first)
{
  const lbfgs_numbers *at = &t->r->l.at;
  return at->iterations - first->iterations >= t->iterations
         || at->evaluations - first->evaluations >= t->evaluations
         || (t->count > 0 && now () - t->began >= t->seconds);
}

/* Returns why it ended: a keyword, and a phrase. */
static const char *const *train (training *t)
{
  static const char *const ends[][2] = {
    [LBFGS_GOES_ON] = { "limit", "a limit of iterations, evaluations or time is reached" },
    [LBFGS_FLAT] = { "gradient", "the gradient is zero to within GradientTolerance" },
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
      if (interrupt_asked ())
        status = BP_STOPPED;
    }
  }

  if (status == BP_STOPPED)
    return interrupted;
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
void run_train (run *r, int nlhs, mxArray *plhs[], const mxArray *prhs[])
{
  enum { NET, X, Y, OPTIONS, LIMITS };
  const mxArray *limits = prhs[LIMITS];
  training t = { .r = r, .began = now () };
  t.theta = run_array (r, r->l.x);
  arguments_get (&t.job, t.theta, prhs[NET], prhs[X], prhs[Y], prhs[OPTIONS]);
  t.job.stop = interrupt_asked;
  if (t.job.precision != r->l.precision)
    arguments_raise ("state", "x must be of the job's precision");
  lbfgs_need_struct (limits, "limits");
  t.iterations = lbfgs_number (limits, "Iterations", INFINITY);
  t.evaluations = lbfgs_number (limits, "Evaluations", INFINITY);
  t.seconds = lbfgs_number (limits, "Seconds", INFINITY);
  t.tolerance.gradient = lbfgs_number (limits, "GradientTolerance", 0);
  t.tolerance.loss = lbfgs_number (limits, "LossTolerance", 0);
  t.tolerance.step = lbfgs_number (limits, "StepTolerance", 0);
  if (nlhs > 3)
    t.points = mxMalloc (1);
  t.job.grad = array_memory ((ptrdiff_t) r->l.n, run_bytes (r));
  r->l.threads = t.job.threads;

  const char *const *why = train (&t);

  plhs[0] = mxCreateString (why[0]);
  if (nlhs > 1)
    plhs[1] = mxCreateString (why[1]);
  if (nlhs > 2)
    plhs[2] = transposed (&t);
  if (nlhs > 3) {
    plhs[3] = mxCreateNumericMatrix ((mwSize) r->l.n, t.count, run_class (r), mxREAL);
    if (t.count > 0)
      memcpy (mxGetData (plhs[3]), t.points, t.count * (size_t) r->l.n * run_bytes (r));
  }
  mxFree (t.rows);
  mxFree (t.points);
}
