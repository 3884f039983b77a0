/* arguments.h -- from mxArrays to the engine's job, and from its status to an
 * error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of the arguments are read in place.  New memory comes from array_memory: it
 * is freed in every case, also when an error is raised, so a gateway has nothing to
 * clean up.
 */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include "mex.h"
#include "../core/backprop.h"

/* Fills the job (all 0 except its names) with theta, net and X, and with Y and options
 * unless they are NULL; raises an error in the user's words if one of them can't be used.
 *
 * options, here and below: a cell, {'Weights', w, 'Threads', n}.  Each pair may be missing;
 * names are in any letter case; w or n = [] means the same as a missing pair.  Anything
 * else raises backprop:option. */
void arguments_get (bp_job *job, const mxArray *theta, const mxArray *net,
                    const mxArray *X, const mxArray *Y, const mxArray *options);

/* The same for training: X and targets have an example in each column.  The gateway
 * fills in how to train, and what training changes (theta, the moments); then
 * arguments_check raises an error if the job can't be used. */
void arguments_get_training (bp_training *job, const mxArray *theta, const mxArray *net,
                             const mxArray *Xt, const mxArray *Yt,
                             const mxArray *options);
void arguments_check_training (const bp_training *job);

/* A copy of A in the given precision; raises an error unless A is full, real and
 * double or single, and has `count` entries. */
mxArray *arguments_copy (const mxArray *A, const char *name, bp_type precision,
                         ptrdiff_t count);

/* A as a number of threads; raises an error if it is not one. */
int arguments_threads (const mxArray *n, const char *name);

/* A new cell, 1-by-layers, with a matrix of examples by units for each layer
 * above the input up to `last`; *data receives pointers to their values. */
mxArray *arguments_layers (const bp_job *job, int last, void ***data);

/* mxDOUBLE_CLASS or mxSINGLE_CLASS */
mxClassID arguments_class (const bp_job *job);

/* A new matrix of that class, rows-by-cols; raises an error if there are too many
 * entries.  (mxCreateNumericMatrix multiplies unchecked.) */
mxArray *arguments_matrix (const bp_job *job, ptrdiff_t rows, ptrdiff_t cols);

/* A new matrix of theta's size. */
mxArray *arguments_like_theta (const bp_job *job, const mxArray *theta);

/* Raises an error unless all went well; an interrupt ends the script. */
void arguments_finish (bp_status status);

/* The first raises an error with the id backprop:KIND; the second one with the status's
 * id, unless the status is BP_OK. */
_Noreturn void arguments_raise (const char *kind, const char *format, ...);
void arguments_raise_status (bp_status status, const char *message);

#endif
