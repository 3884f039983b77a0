/* hessian.h -- the exact product of the cost's Hessian with a vector.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bp_hessian_multiply in working precision: backprop.h is its manual.
 */
#ifndef HESSIAN_H
#define HESSIAN_H

#include "backprop.h"
#include "base/real.h"

#define hessian_multiply TYPED (hessian_multiply)

bp_status hessian_multiply (const bp_job *job, const void *v, void *Hv);

/* The same source, in single. */
bp_status hessian_multiply_s (const bp_job *job, const void *v, void *Hv);

#endif
