/* real.h -- the one place that names the working precision.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources that include this file are compiled twice: as they stand for double,
 * and with REAL_IS_SINGLE defined for single, where every function that they share
 * gets the suffix _s.
 */
#ifndef REAL_H
#define REAL_H

#ifdef REAL_IS_SINGLE

typedef float real;
#define REAL_TYPE BP_SINGLE
#define REAL(x) x##f            /* a constant, or the function of math.h */

#define activation_apply     activation_apply_s
#define activation_keeps_z   activation_keeps_z_s
#define activation_slope     activation_slope_s
#define block_backward       block_backward_s
#define block_create         block_create_s
#define block_forward        block_forward_s
#define block_free           block_free_s
#define block_capacity       block_capacity_s
#define evaluate             evaluate_s
#define examples_copy        examples_copy_s
#define examples_in_place    examples_in_place_s
#define examples_labels      examples_labels_s
#define loss_delta           loss_delta_s
#define product_backward     product_backward_s
#define product_forward      product_forward_s
#define product_gradient     product_gradient_s

#else

typedef double real;
#define REAL_TYPE BP_DOUBLE
#define REAL(x) x

#endif
#endif
