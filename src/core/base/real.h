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

/* Name of a function in the object file: of one that is compiled for each precision, and
 * of one that is compiled for each instruction set too.  A header that declares such a
 * function says so in a line of its own:
 *   #define product_forward KERNEL (product_forward) */
#define TYPED_(name, precision) name##precision
#define TYPED__(name, precision) TYPED_ (name, precision)
#define TYPED(name) TYPED__ (name, PRECISION)
#define PASTE_(name, isa, precision) name##isa##precision
#define PASTE(name, isa, precision) PASTE_ (name, isa, precision)
#ifdef ISA
#define KERNEL(name) PASTE (name, ISA, PRECISION)
#else
#define KERNEL(name) name
#endif

#endif
