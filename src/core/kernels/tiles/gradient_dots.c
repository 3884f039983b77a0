/* gradient_dots.c -- the gradient: dot tiles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tile: DOT_UNITS by DOT_INPUTS, each entry a vector of sums over examples t,
 * t + LANES, ..
 *
 *        a0 a1 .. a4           Its lanes are added up in the end, by a tree
 *   d0  c00 c01 .. c04         that transposes as it adds.
 *   ..
 */
#include "base/share.h"
#include "base/transpose.h"
#include "kernels/tiles/tiles.h"

/* ---- gradient, dot tiles ---- */

/* lane i: where bit `step` of i is 0, a[i] + a[i + step], else the same of b */
ALWAYS_INLINE vector add_pairs (vector a, vector b, int step)
{
  const pair p = cross (a, b, step);
  return p.low + p.high;
}

/* Lane i of the result is the sum of v[i]'s lanes, for i < n; the rest is 0.
 * v is overwritten. */
ALWAYS_INLINE vector add_lanes (vector *v, int n)
{
  const vector zero = splat (0);
  UNROLL for (int step = 1; step < LANES; step *= 2)
    UNROLL for (int i = 0; i < LANES; i += 2 * step)
      if (i < n)
        v[i] = add_pairs (v[i], i + step < n ? v[i + step] : zero, step);
  return v[0];
}

/* c += D' A for the vector of examples at t; prefetches PREFETCH_COLUMNS from `next` on */
ALWAYS_INLINE void dot_step (int nd, int na, const real *D, ptrdiff_t ldd,
                             const real *A, ptrdiff_t lda, const real *next, vector *c)
{
  vector d[DOT_UNITS];
  UNROLL for (int i = 0; i < nd; i++)
    d[i] = load_once (D + i * ldd);
  UNROLL for (int j = 0; j < na; j++) {
    const vector a = load_once (A + j * lda);
    if (j < PREFETCH_COLUMNS)
      __builtin_prefetch (next + j * lda);
    UNROLL for (int i = 0; i < nd; i++)
      c[j * nd + i] += d[i] * a;
  }
}

/* Delta (nd units by na inputs) += D' A.  With few sums, each addition would wait for the
 * one before: then every other vector of examples is added to a second set of sums. */
ALWAYS_INLINE void dot_tile (int nd, int na, ptrdiff_t rows, const real *D,
                             ptrdiff_t ldd, const real *A, ptrdiff_t lda,
                             real *Delta, ptrdiff_t ld, const real *next)
{
  const bool two = nd * na <= DOT_UNITS * DOT_INPUTS / 2;
  vector c[DOT_UNITS * DOT_INPUTS + LANES], other[DOT_UNITS * DOT_INPUTS + LANES];
  UNROLL_ALL for (int i = 0; i < nd * na; i++)
    c[i] = other[i] = splat (0);
  ptrdiff_t t = 0;
  for (; two && t + LANES < rows; t += 2 * LANES) {
    dot_step (nd, na, D + t, ldd, A + t, lda, next + t, c);
    dot_step (nd, na, D + t + LANES, ldd, A + t + LANES, lda, next + t + LANES, other);
  }
  for (; t < rows; t += LANES)
    dot_step (nd, na, D + t, ldd, A + t, lda, next + t, c);
  if (two)
    UNROLL_ALL for (int i = 0; i < nd * na; i++)
      c[i] += other[i];
  real sums[DOT_UNITS * DOT_INPUTS + LANES];
  UNROLL for (int i = 0; i < nd * na; i += LANES)
    store (sums + i, add_lanes (c + i, nd * na - i));
  UNROLL for (int j = 0; j < na; j++)
    UNROLL for (int i = 0; i < nd; i++)
      Delta[j * ld + i] += sums[j * nd + i];
}

#define CASE(nd, na) \
  case nd * 8 + na: \
    dot_tile (nd, na, rows, D, ldd, A, lda, Delta, ld, next); \
    break;
#define CASES(nd) CASE (nd, 1) CASE (nd, 2) CASE (nd, 3) CASE (nd, 4)

static void dot_any (ptrdiff_t nd, ptrdiff_t na, ptrdiff_t rows, const real *D,
                     ptrdiff_t ldd, const real *A, ptrdiff_t lda, real *Delta,
                     ptrdiff_t ld, const real *next)
{
  switch (nd * 8 + na) {
    CASES (1) CASES (2) CASES (3)
#if REGISTERS == 32
    CASES (4) CASES (5)
    CASE (1, 5) CASE (2, 5) CASE (3, 5) CASE (4, 5) CASE (5, 5)
#endif
  }
}
#undef CASE
#undef CASES

void tiles_dots (const product *p, ptrdiff_t first, ptrdiff_t rows, const real *D,
                 ptrdiff_t ldd, ptrdiff_t inputs, const real *A, ptrdiff_t lda,
                 real *Delta)
{
  const ptrdiff_t units = p->out - first;
  const ptrdiff_t across = groups (inputs, DOT_INPUTS), down = groups (units, DOT_UNITS);
  for (ptrdiff_t j = 0; j < across; j++) {
    const ptrdiff_t a = share_start (inputs, j, across);
    const ptrdiff_t na = share_start (inputs, j + 1, across) - a;
    for (ptrdiff_t i = 0; i < down; i++) {
      const ptrdiff_t u = share_start (units, i, down), d = first + u;
      const ptrdiff_t ask = i < na ? i : 0;
      dot_any (share_start (units, i + 1, down) - u, na, rows, D + d * ldd, ldd,
               A + a * lda, lda, Delta + d + a * p->ld, p->ld,
               A + (a + na + ask) * lda);
    }
  }
}
