/* batches.c -- [theta, moment1, moment2, done, loss, hits]
 *   = backprop_mex ('batches', theta, moment1, moment2, net, Xt, Yt, weights, threads, how, order)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trains by mini-batches.  Xt has an example a column; Yt are labels, or targets
 * with an example a column.  weights and threads may be empty; so may moment2
 * but with adam.  order: uint32, the examples from 1, batch behind batch; the last may
 * be smaller.  how: a struct with
 *
 *   Solver      'adam', 'rmsprop' or 'sgd'
 *   LearnRate, BatchSize
 *   Beta1 of adam; Beta2, Epsilon of adam and rmsprop; Momentum of sgd
 *   Nesterov                of sgd: true for Nesterov's momentum (false)
 *   Dropout, Seed           share of the hidden units left out, and its seed (0)
 *   Step                    steps done before (0)
 *   Loss                    what loss goes on from (0)
 *
 * What is there to go on from is theta, the moments and Step.  done examples of
 * order are trained on: fewer than it has after Ctrl-C, in whole batches.  loss is
 * the sum of their costs, added to Loss, hits how many of them were predicted right.
 */
#include <math.h>
#include <string.h>
#include "arguments.h"
#include "gateway.h"
#include "interrupt.h"

enum { THETA, MOMENT1, MOMENT2, NET, XT, YT, WEIGHTS, THREADS, HOW, ORDER,
       INPUTS };                                                      /* prhs */
enum { TO, TO_MOMENT1, TO_MOMENT2, DONE, LOSS, HITS, OUTPUTS };       /* plhs */

/* A field of how that is one number; `missing` where there is none. */
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
  job->learn_rate = get_number (how, "LearnRate", NAN);
  job->momentum = get_number (how, "Momentum", NAN);
  job->nesterov = get_number (how, "Nesterov", 0) != 0;
  job->beta1 = get_number (how, "Beta1", NAN);
  job->beta2 = get_number (how, "Beta2", NAN);
  job->epsilon = get_number (how, "Epsilon", NAN);
  job->dropout = get_number (how, "Dropout", 0);
  job->seed = get_number (how, "Seed", 0);
  job->step = get_number (how, "Step", 0);
  job->loss = get_number (how, "Loss", 0);

  const double batch = get_number (how, "BatchSize", NAN);
  if (!(batch >= 1 && batch == floor (batch)))
    arguments_raise ("value", "BatchSize must be a whole number, 1 or more, but is %s",
                     bp_number (batch).text);
  job->batch = (ptrdiff_t) fmin (batch, 9007199254740992.0);
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
    arguments_raise ("usage", "needs theta, moment1, moment2, net, Xt, Yt, weights,"
                     " threads, how and order");

  /* get */
  arguments_get_training (&job, prhs[THETA], prhs[NET], prhs[XT], prhs[YT],
                          prhs[WEIGHTS], prhs[THREADS]);
  get_how (&job, prhs[HOW]);
  get_order (&job, prhs[ORDER]);
  arguments_check_training (&job);

  /* allocate */
  const bool one_moment = job.solver != BP_ADAM
                          && mxGetNumberOfElements (prhs[MOMENT2]) == 0;
  out[TO] = arguments_copy (prhs[THETA], "theta", job.precision, job.parameters);
  out[TO_MOMENT1] = arguments_copy (prhs[MOMENT1], "moment1", job.precision,
                                    job.parameters);
  out[TO_MOMENT2] = arguments_copy (prhs[MOMENT2], "moment2", job.precision,
                                    one_moment ? 0 : job.parameters);
  job.theta = mxGetData (out[TO]);
  job.moment1 = mxGetData (out[TO_MOMENT1]);
  job.moment2 = mxGetData (out[TO_MOMENT2]);

  /* call */
  const bp_status status = bp_train_batches (&job);
  if (status == BP_STOPPED)
    interrupt_take ();           /* what is done is not lost */
  else
    arguments_finish (status);

  /* return */
  out[DONE] = mxCreateDoubleScalar ((double) job.done);
  out[LOSS] = mxCreateDoubleScalar (job.loss);
  out[HITS] = mxCreateDoubleScalar ((double) job.hits);
  for (int i = 0; i == 0 || i < nlhs; i++)
    plhs[i] = out[i];
}
