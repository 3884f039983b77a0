/* kernels.c -- the table of the instruction set that this is compiled for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/vector.h"
#include "kernels/kernels.h"
#include "kernels/tuning.h"

const kernels kernels_here = {
  LANES, BLOCK_BYTES_THIN,
  activations,
  loss_delta,
  product_plan, product_pack, product_pack_columns, product_scratch,
  product_workspace, product_forward, product_backward, product_gradient,
  product_gradient_turn, product_gradient_bias, product_gradient_columns,
  product_sparse_scratch, product_forward_sparse, product_gradient_sparse,
  gather_examples, dropout_mask, optimizer_step,
  sparsity_add_sums, sparsity_add_push,
  &lbfgs_passes_here
};
