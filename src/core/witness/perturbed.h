/* perturbed.h -- how much a block's cost changes when some z move.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each z moves twice, up and down.  The change itself is computed from layer to layer,
 * in addition to the values without the move (baseline.h): two costs are never
 * subtracted from each other.
 */
#ifndef MOVED_H
#define MOVED_H

#include "base/real.h"
#include "witness/baseline.h"

#define perturbed_cost  KERNEL (perturbed_cost)
#define perturbed_layer KERNEL (perturbed_layer)
#define perturbed_one   KERNEL (perturbed_one)

/* Moves of the z of some units of a layer, example by example: unit i's are
 * factor[i] up and factor[i] down, or, where factor is NULL, those that start at
 * up + i step and down + i step. */
typedef struct {
  const double *up, *down;
  const double *factor;
  ptrdiff_t step;
} moves;

/* A thread's workspace: moves of one unit, and of a whole layer twice. */
typedef struct {
  double *one, *a, *z;
} perturbed_room;

/* The number of doubles that a workspace needs, and that its a and z each need. */
ptrdiff_t perturbed_one (const baseline *r);
ptrdiff_t perturbed_layer (const baseline *r);

/* The sum over the examples, with their weights, of cost (up) - cost (down), when
 * the moves m are those of units first .. first + count - 1 of the layer (one of
 * them or all; all if the loss is SQUARED_SOFT and it is the output's).  kept is
 * as baseline_... left it, or some of its rows; `rows` is already filled up.  No z of
 * this layer or above may move by more than DIFFERENCE_MOST. */
double perturbed_cost (const baseline *r, const double *kept, ptrdiff_t rows, int layer,
                       ptrdiff_t first, ptrdiff_t count, moves m, perturbed_room room);

#endif
