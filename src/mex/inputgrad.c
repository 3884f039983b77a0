/* inputgrad.c -- dX = backprop_mex ('inputgrad', theta, net, X, Y, options)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * dX is full and has X's size.  options (see arguments.h) may be missing.
 */
#include "arguments.h"
#include "gateway.h"

enum { THETA, NET, X, Y, OPTIONS, INPUTS };             /* prhs */
enum { DX, OUTPUTS };                                   /* plhs */

void gateway_inputgrad (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  bp_job job = { 0 };

  /* usage */
  if (nrhs <= Y || nrhs > INPUTS || nlhs > OUTPUTS)
    arguments_raise ("usage", "needs theta, net, X and Y");

  /* get */
  arguments_get (&job, prhs[THETA], prhs[NET], prhs[X], prhs[Y],
                 nrhs > OPTIONS ? prhs[OPTIONS] : NULL);

  /* allocate */
  plhs[DX] = arguments_matrix (&job, job.X.rows, job.X.cols);
  job.dX = mxGetData (plhs[DX]);

  /* call */
  arguments_finish (bp_evaluate (&job));

  /* return */
}
