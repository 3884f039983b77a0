/* processor.h -- which instruction set to compute with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef PROCESSOR_H
#define PROCESSOR_H

/* The instruction sets that the kernels are compiled for, in ascending order: blas, for
 * any processor, where the BLAS computes the products, then the levels of the
 * x86-64 ABI, or arm64's NEON.  EACH_PROCESSOR (f) is f (blas) and f of the others. */
#if !defined BP_KERNELS
#define EACH_PROCESSOR(f) f (blas)
#elif defined __aarch64__
#define EACH_PROCESSOR(f) f (blas) f (neon)
#else
#define EACH_PROCESSOR(f) f (blas) f (v2) f (v3) f (v4)
#endif

#define ROW(name) PROCESSOR_##name,
typedef enum { EACH_PROCESSOR (ROW) PROCESSORS } processor;
#undef ROW

/* The highest one that this processor has; or, if that is lower, the one
 * that the environment variable BACKPROP_ISA names: v4, v3, v2, neon or blas. */
processor processor_level (void);

#endif
