/* block.h -- forward and backward for one block of examples: the algorithm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BLOCK_H
#define BLOCK_H

#include <stdbool.h>
#include "backprop.h"
#include "real.h"

/* One thread's workspace.  Every matrix in it is a block: at most `capacity`
 * rows, columns ld apart. */
typedef struct {
  ptrdiff_t capacity, ld;
  ptrdiff_t first, rows;     /* the examples at hand                          */
  const real *x;             /* their inputs, columns ldx apart: X itself,    */
  ptrdiff_t ldx;             /*   or x_copy                                   */
  real *x_copy;              /* NULL where X is used in place                 */
  real *y;                   /* targets; NULL if there are none               */
  real **z, **a;             /* by layer; z[l] may be a[l] (activation.h)     */
  real *d, *e;               /* deltas of a layer and of the one below        */
  void *memory;              /* holds all of these                            */
} block;

/* Examples in a block, so that what it touches stays in a core's cache. */
ptrdiff_t block_capacity (const bp_job *job);

bp_status block_create (block *b, const bp_job *job);
void block_free (block *b);

/* Runs examples first .. first + rows - 1 forward to h = a(L); returns the sum
 * of their costs (0 if the job has no Y) and leaves d(L) in b->d if a gradient
 * or d is wanted.  Copies z, a and d(L) out where the job wants them. */
double block_forward (block *b, const bp_job *job, ptrdiff_t first, ptrdiff_t rows);

/* Adds the block's sums d [1 a]' to Delta, from the output layer down; copies
 * d out where the job wants it.  Delta NULL: the deltas alone. */
void block_backward (block *b, const bp_job *job, real *Delta);

#endif
