/* measure.c -- [J, H] = backprop_mex ('measure', theta, net, X, Y, options, early)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cost and, from the same pass, the outputs, examples by units.  options: see
 * arguments.h.  early: if true, a Ctrl-C that is held (hold.c) ends this at the next block
 * of examples, and J and H are empty.
 */
#include <stdbool.h>
#include "arguments.h"
#include "arrays.h"
#include "gateway.h"
#include "interrupt.h"

enum { THETA, NET, X, Y, OPTIONS, EARLY, INPUTS };      /* prhs */
enum { J, H, OUTPUTS };                                 /* plhs */

void gateway_measure (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  bp_job job = { 0 };

  /* usage */
  if (nrhs != INPUTS || nlhs != OUTPUTS || !mxIsLogicalScalar (prhs[EARLY]))
    arguments_raise ("usage", "needs theta, net, X, Y, options and early");

  /* get */
  arguments_get (&job, prhs[THETA], prhs[NET], prhs[X], prhs[Y], prhs[OPTIONS]);
  const bool early = mxIsLogicalScalarTrue (prhs[EARLY]);
  if (early)
    job.stop = interrupt_asked;

  /* allocate */
  const int top = job.net->layers - 1;
  plhs[H] = arguments_matrix (&job, job.X.rows, job.net->size[top]);
  job.a = array_memory (top + 1, sizeof *job.a);
  job.a[top] = mxGetData (plhs[H]);

  /* call */
  const bp_status status = bp_evaluate (&job);
  if (status == BP_STOPPED && early) {
    plhs[J] = mxCreateDoubleMatrix (0, 0, mxREAL);
    plhs[H] = mxCreateDoubleMatrix (0, 0, mxREAL);
    return;
  }
  arguments_finish (status);

  /* return */
  plhs[J] = mxCreateDoubleScalar (job.J);
}
