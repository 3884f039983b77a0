/* test_elementary.c -- vector functions, activations and losses against long double.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is compiled like src/core/kernels/activation.c and loss.c, with which it is linked:
 * for each precision and instruction set, by REAL_IS_SINGLE, ISA and -march.  If the
 * processor does not have the instructions, the tests are skipped.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "activations.h"
#include "base/elementary.h"
#include "base/processor.h"
#include "kernels/activation.h"
#include "kernels/loss.h"

#ifdef REAL_IS_SINGLE
enum { DIGITS = FLT_MANT_DIG, EXPONENT_END = FLT_MAX_EXP, LEAST = FLT_MIN_EXP - DIGITS };
#else
enum { DIGITS = DBL_MANT_DIG, EXPONENT_END = DBL_MAX_EXP, LEAST = DBL_MIN_EXP - DIGITS };
#endif

#if defined __AVX512F__
static const processor needed = PROCESSOR_v4;
#elif defined __AVX2__ && defined __FMA__
static const processor needed = PROCESSOR_v3;
#else
static const processor needed = PROCESSOR_blas;
#endif
#define SKIP_UNLESS_SUPPORTED() if (processor_level () < needed) skip ()

/* The spacing of floating-point numbers at y, and the distance of got from exact in that
 * unit.  An infinity counts as the power of 2 above the largest number; zeros must agree in
 * sign. */
static wide spacing (wide y)
{
  int e = LEAST;
  if (y != 0)
    frexpl (y, &e);
  return ldexpl (1, e - DIGITS > LEAST ? e - DIGITS : LEAST);
}

static wide ulps (real got, wide exact)
{
  const wide end = ldexpl (1, EXPONENT_END);
  if (isnan (exact) || isnan (got))
    return isnan (exact) && isnan (got) ? 0 : INFINITY;
  if (exact == 0)
    return got == 0 && !signbit (got) == !signbit (exact) ? 0 : INFINITY;
  if (isinf (got) && fabsl (exact) >= end)
    return (got > 0) == (exact > 0) ? 0 : INFINITY;
  const wide value = isinf (got) ? copysignl (end, got) : (wide) got;
  return fabsl (value - exact) / spacing (exact);
}

/* The functions in long double. */

static wide sigmoid (wide x)
{
  return x < 0 ? expl (x) / (1 + expl (x)) : 1 / (1 + expl (-x));
}

/* x = h + rest; h has few digits, so that its square is exact */
static wide bell (wide x)
{
  const wide h = (float) x;
  return fabsl (x) > 60 ? 0 : expl (-h * h / 2) * expl ((h - x) * (h + x) / 2);
}

/* erfc (p + dp) / 2 with p + dp = -x / sqrt 2: for large x the rounding of p alone would
 * cause a larger error than the one to measure */
static wide cdf (wide x)
{
  const wide s = sqrtl (0.5L), ds = fmal (-s, s, 0.5L) / (2 * s);
  const wide p = -x * s, dp = fmal (-x, s, -p) - x * ds;
  return erfcl (p) / 2
         - (fabsl (x) < 60 ? expl (-p * p) * dp / sqrtl (acosl (-1)) : 0);
}

static const struct function {
  const char *name;
  vector (*of) (vector);
  wide (*exact) (wide);
  real from, to;
} functions[] = {
  { "exp", vector_exp, expl, -INFINITY, INFINITY },
  { "log1p", vector_log1p, log1pl, 0, INFINITY },
  { "expm1", vector_expm1, expm1l, -INFINITY, 0 },
  { "tanh", vector_tanh, tanhl, -INFINITY, INFINITY },
  { "sigmoid", vector_sigmoid, sigmoid, -INFINITY, INFINITY },
  { "normal_bell", normal_bell, bell, -INFINITY, INFINITY },
  { "normal_cdf", normal_cdf, cdf, -INFINITY, INFINITY }
};

/* The largest error of f at x, x + dx, x + 2 dx, ..., one value for each lane. */
static wide worst_on (const struct function *f, vector x, wide worst)
{
  const vector y = f->of (x);
  for (int i = 0; i < LANES; i++) {
    if (x[i] < f->from || x[i] > f->to)
      continue;
    const wide error = ulps (y[i], f->exact (x[i]));
    if (error > 2)
      print_error ("%s (%a) = %a: %g ulp\n", f->name, (double) x[i], (double) y[i],
                   (double) error);
    worst = error > worst ? error : worst;
  }
  return worst;
}

/* a different number for each i, evenly distributed between 0 and 1 */
static wide between (int i) { return fmodl (i * 0.61803398874989484820L, 1); }

#ifndef POINTS                 /* fewer for an emulated processor */
#define POINTS 250000
#endif

static void within_two_ulp (void **state)
{
  const real range = EITHER (800, 120);          /* constant beyond it */
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  for (size_t n = 0; n < sizeof functions / sizeof *functions; n++) {
    wide worst = 0;
    for (int i = 0; i < 4 * POINTS; i += LANES) {
      vector x = { 0 };
      for (int j = 0; j < LANES; j++) {
        const wide t = between (i + j), u = between (3 * (i + j) + 1);
        const int e = LEAST + (int) (t * (EXPONENT_END - LEAST));
        switch (i / POINTS) {
        case 0:  x[j] = (real) ldexpl (1 + u, e - 1);     break;
        case 1:  x[j] = (real) -ldexpl (1 + u, e - 1);    break;
        case 2:  x[j] = (real) (t * range);               break;
        default: x[j] = (real) (-t * range / 16);
        }
      }
      worst = worst_on (&functions[n], x, worst);
    }
    print_message ("# %-11s  %.2f ulp\n", functions[n].name, (double) worst);
    assert_true (worst <= 2);
  }
}

/* Zeros, infinities, NaN, the ends of the range, and both sides of every place where the
 * formula changes. */
static void special_values (void **state)
{
  static const real places[] = {
    0, 1, INFINITY, EITHER (DBL_MIN, FLT_MIN), EITHER (DBL_MAX, FLT_MAX),
    EITHER (0x1p-1074, 0x1p-149f), REAL (0.5625), 10, 15, 20, 39, 40, 96, 112, 720, 760,
    REAL (0.41421356237309504880), REAL (0.34657359027997265471)
  };
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  for (size_t n = 0; n < sizeof functions / sizeof *functions; n++) {
    const struct function *f = &functions[n];
    wide worst = 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
      for (int step = -2; step <= 2; step++) {
        real x = places[i];
        for (int s = 0; s < abs (step); s++)
          x = REAL (nextafter) (x, step < 0 ? -INFINITY : INFINITY);
        worst = worst_on (f, splat (x), worst);
        worst = worst_on (f, splat (-x), worst);
      }
    assert_true (worst <= 2);
    const vector nan = f->of (splat (NAN));
    for (int j = 0; j < LANES; j++)
      assert_true (isnan (nan[j]));
  }
}

/* A block that ends in the middle of a vector, in memory of its own, so that a sanitizer
 * notices if a function reads beyond its end. */
enum { ROWS = 2 * LANES + LANES / 2 + 1, PADDED = 3 * LANES, UNITS = 5, LD = 4 * LANES,
       SIZE = LD * (UNITS - 1) + PADDED };

static real *block (double step, double scale)
{
  real *x = malloc (SIZE * sizeof *x);
  for (int i = 0; i < SIZE; i++)
    x[i] = (real) (scale * sin (step * (i + 1)));
  return x;
}

static real *copy (const real *x)
{
  return memcpy (block (1, 1), x, SIZE * sizeof *x);
}

/* Row t of softmax, and of (ds/dz)' e. */
static void softmax (const real *z, wide *s)
{
  wide sum = 0, most = -INFINITY;
  for (int k = 0; k < UNITS; k++)
    most = fmaxl (most, z[k * LD]);
  for (int k = 0; k < UNITS; k++)
    sum += s[k] = expl (z[k * LD] - most);
  for (int k = 0; k < UNITS; k++)
    s[k] /= sum;
}

static void softmax_back (const wide *s, wide *e)
{
  wide mean = 0;
  for (int k = 0; k < UNITS; k++)
    mean += s[k] * e[k];
  for (int k = 0; k < UNITS; k++)
    e[k] = s[k] * (e[k] - mean);
}

static const wide u = EITHER (0x1p-53L, 0x1p-24L);

static void near (wide got, wide exact, wide bound)
{
  if (!(fabsl (got - exact) <= bound))
    fail_msg ("%.17g for %.17g", (double) got, (double) exact);
}

static void each_activation (void **state)
{
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  for (bp_activation g = BP_SIGMOID; g < BP_SOFTMAX; g++)
    for (int far = 0; far < 2; far++) {
      real *z = block (0.7, far ? 30 : 3), *a = copy (z);
      real *e = block (0.3, 1), *e0 = copy (e);
      z[3] = a[3] = 0;
      activations[g].apply (ROWS, UNITS, a, a, LD);
      activations[g].times_slope (ROWS, UNITS, z, a, e, LD);
      for (int k = 0; k < UNITS; k++)
        for (int i = k * LD; i < k * LD + ROWS; i++) {
          const wide exact = value (g, z[i]), size = fabsl (z[i]);
          near (a[i], exact, 3 * spacing (exact) + size * spacing (0));
          near (e[i], e0[i] * slope (g, z[i]), 5 * u * fabsl (e0[i]) * (1 + size));
        }
      assert_true (a[PADDED] == z[PADDED] && e[PADDED] == e0[PADDED]);

      z[ROWS - 1] = NAN;
      activations[g].apply (ROWS, UNITS, z, z, LD);
      assert_true (isnan (z[ROWS - 1]));
      assert_true (z[ROWS - 2] == a[ROWS - 2] && z[LD] == a[LD]);
      free (z);
      free (a);
      free (e);
      free (e0);
    }
}

static void softmax_by_row (void **state)
{
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  real *z = block (0.7, 3), *a = copy (z), *e = block (0.3, 1), *e0 = copy (e);
  z[LD + 1] = a[LD + 1] = 900;
  z[2 * LD + 2] = a[2 * LD + 2] = -900;
  activations[BP_SOFTMAX].apply (ROWS, UNITS, a, a, LD);
  activations[BP_SOFTMAX].times_slope (ROWS, UNITS, z, a, e, LD);
  for (int t = 0; t < ROWS; t++) {
    wide s[UNITS], back[UNITS];
    softmax (z + t, s);
    for (int k = 0; k < UNITS; k++)
      back[k] = e0[k * LD + t];
    softmax_back (s, back);
    for (int k = 0; k < UNITS; k++) {
      near (a[k * LD + t], s[k], 8 * u * s[k] + spacing (0));
      near (e[k * LD + t], back[k], 20 * u);
    }
  }

  /* a NaN anywhere in a row makes this row NaN, and no other row */
  for (int k = 0; k < UNITS; k++) {
    real *b = copy (z);
    b[k * LD + 4] = NAN;
    activations[BP_SOFTMAX].apply (ROWS, UNITS, b, b, LD);
    for (int j = 0; j < UNITS; j++) {
      assert_true (isnan (b[j * LD + 4]));
      assert_true (b[j * LD + 3] == a[j * LD + 3] && b[j * LD + 5] == a[j * LD + 5]);
    }
    free (b);
  }
  free (z);
  free (a);
  free (e);
  free (e0);
}

/* The cost of row t and, in d, its derivative by z, both multiplied by w. */
static wide output (bp_loss loss, bp_activation g, const real *z, const real *y, wide w,
                    wide *h, wide *d)
{
  wide cost = 0, y_sum = 0;
  if (g == BP_SOFTMAX)
    softmax (z, h);
  for (int k = 0; k < UNITS; k++) {
    if (g != BP_SOFTMAX)
      h[k] = value (g, z[k * LD]);
    y_sum += isnan (y[k * LD]) ? 0 : y[k * LD];
  }
  for (int k = 0; k < UNITS; k++) {
    const wide y_k = y[k * LD], z_k = z[k * LD];
    const int known = !isnan (y_k);
    if (loss == BP_SQUAREDERROR) {
      d[k] = known ? h[k] - y_k : 0;
      cost += d[k] * d[k] / 2;
    } else if (g == BP_SOFTMAX) {
      d[k] = h[k] * y_sum - (known ? y_k : 0);
      cost -= known ? y_k * logl (h[k]) : 0;
    } else {
      d[k] = known ? h[k] - y_k : 0;
      cost += known ? y_k * log1pl (expl (-z_k)) + (1 - y_k) * log1pl (expl (z_k)) : 0;
    }
  }
  if (loss == BP_SQUAREDERROR && g == BP_SOFTMAX)
    softmax_back (h, d);
  for (int k = 0; k < UNITS; k++)
    d[k] *= w * (loss == BP_SQUAREDERROR && g != BP_SOFTMAX ? slope (g, z[k * LD]) : 1);
  return w * cost;
}

/* All targets known or some not, with weights or without, for `rows` rows; the padding has
 * arbitrary values. */
static void compare_loss (bp_loss loss, bp_activation g, int rows, bool gaps,
                          bool weighted)
{
  real *z = block (0.7, 4), *y = block (1.1, 1), *h = block (1, 1), *d = block (1, 1);
  real *w = malloc ((size_t) rows * sizeof *w);
  wide J = 0;
  for (int i = 0; i < SIZE; i++) {
    y[i] = y[i] < 0 ? 0 : i % 3 == 0 ? 1 : y[i];
    if (gaps && i % 7 < 2)
      y[i] = NAN;
  }
  for (int k = 0; k < UNITS; k++)
    for (int t = rows; t < PADDED; t++) {
      z[k * LD + t] = NAN;
      y[k * LD + t] = t % 2 ? NAN : 1;
    }
  for (int t = 0; t < rows; t++)
    w[t] = weighted ? (real) (t % 5) / 2 : 1;

  const real *weights = weighted ? w : NULL;
  const double got = loss_delta (loss, g, rows, UNITS, z, y, weights, h, d, LD);
  for (int t = 0; t < rows; t++) {
    wide exact_h[UNITS], exact_d[UNITS];
    J += output (loss, g, z + t, y + t, w[t], exact_h, exact_d);
    for (int k = 0; k < UNITS; k++) {
      near (h[k * LD + t], exact_h[k], 8 * u * fmaxl (1, fabsl (exact_h[k])));
      near (d[k * LD + t], exact_d[k], 50 * u);
    }
  }
  near (got, J, 10 * u * J);
  const int padded = (rows + LANES - 1) / LANES * LANES;
  for (int k = 0; k < UNITS; k++)
    for (int t = rows; t < padded; t++)
      assert_true (d[k * LD + t] == 0);
  assert_true (loss_delta (loss, g, rows, UNITS, z, y, weights, h, NULL, LD) == got);
  free (z);
  free (y);
  free (h);
  free (d);
  free (w);
}

static void each_loss (void **state)
{
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  for (int rows = 1; rows <= PADDED; rows++)
    for (int how = 0; how < 4; how++) {
      compare_loss (BP_CROSSENTROPY, BP_SIGMOID, rows, how & 1, how & 2);
      compare_loss (BP_CROSSENTROPY, BP_SOFTMAX, rows, how & 1, how & 2);
      for (bp_activation g = BP_SIGMOID; g <= BP_SOFTMAX; g++)
        compare_loss (BP_SQUAREDERROR, g, rows, how & 1, how & 2);
    }
}

/* log (1 - h) and log (h) would be -Inf; the cost is not. */
static void far_out (void **state)
{
  const real large = EITHER (1e300, 1e30f);
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  real *z = block (1, 0), *y = block (1, 0), *h = block (1, 1), *d = block (1, 1);
  z[0] = large;
  assert_true (loss_delta (BP_CROSSENTROPY, BP_SIGMOID, 1, 1, z, y, NULL, h, d, LD)
               == large);
  assert_true (h[0] == 1 && d[0] == 1);
  z[0] = -large;
  y[0] = 1;
  assert_true (loss_delta (BP_CROSSENTROPY, BP_SIGMOID, 1, 1, z, y, NULL, h, d, LD)
               == large);
  assert_true (h[0] == 0 && d[0] == -1);
  z[LD] = 0;
  assert_true (loss_delta (BP_CROSSENTROPY, BP_SOFTMAX, 1, 2, z, y, NULL, h, d, LD)
               == large);
  assert_true (h[0] == 0 && h[LD] == 1 && d[0] == -1 && d[LD] == 1);

  /* the cost is exp (-50), which would be lost when added to 1 */
  z[0] = 50;
  const wide cost = loss_delta (BP_CROSSENTROPY, BP_SOFTMAX, 1, 2, z, y, NULL, h, d, LD);
  near (cost, expl (-50), 4 * u * expl (-50));
  for (int k = 0; k < UNITS; k++)
    z[k * LD] = 7;
  near (loss_delta (BP_CROSSENTROPY, BP_SOFTMAX, 1, UNITS, z, y, NULL, h, d, LD),
        logl (UNITS), 4 * u);

  z[0] = NAN;
  static const bp_activation outputs[] = { BP_SIGMOID, BP_SOFTMAX };
  for (int i = 0; i < 2; i++)
    for (bp_loss loss = BP_CROSSENTROPY; loss <= BP_SQUAREDERROR; loss++)
      assert_true (isnan (loss_delta (loss, outputs[i], 1, 2, z, y, NULL, h, d, LD)));
  free (z);
  free (y);
  free (h);
  free (d);
}

/* (1 + 2^-12)^2 and sums of it are exact in double, and not in single. */
static void sums_in_double (void **state)
{
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  real *z = block (1, 0), *y = block (1, 0), *h = block (1, 1);
  for (int i = 0; i < SIZE; i++)
    z[i] = 1 + REAL (0x1p-12);
  const double J = loss_delta (BP_SQUAREDERROR, BP_LINEAR, ROWS, UNITS, z, y, NULL, h,
                               NULL, LD);
  assert_true (J == ROWS * UNITS * (1 + 0x1p-11 + 0x1p-24) / 2);
  free (z);
  free (y);
  free (h);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (within_two_ulp),
    cmocka_unit_test (special_values),
    cmocka_unit_test (each_activation),
    cmocka_unit_test (softmax_by_row),
    cmocka_unit_test (each_loss),
    cmocka_unit_test (far_out),
    cmocka_unit_test (sums_in_double)
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
