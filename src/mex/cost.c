/* cost.c -- [J, grad, z, a, d, Delta]
 *                = backprop_mex ('cost', theta, net, X, Y, options, names)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With one output the cost alone; with two also its gradient, of theta's size; with
 * more also the steps: z, a, d as cells by layer, Delta of theta's size.  options
 * (see arguments.h) may be missing.  names may be missing, or is a cell with the
 * names that theta, X and Y have in errors.
 *
 * net may be a cell, nnCostFunction's: {input_layer_size, hidden_layer_size, num_labels,
 * lambda}.
 *
 * ... = backprop_mex ('nncost', theta, net, X, Y, options): the same, but an error
 * backprop:named if net has ClassNames or MultiLabel, or Y is not of a numeric class: then
 * nncost turns Y into numbers.  To test that here costs nothing; in .m it takes a third
 * of a small call.
 */
#include <stdbool.h>
#include "arguments.h"
#include "gateway.h"

enum { THETA, NET, X, Y, OPTIONS, NAMES, INPUTS };      /* prhs */
enum { J, GRAD, Z, A, D, DELTA, OUTPUTS };              /* plhs */

static const bp_names course_names = {
  "nn_params", "X", "y", "lambda", "input_layer_size"
};

/* The texts are copied to memory of this function: Octave does not free by itself what
 * mxArrayToString returns. */
static bp_names get_names (const mxArray *cell)
{
  static char text[3][128];
  bp_names names = bp_own_names;
  const char **to[] = { &names.theta, &names.X, &names.Y };
  if (!mxIsCell (cell) || mxGetNumberOfElements (cell) != 3)
    arguments_raise ("usage", "names must be a cell of three");
  for (int i = 0; i < 3; i++) {
    const mxArray *name = mxGetCell (cell, i);
    if (!name || !mxIsChar (name))
      arguments_raise ("usage", "names must be texts");
    mxGetString (name, text[i], sizeof text[i]);        /* a longer one is cut */
    *to[i] = text[i];
  }
  return names;
}

void gateway_cost (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  bp_job job = { 0 };

  /* usage */
  if (nrhs <= Y || nrhs > INPUTS || nlhs > OUTPUTS)
    arguments_raise ("usage", "needs theta, net, X and Y");

  /* get */
  const bp_names names = nrhs > NAMES ? get_names (prhs[NAMES])
                         : mxIsCell (prhs[NET]) ? course_names : bp_own_names;
  job.names = &names;
  arguments_get (&job, prhs[THETA], prhs[NET], prhs[X], prhs[Y],
                 nrhs > OPTIONS ? prhs[OPTIONS] : NULL);

  /* allocate */
  const int top = job.net->layers - 1;
  if (nlhs > GRAD) {
    plhs[GRAD] = arguments_like_theta (&job, prhs[THETA]);
    job.grad = mxGetData (plhs[GRAD]);
  }
  if (nlhs > Z)
    plhs[Z] = arguments_layers (&job, top, &job.z);
  if (nlhs > A)
    plhs[A] = arguments_layers (&job, top, &job.a);
  if (nlhs > D)
    plhs[D] = arguments_layers (&job, top, &job.d);
  if (nlhs > DELTA) {
    plhs[DELTA] = arguments_like_theta (&job, prhs[THETA]);
    job.Delta = mxGetData (plhs[DELTA]);
  }

  /* call */
  arguments_finish (bp_evaluate (&job));

  /* return */
  plhs[J] = mxCreateNumericMatrix (1, 1, arguments_class (&job), mxREAL);
  if (job.precision == BP_SINGLE)
    *(float *) mxGetData (plhs[J]) = (float) job.J;
  else
    *(double *) mxGetData (plhs[J]) = job.J;
}

void gateway_nncost (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  if (nrhs > Y) {
    const mxArray *net = prhs[NET];
    const bool named
      = mxIsStruct (net) && mxGetNumberOfElements (net) == 1
        && (mxGetField (net, 0, "ClassNames") || mxGetField (net, 0, "MultiLabel"));
    if (named || !mxIsNumeric (prhs[Y]))
      arguments_raise ("named", "Y must be numbers");
  }
  gateway_cost (nlhs, plhs, nrhs, prhs);
}
