/* numgrad.h -- the cost's derivatives by central differences, for one
 * instruction set each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef NUMGRAD_H
#define NUMGRAD_H

#include "backprop.h"
#include "base/real.h"

#define numgrad_here PASTE (numgrad, ISA, PRECISION)

/* What bp_numerical_gradient (backprop.h) does. */
bp_status numgrad_v4 (const bp_job *job, const unsigned char *wanted, void *numgrad);
bp_status numgrad_v3 (const bp_job *job, const unsigned char *wanted, void *numgrad);
bp_status numgrad_v2 (const bp_job *job, const unsigned char *wanted, void *numgrad);
bp_status numgrad_blas (const bp_job *job, const unsigned char *wanted, void *numgrad);

#endif
