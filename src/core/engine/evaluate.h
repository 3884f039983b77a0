/* evaluate.h -- a checked job, evaluated in the working precision.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef EVALUATE_H
#define EVALUATE_H

#include "backprop.h"
#include "base/real.h"

#define evaluate TYPED (evaluate)

bp_status evaluate (bp_job *job);      /* in double */
bp_status evaluate_s (bp_job *job);    /* the same source, in single */

#endif
