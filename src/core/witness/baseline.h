/* baseline.h -- a block of examples while no parameter moves: the forward pass, and
 * the values that the differences need.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Part of the numerical gradient, which shares only elementary.h with the engine's
 * arithmetic, so that each is a test of the other.  In double, whatever theta and X are.
 *
 * A block has columns of `ld` numbers, an example in each row; the current rows are
 * filled up to a multiple of BASELINE_FILL by copies of the last one, with weight 0.
 */
#ifndef BASELINE_H
#define BASELINE_H

#include "backprop.h"
#include "base/real.h"

#define baseline_columns KERNEL (baseline_columns)
#define baseline_input   KERNEL (baseline_input)
#define baseline_loss_of KERNEL (baseline_loss_of)
#define baseline_outputs KERNEL (baseline_outputs)
#define baseline_product KERNEL (baseline_product)
#define baseline_units   KERNEL (baseline_units)

enum { BASELINE_FILL = 16 };

/* The kind of loss, and the columns that are kept for an output unit:
 *   LOGISTIC      s (0 where the target is not known), y (0 there)
 *   MULTINOMIAL   h, y (0 where not known)
 *   SQUARED       the columns of difference.h, then h - y, 1/2 (0 where not known)
 *   SQUARED_SOFT  h, h - y, 1/2                                              */
typedef enum { LOGISTIC, MULTINOMIAL, SQUARED, SQUARED_SOFT } baseline_loss;

/* The layout of the columns, the same in every block. */
typedef struct {
  const bp_job *job;
  const double *theta;
  int top;                   /* the output layer                              */
  baseline_loss loss;
  ptrdiff_t ld;              /* rows of a block, at most                      */
  ptrdiff_t *a;              /* a's columns of layer l < top start at a[l];
                                a[top] is their number                        */
  ptrdiff_t *kept;           /* kept columns of layer l >= 1 start at kept[l],
                                those of a unit side by side;                 */
  ptrdiff_t *columns;        /*   columns[l] for each unit                    */
  ptrdiff_t sum;             /* also kept: the sum of the known targets (NaN  */
  ptrdiff_t weight;          /*   where the cost is NaN); the weight          */
  ptrdiff_t width;           /* the number of all kept columns                */
  const double *push;        /* of each unit, one layer after the other: how fast
                                the penalty on mean activations grows with the sum
                                of w a over the examples; or NULL             */
  const ptrdiff_t *unit;     /* layer l's units start at unit[l] there        */
} baseline;

baseline_loss baseline_loss_of (const bp_network *net);
ptrdiff_t baseline_columns (const bp_network *net, int layer);

/* Steps of the forward pass, to be taken in this order: input k (of the examples
 * from `first` on) for all k; units j .. of layer l, BASELINE_TILE at a time, for all
 * l; the outputs. */
enum { BASELINE_TILE = 4 };
void baseline_input (const baseline *r, ptrdiff_t k, ptrdiff_t first, ptrdiff_t rows,
                     double *a);
void baseline_units (const baseline *r, int l, ptrdiff_t j, ptrdiff_t rows, double *a,
                     double *kept);
void baseline_outputs (const baseline *r, ptrdiff_t first, ptrdiff_t rows, double *kept);

/* Columns i .. i + n - 1 (n <= BASELINE_TILE) of Z = A Theta' + bias, for filled rows:
 * Theta is out-by-in, bias NULL: none.  Columns of A and Z are lda and ldz apart. */
void baseline_product (ptrdiff_t n, ptrdiff_t rows, ptrdiff_t in, ptrdiff_t out,
                       const double *A, ptrdiff_t lda, const double *Theta,
                       const double *bias, double *Z, ptrdiff_t ldz);

static inline ptrdiff_t baseline_filled (ptrdiff_t rows)
{
  return (rows + BASELINE_FILL - 1) / BASELINE_FILL * BASELINE_FILL;
}

#endif
