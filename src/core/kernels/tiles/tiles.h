/* tiles.h -- what the kernels of the three products share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A kernel holds a tile of the result in registers and adds products to it until it is
 * complete.  panels.c, gradient.c and gradient_dots.c each have a kind of tile, with its
 * sizes in tuning.h.  They are compiled once for each precision and instruction set.
 */
#ifndef TILES_H
#define TILES_H

#include "base/vector.h"
#include "kernels/product.h"
#include "kernels/tuning.h"

#define tiles_dots  KERNEL (tiles_dots)
#define tiles_outer KERNEL (tiles_outer)

/* How many units have outer tiles, the last vector of them filled up. */
ptrdiff_t tiles_outer (const product *p);

/* Delta = Delta + D' A by dot tiles, for the units from `first` on.  A starts at the first of
 * these `inputs`; D and Delta start at the first of all units. */
void tiles_dots (const product *p, ptrdiff_t first, ptrdiff_t rows, const real *D,
                 ptrdiff_t ldd, ptrdiff_t inputs, const real *A, ptrdiff_t lda,
                 real *Delta);

/* n things are divided into the fewest groups of at most `most`. */
static inline ptrdiff_t groups (ptrdiff_t n, ptrdiff_t most) { return (n + most - 1) / most; }

/* Kept in a register: else the compiler reads it anew in every multiplication. */
ALWAYS_INLINE vector load_once (const real *p)
{
  vector v = load (p);
#ifdef __aarch64__
  __asm__ ("" : "+w" (v));
#else
  __asm__ ("" : "+v" (v));
#endif
  return v;
}

#endif
