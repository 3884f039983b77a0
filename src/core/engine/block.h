/* block.h -- forward and backward for one block of examples: the algorithm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BLOCK_H
#define BLOCK_H

#include "base/real.h"
#include "engine/plan.h"

#define block_backward TYPED (block_backward)
#define block_create   TYPED (block_create)
#define block_forward  TYPED (block_forward)
#define block_hidden   TYPED (block_hidden)
#define block_free     TYPED (block_free)

/* One thread's workspace.  Every matrix in it is a block: at most as many rows as
 * the plan's blocks have, columns ld apart.  The current rows are filled up to a
 * multiple of a vector's lanes: with inputs 0 and deltas 0. */
typedef struct {
  ptrdiff_t ld;
  ptrdiff_t first, rows;     /* the current examples                          */
  ptrdiff_t filled;          /* rows, rounded up to whole vectors             */
  const real *x;             /* their inputs, columns ldx apart: X itself     */
  ptrdiff_t ldx;             /*   where it can be used in place, or x_copy    */
  real *x_copy;
  nonzeros nonzeros;         /* or, if X is sparse, their non-zeros;          */
  ptrdiff_t *cursor;         /*   where in each column of X the rows from     */
  ptrdiff_t cursor_at;       /*   cursor_at on start                          */
  real *y;                   /* targets; NULL if there are none               */
  real *w;                   /* weights; NULL if all are 1                    */
  real **z, **a;             /* by layer; z[l] may be a[l] (activation.h)     */
  real **own;                /* z[l] where it is in this workspace            */
  real *d, *e;               /* deltas of a layer and of the one below        */
  real *scratch;             /* product.h                                     */
  void *memory;              /* holds all of these                            */
} block;

bp_status block_create (block *b, const plan *p);
void block_free (block *b);

/* Runs the plan's block i forward through the hidden layers, without output; adds to
 * s->sums their activations (w .* a) of this chunk, and keeps as many as s has room for. */
void block_hidden (block *b, const plan *p, const means *s, ptrdiff_t i, ptrdiff_t chunk);

/* Runs the plan's block i forward to h = a(L); returns the sum of its examples'
 * costs (0 if the job has no Y) and leaves d(L) in b->d if the backward pass is
 * wanted.  Copies z, a and d(L) to the job's results if it asks for them. */
double block_forward (block *b, const plan *p, ptrdiff_t i);

/* Adds the block's d [1 a]' to the sums, from the output layer down; copies d to
 * the job's results if it asks for it.  sums NULL: only the deltas. */
void block_backward (block *b, const plan *p, real *sums);

#endif
