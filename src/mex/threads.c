/* threads.c -- [n, isa] = backprop_mex ('threads')   [n, isa] = backprop_mex ('threads', n)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * n          threads from now on, until this file is unloaded
 */
#include "arguments.h"
#include "gateway.h"

enum { N, INPUTS };                                     /* prhs */

void gateway_threads (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  /* usage */
  if (nrhs > INPUTS || nlhs > 2)
    arguments_raise ("usage", "needs at most the number of threads");

  /* get and call */
  if (nrhs > N)
    bp_threads_set (arguments_threads (prhs[N], "n"));

  /* return */
  plhs[0] = mxCreateDoubleScalar (bp_threads ());
  if (nlhs > 1)
    plhs[1] = mxCreateString (bp_instruction_set ());
}
