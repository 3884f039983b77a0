/* evaluate.h -- a checked job, evaluated in the working precision.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef EVALUATE_H
#define EVALUATE_H

#include "backprop.h"
#include "base/real.h"

#define evaluate TYPED (evaluate)
#define evaluate_penalty TYPED (evaluate_penalty)

bp_status evaluate (bp_job *job);      /* in double */
bp_status evaluate_s (bp_job *job);    /* the same source, in single */

/* lambda / (2 m) times the sum of the squares of all weights but the biases' */
double evaluate_penalty (const bp_job *job);
double evaluate_penalty_s (const bp_job *job);

#endif
