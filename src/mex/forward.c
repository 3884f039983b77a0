/* forward.c -- [H, z, a] = backprop_mex ('forward', theta, net, X)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * H is examples by outputs; z and a are cells by layer; a has neither the input nor H.
 */
#include "arguments.h"
#include "arrays.h"
#include "gateway.h"

enum { THETA, NET, X, INPUTS };                         /* prhs */
enum { H, Z, A, OUTPUTS };                              /* plhs */

void gateway_forward (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  bp_job job = { 0 };

  /* usage */
  if (nrhs != INPUTS || nlhs > OUTPUTS)
    arguments_raise ("usage", "needs theta, net and X");

  /* get */
  arguments_get (&job, prhs[THETA], prhs[NET], prhs[X], NULL, NULL);

  /* allocate */
  const int top = job.net->layers - 1;
  plhs[H] = arguments_matrix (&job, job.X.rows, job.net->size[top]);
  if (nlhs > Z)
    plhs[Z] = arguments_layers (&job, top, &job.z);
  if (nlhs > A)
    plhs[A] = arguments_layers (&job, top - 1, &job.a);
  else
    job.a = array_memory (top + 1, sizeof *job.a);
  job.a[top] = mxGetData (plhs[H]);

  /* call */
  arguments_finish (bp_evaluate (&job));

  /* return */
}
