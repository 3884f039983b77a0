/* network.h -- from nncreate's struct, or the course's sizes, to the engine's network.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef NETWORK_H
#define NETWORK_H

#include "mex.h"
#include "../core/backprop.h"

/* net is a struct from nncreate, or nnCostFunction's cell {input_layer_size,
 * hidden_layer_size, num_labels, lambda} for the course's network. */
const bp_network *network_get (const mxArray *net);

#endif
