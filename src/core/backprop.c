/* backprop.c -- the engine's door: a job goes to the precision it asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "backprop.h"
#include "evaluate.h"
#include "hessian.h"
#include "minibatch.h"

bp_status bp_evaluate (bp_job *job)
{
  return job->precision == BP_SINGLE ? evaluate_s (job) : evaluate (job);
}

bp_status bp_hessian_multiply (const bp_job *job, const void *v, void *Hv)
{
  return job->precision == BP_SINGLE ? hessian_multiply_s (job, v, Hv)
                                     : hessian_multiply (job, v, Hv);
}

bp_status bp_train_batches (bp_training *job)
{
  return job->precision == BP_SINGLE ? minibatch_train_s (job) : minibatch_train (job);
}
