/* vector.h -- a vector of working precision, as wide as the instruction set's.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources that include this file are compiled once for each instruction set.
 * The compiler's own vector types are used (GCC and Clang have them on every
 * processor); a comparison of two vectors gives a mask, all ones where true.
 */
#ifndef VECTOR_H
#define VECTOR_H

#include <stddef.h>
#include <stdint.h>
#ifdef __AVX512F__
#include <immintrin.h>
#endif
#include "base/real.h"

/* What differs between the precisions. */
#ifdef REAL_IS_SINGLE
#define EITHER(of_double, of_single) of_single
#else
#define EITHER(of_double, of_single) of_double
#endif

#if defined __AVX512F__
enum { VECTOR_BYTES = 64 };
#elif defined __AVX2__ && defined __FMA__
enum { VECTOR_BYTES = 32 };
#else
enum { VECTOR_BYTES = 16 };
#endif

/* How many vectors the processor's registers hold. */
#if defined __AVX512F__ || defined __aarch64__
#define REGISTERS 32
#else
#define REGISTERS 16
#endif
enum { LANES = VECTOR_BYTES / sizeof (real) };

/* f (0), f (1), ... f (LANES - 1): a constant vector's elements */
#define LANES_2(f)  f (0), f (1)
#define LANES_4(f)  LANES_2 (f), f (2), f (3)
#define LANES_8(f)  LANES_4 (f), f (4), f (5), f (6), f (7)
#define LANES_16(f) LANES_8 (f), f (8), f (9), f (10), f (11), f (12), f (13), \
                    f (14), f (15)
#if defined __AVX512F__
#define EACH_LANE(f) EITHER (LANES_8, LANES_16) (f)
#elif defined __AVX2__ && defined __FMA__
#define EACH_LANE(f) EITHER (LANES_4, LANES_8) (f)
#else
#define EACH_LANE(f) EITHER (LANES_2, LANES_4) (f)
#endif

typedef EITHER (int64_t, int32_t) integer;

typedef real vector __attribute__ ((vector_size (VECTOR_BYTES)));
typedef integer mask __attribute__ ((vector_size (VECTOR_BYTES)));

#define ALWAYS_INLINE static inline __attribute__ ((always_inline))
#ifdef __clang__
#define UNROLL _Pragma ("clang loop unroll(full)")
#define UNROLL_ALL UNROLL
#else
#define UNROLL _Pragma ("GCC unroll 16")
#define UNROLL_ALL _Pragma ("GCC unroll 32")
#endif

/* From and to memory of any alignment. */
typedef real vector_anywhere
  __attribute__ ((vector_size (VECTOR_BYTES), aligned (sizeof (real)), may_alias));

ALWAYS_INLINE vector load (const real *p) { return *(const vector_anywhere *) p; }
ALWAYS_INLINE void store (real *p, vector v) { *(vector_anywhere *) p = v; }
ALWAYS_INLINE vector splat (real x) { return x - (vector) { 0 }; }

/* The lanes f (0), f (1), .. of a and b, which count on from a's last. */
#ifdef __clang__
#define SHUFFLE(a, b, f) __builtin_shufflevector (a, b, EACH_LANE (f))
#else
#define SHUFFLE(a, b, f) __builtin_shuffle (a, b, (mask) { EACH_LANE (f) })
#endif

/* low, lane i: where bit `step` of i is 0 a[i], else b[i - step];
 * high, lane i: where it is 0 a[i + step], else b[i].
 * That is the transpose of two rows, in squares of `step` lanes. */
typedef struct { vector low, high; } pair;

/* The last & is for a step that is too large for the vector's number of lanes: that case
 * is never used, but compiled. */
#define LOW(i)  (((i) & step ? LANES + (i) - step : (i)) & (2 * LANES - 1))
#define HIGH(i) (((i) & step ? LANES + (i) : (i) + step) & (2 * LANES - 1))
#define CROSS(constant) \
  case constant: { \
    enum { step = constant }; \
    return (pair) { SHUFFLE (a, b, LOW), SHUFFLE (a, b, HIGH) }; \
  }
ALWAYS_INLINE pair cross (vector a, vector b, int step)
{
  switch (step) {
    CROSS (1) CROSS (2) CROSS (4) CROSS (8)
  }
  return (pair) { a, b };
}
#undef LOW
#undef HIGH
#undef CROSS

/* The sums of neighbours: a[0] + a[1], a[2] + a[3], ..., then those of b. */
#define EVEN(i) 2 * (i)
#define ODD(i)  2 * (i) + 1
ALWAYS_INLINE vector add_neighbours (vector a, vector b)
{
  return SHUFFLE (a, b, EVEN) + SHUFFLE (a, b, ODD);
}
#undef EVEN
#undef ODD

/* One number in all lanes, or (in single) two neighbours in turn. */
ALWAYS_INLINE vector splat_some (const real *p, int count)
{
  int64_t two = 0;
  typedef int64_t twos __attribute__ ((vector_size (VECTOR_BYTES)));
  if (count == 1 || sizeof (real) == sizeof two)
    return splat (*p);
  __builtin_memcpy (&two, p, sizeof two);
  return (vector) (two - (twos) { 0 });
}

/* a where the mask is set, else b */
ALWAYS_INLINE vector choose (mask m, vector a, vector b)
{
  return (vector) (((mask) a & m) | ((mask) b & ~m));
}

#endif
