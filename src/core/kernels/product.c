/* product.c -- the three products of a layer: kernels of our own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compiled once for each precision and instruction set.  A kernel holds a tile
 * of the result in registers and adds products to it until it is whole.
 *
 *   forward, backward          the tile: PANEL_UNITS units wide, 2 vectors of
 *                              examples long.
 *        w0  w1 .. w12         Each step loads a0 and a1 from one column of A
 *   a0  c00 c01 .. c0,12       and multiplies both by a row of the panel, the
 *   a1  c10 c11 .. c1,12       packed piece of Theta that belongs to the tile.
 *
 *   gradient, outer tiles      the tile: OUTER_VECTORS of units by OUTER_INPUTS
 *                              or, where there are but LOW_VECTORS, LOW_INPUTS.
 *        a0 a1 .. a5           d comes from the block's transpose, where the
 *   d0  c00 c01 .. c05         units of an example are neighbours; a is one
 *   ..                         number for all lanes.
 *
 *   gradient, dot tiles        the tile: DOT_UNITS by DOT_INPUTS, each entry
 *        a0 a1 .. a4           a vector of sums over examples t, t + LANES, ..
 *   d0  c00 c01 .. c04         Its lanes are added up in the end, by a tree
 *   ..                         that transposes as it adds.
 *
 *   Wide layers (PRODUCT_THIN or more) have outer tiles, the last vector filled
 *   up; thin ones have them from THIN_OUTER vectors on, and dot tiles for the units that
 *   are left.
 *
 * The sizes of all these stand in tuning.h.
 */
#include <string.h>
#include "base/memory.h"
#include "base/share.h"
#include "base/transpose.h"
#include "kernels/product.h"
#include "kernels/tuning.h"

enum { LINE = MEMORY_LINE / sizeof (real) };

/* n things are divided into the fewest groups of at most `most`. */
static ptrdiff_t groups (ptrdiff_t n, ptrdiff_t most) { return (n + most - 1) / most; }

/* ---- forward and backward ---- */

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

/* c += a w, for one column of A and one row of the panel */
ALWAYS_INLINE void panel_step (int nv, int nu, const real *A, const real *W,
                               vector c[2][PANEL_UNITS])
{
  vector a[2];
  UNROLL for (int v = 0; v < nv; v++)
    a[v] = load (A + v * LANES);
  int u = 0;
#ifdef __aarch64__
  UNROLL for (; u + LANES <= nu; u += LANES) {
    const vector w = load_once (W + u);
    UNROLL for (int i = 0; i < LANES; i++)
      UNROLL for (int v = 0; v < nv; v++)
        c[v][u + i] += a[v] * splat (w[i]);
  }
#endif
  UNROLL for (; u < nu; u++) {
    const vector w = splat (W[u]);
    UNROLL for (int v = 0; v < nv; v++)
      c[v][u] += a[v] * w;
  }
}

/* C (nv vectors by nu units) = bias + A W, or C + A W for a later part of the steps;
 * the panel W has nu numbers a step.  Every PREFETCH_STEPS steps the lines at
 * `next` are prefetched, and `next` moves on by `ahead`; if that is 0, none are.  X may
 * begin anywhere in a line: so a tile's last numbers are in the line that was not yet
 * prefetched with the tile before. */
ALWAYS_INLINE void panel_tile (int nv, int nu, ptrdiff_t steps, const real *A,
                               ptrdiff_t lda, const real *W, const real *bias,
                               bool more, real *C, ptrdiff_t ldc,
                               const real *next, ptrdiff_t ahead)
{
  vector c[2][PANEL_UNITS];
  UNROLL for (int u = 0; u < nu; u++)
    UNROLL for (int v = 0; v < nv; v++)
      c[v][u] = more ? load (C + u * ldc + v * LANES) : splat (bias ? bias[u] : 0);
  ptrdiff_t k = 0;
  for (; k + PREFETCH_STEPS <= steps; k += PREFETCH_STEPS) {
    if (ahead)
      UNROLL for (int i = 0; i < PREFETCH_LINES; i++)
        __builtin_prefetch (next + (i + 1) * LINE - 1);
    next += ahead;
    UNROLL for (int i = 0; i < PREFETCH_STEPS; i++)
      panel_step (nv, nu, A + i * lda, W + i * nu, c);
    A += PREFETCH_STEPS * lda;
    W += PREFETCH_STEPS * nu;
  }
  for (; k < steps; k++, A += lda, W += nu)
    panel_step (nv, nu, A, W, c);
  UNROLL for (int u = 0; u < nu; u++)
    UNROLL for (int v = 0; v < nv; v++)
      store (C + u * ldc + v * LANES, c[v][u]);
}

#define CASE(nu) \
  case nu: \
    if (nv == 2) \
      panel_tile (2, nu, steps, A, lda, W, bias, more, C, ldc, next, ahead); \
    else \
      panel_tile (1, nu, steps, A, lda, W, bias, more, C, ldc, next, ahead); \
    break;

static void panel_any (int nv, ptrdiff_t nu, ptrdiff_t steps, const real *A,
                       ptrdiff_t lda, const real *W, const real *bias, bool more,
                       real *C, ptrdiff_t ldc, const real *next, ptrdiff_t ahead)
{
  switch (nu) {
    CASE (1) CASE (2) CASE (3) CASE (4) CASE (5) CASE (6)
#if REGISTERS == 32
    CASE (7) CASE (8) CASE (9) CASE (10) CASE (11) CASE (12)
#endif
#ifdef __AVX512F__
    CASE (13)
#endif
  }
}
#undef CASE

/* to = A (rows-by-steps), tile after tile, each as its steps read it */
static void lay_tiles (ptrdiff_t rows, ptrdiff_t steps, const real *A, ptrdiff_t lda,
                       real *to)
{
  for (ptrdiff_t k = 0; k < steps; k++)
    for (ptrdiff_t t = 0; t < rows; t += 2 * LANES) {
      const real *from = A + k * lda + t;
      real *tile = to + t * steps;
      if (rows - t > LANES) {
        store (tile + k * 2 * LANES, load (from));
        store (tile + k * 2 * LANES + LANES, load (from + LANES));
      } else
        store (tile + k * LANES, load (from));
    }
}

enum { PAIR = 2 * LANES };        /* examples of a tile */

/* Reals of a piece for that number of inputs. */
static ptrdiff_t piece_length (ptrdiff_t steps)
{
  return steps <= NEAR_INPUTS ? 0
         : PIECE_ROWS * (steps < PIECE_INPUTS ? steps : PIECE_INPUTS);
}

/* C (rows-by-units) = bias + A W, W packed in panels of `steps` rows.  A tile is only
 * a line or two of the cache wide, and each column of X lies on another page: so A is
 * copied into the order in which it is read, a piece at a time, while the first
 * PREFETCH_STEPS panels prefetch the next piece, spread over their steps. */
static void multiply (ptrdiff_t rows, ptrdiff_t units, ptrdiff_t steps,
                      const real *A, ptrdiff_t lda, const real *W,
                      const real *bias, real *C, ptrdiff_t ldc, real *piece)
{
  const ptrdiff_t count = groups (units, PANEL_UNITS), pairs = groups (rows, PAIR);
  const bool small = count <= SMALL_PANELS, near = steps <= NEAR_INPUTS;
  const ptrdiff_t strips = groups (pairs, small ? 1 : PIECE_ROWS / PAIR);
  const ptrdiff_t pieces = groups (steps, small ? SMALL_INPUTS : PIECE_INPUTS);
  for (ptrdiff_t s = 0; s < strips; s++) {
    const ptrdiff_t first = share_start (pairs, s, strips) * PAIR;
    const ptrdiff_t end = share_start (pairs, s + 1, strips) * PAIR;
    const ptrdiff_t n = (end < rows ? end : rows) - first;
    for (ptrdiff_t q = 0; q < pieces; q++) {
      const ptrdiff_t k = share_start (steps, q, pieces);
      const ptrdiff_t nk = share_start (steps, q + 1, pieces) - k;
      const real *from = A + first + k * lda;
      const real *next = q + 1 < pieces ? from + nk * lda : A + first + n;
      if (!near)
        lay_tiles (n, nk, from, lda, piece);
      for (ptrdiff_t i = 0; i < count; i++) {
        const ptrdiff_t u = share_start (units, i, count);
        const ptrdiff_t nu = share_start (units, i + 1, count) - u;
        const bool ask = (PREFETCH_LARGE || small) && i < PREFETCH_STEPS;
        for (ptrdiff_t t = 0; t < n; t += PAIR) {
          const int nv = n - t > LANES ? 2 : 1;
          panel_any (nv, nu, nk, near ? from + t : piece + t * nk,
                     near ? lda : nv * LANES, W + u * steps + k * nu,
                     bias ? bias + u : NULL, k > 0, C + u * ldc + first + t, ldc,
                     next + t + nk / PREFETCH_STEPS * i * lda, ask ? lda : 0);
        }
      }
    }
  }
}

/* ---- setting up ---- */

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

/* forward: W(k, u) = Theta(u, k) by panels of u, for some inputs k */
static void pack_forward (const product *p, ptrdiff_t first, ptrdiff_t count)
{
  const ptrdiff_t panels = groups (p->out, PANEL_UNITS);
  const real *weights = p->Theta + p->out;
  for (ptrdiff_t i = 0; i < panels; i++) {
    const ptrdiff_t u = share_start (p->out, i, panels);
    const ptrdiff_t nu = share_start (p->out, i + 1, panels) - u;
    for (ptrdiff_t k = first; k < first + count; k++) {
      const real *from = weights + k * p->out + u;
      real *to = p->forward + u * p->in + k * nu;
      if (nu == PANEL_UNITS)             /* a copy whose length is a constant */
        memcpy (to, from, PANEL_UNITS * sizeof *to);
      else
        for (ptrdiff_t j = 0; j < nu; j++)
          to[j] = from[j];
    }
  }
}

/* backward: W(u, k) = Theta(u, k) by panels of k, for some inputs k */
static void pack_backward (const product *p, ptrdiff_t first, ptrdiff_t count)
{
  const ptrdiff_t panels = groups (p->in, PANEL_UNITS), end = first + count;
  const real *weights = p->Theta + p->out;
  for (ptrdiff_t i = 0; i < panels; i++) {
    const ptrdiff_t k = share_start (p->in, i, panels);
    const ptrdiff_t nk = share_start (p->in, i + 1, panels) - k;
    real *to = p->backward + k * p->out;
    for (ptrdiff_t j = k < first ? first - k : 0; j < nk && k + j < end; j++)
      for (ptrdiff_t u = 0; u < p->out; u++)
        to[u * nk + j] = weights[(k + j) * p->out + u];
  }
}

void product_pack_columns (const product *p, ptrdiff_t first, ptrdiff_t count)
{
  pack_forward (p, first, count);
  if (p->backward)
    pack_backward (p, first, count);
}

ptrdiff_t product_plan (product *p, ptrdiff_t in, ptrdiff_t out,
                        const real *Theta, bool backward)
{
  p->in = in;
  p->out = out;
  p->Theta = Theta;
  const ptrdiff_t filled = groups (outer_vectors (p) * width (p), LANES) * LANES;
  p->ld = memory_apart (filled > out ? filled : out, sizeof (real));
  return in * out * (backward ? 2 : 1);
}

void product_pack (product *p, real *to, bool backward)
{
  p->forward = to;
  p->backward = backward ? to + p->in * p->out : NULL;
  product_pack_columns (p, 0, p->in);
}

ptrdiff_t product_workspace (const product *p)
{
  return piece_length (p->in > p->out ? p->in : p->out);
}

void product_forward (const product *p, ptrdiff_t rows, const real *A,
                      ptrdiff_t lda, real *Z, ptrdiff_t ldz, real *scratch)
{
  multiply (rows, p->out, p->in, A, lda, p->forward, p->Theta, Z, ldz, scratch);
}

void product_backward (const product *p, ptrdiff_t rows, const real *D,
                       ptrdiff_t ldd, real *E, ptrdiff_t lde, real *scratch)
{
  multiply (rows, p->in, p->out, D, ldd, p->backward, NULL, E, lde, scratch);
}

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

/* Delta = Delta + D' A for the units from `first` on.  A starts at the first of these
 * `inputs`; D and Delta start at the first of all units. */
static void gradient_dots (const product *p, ptrdiff_t first, ptrdiff_t rows,
                           const real *D, ptrdiff_t ldd, ptrdiff_t inputs,
                           const real *A, ptrdiff_t lda, real *Delta)
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

/* ---- gradient, outer tiles ---- */

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
        gradient_dots (p, vectors * units, rows, D, ldd, na, A + a * lda, lda,
                       Delta + a * p->ld);
    }
}

ptrdiff_t product_scratch (const product *p, ptrdiff_t rows)
{
  return outer_vectors (p) * width (p) * rows;
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
    gradient_dots (p, 0, rows, D, ldd, count, A, lda, Delta);
}

void product_gradient (const product *p, ptrdiff_t rows, const real *D,
                       ptrdiff_t ldd, const real *A, ptrdiff_t lda,
                       real *Delta, real *scratch)
{
  product_gradient_turn (p, 0, rows, rows, D, ldd, scratch);
  product_gradient_bias (p, rows, D, ldd, Delta);
  product_gradient_columns (p, rows, D, ldd, scratch, 0, p->in, A, lda, Delta + p->ld);
}
