/* nnthreads_mex.c -- n = nnthreads_mex ()   n = nnthreads_mex (n)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number of threads is OpenMP's own setting, which all gateways share.
 */
#include <limits.h>
#include <math.h>
#include "arguments.h"

enum { N, INPUTS };                                     /* prhs */

void mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  /* usage */
  if (nrhs > INPUTS || nlhs > 1)
    arguments_raise ("usage", "needs at most the number of threads");

  /* get */
  if (nrhs > N) {
    const mxArray *n = prhs[N];
    if ((!mxIsNumeric (n) && !mxIsLogical (n)) || mxIsComplex (n)
        || mxGetNumberOfElements (n) != 1)
      arguments_raise ("type", "n must be one whole number, 1 or more");
    const double value = mxGetScalar (n);
    if (!(value >= 1 && value <= 1024 && value == floor (value)))
      arguments_raise ("value", "n must be whole and from 1 to 1024, but is %s",
                       bp_number (value).text);

    /* call */
    bp_threads_set ((int) value);
  }

  /* return */
  plhs[0] = mxCreateDoubleScalar (bp_threads ());
}
