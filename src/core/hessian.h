/* hessian.h -- the exact product of the cost's Hessian with a vector.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef HESSIAN_H
#define HESSIAN_H

#include "backprop.h"

#ifdef REAL_IS_SINGLE
#define hessian_multiply hessian_multiply_s
#endif

/* Hv = H v, H the matrix of the second derivatives of J by theta, for a job
 * that bp_check has passed; what the job wants is not looked at.  v and Hv are
 * as long as theta, of its precision, and do not overlap.  At a kink (relu,
 * leakyrelu, elu at z = 0) g'' is 0.  BP_OK, BP_NO_MEMORY or BP_STOPPED.
 * The bits of Hv don't depend on the number of threads. */
bp_status hessian_multiply (const bp_job *job, const void *v, void *Hv);

/* The same source, in single. */
bp_status hessian_multiply_s (const bp_job *job, const void *v, void *Hv);

/* In the precision that the job asks for. */
static inline bp_status bp_hessian_multiply (const bp_job *job, const void *v,
                                             void *Hv)
{
  return job->precision == BP_SINGLE ? hessian_multiply_s (job, v, Hv)
                                     : hessian_multiply (job, v, Hv);
}

#endif
