/* lbfgs_runs.h -- the open runs of L-BFGS, and their states.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LBFGS_RUNS_H
#define LBFGS_RUNS_H

#include "mex.h"
#include "../core/lbfgs.h"

typedef struct run {
  double number;                                   /* its name in .m files     */
  lbfgs l;
  mwSize dimensions, *size;                        /* of x                     */
  struct run *next;
} run;

/* A new run from x, or from a state that was saved; how: see lbfgs.c. */
run *run_begin (const mxArray *x, const mxArray *how);
run *run_resume (const mxArray *state, const mxArray *how);

/* The run of that number; raises an error if there is none. */
run *run_find (const mxArray *number);

/* Frees it, if there is one. */
void run_free (double number);

/* Iterations with the cost of a network; prhs from net on, plhs as 'train' returns. */
void run_train (run *r, int nlhs, mxArray *plhs[], const mxArray *prhs[]);

/* Structs: its numbers; all that is needed to continue. */
mxArray *run_numbers (const run *r);
mxArray *run_state (const run *r);

/* A new array like x: its values, or zeros where values is NULL. */
mxArray *run_array (const run *r, const void *values);
mxClassID run_class (const run *r);
size_t run_bytes (const run *r);                   /* of an entry of x         */

/* The number in a field, or `otherwise` if it is missing. */
double lbfgs_number (const mxArray *from, const char *name, double otherwise);

/* Raises an error unless A is one struct. */
void lbfgs_need_struct (const mxArray *A, const char *name);

#endif
