/* elementary.h -- exp, log, tanh and the normal distribution, a vector at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is within 2 units in the last place of the true value, for every finite
 * argument; results below the normal range become denormal, then 0, within one
 * unit of the smallest denormal.  +-0, +-Inf and NaN give what they give in
 * math.h.  Only + - * /, integer operations on the bits, and instructions of AVX-512
 * that do several of these at once are used; without fused multiply-add the
 * same bounds hold.  The largest errors found, in units in the last place, among
 * all single numbers and among 10^8 double ones, with and without fused multiply-add:
 *
 *             exp  log1p  expm1  tanh  sigmoid  normal_bell  normal_cdf
 *   single   0.81   0.90   1.09  1.44     1.97         0.82        1.44
 *   double   0.79   0.87   1.03  1.41     1.99         0.77        1.31
 *
 * The sums written in brackets, such as (x + C) - C, must be rounded as they
 * stand: compile without -ffast-math and its parts.
 *
 * Polynomials are near minimax: those of exp, log and tanh from Sollya's
 * fpminimax (coefficients rounded within the search, relative error), that of
 * normal_cdf from Remez exchange in 50 digits, then rounded.  u is half a unit
 * in the last place of 1: 2^-53 or 2^-24.
 */
#ifndef ELEMENTARY_H
#define ELEMENTARY_H

#include "base/vector.h"

#ifdef REAL_IS_SINGLE
typedef uint32_t bits __attribute__ ((vector_size (VECTOR_BYTES)));
#else
typedef uint64_t bits __attribute__ ((vector_size (VECTOR_BYTES)));
#endif

#define BITS_OF_1  EITHER (0x3FF0000000000000, 0x3F800000u)
#define BITS_OF_2  EITHER (0x4000000000000000, 0x40000000u)
#define SIGN_BIT   EITHER (0x8000000000000000, 0x80000000u)
#define LOW_HALF   EITHER (0x7FFFFFF, 0xFFFu)         /* 27 or 12 bits of 53 or 24 */
enum { FRACTION_BITS = EITHER (52, 23) };

/* 1.5 2^52 or 1.5 2^23: x + ROUNDER is rounded to an integer, and its bits are
 * those of ROUNDER (zeros at the low end) plus that integer. */
#define ROUNDER    EITHER (0x1.8p52, 0x1.8p23f)

/* log 2 in two parts; products of the first with 11 (8) bits are exact */
#define LOG_2_HIGH EITHER (0x1.62e42feep-1, 0x1.62e3p-1f)
#define LOG_2_LOW  EITHER (0x1.a39ef35793c76p-33, 0x1.2fefa2p-17f)
#define LOG2_E     EITHER (0x1.71547652b82fep+0, 0x1.715476p+0f)

ALWAYS_INLINE vector magnitude (vector x)
{
  return (vector) ((bits) x & ~SIGN_BIT);
}

/* -|x| */
ALWAYS_INLINE vector negative (vector x)
{
  return (vector) ((bits) x | SIGN_BIT);
}

/* x limited to a range; a NaN stays a NaN (AVX-512's max and min return their second
 * operand if either is NaN) */
ALWAYS_INLINE vector at_least (vector x, real limit)
{
#ifdef __AVX512F__
  return EITHER (_mm512_max_pd, _mm512_max_ps) (splat (limit), x);
#else
  return choose (x < limit, splat (limit), x);
#endif
}

ALWAYS_INLINE vector at_most (vector x, real limit)
{
#ifdef __AVX512F__
  return EITHER (_mm512_min_pd, _mm512_min_ps) (splat (limit), x);
#else
  return choose (x > limit, splat (limit), x);
#endif
}

/* c[0] + c[1] x + ... + c[n-1] x^(n-1): the even and the odd powers by Horner's
 * rule, side by side, for half the latency */
ALWAYS_INLINE vector polynomial (const real *c, int n, vector x)
{
  const vector xx = x * x;
  vector p = splat (c[n - 1]), q = splat (c[n - 2]);
  for (int i = n - 3; i >= 0; i--) {
    const vector next = p * xx + c[i];
    p = q;
    q = next;
  }
  return p * x + q;
}
#define POLYNOMIAL(c, x) polynomial (c, (int) (sizeof c / sizeof *c), x)

/* 2^n for integers n in the low bits, in the range of normal numbers */
ALWAYS_INLINE vector power_of_2 (bits n)
{
  return (vector) ((n << FRACTION_BITS) + BITS_OF_1);
}

/* x 2^n, where |n| may be twice the largest exponent: in one instruction, or in two
 * steps, of which the first is exact, so that a denormal result is rounded once. */
ALWAYS_INLINE vector times_power_of_2 (vector x, vector n)
{
#ifdef __AVX512F__
  return EITHER (_mm512_scalef_pd, _mm512_scalef_ps) (x, n);
#else
  const bits all = (bits) (n + ROUNDER), half = (bits) (n * REAL (0.5) + ROUNDER);
  return x * power_of_2 (half) * power_of_2 (all - half);
#endif
}

/* e^(x + dx) = 2^n (high + low), for |x| < 2^FRACTION_BITS / 4 and small dx.
 * With r = x - n log 2: high = 1 + r rounded, and low takes what was rounded off
 * and the rest of the series, with an error of some 0.1 u.
 * x - n LOG_2_HIGH is exact. */
typedef struct { vector n, high, low; } exponential;

/* (exp r - 1 - r) / r^2 on |r| < 0.347: 0.04 u; single on |r| < 0.375: 0.1 u,
 * a range that allows for the dx of normal_exponential */
static const real exp_terms[] = {
#ifdef REAL_IS_SINGLE
  0x1.fffff8p-2f, 0x1.55544ap-3f, 0x1.555ae6p-5f, 0x1.126bf2p-7f, 0x1.696f98p-10f
#else
  0x1.000000000000ap-1, 0x1.55555555554f9p-3, 0x1.5555555550621p-5,
  0x1.1111111127d07p-7, 0x1.6c16c184ac98bp-10, 0x1.a01a012aadbb5p-13,
  0x1.a01998a90ca77p-16, 0x1.71df22e4fe2fcp-19, 0x1.28aebe8756b18p-22,
  0x1.ad85fc1626553p-26
#endif
};

ALWAYS_INLINE exponential exponential_of (vector x, vector dx)
{
  const vector n = (x * LOG2_E + ROUNDER) - ROUNDER;
  const vector r = x - n * LOG_2_HIGH, dr = dx - n * LOG_2_LOW, s = r + dr;
  const vector high = 1 + r;
  return (exponential) { n, high, (r - (high - 1))
                                  + (dr + s * s * POLYNOMIAL (exp_terms, s)) };
}

/* exp (x) for x <= 0, or for any x that is not far above the last finite result */
ALWAYS_INLINE vector exp_of_negative (vector x)
{
  const exponential e = exponential_of (at_least (x, EITHER (-760, -112)), splat (0));
  return times_power_of_2 (e.high + e.low, e.n);
}

ALWAYS_INLINE vector vector_exp (vector x)
{
  return exp_of_negative (at_most (x, EITHER (720, 96)));
}

/* exp (x) - 1 for x <= 0.  2^n (1 + t) - 1 = 2^n t + (2^n - 1): where n is 0,
 * this is t, without loss of digits. */
ALWAYS_INLINE vector vector_expm1 (vector x)
{
  const vector y = at_least (x, EITHER (-40, -20));             /* there: -1 */
  const vector n = (y * LOG2_E + ROUNDER) - ROUNDER;
  const vector r = y - n * LOG_2_HIGH, dr = n * -LOG_2_LOW, s = r + dr;
  const vector t = r + (dr + s * s * POLYNOMIAL (exp_terms, s));
  const vector scale = power_of_2 ((bits) (n + ROUNDER));
  return choose (x < 0, scale * t + (scale - 1), x);           /* 0, -0, NaN */
}

/* log (1 + x) for x >= 0.  1 + x = u + c = 2^k (1 + f) + c with 1 + f between
 * sqrt (1/2) and sqrt (2), c the rounding error of u; s = f / (2 + f) gives
 *   log (1 + f) = f - (f^2/2 - s (f^2/2 + R)),  R = (2 atanh (s) - 2 s) / s,
 * so that f, which is exact, is the only large term. */
static const real log_terms[] = {         /* R / s^2 in s^2, s < 3 - sqrt (8) */
#ifdef REAL_IS_SINGLE
  0x1.55557cp-1f, 0x1.995cfp-2f, 0x1.321424p-2f                       /* 0.02 u */
#else
  0x1.5555555555597p-1, 0x1.999999997e25ap-2, 0x1.2492494395a76p-2,
  0x1.c71c509b202fep-3, 0x1.74668eb34c3cdp-3, 0x1.39993fa7d5239p-3,
  0x1.2f5efef546843p-3                                                /* 0.02 u */
#endif
};

ALWAYS_INLINE vector vector_log1p (vector x)
{
  const bits sqrt_half = (bits) splat (REAL (0.70710678118654752440));
  const vector integer_bits = splat (EITHER (0x1p52, 0x1p23f));
  const real most = EITHER (0x1.fffffffffffffp+1023, 0x1.fffffep+127f);

  const vector u = 1 + x, x_part = u - 1;
  const vector c = (1 - (u - x_part)) + (x - x_part);
  const bits n = ((bits) u - sqrt_half) >> FRACTION_BITS;
  const vector k = (vector) (n | (bits) integer_bits) - integer_bits;
  const vector f = (vector) ((bits) u - (n << FRACTION_BITS)) - 1;
  const vector half = f * f * REAL (0.5), s = f / (2 + f);
  const vector R = s * s * POLYNOMIAL (log_terms, s * s);
  const vector scale = (vector) (BITS_OF_2 - (n << FRACTION_BITS));  /* 2^(1-k) */
  const vector low = k * LOG_2_LOW
                     + c * scale * (REAL (0.5) - REAL (0.5) * f + half);  /* c/u */
  const vector y = k * LOG_2_HIGH + (f - (half - (s * (half + R) + low)));
  return choose ((x > 0) & (x <= most), y, x);              /* 0, Inf and NaN */
}

/* tanh x = x + x^3 P(x^2) near 0, else 1 - 2 e / (1 + e) with e = exp (-2 |x|) */
static const real tanh_terms[] = {                             /* |x| < 0.5625 */
#ifdef REAL_IS_SINGLE
  -0x1.555548p-2f, 0x1.110c64p-3f, -0x1.b9075ap-5f, 0x1.58226p-6f,
  -0x1.94bf44p-8f                                                     /* 0.03 u */
#else
  -0x1.555555555543dp-2, 0x1.11111110fbf43p-3, -0x1.ba1ba1a8732b7p-5,
  0x1.664f44d856061p-6, -0x1.226dc50de18acp-7, 0x1.d6c31ae82c1b5p-9,
  -0x1.7cd65745124aap-10, 0x1.2ef61f8e2f6a4p-11, -0x1.b4af936febc94p-13,
  0x1.a0192c63b5203p-15                                               /* 0.3 u */
#endif
};

ALWAYS_INLINE vector vector_tanh (vector x)
{
  const vector y = magnitude (x), yy = y * y;
  const vector small = y + y * yy * POLYNOMIAL (tanh_terms, yy);
  const exponential p = exponential_of (-2 * at_most (y, EITHER (20, 10)),
                                        splat (0));
  const vector e = (p.high + p.low) * power_of_2 ((bits) (p.n + ROUNDER));
  const vector large = 1 - 2 * e / (1 + e);
  const vector t = choose (y < REAL (0.5625), small, large);
  return (vector) ((bits) t | ((bits) x & SIGN_BIT));
}

/* 1 / (1 + exp (-x)) from x and e = exp (-|x|): no overflow.  The rounding error of
 * the divisor is corrected in the quotient; 1 - e/2 is near 1 / (1 + e). */
ALWAYS_INLINE vector sigmoid_from (vector x, vector e)
{
  const vector divisor = 1 + e, lost = e - (divisor - 1);
  const vector q = choose (x < 0, e, splat (1)) / divisor;
  return q - q * (lost * (1 - REAL (0.5) * e));
}

ALWAYS_INLINE vector vector_sigmoid (vector x)
{
  return sigmoid_from (x, exp_of_negative (negative (x)));
}

#define NORMAL_END EITHER (39, 15)     /* from here on exp (-y^2/2) rounds to 0 */

/* y = high + low, 0 <= y <= NORMAL_END, with high on a grid (2^-20 or 2^-8) so
 * coarse that its square is exact */
typedef struct { vector high, low; } parts;

ALWAYS_INLINE parts parts_of (vector y)
{
  const real grid = EITHER (0x1.8p32, 0x1.8p15f);
  const vector high = (y + grid) - grid;
  return (parts) { high, y - high };
}

/* exp (-y^2/2) */
ALWAYS_INLINE exponential normal_exponential (vector y)
{
  const parts p = parts_of (y);
  return exponential_of (p.high * p.high * REAL (-0.5),
                         p.low * (y + p.high) * REAL (-0.5));
}

/* exp (-x^2/2) */
ALWAYS_INLINE vector normal_bell (vector x)
{
  const exponential e = normal_exponential (at_most (magnitude (x), NORMAL_END));
  return times_power_of_2 (e.high + e.low, e.n);
}

/* Phi(x), the normal distribution: erfc (-x / sqrt 2) / 2.  For y = |x|
 *   Phi(-y) = exp (-y^2/2) (1 + g) / (2 y + 5/2),   -0.21 < g < 0.25,
 * and g is a polynomial in t = (y - a) / (y + a), a = 6 or 5, so small and flat
 * that its rounding and t's hardly count.  The quotient is computed in two parts: one
 * of half the digits, whose product with the divisor's high part is exact, and the rest. */
static const real normal_terms[] = {
#ifdef REAL_IS_SINGLE                              /* 0 <= y <= 14.5: 0.04 u */
  -0x1.3b7692p-5f, -0x1.04f308p-2f, 0x1.ebe904p-4f, -0x1.4ed810p-6f,
  -0x1.d920a0p-6f, 0x1.321a14p-5f, -0x1.a71340p-6f, 0x1.8501cap-7f,
  -0x1.b1e0e6p-9f, 0x1.b1b38ap-18f, 0x1.a02a9ep-12f
#else                                                /* 0 <= y <= 39: 0.05 u */
  -0x1.f1410160e83b2p-5, -0x1.da6ad6bba10bap-3, 0x1.0f70653512459p-3,
  -0x1.97240570c019dp-5, -0x1.fb7095fa0cea1p-9, 0x1.c524a6d1cc71dp-6,
  -0x1.ec29325f7ee24p-6, 0x1.699a6e07d3cd6p-6, -0x1.96ac494a09a53p-7,
  0x1.5f92ccfa51180p-8, -0x1.aff62caf1b75bp-10, 0x1.01135a9da2704p-12,
  0x1.1208d02f3aa31p-14, -0x1.a320d76d47be7p-15, 0x1.3020d4b27a115p-17,
  0x1.aec9972c8820fp-19, -0x1.04c71bb21b225p-19, 0x1.fc0e21f2cbb18p-26,
  0x1.0f86d876c5759p-22, -0x1.666f008600b98p-25, -0x1.fea1bd3dd8967p-26,
  0x1.8fa805fd7908fp-28, 0x1.980c0e335d8e7p-29
#endif
};

ALWAYS_INLINE vector normal_cdf (vector x)
{
  const real a = EITHER (6, 5), b = REAL (2.5);
  const vector y = at_most (magnitude (x), NORMAL_END);
  const vector g = POLYNOMIAL (normal_terms, (y - a) / (y + a));
  const exponential e = normal_exponential (y);
  const vector more = e.high * g + (e.low * g + e.low);
  const vector top = e.high + more, top_low = (e.high - top) + more;

  const parts p = parts_of (y);
  const vector divisor = 2 * y + b, divisor_high = 2 * p.high + b;
  const vector q = (vector) ((bits) (top / divisor) & ~LOW_HALF);
  const vector rest = (top - q * divisor_high) - 2 * p.low * q + top_low;
  const vector tail = times_power_of_2 (q + rest / divisor, e.n);
  return choose (x > 0, 1 - tail, tail);
}

#endif
