/* hessmult.c -- Hv = backprop_mex ('hessmult', theta, v, net, X, Y, options)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hv has theta's size.  options (see arguments.h) may be missing.
 */
#include "arguments.h"
#include "arrays.h"
#include "gateway.h"

enum { THETA, V, NET, X, Y, OPTIONS, INPUTS };          /* prhs */
enum { HV, OUTPUTS };                                   /* plhs */

/* v in the job's precision; raises an error if it doesn't fit theta. */
static const void *get_v (const bp_job *job, const mxArray *v)
{
  if ((!mxIsDouble (v) && !mxIsSingle (v)) || mxIsSparse (v) || mxIsComplex (v))
    arguments_raise ("type", "v must be full, real and double or single,"
                     " but is %s%s",
                     mxIsSparse (v) || mxIsComplex (v) ? "" : "of class ",
                     mxIsSparse (v) ? "sparse" : mxIsComplex (v) ? "complex"
                                               : mxGetClassName (v));
  const ptrdiff_t n = (ptrdiff_t) mxGetNumberOfElements (v);
  if (n != job->parameters)
    arguments_raise ("size", "v must have %td entries, as theta, but has %td",
                     job->parameters, n);

  const bp_matrix given = { .type = mxIsSingle (v) ? BP_SINGLE : BP_DOUBLE,
                            .rows = n, .cols = 1, .values = mxGetData (v) };
  if (given.type == job->precision)
    return given.values;
  void *to = array_memory (n, sizeof (double));
  for (ptrdiff_t i = 0; i < n; i++)
    if (job->precision == BP_SINGLE)
      ((float *) to)[i] = (float) bp_entry (&given, i);
    else
      ((double *) to)[i] = bp_entry (&given, i);
  return to;
}

void gateway_hessmult (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  bp_job job = { 0 };

  /* usage */
  if (nrhs <= Y || nrhs > INPUTS || nlhs > OUTPUTS)
    arguments_raise ("usage", "needs theta, v, net, X and Y");

  /* get */
  arguments_get (&job, prhs[THETA], prhs[NET], prhs[X], prhs[Y],
                 nrhs > OPTIONS ? prhs[OPTIONS] : NULL);
  const void *v = get_v (&job, prhs[V]);

  /* allocate */
  plhs[HV] = arguments_like_theta (&job, prhs[THETA]);

  /* call */
  arguments_finish (bp_hessian_multiply (&job, v, mxGetData (plhs[HV])));

  /* return */
}
