/* gradient.c -- the gradient: outer tiles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tile: OUTER_VECTORS of units by OUTER_INPUTS or, where there are only LOW_VECTORS,
 * LOW_INPUTS.
 *
 *        a0 a1 .. a5           d comes from the block's transpose, where the
 *   d0  c00 c01 .. c05         units of an example are neighbours; a is one
 *   ..                         number for all lanes.
 *
 * Wide layers (PRODUCT_THIN units or more) have outer tiles, with the last vector padded.
 * Thin layers have outer tiles for whole vectors of units, if there are at least THIN_OUTER
 * of them, and the tiles of gradient_dots.c for the other units.
 */
#include "base/share.h"
#include "base/transpose.h"
#include "kernels/tiles/tiles.h"

/* How many examples share a vector of units, and how many units the vector has. */
static int sharing (const product *p) { return p->out < PRODUCT_THIN ? THIN_SHARE : 1; }
static int width (const product *p) { return LANES / sharing (p); }

/* How many vectors of units have outer tiles. */
static ptrdiff_t outer_vectors (const product *p)
{
  const int units = width (p);
  const ptrdiff_t most = p->out / units + (p->out % units > THIN_FILLED);
  return p->out >= PRODUCT_THIN ? groups (p->out, units) : most >= THIN_OUTER ? most : 0;
}

ptrdiff_t tiles_outer (const product *p) { return outer_vectors (p) * width (p); }

/* Delta (nv vectors of units by na inputs) += Dt A; Dt has a row for each example, or for
 * two: then their numbers take turns in the lanes, and neighbours are added up. */
ALWAYS_INLINE void outer_tile (int share, int nv, int na, ptrdiff_t rows,
                               const real *Dt, const real *A, ptrdiff_t lda,
                               real *Delta, ptrdiff_t ld)
{
  vector c[OUTER_VECTORS + 1][LOW_INPUTS];
  UNROLL for (int j = 0; j < na; j++) {
    UNROLL for (int v = 0; v < nv; v++)
      c[v][j] = splat (0);
    c[nv][j] = splat (0);
    UNROLL for (int v = 0; v < nv; v += share)
      __builtin_prefetch (Delta + j * ld + v / share * LANES, 1);
  }
  for (ptrdiff_t t = 0; t < rows; t += share) {
    vector d[OUTER_VECTORS];
    UNROLL for (int v = 0; v < nv; v++)
      d[v] = load (Dt + v * LANES);
    Dt += nv * LANES;
    UNROLL for (int j = 0; j < na; j++) {
      const vector a = splat_some (A + j * lda + t, share);
      UNROLL for (int v = 0; v < nv; v++)
        c[v][j] += d[v] * a;
    }
  }
  UNROLL for (int j = 0; j < na; j++)
    UNROLL for (int v = 0; v < nv; v += share) {
      real *to = Delta + j * ld + v / share * LANES;
      store (to, load (to) + (share == 1 ? c[v][j]
                                         : add_neighbours (c[v][j], c[v + 1][j])));
    }
}

#define CASE(nv, na) \
  case nv * 16 + na: \
    if (share == 1) \
      outer_tile (1, nv, na, rows, Dt, A, lda, Delta, ld); \
    else \
      outer_tile (THIN_SHARE, nv, na, rows, Dt, A, lda, Delta, ld); \
    break;
#define CASES(nv) CASE (nv, 1) CASE (nv, 2) CASE (nv, 3) CASE (nv, 4)

static void outer_any (int share, ptrdiff_t nv, ptrdiff_t na, ptrdiff_t rows,
                       const real *Dt, const real *A, ptrdiff_t lda, real *Delta,
                       ptrdiff_t ld)
{
  switch (nv * 16 + na) {
    CASES (1) CASES (2) CASES (3)
#if REGISTERS == 32
    CASES (4)
    CASE (1, 5) CASE (2, 5) CASE (3, 5) CASE (4, 5)
    CASE (1, 6) CASE (2, 6) CASE (3, 6) CASE (4, 6)
    CASE (1, 7) CASE (2, 7) CASE (3, 7)
    CASE (1, 8) CASE (2, 8) CASE (3, 8)
#endif
  }
}
#undef CASE
#undef CASES

/* The gradient for these vectors of units, the same A and Delta; then, while A is still
 * in the cache, for the units that are left. */
static void gradient_outer (const product *p, ptrdiff_t vectors, ptrdiff_t rows,
                            const real *Dt, const real *D, ptrdiff_t ldd,
                            ptrdiff_t inputs, const real *A, ptrdiff_t lda, real *Delta)
{
  const int share = sharing (p), units = width (p);
  const ptrdiff_t down = groups (vectors, OUTER_VECTORS);
  const ptrdiff_t across = groups (inputs, vectors > LOW_VECTORS ? OUTER_INPUTS
                                                                 : LOW_INPUTS);
  ptrdiff_t most = DELTA_BYTES / (rows * OUTER_VECTORS * VECTOR_BYTES);
  if (p->out < PRODUCT_THIN)
    most = down;
  else if (most < 1 || inputs <= DELTA_INPUTS)   /* these stay in the first cache */
    most = 1;

  for (ptrdiff_t first = 0; first < down; first += most)
    for (ptrdiff_t j = 0; j < across; j++) {
      const ptrdiff_t a = share_start (inputs, j, across);
      const ptrdiff_t na = share_start (inputs, j + 1, across) - a;
      for (ptrdiff_t i = first; i < down && i < first + most; i++) {
        const ptrdiff_t v = share_start (vectors, i, down);
        const ptrdiff_t nv = share_start (vectors, i + 1, down) - v;
        outer_any (share, nv, na, rows, Dt + v * units * rows, A + a * lda, lda,
                   Delta + v * units + a * p->ld, p->ld);
      }
      if (vectors * units < p->out)
        tiles_dots (p, vectors * units, rows, D, ldd, na, A + a * lda, lda,
                       Delta + a * p->ld);
    }
}

ptrdiff_t product_scratch (const product *p, ptrdiff_t rows)
{
  return tiles_outer (p) * rows;
}

/* One group of OUTER_VECTORS of units after the other, each in the order in which its
 * tiles read it; the last is filled up with 0, because what is there may be denormal, which
 * is slow. */
void product_gradient_turn (const product *p, ptrdiff_t first, ptrdiff_t rows,
                            ptrdiff_t total, const real *D, ptrdiff_t ldd,
                            real *scratch)
{
  const int share = sharing (p), units = width (p);
  const ptrdiff_t vectors = outer_vectors (p), down = groups (vectors, OUTER_VECTORS);
  for (ptrdiff_t i = 0; i < down; i++) {
    const ptrdiff_t v = share_start (vectors, i, down);
    const ptrdiff_t nv = share_start (vectors, i + 1, down) - v;
    const ptrdiff_t u = v * units, end = u + nv * units, row = nv * LANES;
    real *to = scratch + u * total + first * nv * units;
    if (end > p->out)
      for (ptrdiff_t t = 0; t < rows / share; t++)
        store (to + t * row + row - LANES, splat (0));
    const real *from = D + u * ldd + first;
    const ptrdiff_t n = (end < p->out ? end : p->out) - u;
    if (share == 1)
      transpose (rows, n, from, ldd, to, row);
    else
      transpose_groups (rows, n, THIN_SHARE, from, ldd, to, row);
  }
}

void product_gradient_bias (const product *p, ptrdiff_t rows, const real *D,
                            ptrdiff_t ldd, real *Delta)
{
  for (ptrdiff_t u = 0; u < p->out; u++) {
    vector sum = splat (0);
    for (ptrdiff_t t = 0; t < rows; t += LANES)
      sum += load (D + u * ldd + t);
    for (int i = 0; i < LANES; i++)
      Delta[u] += sum[i];
  }
}

void product_gradient_columns (const product *p, ptrdiff_t rows, const real *D,
                               ptrdiff_t ldd, const real *scratch, ptrdiff_t first,
                               ptrdiff_t count, const real *A, ptrdiff_t lda,
                               real *Delta)
{
  const ptrdiff_t vectors = outer_vectors (p);
  A += first * lda;
  if (vectors > 0)
    gradient_outer (p, vectors, rows, scratch, D, ldd, count, A, lda, Delta);
  else
    tiles_dots (p, 0, rows, D, ldd, count, A, lda, Delta);
}

void product_gradient (const product *p, ptrdiff_t rows, const real *D,
                       ptrdiff_t ldd, const real *A, ptrdiff_t lda,
                       real *Delta, real *scratch)
{
  product_gradient_turn (p, 0, rows, rows, D, ldd, scratch);
  product_gradient_bias (p, rows, D, ldd, Delta);
  product_gradient_columns (p, rows, D, ldd, scratch, 0, p->in, A, lda, Delta + p->ld);
}
