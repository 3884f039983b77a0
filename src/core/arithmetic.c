/* arithmetic.c -- the table of the instruction set that this is compiled for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "arithmetic.h"
#include "vector.h"

const arithmetic arithmetic_here = {
  LANES, VECTOR_BYTES < 64,
  activation_apply, activation_slope,
  loss_delta,
  product_plan, product_pack, product_scratch,
  product_forward, product_backward, product_gradient,
  product_sparse_scratch, product_forward_sparse, product_gradient_sparse,
  &pairs_here
};
