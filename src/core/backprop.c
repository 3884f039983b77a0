/* backprop.c -- the interface's functions, each in the precision that a job asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "backprop.h"
#include "base/processor.h"
#include "job/matrix.h"
#include "engine/evaluate.h"
#include "engine/hessian.h"
#include "training/minibatch.h"
#include "witness/numgrad.h"

double bp_entry (const bp_matrix *M, ptrdiff_t i)
{
  return matrix_value (M, i);
}

bp_status bp_evaluate (bp_job *job)
{
  return job->precision == BP_SINGLE ? evaluate_s (job) : evaluate (job);
}

double bp_penalty (const bp_job *job)
{
  return job->precision == BP_SINGLE ? evaluate_penalty_s (job) : evaluate_penalty (job);
}

bp_status bp_hessian_multiply (const bp_job *job, const void *v, void *Hv)
{
  return job->precision == BP_SINGLE ? hessian_multiply_s (job, v, Hv)
                                     : hessian_multiply (job, v, Hv);
}

bp_status bp_numerical_gradient (const bp_job *job, const unsigned char *wanted,
                                 void *numgrad)
{
#define ROW(name) numgrad_##name,
  static bp_status (*const numgrad_of[]) (const bp_job *, const unsigned char *, void *)
    = { EACH_PROCESSOR (ROW) };
  return numgrad_of[processor_level ()] (job, wanted, numgrad);
}

bp_status bp_train_batches (bp_training *job)
{
  return job->precision == BP_SINGLE ? minibatch_train_s (job) : minibatch_train (job);
}
