/* product_sparse.c -- the first layer's products where X is sparse.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time is proportional to the non-zeros.  Here the units of an example are
 * neighbours in memory (Zt and Dt have a column for each example), so that a non-zero
 * x(t,j) multiplies whole vectors: Zt(:,t) += x Theta(:,j) in the forward pass, and
 * Delta(:,j) += x Dt(:,t) in the backward pass.  WIDE vectors of units stay in registers
 * for all non-zeros of a column.
 */
#include <string.h>
#include "base/memory.h"
#include "base/transpose.h"
#include "kernels/product.h"

enum { WIDE = 8 };

/* Zt(units, t) += x w for the non-zeros p .. end-1 of one column */
ALWAYS_INLINE void scatter (int nv, const nonzeros *x, ptrdiff_t p, ptrdiff_t end,
                            const real *w, real *Zt, ptrdiff_t ldt)
{
  vector weights[WIDE];
  UNROLL for (int v = 0; v < nv; v++)
    weights[v] = load (w + v * LANES);
  for (; p < end; p++) {
    const vector value = splat (x->value[p]);
    real *z = Zt + x->row[p] * ldt;
    UNROLL for (int v = 0; v < nv; v++)
      store (z + v * LANES, load (z + v * LANES) + value * weights[v]);
  }
}

/* delta += x Dt(units, t) for the non-zeros p .. end-1 of one column */
ALWAYS_INLINE void gather_examples (int nv, const nonzeros *x, ptrdiff_t p, ptrdiff_t end,
                                    const real *Dt, ptrdiff_t ldt, real *delta)
{
  vector sum[WIDE];
  UNROLL for (int v = 0; v < nv; v++)
    sum[v] = load (delta + v * LANES);
  for (; p < end; p++) {
    const vector value = splat (x->value[p]);
    const real *d = Dt + x->row[p] * ldt;
    UNROLL for (int v = 0; v < nv; v++)
      sum[v] += load (d + v * LANES) * value;
  }
  UNROLL for (int v = 0; v < nv; v++)
    store (delta + v * LANES, sum[v]);
}

/* CALL (n) with n the number of vectors as a constant */
#define BY_VECTORS(vectors, CALL) \
  switch (vectors) { \
  case 1: CALL (1); break; \
  case 2: CALL (2); break; \
  case 3: CALL (3); break; \
  case 4: CALL (4); break; \
  case 5: CALL (5); break; \
  case 6: CALL (6); break; \
  case 7: CALL (7); break; \
  default: CALL (8); break; \
  }

static ptrdiff_t vectors_of (ptrdiff_t units) { return (units + LANES - 1) / LANES; }

/* The distance of the columns of Zt and Dt. */
static ptrdiff_t apart (ptrdiff_t units)
{
  return memory_apart (vectors_of (units) * LANES, sizeof (real));
}

static ptrdiff_t at_most (ptrdiff_t n, ptrdiff_t most) { return n < most ? n : most; }

ptrdiff_t product_sparse_scratch (const product *p, ptrdiff_t rows)
{
  /* Zt or Dt, and one column of Theta or Delta with its padding */
  return apart (p->out) * (rows + 1);
}

/* A slice of WIDE vectors of units at a time, so that the slice, for all examples, stays in
 * the first cache for all columns. */
void product_forward_sparse (const product *p, ptrdiff_t rows, const nonzeros *x,
                             real *Z, ptrdiff_t ldz, real *scratch)
{
  const ptrdiff_t ldt = apart (p->out), vectors = vectors_of (p->out);
  real *column = scratch, *Zt = scratch + ldt;
  for (ptrdiff_t t = 0; t < rows; t++) {
    memcpy (Zt + t * ldt, p->Theta, (size_t) p->out * sizeof *Zt);
    for (ptrdiff_t u = p->out; u < ldt; u++)
      Zt[t * ldt + u] = 0;
  }
  memset (column, 0, (size_t) ldt * sizeof *column);
  for (ptrdiff_t v = 0; v < vectors; v += WIDE) {
    const ptrdiff_t first = v * LANES, whole = (v + WIDE) * LANES;
    for (ptrdiff_t j = 0; j < p->in; j++) {
      if (x->start[j] == x->start[j + 1])
        continue;
      const real *w = p->Theta + (j + 1) * p->out + first;
      if (p->out < whole) {
        memcpy (column, w, (size_t) (p->out - first) * sizeof *column);
        w = column;
      }
#define CALL(n) scatter (n, x, x->start[j], x->start[j + 1], w, Zt + first, ldt)
      BY_VECTORS (at_most (vectors - v, WIDE), CALL)
#undef CALL
    }
  }
  transpose (p->out, rows, Zt, ldt, Z, ldz);
}

void product_gradient_sparse (const product *p, ptrdiff_t rows, const real *D,
                              ptrdiff_t ldd, const nonzeros *x, real *Delta,
                              real *scratch)
{
  const ptrdiff_t ldt = apart (p->out), vectors = vectors_of (p->out);
  real *column = scratch, *Dt = scratch + ldt;
  transpose (rows, p->out, D, ldd, Dt, ldt);
  for (ptrdiff_t t = 0; t < rows; t++)
    for (ptrdiff_t u = p->out; u < ldt; u++)
      Dt[t * ldt + u] = 0;
  for (ptrdiff_t t = 0; t < rows; t++)                       /* the bias */
    for (ptrdiff_t u = 0; u < p->out; u++)
      Delta[u] += Dt[t * ldt + u];
  memset (column, 0, (size_t) ldt * sizeof *column);
  for (ptrdiff_t v = 0; v < vectors; v += WIDE) {
    const ptrdiff_t first = v * LANES, whole = (v + WIDE) * LANES;
    const size_t bytes = (size_t) (p->out - first) * sizeof *column;
    for (ptrdiff_t j = 0; j < p->in; j++) {
      if (x->start[j] == x->start[j + 1])
        continue;
      real *delta = Delta + (j + 1) * p->ld + first, *to = delta;
      if (p->out < whole)
        to = memcpy (column, delta, bytes);
#define CALL(n) gather_examples (n, x, x->start[j], x->start[j + 1], Dt + first, ldt, to)
      BY_VECTORS (at_most (vectors - v, WIDE), CALL)
#undef CALL
      if (to == column)
        memcpy (delta, column, bytes);
    }
  }
}
