/* batches.c -- [theta, moment1, moment2, done, loss, hits, penalty]
 *   = backprop_mex ('batches', theta, moment1, moment2, net, Xt, Yt, options, how, order)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trains by mini-batches.  Xt has an example in each column; Yt are labels, or targets
 * with an example in each column.  options: see arguments.h.  moment2 may be empty unless
 * the solver is adam.  order: uint32, the numbers of the examples, from 1, one batch after
 * the other; the last may be smaller.  how: a struct with
 *
 *   Solver      'adam', 'rmsprop' or 'sgd'
 *   LearnRate, BatchSize
 *   Beta1 of adam; Beta2, Epsilon of adam and rmsprop; Momentum of sgd
 *   Nesterov                of sgd: true for Nesterov's momentum (false)
 *   Dropout, Seed           share of the hidden units left out, and its seed (0)
 *   Step                    steps done before (0)
 *   Loss                    the sum that loss continues (0)
 *   Places                  uint32: where order is a part of one batch, the places of its
 *                           examples in the whole, from 1: for Dropout ([])
 *   MultiLabel              whether each output is a label of its own (0)
 *
 *   Parts       the number of epochs of equal length in order (1); each begins a
 *               batch.  LearnRate is one number, or one for each part
 *
 * Training continues from theta, the moments and Step.  The results theta, moment1 and
 * moment2 have the size of these arguments; with several parts they have a column for each,
 * as it was at the end of the part.  done: how many entries of order were trained on; after
 * Ctrl-C fewer than all, in whole batches; columns of parts that did not begin are zero.
 * The other results are rows with an entry for each part: loss, the sum of the examples'
 * costs (that of the first part added to Loss); hits, how many examples were predicted
 * right; penalty, what Lambda adds to the cost at the end of the part.
 */
#include <math.h>
#include <string.h>
#include "arguments.h"
#include "gateway.h"

enum { THETA, MOMENT1, MOMENT2, NET, XT, YT, OPTIONS, HOW, ORDER,
       INPUTS };                                                      /* prhs */
enum { TO, TO_MOMENT1, TO_MOMENT2, DONE, LOSS, HITS, PENALTY, OUTPUTS };  /* plhs */

/* A field of how that is one number; `missing` if there is no such field. */
static double get_number (const mxArray *how, const char *name, double missing)
{
  const mxArray *field = mxGetField (how, 0, name);
  if (!field)
    return missing;
  if ((!mxIsNumeric (field) && !mxIsLogical (field)) || mxIsComplex (field)
      || mxGetNumberOfElements (field) != 1)
    arguments_raise ("type", "%s must be one number", name);
  return mxGetScalar (field);
}

static void get_how (bp_training *job, const mxArray *how)
{
  char solver[8];
  if (!mxIsStruct (how) || mxGetNumberOfElements (how) != 1)
    arguments_raise ("type", "how must be a struct, but is of class %s",
                     mxGetClassName (how));
  const mxArray *name = mxGetField (how, 0, "Solver");
  if (!name || !mxIsChar (name) || mxGetString (name, solver, sizeof solver) != 0
      || (strcmp (solver, "adam") != 0 && strcmp (solver, "rmsprop") != 0
          && strcmp (solver, "sgd") != 0))
    arguments_raise ("option", "Solver must be adam, rmsprop or sgd");
  job->solver = strcmp (solver, "adam") == 0 ? BP_ADAM
                : strcmp (solver, "sgd") == 0 ? BP_SGD : BP_RMSPROP;
  job->momentum = get_number (how, "Momentum", NAN);
  job->nesterov = get_number (how, "Nesterov", 0) != 0;
  job->beta1 = get_number (how, "Beta1", NAN);
  job->beta2 = get_number (how, "Beta2", NAN);
  job->epsilon = get_number (how, "Epsilon", NAN);
  job->dropout = get_number (how, "Dropout", 0);
  job->seed = get_number (how, "Seed", 0);
  job->step = get_number (how, "Step", 0);
  job->loss = get_number (how, "Loss", 0);
  job->multilabel = get_number (how, "MultiLabel", 0) != 0;

  const double batch = get_number (how, "BatchSize", NAN);
  if (!(batch >= 1 && batch == floor (batch)))
    arguments_raise ("value", "BatchSize must be a whole number, 1 or more, but is %s",
                     bp_number (batch).text);
  job->batch = (ptrdiff_t) fmin (batch, 9007199254740992.0);
}

/* The length of LearnRate: 1, or the number of parts. */
static mwSize get_parts (const mxArray *how, const double **rate, mwSize count)
{
  const double parts = get_number (how, "Parts", 1);
  if (!(parts >= 1 && parts == floor (parts) && parts <= fmax (1, (double) count))
      || count % (mwSize) parts != 0)
    arguments_raise ("value", "Parts must be a whole number that divides order, but is %s",
                     bp_number (parts).text);
  const mxArray *rates = mxGetField (how, 0, "LearnRate");
  if (!rates || !mxIsDouble (rates) || mxIsComplex (rates) || mxIsSparse (rates)
      || mxGetNumberOfElements (rates) != (size_t) parts)
    arguments_raise ("type", "LearnRate must be one number, or one for each part");
  *rate = mxGetData (rates);
  for (mwSize e = 0; e < (mwSize) parts; e++)
    if (!((*rate)[e] > 0 && isfinite ((*rate)[e])))
      arguments_raise ("value", "LearnRate must be more than 0 and finite, but is %s",
                       bp_number ((*rate)[e]).text);
  return (mwSize) parts;
}

/* A new matrix whose first column is `first`, which is freed; or, with one part, `first`. */
static mxArray *with_columns (mxArray *first, mwSize parts)
{
  if (parts == 1)
    return first;
  const mwSize n = mxGetNumberOfElements (first);
  mxArray *A = mxCreateNumericMatrix (n, parts, mxGetClassID (first), mxREAL);
  if (n > 0)
    memcpy (mxGetData (A), mxGetData (first), n * mxGetElementSize (first));
  mxDestroyArray (first);
  return A;
}

/* Column e of A, as a copy of the column before; A has a column for each part. */
static void *next_column (mxArray *A, mwSize e, mwSize parts)
{
  const size_t bytes = mxGetNumberOfElements (A) / parts * mxGetElementSize (A);
  char *column = (char *) mxGetData (A) + e * bytes;
  if (e > 0 && bytes > 0)
    memcpy (column, column - bytes, bytes);
  return column;
}

/* Trains on the parts, one after the other; returns how many entries of order are done. */
static bp_status train (bp_training *job, mwSize parts, const double *rate,
                        mxArray *out[])
{
  const ptrdiff_t count = job->count / (ptrdiff_t) parts;
  bp_job here = { .net = job->net, .precision = job->precision, .weight = job->weight,
                  .X.rows = job->Xt.cols };
  double *loss = mxGetData (out[LOSS]), *hits = mxGetData (out[HITS]);
  double *penalty = mxGetData (out[PENALTY]);
  bp_status status = BP_OK;
  ptrdiff_t done = 0;
  job->count = count;
  for (mwSize e = 0; e < parts && status == BP_OK; e++) {
    job->learn_rate = rate[e];
    job->theta = next_column (out[TO], e, parts);
    job->moment1 = next_column (out[TO_MOMENT1], e, parts);
    job->moment2 = next_column (out[TO_MOMENT2], e, parts);
    here.theta = job->theta;
    status = bp_train_batches (job);
    loss[e] = job->loss;
    hits[e] = (double) job->hits;
    penalty[e] = bp_penalty (&here);
    done += job->done;
    job->loss = 0;
    job->order += count;
    job->step += ceil ((double) count / (double) job->batch);
  }
  job->done = done;
  return status;
}

/* After get_order. */
static void get_places (bp_training *job, const mxArray *how)
{
  const mxArray *places = mxGetField (how, 0, "Places");
  job->place = NULL;
  if (!places || mxGetNumberOfElements (places) == 0)
    return;
  if (mxGetClassID (places) != mxUINT32_CLASS
      || mxGetNumberOfElements (places) != (size_t) job->count || job->count > job->batch)
    arguments_raise ("type", "Places must be uint32, one for each entry of order, which must"
                     " be one batch");
  job->place = mxGetData (places);
}

static void get_order (bp_training *job, const mxArray *order)
{
  if (mxGetClassID (order) != mxUINT32_CLASS)
    arguments_raise ("type", "order must be uint32, but is of class %s",
                     mxGetClassName (order));
  job->order = mxGetData (order);
  job->count = (ptrdiff_t) mxGetNumberOfElements (order);
}

void gateway_batches (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  bp_training job;
  mxArray *out[OUTPUTS];

  /* usage */
  if (nrhs != INPUTS || nlhs > OUTPUTS)
    arguments_raise ("usage", "needs theta, moment1, moment2, net, Xt, Yt, options,"
                     " how and order");

  /* get */
  arguments_get_training (&job, prhs[THETA], prhs[NET], prhs[XT], prhs[YT],
                          prhs[OPTIONS]);
  get_how (&job, prhs[HOW]);
  get_order (&job, prhs[ORDER]);
  get_places (&job, prhs[HOW]);
  const double *rate;
  const mwSize parts = get_parts (prhs[HOW], &rate, (mwSize) job.count);
  job.learn_rate = rate[0];
  arguments_check_training (&job);

  /* allocate */
  const bool one_moment = job.solver != BP_ADAM
                          && mxGetNumberOfElements (prhs[MOMENT2]) == 0;
  out[TO] = arguments_copy (prhs[THETA], "theta", job.precision, job.parameters);
  out[TO_MOMENT1] = arguments_copy (prhs[MOMENT1], "moment1", job.precision,
                                    job.parameters);
  out[TO_MOMENT2] = arguments_copy (prhs[MOMENT2], "moment2", job.precision,
                                    one_moment ? 0 : job.parameters);
  for (int i = TO; i <= TO_MOMENT2; i++)
    out[i] = with_columns (out[i], parts);
  for (int i = LOSS; i < OUTPUTS; i++)
    out[i] = mxCreateDoubleMatrix (1, parts, mxREAL);

  /* call */
  const bp_status status = train (&job, parts, rate, out);
  if (status != BP_STOPPED)      /* what is done is not lost */
    arguments_finish (status);

  /* return */
  out[DONE] = mxCreateDoubleScalar ((double) job.done);
  for (int i = 0; i == 0 || i < nlhs; i++)
    plhs[i] = out[i];
}
