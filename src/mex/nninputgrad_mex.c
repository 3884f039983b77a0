/* nninputgrad_mex.c -- dX = nninputgrad_mex (theta, net, X, Y, weights, threads)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * dX is full and as large as X.  weights and threads may be missing or empty.
 */
#include "arguments.h"

enum { THETA, NET, X, Y, WEIGHTS, THREADS, INPUTS };    /* prhs */
enum { DX, OUTPUTS };                                   /* plhs */

void mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  bp_job job;

  /* usage */
  if (nrhs <= Y || nrhs > INPUTS || nlhs > OUTPUTS)
    arguments_raise ("usage", "needs theta, net, X and Y");

  /* get */
  arguments_get (&job, prhs[THETA], prhs[NET], prhs[X], prhs[Y],
                 nrhs > WEIGHTS ? prhs[WEIGHTS] : NULL,
                 nrhs > THREADS ? prhs[THREADS] : NULL);

  /* allocate */
  plhs[DX] = mxCreateNumericMatrix (job.X.rows, job.X.cols, arguments_class (&job),
                                    mxREAL);
  job.dX = mxGetData (plhs[DX]);

  /* call */
  arguments_finish (bp_evaluate (&job));

  /* return */
}
