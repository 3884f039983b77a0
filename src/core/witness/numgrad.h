/* numgrad.h -- the cost's derivatives by central differences, for one
 * instruction set each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef NUMGRAD_H
#define NUMGRAD_H

#include "backprop.h"
#include "base/processor.h"
#include "base/real.h"

#define numgrad_here PASTE (numgrad, ISA, PRECISION)

/* What bp_numerical_gradient (backprop.h) does. */
#define ROW(name) bp_status numgrad_##name (const bp_job *job, \
                                            const unsigned char *wanted, void *numgrad);
EACH_PROCESSOR (ROW)
#undef ROW

#endif
