/* measure.c -- [J, H] = backprop_mex ('measure', theta, net, X, Y, options)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cost and, from the same pass, the outputs, examples by units.  options, of
 * which arguments.h tells, may be missing.  Ctrl-C ends it at the next block of examples: J and H are
 * empty then, and the script goes on; a second one ends the script.
 */
#include "arguments.h"
#include "gateway.h"
#include "interrupt.h"

enum { THETA, NET, X, Y, OPTIONS, INPUTS };             /* prhs */
enum { J, H, OUTPUTS };                                 /* plhs */

void gateway_measure (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  bp_job job = { 0 };

  /* usage */
  if (nrhs <= Y || nrhs > INPUTS || nlhs != OUTPUTS)
    arguments_raise ("usage", "needs theta, net, X and Y, and returns J and H");

  /* get */
  arguments_get (&job, prhs[THETA], prhs[NET], prhs[X], prhs[Y],
                 nrhs > OPTIONS ? prhs[OPTIONS] : NULL);

  /* allocate */
  const int top = job.net->layers - 1;
  plhs[H] = arguments_matrix (&job, job.X.rows, job.net->size[top]);
  job.a = mxCalloc ((size_t) top + 1, sizeof *job.a);
  job.a[top] = mxGetData (plhs[H]);

  /* call */
  const bp_status status = bp_evaluate (&job);
  if (status == BP_STOPPED) {
    interrupt_take ();
    plhs[J] = mxCreateDoubleMatrix (0, 0, mxREAL);
    plhs[H] = mxCreateDoubleMatrix (0, 0, mxREAL);
    return;
  }
  arguments_finish (status);

  /* return */
  plhs[J] = mxCreateDoubleScalar (job.J);
}
