/* rest.h -- a block of examples while no parameter moves: the forward pass, and
 * what the differences need of it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Part of the numerical gradient, which shares no arithmetic with the engine
 * but elementary.h: it is a witness.  In double, whatever theta and X are.
 *
 * A block is columns of `ld` numbers, an example a row; the rows at hand are
 * filled up to a multiple of REST_FILL by more of the last one, with weight 0.
 */
#ifndef REST_H
#define REST_H

#include "backprop.h"
#include "base/real.h"

#define rest_columns KERNEL (rest_columns)
#define rest_input   KERNEL (rest_input)
#define rest_loss_of KERNEL (rest_loss_of)
#define rest_outputs KERNEL (rest_outputs)
#define rest_product KERNEL (rest_product)
#define rest_units   KERNEL (rest_units)

enum { REST_FILL = 16 };

/* What the loss makes of the outputs, and the columns that it keeps of a unit:
 *   LOGISTIC      s (0 where the target is not known), y (0 there)
 *   MULTINOMIAL   h, y (0 where not known)
 *   SQUARED       those of difference.h, then h - y, 1/2 (both 0 where not known)
 *   SQUARED_SOFT  h, h - y, 1/2                                              */
typedef enum { LOGISTIC, MULTINOMIAL, SQUARED, SQUARED_SOFT } rest_loss;

/* How the columns lie, the same in every block. */
typedef struct {
  const bp_job *job;
  const double *theta;
  int top;                   /* the output layer                              */
  rest_loss loss;
  ptrdiff_t ld;              /* rows of a block, at most                      */
  ptrdiff_t *a;              /* a's columns of layer l < top start at a[l];
                                a[top] is their number                        */
  ptrdiff_t *kept;           /* kept columns of layer l >= 1 start at kept[l],
                                those of a unit side by side;                 */
  ptrdiff_t *columns;        /*   so many each                                */
  ptrdiff_t sum;             /* kept, too: the sum of the known targets, or   */
  ptrdiff_t weight;          /*   NaN where the cost is; the weight;          */
  ptrdiff_t width;           /*   so many columns in all                      */
} rest;

rest_loss rest_loss_of (const bp_network *net);
ptrdiff_t rest_columns (const bp_network *net, int layer);

/* Steps of the forward pass, to be taken in this order: input k (of the examples
 * from `first` on) for all k; units j .. of layer l, REST_TILE at a time, for all
 * l; the outputs. */
enum { REST_TILE = 4 };
void rest_input (const rest *r, ptrdiff_t k, ptrdiff_t first, ptrdiff_t rows, double *a);
void rest_units (const rest *r, int l, ptrdiff_t j, ptrdiff_t rows, double *a, double *kept);
void rest_outputs (const rest *r, ptrdiff_t first, ptrdiff_t rows, double *kept);

/* Columns i .. i + n - 1 (n <= REST_TILE) of Z = A Theta' + bias, for filled rows:
 * Theta is out-by-in, bias NULL: none.  Columns of A and Z are lda and ldz apart. */
void rest_product (ptrdiff_t n, ptrdiff_t rows, ptrdiff_t in, ptrdiff_t out,
                   const double *A, ptrdiff_t lda, const double *Theta,
                   const double *bias, double *Z, ptrdiff_t ldz);

static inline ptrdiff_t rest_filled (ptrdiff_t rows)
{
  return (rows + REST_FILL - 1) / REST_FILL * REST_FILL;
}

#endif
