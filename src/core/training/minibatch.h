/* minibatch.h -- training by mini-batches: the loop over batches.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bp_train_batches (backprop.h) in the two precisions.
 */
#ifndef MINIBATCH_H
#define MINIBATCH_H

#include "backprop.h"
#include "base/real.h"

#define minibatch_train TYPED (minibatch_train)

bp_status minibatch_train (bp_training *job);
bp_status minibatch_train_s (bp_training *job);

#endif
