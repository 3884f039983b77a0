/* panels.c -- the forward and the backward product.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tile: PANEL_UNITS units wide, 2 vectors of examples long.
 *
 *        w0  w1 .. w12         Each step loads a0 and a1 from one column of A
 *   a0  c00 c01 .. c0,12       and multiplies both by a row of the panel, the
 *   a1  c10 c11 .. c1,12       packed piece of Theta that belongs to the tile.
 */
#include "base/memory.h"
#include "base/share.h"
#include "kernels/tiles/tiles.h"

enum { LINE = MEMORY_LINE / sizeof (real) };

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
