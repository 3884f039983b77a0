/* lbfgs_runs.c -- the open runs of L-BFGS, and their states.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While there are runs, the gateway is locked: `clear all` in a cost function does not
 * unload it.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "arguments.h"
#include "gateway.h"
#include "lbfgs_runs.h"

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

static run *runs;

/* ---- runs ---- */

/* The link of the list that points to the run of that number, or the last link. */
static run **link_to (double number)
{
  run **at = &runs;
  while (*at && (*at)->number != number)
    at = &(*at)->next;
  return at;
}

run *run_find (const mxArray *number)
{
  run *r = NULL;
  if (mxIsDouble (number) && mxGetNumberOfElements (number) == 1)
    r = *link_to (mxGetScalar (number));
  if (!r)
    arguments_raise ("state", "there is no such run; it may have been freed");
  return r;
}

/* Frees the run of that number, if there is one. */
static void unlist (double number)
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
  free (r->l.memory_block);
  free (r->size);
  free (r);
}

void run_free (double number)
{
  const bool there_were = runs != NULL;
  unlist (number);
  if (there_were && !runs)
    mexUnlock ();
}

void lbfgs_forget (void)
{
  while (runs)
    unlist (runs->number);
}

mxClassID run_class (const run *r)
{
  return r->l.precision == BP_SINGLE ? mxSINGLE_CLASS : mxDOUBLE_CLASS;
}

size_t run_bytes (const run *r)
{
  return r->l.precision == BP_SINGLE ? sizeof (float) : sizeof (double);
}

/* A new run from x, with all of its memory, in the list. */
static run *create (const mxArray *x, int memory, int threads, double regularization)
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
  l->x = malloc (n * run_bytes (r));
  l->g = calloc (n, run_bytes (r));
  l->S = calloc (n * pairs, run_bytes (r));
  l->Y = calloc (n * pairs, run_bytes (r));
  l->products = calloc (pairs * (2 * pairs + 2), sizeof *l->products);
  l->memory_block = malloc (lbfgs_bytes (l->n, l->precision, memory));
  if (!r->size || !l->x || !l->g || !l->S || !l->Y || !l->products || !l->memory_block) {
    run_free (r->number);
    arguments_finish (BP_NO_MEMORY);
  }
  memcpy (r->size, mxGetDimensions (x), (size_t) r->dimensions * sizeof *r->size);
  memcpy (l->x, mxGetData (x), n * run_bytes (r));
  return r;
}

/* ---- arguments ---- */

double lbfgs_number (const mxArray *from, const char *name, double otherwise)
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
  const double n = lbfgs_number (from, name, NAN);
  if (!(n >= least && n <= most && n == floor (n)))
    arguments_raise ("state", "%s must be whole and from %g to %g, but is %s", name, least,
                     most, bp_number (n).text);
  return n;
}

void lbfgs_need_struct (const mxArray *A, const char *name)
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

run *run_begin (const mxArray *x, const mxArray *how)
{
  need_real (x, "x");
  lbfgs_need_struct (how, "how");
  return create (x, (int) whole (how, "Memory", 1, 1000),
                  (int) whole (how, "Threads", 1, 1024),
                  lbfgs_number (how, "Regularization", 0));
}

/* ---- the state ---- */

/* The arrays of a run, and their sizes. */
typedef struct { void *values; size_t rows, cols; mxClassID class; } array;
static array array_of (const run *r, int i)
{
  const lbfgs *l = &r->l;
  const size_t n = (size_t) l->n, pairs = (size_t) l->memory;
  const array all[ARRAYS] = {
    { l->x, n, 1, run_class (r) }, { l->g, n, 1, run_class (r) },
    { l->S, n, pairs, run_class (r) }, { l->Y, n, pairs, run_class (r) },
    { l->products, pairs, 2 * pairs + 2, mxDOUBLE_CLASS }
  };
  return all[i];
}

run *run_resume (const mxArray *state, const mxArray *how)
{
  lbfgs_need_struct (state, "state");
  const mxArray *x = mxGetField (state, 0, "x");
  run *r = run_begin (x, how);
  for (int i = 1; i < ARRAYS; i++) {
    const array to = array_of (r, i);
    const mxArray *from = mxGetField (state, 0, arrays[i]);
    if (!from || mxGetClassID (from) != to.class || mxIsSparse (from)
        || mxIsComplex (from) || mxGetNumberOfElements (from) != to.rows * to.cols) {
      run_free (r->number);
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
    run_free (r->number);
    arguments_raise ("state", "the state's numbers must be as they came back");
  }
  lbfgs_resume (&r->l);
  return r;
}

mxArray *run_array (const run *r, const void *values)
{
  mxArray *A = mxCreateNumericArray (r->dimensions, r->size, run_class (r), mxREAL);
  if (values)
    memcpy (mxGetData (A), values, (size_t) r->l.n * run_bytes (r));
  return A;
}

mxArray *run_numbers (const run *r)
{
  double values[NUMBERS];
  mxArray *s = mxCreateStructMatrix (1, 1, NUMBERS, (const char **) names);
  memcpy (values, &r->l.at, sizeof values);
  for (int i = 0; i < NUMBERS; i++)
    mxSetField (s, 0, names[i], mxCreateDoubleScalar (values[i]));
  return s;
}

mxArray *run_state (const run *r)
{
  mxArray *s = run_numbers (r);
  for (int i = 0; i < ARRAYS; i++) {
    const array from = array_of (r, i);
    mxArray *A = i < 2 ? run_array (r, NULL)
                       : mxCreateNumericMatrix ((mwSize) from.rows, (mwSize) from.cols,
                                                from.class, mxREAL);
    memcpy (mxGetData (A), from.values, from.rows * from.cols * mxGetElementSize (A));
    mxAddField (s, arrays[i]);
    mxSetField (s, 0, arrays[i], A);
  }
  return s;
}
