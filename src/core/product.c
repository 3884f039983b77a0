/* product.c -- the three products of a layer: kernels of our own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compiled once for each precision and instruction set.  A kernel holds a tile
 * of the result in registers and adds products to it until it is whole.
 *
 *   forward, backward          the tile: PANEL units wide, 2 vectors of
 *                              examples long.
 *        w0  w1 .. w12         Each step loads a0 and a1 from one column of A
 *   a0  c00 c01 .. c0,12       and multiplies both by a row of the panel, the
 *   a1  c10 c11 .. c1,12       packed piece of Theta that belongs to the tile.
 *
 *   gradient, thin layers      the tile: TALL units by FLAT inputs, each entry
 *        a0 a1 .. a4           a vector of sums over examples t, t + LANES, ..
 *   d0  c00 c01 .. c04         Its lanes are added up in the end, by a tree
 *   ..                         that transposes as it adds.
 *
 *   gradient, wide layers      the tile: DEEP vectors of units by BROAD inputs.
 *   (THIN units or more)       d comes from the block's transpose, where the
 *        a0 a1 .. a5           units of an example are neighbours; a is one
 *   d0  c00 c01 .. c05         number for all lanes.  Nothing is to be added
 *   ..                         up in the end.
 *
 * The sizes are the largest that leave the tile and its operands in registers:
 * there are 32 with AVX-512 and 16 before it.
 */
#include <string.h>
#include "product.h"
#include "transpose.h"
#include "vector.h"

#if defined __AVX512F__
enum { PANEL = 13, TALL = 5, FLAT = 5, DEEP = 4, BROAD = 6 };
#else
enum { PANEL = 6, TALL = 3, FLAT = 4, DEEP = 3, BROAD = 4 };
#endif
enum { THIN = 32 };

#define UNROLL _Pragma ("GCC unroll 16")
#define UNROLL_ALL _Pragma ("GCC unroll 32")

/* n things in the fewest groups of at most `most`, as even as can be: the
 * first thing of group i. */
static ptrdiff_t groups (ptrdiff_t n, ptrdiff_t most) { return (n + most - 1) / most; }

static ptrdiff_t group_start (ptrdiff_t n, ptrdiff_t count, ptrdiff_t i)
{
  const ptrdiff_t rest = n % count;
  return n / count * i + (i < rest ? i : rest);
}

/* ---- forward and backward ---- */

/* C (nv vectors by nu units) = bias + A W; the panel W has nu numbers a step.
 * The next tile's examples, `ahead` of these, are fetched; 0: there are none. */
ALWAYS_INLINE void panel_tile (int nv, int nu, ptrdiff_t steps, const real *A,
                               ptrdiff_t lda, ptrdiff_t ahead, const real *W,
                               const real *bias, real *C, ptrdiff_t ldc)
{
  vector c[2][PANEL];
  UNROLL for (int u = 0; u < nu; u++)
    for (int v = 0; v < nv; v++)
      c[v][u] = splat (bias ? bias[u] : 0);
  for (ptrdiff_t k = 0; k < steps; k++) {
    vector a[2];
    UNROLL for (int v = 0; v < nv; v++) {
      a[v] = load (A + v * LANES);
      __builtin_prefetch (A + v * LANES + ahead);
    }
    UNROLL for (int u = 0; u < nu; u++) {
      const vector w = splat (W[u]);
      UNROLL for (int v = 0; v < nv; v++)
        c[v][u] += a[v] * w;
    }
    A += lda;
    W += nu;
  }
  UNROLL for (int u = 0; u < nu; u++)
    UNROLL for (int v = 0; v < nv; v++)
      store (C + u * ldc + v * LANES, c[v][u]);
}

#define CASE(nu) \
  case nu: \
    if (nv == 2) panel_tile (2, nu, steps, A, lda, ahead, W, bias, C, ldc); \
    else         panel_tile (1, nu, steps, A, lda, ahead, W, bias, C, ldc); \
    break;

static void panel_any (int nv, ptrdiff_t nu, ptrdiff_t steps, const real *A,
                       ptrdiff_t lda, ptrdiff_t ahead, const real *W,
                       const real *bias, real *C, ptrdiff_t ldc)
{
  switch (nu) {
    CASE (1) CASE (2) CASE (3) CASE (4) CASE (5) CASE (6)
#if defined __AVX512F__
    CASE (7) CASE (8) CASE (9) CASE (10) CASE (11) CASE (12) CASE (13)
#endif
  }
}
#undef CASE

/* C (rows-by-units) = bias + A W, W packed in panels of `steps` rows.  Two
 * vectors of examples pass all panels while they are near; but a W too large
 * for the cache is gone through once, a panel at a time. */
static void multiply (ptrdiff_t rows, ptrdiff_t units, ptrdiff_t steps,
                      const real *A, ptrdiff_t lda, const real *W,
                      const real *bias, real *C, ptrdiff_t ldc)
{
  enum { NEAR = 384 * 1024 };
  const ptrdiff_t count = groups (units, PANEL);
  const bool small = units * steps * (ptrdiff_t) sizeof (real) <= NEAR;
  const ptrdiff_t stretch = small ? 2 * LANES : rows;
  for (ptrdiff_t first = 0; first < rows; first += stretch)
    for (ptrdiff_t i = 0; i < count; i++) {
      const ptrdiff_t u = group_start (units, count, i);
      const ptrdiff_t nu = group_start (units, count, i + 1) - u;
      for (ptrdiff_t t = first; t < rows && t < first + stretch; t += 2 * LANES)
        panel_any (rows - t > LANES ? 2 : 1, nu, steps, A + t, lda,
                   rows - t > 2 * LANES ? 2 * LANES : 0, W + u * steps,
                   bias ? bias + u : NULL, C + u * ldc + t, ldc);
    }
}

/* forward: W(k, u) = Theta(u, k) by panels of u, for some inputs k */
static void pack_forward (const product *p, ptrdiff_t first, ptrdiff_t count)
{
  const ptrdiff_t panels = groups (p->out, PANEL);
  const real *weights = p->Theta + p->out;
  for (ptrdiff_t i = 0; i < panels; i++) {
    const ptrdiff_t u = group_start (p->out, panels, i);
    const ptrdiff_t nu = group_start (p->out, panels, i + 1) - u;
    for (ptrdiff_t k = first; k < first + count; k++) {
      const real *from = weights + k * p->out + u;
      real *to = p->forward + u * p->in + k * nu;
      if (nu == PANEL)             /* a copy whose length is a constant */
        memcpy (to, from, PANEL * sizeof *to);
      else
        for (ptrdiff_t j = 0; j < nu; j++)
          to[j] = from[j];
    }
  }
}

/* backward: W(u, k) = Theta(u, k) by panels of k, for some inputs k */
static void pack_backward (const product *p, ptrdiff_t first, ptrdiff_t count)
{
  const ptrdiff_t panels = groups (p->in, PANEL), end = first + count;
  const real *weights = p->Theta + p->out;
  for (ptrdiff_t i = 0; i < panels; i++) {
    const ptrdiff_t k = group_start (p->in, panels, i);
    const ptrdiff_t nk = group_start (p->in, panels, i + 1) - k;
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
  p->ld = out;
  if (out >= THIN) {
    /* columns a multiple of 1 KB apart would share few lines of the cache */
    p->ld = (out + LANES - 1) / LANES * LANES;
    if (p->ld * (ptrdiff_t) sizeof (real) % 1024 == 0)
      p->ld += 64 / (ptrdiff_t) sizeof (real);
  }
  return in * out * (backward ? 2 : 1);
}

void product_pack (product *p, real *room, bool backward)
{
  p->forward = room;
  p->backward = backward ? room + p->in * p->out : NULL;
  product_pack_columns (p, 0, p->in);
}

void product_forward (const product *p, ptrdiff_t rows, const real *A,
                      ptrdiff_t lda, real *Z, ptrdiff_t ldz)
{
  multiply (rows, p->out, p->in, A, lda, p->forward, p->Theta, Z, ldz);
}

void product_backward (const product *p, ptrdiff_t rows, const real *D,
                       ptrdiff_t ldd, real *E, ptrdiff_t lde)
{
  multiply (rows, p->in, p->out, D, ldd, p->backward, NULL, E, lde);
}

/* ---- gradient, thin layers ---- */

/* lane i: where bit `step` of i is 0 a[i] + a[i + step], else the same of b */
ALWAYS_INLINE vector add_pairs (vector a, vector b, int step)
{
  const pair p = cross (a, b, step);
  return p.low + p.high;
}

/* Lane i of the result is the sum of v[i]'s lanes, for i < n; the rest is 0.
 * What is in v is lost. */
ALWAYS_INLINE vector add_lanes (vector *v, int n)
{
  const vector zero = splat (0);
  UNROLL for (int step = 1; step < LANES; step *= 2)
    UNROLL for (int i = 0; i < LANES; i += 2 * step)
      if (i < n)
        v[i] = add_pairs (v[i], i + step < n ? v[i + step] : zero, step);
  return v[0];
}

ALWAYS_INLINE void dot_tile (int nd, int na, ptrdiff_t rows, const real *D,
                             ptrdiff_t ldd, const real *A, ptrdiff_t lda,
                             real *Delta, ptrdiff_t ld)
{
  vector c[TALL * FLAT + LANES];
  UNROLL_ALL for (int i = 0; i < nd * na; i++)
    c[i] = splat (0);
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    vector d[TALL];
    UNROLL for (int i = 0; i < nd; i++)
      d[i] = load (D + i * ldd + t);
    UNROLL for (int j = 0; j < na; j++) {
      const vector a = load (A + j * lda + t);
      __builtin_prefetch (A + (j + na) * lda + t);    /* the next tile's */
      UNROLL for (int i = 0; i < nd; i++)
        c[j * nd + i] += d[i] * a;
    }
  }
  real sums[TALL * FLAT + LANES];
  UNROLL for (int i = 0; i < nd * na; i += LANES)
    store (sums + i, add_lanes (c + i, nd * na - i));
  UNROLL for (int j = 0; j < na; j++)
    UNROLL for (int i = 0; i < nd; i++)
      Delta[j * ld + i] += sums[j * nd + i];
}

#define CASE(nd, na) \
  case nd * 8 + na: dot_tile (nd, na, rows, D, ldd, A, lda, Delta, ld); break;
#define CASES(nd) CASE (nd, 1) CASE (nd, 2) CASE (nd, 3) CASE (nd, 4)

static void dot_any (ptrdiff_t nd, ptrdiff_t na, ptrdiff_t rows, const real *D,
                     ptrdiff_t ldd, const real *A, ptrdiff_t lda, real *Delta,
                     ptrdiff_t ld)
{
  switch (nd * 8 + na) {
    CASES (1) CASES (2) CASES (3)
#if defined __AVX512F__
    CASES (4) CASES (5)
    CASE (1, 5) CASE (2, 5) CASE (3, 5) CASE (4, 5) CASE (5, 5)
#endif
  }
}
#undef CASE

/* In both gradients A starts at the first of the `inputs` at hand. */
static void gradient_thin (const product *p, ptrdiff_t rows, const real *D,
                           ptrdiff_t ldd, ptrdiff_t inputs, const real *A,
                           ptrdiff_t lda, real *Delta)
{
  const ptrdiff_t flat = groups (inputs, FLAT), tall = groups (p->out, TALL);
  for (ptrdiff_t j = 0; j < flat; j++) {
    const ptrdiff_t a = group_start (inputs, flat, j);
    const ptrdiff_t na = group_start (inputs, flat, j + 1) - a;
    for (ptrdiff_t i = 0; i < tall; i++) {
      const ptrdiff_t d = group_start (p->out, tall, i);
      dot_any (group_start (p->out, tall, i + 1) - d, na, rows, D + d * ldd, ldd,
               A + a * lda, lda, Delta + d + a * p->ld, p->ld);
    }
  }
}

/* ---- gradient, wide layers ---- */

/* Delta (nv vectors of units by na inputs) += Dt A; Dt has a row an example */
ALWAYS_INLINE void outer_tile (int nv, int na, ptrdiff_t rows, const real *Dt,
                               ptrdiff_t ldt, const real *A, ptrdiff_t lda,
                               real *Delta, ptrdiff_t ld)
{
  vector c[DEEP][BROAD];
  UNROLL for (int j = 0; j < na; j++)
    UNROLL for (int v = 0; v < nv; v++) {
      c[v][j] = splat (0);
      __builtin_prefetch (Delta + j * ld + v * LANES, 1);
    }
  for (ptrdiff_t t = 0; t < rows; t++) {
    vector d[DEEP];
    UNROLL for (int v = 0; v < nv; v++)
      d[v] = load (Dt + v * LANES);
    Dt += ldt;
    UNROLL for (int j = 0; j < na; j++) {
      const vector a = splat (A[j * lda + t]);
      UNROLL for (int v = 0; v < nv; v++)
        c[v][j] += d[v] * a;
    }
  }
  UNROLL for (int j = 0; j < na; j++)
    UNROLL for (int v = 0; v < nv; v++) {
      real *to = Delta + j * ld + v * LANES;
      store (to, load (to) + c[v][j]);
    }
}

#define CASE(nv, na) \
  case nv * 8 + na: outer_tile (nv, na, rows, Dt, ldt, A, lda, Delta, ld); break;

static void outer_any (ptrdiff_t nv, ptrdiff_t na, ptrdiff_t rows, const real *Dt,
                       ptrdiff_t ldt, const real *A, ptrdiff_t lda, real *Delta,
                       ptrdiff_t ld)
{
  switch (nv * 8 + na) {
    CASES (1) CASES (2) CASES (3)
#if defined __AVX512F__
    CASES (4)
    CASE (1, 5) CASE (2, 5) CASE (3, 5) CASE (4, 5)
    CASE (1, 6) CASE (2, 6) CASE (3, 6) CASE (4, 6)
#endif
  }
}
#undef CASE
#undef CASES

static void gradient_wide (const product *p, ptrdiff_t rows, const real *Dt,
                           ptrdiff_t inputs, const real *A, ptrdiff_t lda,
                           real *Delta)
{
  enum { PIECE = 1 << 18, FEW = 32 };    /* bytes of Dt that stay in the cache */
  const ptrdiff_t vectors = (p->out + LANES - 1) / LANES;
  const ptrdiff_t deep = groups (vectors, DEEP), broad = groups (inputs, BROAD);
  ptrdiff_t most = PIECE / (rows * DEEP * VECTOR_BYTES);
  if (most < 1 || inputs <= FEW)         /* so few stay in the nearest one */
    most = 1;

  for (ptrdiff_t first = 0; first < deep; first += most)
    for (ptrdiff_t j = 0; j < broad; j++) {
      const ptrdiff_t a = group_start (inputs, broad, j);
      const ptrdiff_t na = group_start (inputs, broad, j + 1) - a;
      for (ptrdiff_t i = first; i < deep && i < first + most; i++) {
        const ptrdiff_t v = group_start (vectors, deep, i);
        outer_any (group_start (vectors, deep, i + 1) - v, na, rows,
                   Dt + v * LANES, p->ld, A + a * lda, lda,
                   Delta + v * LANES + a * p->ld, p->ld);
      }
    }
}

ptrdiff_t product_scratch (const product *p, ptrdiff_t rows)
{
  return p->out < THIN ? 0 : p->ld * rows;
}

void product_gradient_turn (const product *p, ptrdiff_t first, ptrdiff_t rows,
                            const real *D, ptrdiff_t ldd, real *scratch)
{
  if (p->out >= THIN)
    transpose (rows, p->out, D + first, ldd, scratch + first * p->ld, p->ld);
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
  if (p->out < THIN)
    gradient_thin (p, rows, D, ldd, count, A + first * lda, lda, Delta);
  else
    gradient_wide (p, rows, scratch, count, A + first * lda, lda, Delta);
}

void product_gradient (const product *p, ptrdiff_t rows, const real *D,
                       ptrdiff_t ldd, const real *A, ptrdiff_t lda,
                       real *Delta, real *scratch)
{
  product_gradient_turn (p, 0, rows, D, ldd, scratch);
  product_gradient_bias (p, rows, D, ldd, Delta);
  product_gradient_columns (p, rows, D, ldd, scratch, 0, p->in, A, lda, Delta + p->ld);
}
