/* processor.h -- which instruction set to compute with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef PROCESSOR_H
#define PROCESSOR_H

/* The levels of the x86-64 ABI, in ascending order; PROCESSOR_BLAS, for any
 * other processor: there the BLAS computes the products. */
typedef enum {
  PROCESSOR_BLAS, PROCESSOR_V2, PROCESSOR_V3, PROCESSOR_V4
} processor;

/* The highest level that this processor has; or, if that is lower, the one
 * that the environment variable BACKPROP_ISA names: v4, v3, v2 or blas. */
processor processor_level (void);

#endif
