/* numgrad.c -- numgrad = backprop_mex ('numgrad', theta, net, X, Y, options, wanted)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * numgrad has theta's size.  options (see arguments.h) and wanted may be missing; wanted
 * is [], or logical and as long as theta: numgrad is NaN where wanted is false.
 */
#include "arguments.h"
#include "gateway.h"

enum { THETA, NET, X, Y, OPTIONS, WANTED, INPUTS };    /* prhs */
enum { NUMGRAD, OUTPUTS };                             /* plhs */

static const unsigned char *get_wanted (const bp_job *job, const mxArray *wanted)
{
  if (!wanted || mxGetNumberOfElements (wanted) == 0)
    return NULL;
  if (!mxIsLogical (wanted) || mxIsSparse (wanted)
      || (ptrdiff_t) mxGetNumberOfElements (wanted) != job->parameters)
    arguments_raise ("type", "wanted must be logical, full and as long as theta");
  return mxGetData (wanted);
}

void gateway_numgrad (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  bp_job job = { 0 };

  /* usage */
  if (nrhs <= Y || nrhs > INPUTS || nlhs > OUTPUTS)
    arguments_raise ("usage", "needs theta, net, X and Y");

  /* get */
  arguments_get (&job, prhs[THETA], prhs[NET], prhs[X], prhs[Y],
                 nrhs > OPTIONS ? prhs[OPTIONS] : NULL);
  const unsigned char *wanted = get_wanted (&job, nrhs > WANTED ? prhs[WANTED] : NULL);

  /* allocate */
  plhs[NUMGRAD] = arguments_like_theta (&job, prhs[THETA]);

  /* call */
  arguments_finish (bp_numerical_gradient (&job, wanted, mxGetData (plhs[NUMGRAD])));

  /* return */
}
