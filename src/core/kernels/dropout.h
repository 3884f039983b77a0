/* dropout.h -- which hidden units are left out, for which example of which step.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Srivastava et al., "Dropout", JMLR 15 (2014), inverted: what is kept is
 * divided by the share that is kept, so that prediction needs no change.
 *
 * The random numbers have no state: Philox4x32-10 of Salmon et al., "Parallel
 * random numbers: as easy as 1, 2, 3" (SC11), makes four words from a counter
 * and a key.  The key is the seed; the counter (example, unit / 4, layer, step)
 * gives the words of four neighbouring units.  So the masks depend neither on
 * threads nor on where training was interrupted.
 */
#ifndef DROPOUT_H
#define DROPOUT_H

#include <stdint.h>
#include "base/real.h"

#define dropout_mask KERNEL (dropout_mask)

typedef struct {
  uint32_t key[2];       /* the seed's low and high half                        */
  uint32_t step;         /* steps done before this one                          */
  const unsigned *place; /* of each example in its batch, from 1; NULL: in order */
  ptrdiff_t places;      /* how many these are                                  */
  uint32_t least;        /* a unit is kept if its word is at least this         */
  real scale;            /* what it is multiplied by                            */
} dropout;

/* mask (rows-by-units, leading dimension ld) = d->scale where a unit is kept, 0
 * where it is left out, for the examples first, first + 1, ... of the batch. */
void dropout_mask (const dropout *d, int layer, ptrdiff_t first, ptrdiff_t rows,
                   ptrdiff_t units, real *mask, ptrdiff_t ld);

#endif
