/* arguments.c -- from mxArrays to the engine's job, and from its status to an
 * error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The class of an array is looked at before its values: asking a function
 * handle or an object for its data ends Octave.
 */
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "arguments.h"
#include "interrupt.h"
#include "../core/job/matrix.h"

void arguments_raise (const char *kind, const char *format, ...)
{
  char id[32], message[2 * BP_MESSAGE];
  va_list args;
  va_start (args, format);
  vsnprintf (message, sizeof message, format, args);
  va_end (args);
  snprintf (id, sizeof id, "backprop:%s", kind);
  mexErrMsgIdAndTxt (id, "%s", message);
}

static void raise_status (bp_status status, const char *message)
{
  static const char *const kind[] = {
    [BP_NO_MEMORY] = "memory", [BP_STOPPED] = "interrupt", [BP_BAD_SIZE] = "size",
    [BP_BAD_VALUE] = "value", [BP_BAD_LABEL] = "label"
  };
  if (status != BP_OK)
    arguments_raise (kind[status], "%s", message);
}

/* What A is, for the "but is ..." of a message. */
static const char *describe (const mxArray *A)
{
  static char text[64];
  const bool number = (mxIsNumeric (A) || mxIsLogical (A)) && !mxIsComplex (A);
  if (number && mxGetNumberOfElements (A) == 1)
    snprintf (text, sizeof text, "%s", bp_number (mxGetScalar (A)).text);
  else if (number)
    snprintf (text, sizeof text, "%td-by-%td", (ptrdiff_t) mxGetM (A),
              (ptrdiff_t) mxGetN (A));
  else if (mxIsComplex (A))
    snprintf (text, sizeof text, "complex");
  else
    snprintf (text, sizeof text, "of class %s", mxGetClassName (A));
  return text;
}

/* ---- matrices ---- */

/* Raises an error unless A is a real matrix of numbers or logicals. */
static void need_matrix (const mxArray *A, const char *name)
{
  if (!mxIsNumeric (A) && !mxIsLogical (A))
    arguments_raise ("type", "%s must be a matrix of numbers, but is %s", name,
                     describe (A));
  if (mxIsComplex (A))
    arguments_raise ("type", "%s must be real, but is complex", name);
  if (mxGetNumberOfDimensions (A) != 2)
    arguments_raise ("size", "%s must be a matrix, but has %d dimensions", name,
                     (int) mxGetNumberOfDimensions (A));
}

static bp_type type_of (const mxArray *A)
{
  switch (mxGetClassID (A)) {
  case mxSINGLE_CLASS:  return BP_SINGLE;
  case mxLOGICAL_CLASS: return BP_LOGICAL;
  case mxINT8_CLASS:    return BP_INT8;
  case mxUINT8_CLASS:   return BP_UINT8;
  case mxINT16_CLASS:   return BP_INT16;
  case mxUINT16_CLASS:  return BP_UINT16;
  case mxINT32_CLASS:   return BP_INT32;
  case mxUINT32_CLASS:  return BP_UINT32;
  case mxINT64_CLASS:   return BP_INT64;
  case mxUINT64_CLASS:  return BP_UINT64;
  default:              return BP_DOUBLE;
  }
}

/* A sparse matrix can have more entries than memory has bytes.  Up to here a product
 * of rows, columns and bytes does not overflow, and a count is exact as a double. */
static void need_count (double rows, double cols, const char *name)
{
  const double most = 9007199254740992.0;
  if (rows * cols > most)
    arguments_raise ("size", "%s must have at most %.0f entries, but is %.0f-by-%.0f", name,
                     most, rows, cols);
}

static bp_matrix get_matrix (const mxArray *A, const char *name)
{
  need_matrix (A, name);
  need_count ((double) mxGetM (A), (double) mxGetN (A), name);
  bp_matrix M = {
    .type = type_of (A),
    .rows = (ptrdiff_t) mxGetM (A), .cols = (ptrdiff_t) mxGetN (A),
    .values = mxGetData (A)
  };
  if (mxIsSparse (A)) {
    _Static_assert (sizeof (mwIndex) == sizeof (ptrdiff_t), "64-bit indices");
    M.row = (const ptrdiff_t *) mxGetIr (A);
    M.start = (const ptrdiff_t *) mxGetJc (A);
  }
  return M;
}

/* A sparse matrix as a full one of doubles. */
static bp_matrix full_matrix (bp_matrix S)
{
  double *to = mxCalloc ((size_t) (S.rows * S.cols) + 1, sizeof *to);
  for (ptrdiff_t j = 0; j < S.cols; j++)
    for (ptrdiff_t p = S.start[j]; p < S.start[j + 1]; p++)
      to[j * S.rows + S.row[p]] = matrix_value (&S, p);
  return (bp_matrix) { .type = BP_DOUBLE, .rows = S.rows, .cols = S.cols,
                       .values = to };
}

/* A sparse vector as a full column of doubles. */
static bp_matrix full_vector (bp_matrix v)
{
  v = full_matrix (v);
  v.rows = v.rows * v.cols;
  v.cols = 1;
  return v;
}

/* A's values as doubles: `count` of them, or one for all of them if `one` is
 * allowed.  In place where that can be. */
static const double *get_doubles (const mxArray *A, const char *name, ptrdiff_t count,
                                  const char *each, bool one)
{
  bp_matrix M = get_matrix (A, name);
  const ptrdiff_t given = M.rows * M.cols;
  if (given != count && !(one && given == 1))
    arguments_raise ("size", "%s must have %td entries (one for each %s), but has %td",
                     name, count, each, given);
  if (M.row)
    M = full_vector (M);
  if (M.type == BP_DOUBLE && given == count)
    return M.values;
  double *to = mxMalloc (((size_t) count + 1) * sizeof *to);
  for (ptrdiff_t i = 0; i < count; i++)
    to[i] = matrix_value (&M, given == 1 ? 0 : i);
  return to;
}

/* ---- the network ---- */

static const mxArray *need_field (const mxArray *net, const char *name)
{
  const mxArray *field = mxGetField (net, 0, name);
  if (!field)
    arguments_raise ("network",
                     "net must come from nncreate, but has no field %s", name);
  return field;
}

static int get_sizes (const mxArray *net, ptrdiff_t **size)
{
  const mxArray *A = need_field (net, "Sizes");
  if (!mxIsDouble (A) || mxIsComplex (A) || mxIsSparse (A)
      || mxGetNumberOfElements (A) < 2 || mxGetNumberOfElements (A) > INT_MAX)
    arguments_raise ("network", "net.Sizes must be the layers' sizes, two or more,"
                     " but is %s", describe (A));
  const int layers = (int) mxGetNumberOfElements (A);
  const double *s = mxGetData (A);
  *size = mxMalloc ((size_t) layers * sizeof **size);
  for (int l = 0; l < layers; l++) {
    if (!(s[l] >= 1 && s[l] <= INT_MAX && s[l] == floor (s[l])))
      arguments_raise ("network", "net.Sizes must be whole and 1 or more, but"
                       " Sizes(%d) is %s", l + 1, bp_number (s[l]).text);
    (*size)[l] = (ptrdiff_t) s[l];
  }
  return layers;
}

static void get_name (const mxArray *A, const char *field, char *name, size_t room)
{
  if (!mxIsChar (A) || mxGetString (A, name, (mwSize) room) != 0)
    arguments_raise ("network", "net.%s must be a name that nncreate knows, but is %s",
                     field, describe (A));
}

static bp_activation get_activation (const mxArray *A, const char *field)
{
  char name[16];
  get_name (A, field, name, sizeof name);
  const bp_activation g = bp_activation_named (name);
  if (g == BP_NO_ACTIVATION)
    arguments_raise ("network", "net.%s must be a name that nncreate knows,"
                     " but is %s", field, name);
  return g;
}

/* One name for all hidden layers, or a cell with one for each. */
static void get_activations (const mxArray *net, bp_network *to)
{
  const mxArray *A = need_field (net, "Activation");
  const int hidden = to->layers - 2;
  if (mxIsCell (A) && (int) mxGetNumberOfElements (A) != hidden)
    arguments_raise ("network", "net.Activation must have %d name%s (one for each"
                     " hidden layer), but has %d", hidden, hidden == 1 ? "" : "s",
                     (int) mxGetNumberOfElements (A));
  for (int l = 0; l < hidden; l++) {
    const mxArray *name = mxIsCell (A) ? mxGetCell (A, l) : A;
    if (!name)
      arguments_raise ("network", "net.Activation must not have an empty entry");
    to->activation[l + 1] = get_activation (name, "Activation");
  }
  to->activation[to->layers - 1] = get_activation (need_field (net, "Output"), "Output");
}

static bool is_given (const mxArray *A)
{
  return A && mxGetNumberOfElements (A) > 0;
}

/* The fields Shift and Scale, which may be missing or empty. */
static void get_standard (const mxArray *net, bp_network *to)
{
  const mxArray *shift = mxGetField (net, 0, "Shift");
  const mxArray *scale = mxGetField (net, 0, "Scale");
  if (!is_given (shift) && !is_given (scale))
    return;
  const mxArray *none = mxCreateDoubleScalar (0), *all = mxCreateDoubleScalar (1);
  to->shift = get_doubles (is_given (shift) ? shift : none, "net.Shift",
                           to->size[0], "input", true);
  to->scale = get_doubles (is_given (scale) ? scale : all, "net.Scale",
                           to->size[0], "input", true);
}

static const bp_network *get_network (const mxArray *net)
{
  if (!mxIsStruct (net) || mxGetNumberOfElements (net) != 1)
    arguments_raise ("type", "net must be a struct from nncreate, but is %s",
                     describe (net));
  ptrdiff_t *size;
  const int layers = get_sizes (net, &size);
  bp_network *to = bp_network_init (mxMalloc (bp_network_bytes (layers)), layers, size);
  if (!to)
    arguments_raise ("network", "net.Sizes ask for more parameters than can be counted");
  get_activations (net, to);

  char loss[16];
  get_name (need_field (net, "Loss"), "Loss", loss, sizeof loss);
  to->loss = bp_loss_named (loss);
  if (to->loss == BP_NO_LOSS)
    arguments_raise ("network", "net.Loss must be crossentropy or squarederror,"
                     " but is %s", loss);

  const mxArray *lambda = need_field (net, "Lambda");
  if ((!mxIsNumeric (lambda) && !mxIsLogical (lambda)) || mxIsComplex (lambda)
      || mxGetNumberOfElements (lambda) != 1)
    arguments_raise ("value", "net.Lambda must be one number, zero or more, but is %s",
                     describe (lambda));
  to->lambda = mxGetScalar (lambda);
  get_standard (net, to);
  return to;
}

/* ---- the job ---- */

/* Precision follows Octave's rule: single if theta or X is, else double. */
static void get_theta (bp_job *job, const mxArray *A)
{
  need_matrix (A, "theta");
  if ((!mxIsDouble (A) && !mxIsSingle (A)) || mxIsSparse (A))
    arguments_raise ("type", "theta must be full and double or single, but is %s",
                     mxIsSparse (A) ? "sparse" : mxGetClassName (A));
  const ptrdiff_t n = (ptrdiff_t) mxGetNumberOfElements (A);
  const void *values = mxGetData (A);
  job->parameters = n;
  job->theta = values;
  job->precision = mxIsSingle (A) || job->X.type == BP_SINGLE ? BP_SINGLE : BP_DOUBLE;
  if (job->precision == BP_SINGLE && mxIsDouble (A)) {
    float *to = mxMalloc (((size_t) n + 1) * sizeof *to);
    for (ptrdiff_t i = 0; i < n; i++)
      to[i] = (float) ((const double *) values)[i];
    job->theta = to;
  }
}

/* With one output Y holds its targets.  With more, a vector holds labels -
 * unless there is one example and it is that example's row of targets. */
static void get_Y (bp_job *job, const mxArray *A)
{
  const ptrdiff_t m = job->X.rows, K = job->net->size[job->net->layers - 1];
  bp_matrix Y = get_matrix (A, "Y");
  const bool vector = Y.rows == 1 || Y.cols == 1;
  const bool row_of_targets = m == 1 && Y.rows == 1 && Y.cols == K;

  job->task = vector && K > 1 && !row_of_targets ? BP_LABELS : BP_TARGETS;
  if (vector && Y.row && !row_of_targets)
    Y = full_vector (Y);
  if (vector && K == 1) {
    Y.rows = Y.rows * Y.cols;
    Y.cols = 1;
  }
  job->Y = Y;
}

static void get_threads (bp_job *job, const mxArray *A)
{
  job->threads = is_given (A) ? arguments_threads (A, "Threads") : bp_threads ();
}

int arguments_threads (const mxArray *A, const char *name)
{
  if ((!mxIsNumeric (A) && !mxIsLogical (A)) || mxIsComplex (A)
      || mxGetNumberOfElements (A) != 1)
    arguments_raise ("type", "%s must be one whole number, 1 or more, but is %s", name,
                     describe (A));
  const double n = mxGetScalar (A);
  if (!(n >= 1 && n <= 1024 && n == floor (n)))
    arguments_raise ("value", "%s must be whole and from 1 to 1024, but is %s", name,
                     bp_number (n).text);
  return (int) n;
}

/* A's text in lower case; "" if there is none, or more than fits. */
static void get_lower (const mxArray *A, char *text, size_t room)
{
  if (!A || !mxIsChar (A) || mxGetString (A, text, (mwSize) room) != 0)
    text[0] = 0;
  for (; *text; text++)
    *text = (char) tolower ((unsigned char) *text);
}

void arguments_options (const mxArray *pairs, const mxArray **weights,
                        const mxArray **threads)
{
  const bool even = mxIsCell (pairs) && mxGetNumberOfElements (pairs) % 2 == 0;
  const mwIndex n = even ? mxGetNumberOfElements (pairs) : 0;
  bool known = even;
  for (mwIndex i = 0; i < n && known; i += 2) {
    char name[16];
    get_lower (mxGetCell (pairs, i), name, sizeof name);
    if (strcmp (name, "weights") == 0)
      *weights = mxGetCell (pairs, i + 1);
    else if (strcmp (name, "threads") == 0)
      *threads = mxGetCell (pairs, i + 1);
    else
      known = false;
  }
  if (!known)
    arguments_raise ("option", "options must be Weights and Threads, in pairs of"
                     " name and value");
}

void arguments_get (bp_job *job, const mxArray *theta, const mxArray *net,
                    const mxArray *X, const mxArray *Y, const mxArray *weights,
                    const mxArray *threads)
{
  memset (job, 0, sizeof *job);
  job->net = get_network (net);
  job->X = get_matrix (X, "X");
  get_theta (job, theta);
  if (Y)
    get_Y (job, Y);
  if (is_given (weights))
    job->weight = get_doubles (weights, "Weights", job->X.rows, "row of X", false);
  get_threads (job, threads);
  job->stop = interrupt_pending;

  char message[BP_MESSAGE];
  raise_status (bp_check (job, message), message);
}

/* ---- training ---- */

/* A vector holds labels if there is more than one output - unless there is one
 * example and it is that example's column of targets. */
static void get_Yt (bp_training *job, const mxArray *A)
{
  const ptrdiff_t m = job->Xt.cols, K = job->net->size[job->net->layers - 1];
  bp_matrix Y = get_matrix (A, "Y");
  const bool vector = Y.rows == 1 || Y.cols == 1;
  const bool column_of_targets = m == 1 && Y.cols == 1 && Y.rows == K;

  job->task = vector && K > 1 && !column_of_targets ? BP_LABELS : BP_TARGETS;
  if (Y.row)
    Y = full_matrix (Y);
  if (vector && K == 1) {
    Y.cols = Y.rows * Y.cols;
    Y.rows = 1;
  }
  job->Yt = Y;
}

void arguments_get_training (bp_training *job, const mxArray *theta, const mxArray *net,
                             const mxArray *Xt, const mxArray *Yt,
                             const mxArray *weights, const mxArray *threads)
{
  memset (job, 0, sizeof *job);
  bp_job like = { .net = get_network (net), .X = get_matrix (Xt, "X") };
  get_theta (&like, theta);
  get_threads (&like, threads);
  job->net = like.net;
  job->precision = like.precision;
  job->parameters = like.parameters;
  job->threads = like.threads;
  job->Xt = like.X;
  get_Yt (job, Yt);
  if (is_given (weights))
    job->weight = get_doubles (weights, "Weights", job->Xt.cols, "row of X", false);
  job->stop = interrupt_pending;
}

void arguments_check_training (const bp_training *job)
{
  char message[BP_MESSAGE];
  raise_status (bp_check_training (job, message), message);
}

/* ---- results ---- */

mxArray *arguments_copy (const mxArray *A, const char *name, bp_type precision,
                         ptrdiff_t count)
{
  const bp_matrix from = get_matrix (A, name);
  if ((from.type != BP_DOUBLE && from.type != BP_SINGLE) || from.row)
    arguments_raise ("type", "%s must be full and double or single, but is %s", name,
                     from.row ? "sparse" : mxGetClassName (A));
  if (from.rows * from.cols != count)
    arguments_raise ("size", "%s must have %td entries, as theta, but has %td", name,
                     count, from.rows * from.cols);
  mxArray *to = mxCreateNumericMatrix (from.rows, from.cols,
    precision == BP_SINGLE ? mxSINGLE_CLASS : mxDOUBLE_CLASS, mxREAL);
  void *values = mxGetData (to);
  for (ptrdiff_t i = 0; i < count; i++)
    if (precision == BP_SINGLE)
      ((float *) values)[i] = (float) matrix_value (&from, i);
    else
      ((double *) values)[i] = matrix_value (&from, i);
  return to;
}

mxClassID arguments_class (const bp_job *job)
{
  return job->precision == BP_SINGLE ? mxSINGLE_CLASS : mxDOUBLE_CLASS;
}

mxArray *arguments_layers (const bp_job *job, int last, void ***data)
{
  const int layers = job->net->layers;
  mxArray *cell = mxCreateCellMatrix (1, layers);
  *data = mxCalloc ((size_t) layers, sizeof **data);
  for (int l = 1; l <= last; l++) {
    mxArray *A = arguments_matrix (job, job->X.rows, job->net->size[l]);
    mxSetCell (cell, l, A);
    (*data)[l] = mxGetData (A);
  }
  return cell;
}

mxArray *arguments_matrix (const bp_job *job, ptrdiff_t rows, ptrdiff_t cols)
{
  need_count ((double) rows, (double) cols, "the result");
  return mxCreateNumericMatrix (rows, cols, arguments_class (job), mxREAL);
}

mxArray *arguments_like_theta (const bp_job *job, const mxArray *theta)
{
  return arguments_matrix (job, (ptrdiff_t) mxGetM (theta), (ptrdiff_t) mxGetN (theta));
}

void arguments_finish (bp_status status)
{
  if (status == BP_STOPPED)
    interrupt_obey ();
  raise_status (status, status == BP_NO_MEMORY ? "there is not enough memory"
                                               : "interrupted");
}
