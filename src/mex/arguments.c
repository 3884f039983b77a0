/* arguments.c -- from mxArrays to the engine's job.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <ctype.h>
#include <math.h>
#include <string.h>
#include "arguments.h"
#include "arrays.h"
#include "interrupt.h"
#include "network.h"

/* ---- the job ---- */

/* Precision follows Octave's rule: single if theta or X is, else double. */
static void get_theta (bp_job *job, const mxArray *A, const char *name)
{
  array_need_real (A, name);
  if ((!mxIsDouble (A) && !mxIsSingle (A)) || mxIsSparse (A))
    arguments_raise ("type", "%s must be full and double or single, but is %s", name,
                     mxIsSparse (A) ? "sparse" : mxGetClassName (A));
  const ptrdiff_t n = (ptrdiff_t) mxGetNumberOfElements (A);
  const void *values = mxGetData (A);
  job->parameters = n;
  job->theta = values;
  job->precision = mxIsSingle (A) || job->X.type == BP_SINGLE ? BP_SINGLE : BP_DOUBLE;
  if (job->precision == BP_SINGLE && mxIsDouble (A)) {
    float *to = array_memory (n, sizeof *to);
    for (ptrdiff_t i = 0; i < n; i++)
      to[i] = (float) ((const double *) values)[i];
    job->theta = to;
  }
}

/* With one output Y holds its targets.  With more, a vector holds labels, unless
 * there is one example: then it may be that example's row of targets. */
static void get_Y (bp_job *job, const mxArray *A, const char *name)
{
  const ptrdiff_t m = job->X.rows, K = job->net->size[job->net->layers - 1];
  bp_matrix Y = array_view (A, name);
  const bool vector = Y.rows == 1 || Y.cols == 1;
  const bool row_of_targets = m == 1 && Y.rows == 1 && Y.cols == K;

  job->task = vector && K > 1 && !row_of_targets ? BP_LABELS : BP_TARGETS;
  if (vector && Y.row && !row_of_targets)
    Y = array_full_column (Y);
  if (vector && K == 1) {
    Y.rows = Y.rows * Y.cols;
    Y.cols = 1;
  }
  job->Y = Y;
}

static void get_threads (bp_job *job, const mxArray *A)
{
  job->threads = array_given (A) ? arguments_threads (A, "Threads") : bp_threads ();
}

int arguments_threads (const mxArray *A, const char *name)
{
  if ((!mxIsNumeric (A) && !mxIsLogical (A)) || mxIsComplex (A)
      || mxGetNumberOfElements (A) != 1)
    arguments_raise ("type", "%s must be one whole number, 1 or more, but is %s", name,
                     array_describe (A));
  const double n = mxGetScalar (A);
  if (!(n >= 1 && n <= 1024 && n == floor (n)))
    arguments_raise ("value", "%s must be whole and from 1 to 1024, but is %s", name,
                     bp_number (n).text);
  return (int) n;
}

/* A's text in lower case; "" if A is no text, or is too long. */
static void get_lower (const mxArray *A, char *text, size_t room)
{
  if (!A || !mxIsChar (A) || mxGetString (A, text, (mwSize) room) != 0)
    text[0] = 0;
  for (; *text; text++)
    *text = (char) tolower ((unsigned char) *text);
}

typedef struct { const mxArray *weights, *threads; } options;     /* NULL: missing */

static options get_options (const mxArray *pairs)
{
  options given = { NULL, NULL };
  if (!pairs)
    return given;
  const bool even = mxIsCell (pairs) && mxGetNumberOfElements (pairs) % 2 == 0;
  const mwIndex n = even ? mxGetNumberOfElements (pairs) : 0;
  bool known = even;
  for (mwIndex i = 0; i < n && known; i += 2) {
    char name[16];
    get_lower (mxGetCell (pairs, i), name, sizeof name);
    if (strcmp (name, "weights") == 0)
      given.weights = mxGetCell (pairs, i + 1);
    else if (strcmp (name, "threads") == 0)
      given.threads = mxGetCell (pairs, i + 1);
    else
      known = false;
  }
  if (!known)
    arguments_raise ("option", "options must be Weights and Threads, in pairs of"
                     " name and value");
  return given;
}

void arguments_get (bp_job *job, const mxArray *theta, const mxArray *net,
                    const mxArray *X, const mxArray *Y, const mxArray *pairs)
{
  const options given = get_options (pairs);
  const bp_names *names = job->names ? job->names : &bp_own_names;
  job->net = network_get (net);
  job->X = array_view (X, names->X);
  get_theta (job, theta, names->theta);
  if (Y)
    get_Y (job, Y, names->Y);
  if (array_given (given.weights))
    job->weight = array_doubles (given.weights, "Weights", job->X.rows, "row of X", false);
  get_threads (job, given.threads);
  job->stop = interrupt_pending;

  char message[BP_MESSAGE];
  arguments_raise_status (bp_check (job, message), message);
}

/* ---- training ---- */

/* A vector holds labels if there is more than one output, unless there is one
 * example: then it may be that example's column of targets. */
static void get_Yt (bp_training *job, const mxArray *A)
{
  const ptrdiff_t m = job->Xt.cols, K = job->net->size[job->net->layers - 1];
  bp_matrix Y = array_view (A, "Y");
  const bool vector = Y.rows == 1 || Y.cols == 1;
  const bool column_of_targets = m == 1 && Y.cols == 1 && Y.rows == K;

  job->task = vector && K > 1 && !column_of_targets ? BP_LABELS : BP_TARGETS;
  if (Y.row)
    Y = array_full (Y);
  if (vector && K == 1) {
    Y.cols = Y.rows * Y.cols;
    Y.rows = 1;
  }
  job->Yt = Y;
}

void arguments_get_training (bp_training *job, const mxArray *theta, const mxArray *net,
                             const mxArray *Xt, const mxArray *Yt,
                             const mxArray *pairs)
{
  const options given = get_options (pairs);
  memset (job, 0, sizeof *job);
  bp_job like = { .net = network_get (net), .X = array_view (Xt, "X") };
  get_theta (&like, theta, "theta");
  get_threads (&like, given.threads);
  job->net = like.net;
  job->precision = like.precision;
  job->parameters = like.parameters;
  job->threads = like.threads;
  job->Xt = like.X;
  get_Yt (job, Yt);
  if (array_given (given.weights))
    job->weight = array_doubles (given.weights, "Weights", job->Xt.cols, "row of X", false);
  job->stop = interrupt_asked;
}

void arguments_check_training (const bp_training *job)
{
  char message[BP_MESSAGE];
  arguments_raise_status (bp_check_training (job, message), message);
}
