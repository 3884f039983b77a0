/* gateway.h -- the functions of backprop_mex, one in each file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is like a mexFunction whose arguments begin after its name: for
 * backprop_mex ('cost', theta, ...) prhs[0] of gateway_cost is theta.  All have the same
 * paragraphs: usage, get, allocate, call, return.  A new one gets a line here, in the
 * table of backprop_mex.c and in Makefile.am.
 */
#ifndef GATEWAY_H
#define GATEWAY_H

#include "mex.h"

typedef void gateway (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[]);

gateway gateway_batches, gateway_cost, gateway_crc32, gateway_forward,
        gateway_hessmult, gateway_hold, gateway_inputgrad, gateway_lbfgs,
        gateway_measure, gateway_nncost, gateway_numgrad, gateway_threads,
        gateway_uniform;

/* Frees what gateway_lbfgs keeps between calls. */
void lbfgs_forget (void);

#endif
