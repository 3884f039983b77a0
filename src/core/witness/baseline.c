/* baseline.c -- a block of examples while no parameter moves: the forward pass, and
 * the values that the differences need.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdbool.h>
#include <string.h>
#include "job/matrix.h"
#include "witness/difference.h"
#include "witness/baseline.h"

baseline_loss baseline_loss_of (const bp_network *net)
{
  const bool soft = net->activation[net->layers - 1] == BP_SOFTMAX;
  if (net->loss == BP_SQUAREDERROR)
    return soft ? SQUARED_SOFT : SQUARED;
  return soft ? MULTINOMIAL : LOGISTIC;
}

ptrdiff_t baseline_columns (const bp_network *net, int layer)
{
  const int own = difference_columns[net->activation[layer]];
  if (layer < net->layers - 1)
    return own;
  static const int all[] = { [LOGISTIC] = 2, [MULTINOMIAL] = 2, [SQUARED_SOFT] = 3 };
  const baseline_loss loss = baseline_loss_of (net);
  return loss == SQUARED ? own + 2 : all[loss];
}

/* ---- X and Y ---- */

static void fill (double *column, ptrdiff_t rows, double x)
{
  for (ptrdiff_t t = rows; t < baseline_filled (rows); t++)
    column[t] = x;
}

/* Rows first .. of column j. */
static void get_column (bp_matrix M, ptrdiff_t j, ptrdiff_t first, ptrdiff_t rows,
                        double *to)
{
  if (!M.row) {
    for (ptrdiff_t t = 0; t < rows; t++)
      to[t] = matrix_value (&M, j * M.rows + first + t);
    return;
  }
  memset (to, 0, (size_t) rows * sizeof *to);
  ptrdiff_t from = M.start[j], end = M.start[j + 1];
  while (from < end) {                         /* the first in these rows */
    const ptrdiff_t middle = from + (end - from) / 2;
    if (M.row[middle] < first)
      from = middle + 1;
    else
      end = middle;
  }
  for (; from < M.start[j + 1] && M.row[from] < first + rows; from++)
    to[M.row[from] - first] = matrix_value (&M, from);
}

void baseline_input (const baseline *r, ptrdiff_t k, ptrdiff_t first, ptrdiff_t rows,
                     double *a)
{
  const bp_network *net = r->job->net;
  double *x = a + k * r->ld;
  get_column (r->job->X, k, first, rows, x);
  for (ptrdiff_t t = 0; net->scale && t < rows; t++)
    x[t] = (x[t] - net->shift[k]) / net->scale[k];
  fill (x, rows, x[rows - 1]);
}

/* Target k; NaN where it is not known. */
static void get_targets (const bp_job *job, ptrdiff_t k, ptrdiff_t first,
                         ptrdiff_t rows, double *y)
{
  if (job->task == BP_LABELS)
    for (ptrdiff_t t = 0; t < rows; t++)
      y[t] = matrix_value (&job->Y, first + t) == (double) (k + 1);
  else
    get_column (job->Y, k, first, rows, y);
  fill (y, rows, y[rows - 1]);
}

/* ---- forward ---- */

/* Inlined with a constant n, so that z stays in registers. */
ALWAYS_INLINE void product_columns (int n, ptrdiff_t rows, ptrdiff_t in, ptrdiff_t out,
                                    const double *A, ptrdiff_t lda, const double *Theta,
                                    const double *bias, double *Z, ptrdiff_t ldz)
{
  for (ptrdiff_t t = 0; t < rows; t += 2 * LANES) {
    vector z[BASELINE_TILE][2];
    for (int i = 0; i < n; i++)
      z[i][0] = z[i][1] = splat (bias ? bias[i] : 0);
    for (ptrdiff_t k = 0; k < in; k++) {
      const vector a0 = load (A + k * lda + t), a1 = load (A + k * lda + t + LANES);
      for (int i = 0; i < n; i++) {
        z[i][0] += a0 * Theta[k * out + i];
        z[i][1] += a1 * Theta[k * out + i];
      }
    }
    for (int i = 0; i < n; i++) {
      store (Z + i * ldz + t, z[i][0]);
      store (Z + i * ldz + t + LANES, z[i][1]);
    }
  }
}

void baseline_product (ptrdiff_t n, ptrdiff_t rows, ptrdiff_t in, ptrdiff_t out,
                       const double *A, ptrdiff_t lda, const double *Theta,
                       const double *bias, double *Z, ptrdiff_t ldz)
{
  switch (n) {
  case 1:  product_columns (1, rows, in, out, A, lda, Theta, bias, Z, ldz); break;
  case 2:  product_columns (2, rows, in, out, A, lda, Theta, bias, Z, ldz); break;
  case 3:  product_columns (3, rows, in, out, A, lda, Theta, bias, Z, ldz); break;
  default: product_columns (4, rows, in, out, A, lda, Theta, bias, Z, ldz); break;
  }
}

void baseline_units (const baseline *r, int l, ptrdiff_t j, ptrdiff_t rows, double *a,
                     double *kept)
{
  const bp_network *net = r->job->net;
  const ptrdiff_t out = net->size[l], columns = r->columns[l], ld = r->ld;
  const ptrdiff_t n = out - j < BASELINE_TILE ? out - j : BASELINE_TILE;
  const ptrdiff_t end = baseline_filled (rows);
  const double *Theta = r->theta + net->offset[l - 1] + j;
  double *keep = kept + (r->kept[l] + j * columns) * ld;

  /* the outputs' z go where baseline_outputs reads them */
  double *z = l == r->top ? keep : a + (r->a[l] + j) * ld;
  const ptrdiff_t ldz = l == r->top ? columns * ld : ld;
  baseline_product (n, end, net->size[l - 1], out, a + r->a[l - 1] * ld, ld, Theta + out,
                    Theta, z, ldz);
  for (ptrdiff_t i = 0; l < r->top && i < n; i++)
    for (ptrdiff_t t = 0; t < end; t += LANES)
      store (z + i * ld + t, difference_keep (net->activation[l], load (z + i * ld + t),
                                              keep + i * columns * ld + t, ld));
}

/* ---- the outputs ---- */

/* z to exp (z_k) / sum_j exp (z_j), in the units' first columns */
static void softmax (ptrdiff_t rows, ptrdiff_t units, double *z, ptrdiff_t step)
{
  for (ptrdiff_t t = 0; t < rows; t += LANES) {
    vector most = load (z + t), sum = splat (0);
    for (ptrdiff_t k = 1; k < units; k++)
      most = choose (load (z + k * step + t) > most, load (z + k * step + t), most);
    for (ptrdiff_t k = 0; k < units; k++) {
      const vector e = exp_of_negative (load (z + k * step + t) - most);
      store (z + k * step + t, e);
      sum += e;
    }
    for (ptrdiff_t k = 0; k < units; k++)
      store (z + k * step + t, load (z + k * step + t) / sum);
  }
}

/* h - y and 1/2, or 0 and 0, where y stands in the column of 1/2; returns the
 * first */
ALWAYS_INLINE vector keep_error (vector h, double *error, double *half)
{
  const vector y = load (half), zero = splat (0);
  const vector e = choose (y == y, h - y, zero);
  store (error, e);
  store (half, choose (y == y, splat (0.5), zero));
  return e;
}

static void keep_output (const baseline *r, ptrdiff_t t, double *unit, double *y_sum)
{
  const bp_activation g = r->job->net->activation[r->top];
  const ptrdiff_t ld = r->ld, last = (r->columns[r->top] - 1) * ld;
  double *z = unit + t, *target = unit + last + t;
  const vector y = load (target), zero = splat (0);
  const mask known = y == y;
  vector s, c, h = load (z);

  switch (r->loss) {
  case LOGISTIC:
    logistic_keep (load (z), &s, &c);
    h = choose (known, s, zero);
    store (z, h);
    store (target, choose (known, y, zero));
    break;
  case MULTINOMIAL:
    store (target, choose (known, y, zero));
    break;
  case SQUARED:
    h = keep_error (difference_keep (g, load (z), z, ld), target - ld, target);
    break;
  case SQUARED_SOFT:
    h = keep_error (load (z), target - ld, target);
    break;
  }
  store (y_sum + t, load (y_sum + t) + choose (known, y, zero) + 0 * h);
}

void baseline_outputs (const baseline *r, ptrdiff_t first, ptrdiff_t rows, double *kept)
{
  const bp_job *job = r->job;
  const ptrdiff_t K = job->net->size[r->top], ld = r->ld, end = baseline_filled (rows);
  const ptrdiff_t step = r->columns[r->top] * ld;
  double *unit = kept + r->kept[r->top] * ld;
  double *y_sum = kept + r->sum * ld, *w = kept + r->weight * ld;

  if (r->loss == MULTINOMIAL || r->loss == SQUARED_SOFT)
    softmax (end, K, unit, step);
  memset (y_sum, 0, (size_t) end * sizeof *y_sum);
  for (ptrdiff_t k = 0; k < K; k++, unit += step) {
    get_targets (job, k, first, rows, unit + step - ld);
    for (ptrdiff_t t = 0; t < end; t += LANES)
      keep_output (r, t, unit, y_sum);
  }
  for (ptrdiff_t t = 0; t < rows; t++)
    w[t] = job->weight ? job->weight[first + t] : 1;
  fill (w, rows, 0);
}
