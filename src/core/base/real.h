/* real.h -- the one place that names the working precision.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources that include this file are compiled more than once: as they stand
 * for double, and with REAL_IS_SINGLE for single, where every function that
 * they share gets the suffix _s.  Those that hold the arithmetic are compiled
 * for each instruction set too, with ISA as a further suffix: then
 * product_forward is product_forward_v3_s in the object file.
 */
#ifndef REAL_H
#define REAL_H

#ifdef REAL_IS_SINGLE
typedef float real;
#define REAL_TYPE BP_SINGLE
#define REAL(x) x##f            /* a constant, or the function of math.h */
#define PRECISION _s
#else
typedef double real;
#define REAL_TYPE BP_DOUBLE
#define REAL(x) x
#define PRECISION
#endif

#ifdef REAL_IS_SINGLE
#define arithmetic_blas      arithmetic_blas_s
#define arithmetic_choose    arithmetic_choose_s
#define arithmetic_v2        arithmetic_v2_s
#define arithmetic_v3        arithmetic_v3_s
#define arithmetic_v4        arithmetic_v4_s
#define arithmetic_choose    arithmetic_choose_s
#define block_backward       block_backward_s
#define block_create         block_create_s
#define block_forward        block_forward_s
#define block_free           block_free_s
#define chunks_create        chunks_create_s
#define chunks_free          chunks_free_s
#define chunks_run           chunks_run_s
#define curvature_add        curvature_add_s
#define direction_create     direction_create_s
#define direction_free       direction_free_s
#define evaluate             evaluate_s
#define examples_copy        examples_copy_s
#define examples_in_place    examples_in_place_s
#define examples_labels      examples_labels_s
#define examples_nonzeros    examples_nonzeros_s
#define hessian_multiply     hessian_multiply_s
#define pairs_choose         pairs_choose_s
#define minibatch_train      minibatch_train_s
#define plan_create          plan_create_s
#define plan_free            plan_free_s
#define plan_goes_back       plan_goes_back_s
#define plan_start           plan_start_s
#define plan_unfold          plan_unfold_s
#define tangent_add          tangent_add_s
#define tangent_create       tangent_create_s
#define tangent_free         tangent_free_s
#endif

#ifdef ISA
#define PASTE_(name, isa, precision) name##isa##precision
#define PASTE(name, isa, precision) PASTE_ (name, isa, precision)
#define arithmetic_here      PASTE (arithmetic, ISA, PRECISION)
#define activation_apply     PASTE (activation_apply, ISA, PRECISION)
#define activation_slope     PASTE (activation_slope, ISA, PRECISION)
#define loss_delta           PASTE (loss_delta, ISA, PRECISION)
#define pairs_here           PASTE (pairs, ISA, PRECISION)
#define dropout_mask         PASTE (dropout_mask, ISA, PRECISION)
#define gather               PASTE (gather, ISA, PRECISION)
#define optimizer_step       PASTE (optimizer_step, ISA, PRECISION)
#define product_backward     PASTE (product_backward, ISA, PRECISION)
#define product_forward      PASTE (product_forward, ISA, PRECISION)
#define product_gradient     PASTE (product_gradient, ISA, PRECISION)
#define product_gradient_bias    PASTE (product_gradient_bias, ISA, PRECISION)
#define product_gradient_columns PASTE (product_gradient_columns, ISA, PRECISION)
#define product_gradient_turn    PASTE (product_gradient_turn, ISA, PRECISION)
#define product_pack         PASTE (product_pack, ISA, PRECISION)
#define product_pack_columns PASTE (product_pack_columns, ISA, PRECISION)
#define product_room         PASTE (product_room, ISA, PRECISION)
#define product_plan         PASTE (product_plan, ISA, PRECISION)
#define product_forward_sparse  PASTE (product_forward_sparse, ISA, PRECISION)
#define product_gradient_sparse PASTE (product_gradient_sparse, ISA, PRECISION)
#define product_sparse_scratch  PASTE (product_sparse_scratch, ISA, PRECISION)
#define product_scratch      PASTE (product_scratch, ISA, PRECISION)
#define moved_cost           PASTE (moved_cost, ISA, PRECISION)
#define moved_layer          PASTE (moved_layer, ISA, PRECISION)
#define moved_one            PASTE (moved_one, ISA, PRECISION)
#define numgrad_here         PASTE (numgrad, ISA, PRECISION)
#define rest_columns         PASTE (rest_columns, ISA, PRECISION)
#define rest_input           PASTE (rest_input, ISA, PRECISION)
#define rest_loss_of         PASTE (rest_loss_of, ISA, PRECISION)
#define rest_outputs         PASTE (rest_outputs, ISA, PRECISION)
#define rest_product         PASTE (rest_product, ISA, PRECISION)
#define rest_units           PASTE (rest_units, ISA, PRECISION)
#endif

#endif
