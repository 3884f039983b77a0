/* test_difference.c -- g(z + d) - g(z) against plain subtraction in long double.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is compiled for each instruction set, like src/core/witness/perturbed.c.  If the
 * processor does not have the instructions, the tests are skipped.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include "base/processor.h"
#include "witness/difference.h"

typedef long double wide;

#if defined __AVX512F__
static const processor needed = PROCESSOR_v4;
#elif defined __AVX2__ && defined __FMA__
static const processor needed = PROCESSOR_v3;
#else
static const processor needed = PROCESSOR_blas;
#endif
#define SKIP_UNLESS_SUPPORTED() if (processor_level () < needed) skip ()

/* g(z) minus its asymptote on the side of z0, so that differences cancel fewer digits. */
static wide sigmoid_near (wide z, double z0)
{
  return z0 > 0 ? -1 / (1 + expl (z)) : 1 / (1 + expl (-z));
}

static wide value (bp_activation g, wide z, double z0)
{
  switch (g) {
  case BP_SIGMOID:   return sigmoid_near (z, z0);
  case BP_TANH:      return 2 * sigmoid_near (2 * z, z0);
  case BP_RELU:      return z > 0 ? z : 0;
  case BP_LEAKYRELU: return z > 0 ? z : (wide) 0.01 * z;
  case BP_ELU:       return z0 < -1 ? expl (z) : z > 0 ? z : expm1l (z);
  case BP_GELU:      return z * erfcl (-z / sqrtl (2)) / 2;
  case BP_SILU:      return z / (1 + expl (-z));
  case BP_SOFTPLUS:  return z0 > 0 ? z + log1pl (expl (-z)) : log1pl (expl (z));
  case BP_HARDTANH:  return z > 1 ? 1 : z < -1 ? -1 : z;
  case BP_LINEAR:    return z;
  case BP_SOFTMAX: case BP_NO_ACTIVATION: break;
  }
  fail ();
  return 0;
}

/* One vector of the same z and d. */
static double got (bp_activation g, double z, double d)
{
  double kept[3 * LANES] = { 0 };
  difference_keep (g, splat (z), kept, LANES);
  return difference (g, kept, LANES, splat (d))[LANES - 1];
}

/* A difference contains the rounding errors of both values, and that of the argument of
 * erfc, multiplied by about z^2.  Compared with libquadmath for these z, in units of
 * (1 + z^2) 2^-63, the error of erfcl is at most .81 in glibc and 2.94 in MinGW, which has
 * its own erfcl: for two values an error of 4 is allowed with glibc, and 8 with MinGW. */
#ifdef _WIN32
enum { LAST_DIGIT = -60 };
#else
enum { LAST_DIGIT = -61 };
#endif

static void each_activation (void **state)
{
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  static const double moves[] = { 0x1p-18, -0x1p-18, 0x1.2345p-19, -0x1.6789p-24 };
  for (bp_activation g = BP_SIGMOID; g <= BP_LINEAR; g++)
    for (int i = -3000; i <= 3000; i++)
      for (size_t k = 0; k < sizeof moves / sizeof *moves; k++) {
        const double z = 0.01 * i + 1e-7 * i * (i % 7), d = moves[k];
        const wide before = value (g, z, z), exact = value (g, (wide) z + d, z) - before;
        const wide bound = 4e-15L * fabsl (exact)
                           + ldexpl (1 + (wide) z * z, LAST_DIGIT) * fabsl (before);
        const wide error = fabsl (got (g, z, d) - exact);
        if (!(error <= bound))
          fail_msg ("%s at %.17g, moved by %g: the error is %g, but must be at most %g",
                    bp_activation_name (g), z, d, (double) error, (double) bound);
      }
}

/* Differences across a kink, and from a kink. */
static void kinks (void **state)
{
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  const double d = 0x1p-18;
  for (bp_activation g = BP_RELU; g <= BP_ELU; g++)
    for (int i = -8; i <= 8; i++)
      for (int sign = -1; sign <= 1; sign += 2) {
        const double z = i * d / 4;
        const wide exact = value (g, (wide) z + sign * d, 0) - value (g, z, 0);
        assert_true (fabsl (got (g, z, sign * d) - exact) <= 1e-15L * d);
      }
  for (int i = -8; i <= 8; i++)
    for (int side = -1; side <= 1; side += 2)
      for (int sign = -1; sign <= 1; sign += 2) {
        const double z = side + i * d / 4;
        const wide exact = value (BP_HARDTANH, (wide) z + sign * d, 0)
                           - value (BP_HARDTANH, z, 0);
        assert_true (fabsl (got (BP_HARDTANH, z, sign * d) - exact) <= 1e-15L * d);
      }
  assert_true (got (BP_RELU, 0, d) == d && got (BP_RELU, 0, -d) == 0);
}

/* z is NaN, or infinite where g has no limit. */
static void not_finite (void **state)
{
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  for (bp_activation g = BP_SIGMOID; g < BP_LINEAR; g++)
    assert_true (isnan (got (g, NAN, 0x1p-24)));
  assert_true (got (BP_SIGMOID, INFINITY, 0x1p-24) == 0);
  assert_true (got (BP_TANH, -INFINITY, 0x1p-24) == 0);
}

static void exp_and_log (void **state)
{
  (void) state;
  SKIP_UNLESS_SUPPORTED ();
  for (int i = 0; i < 200; i++) {
    const double d = ldexp (1 - 0.49 * (i % 2), -18 - i / 2) * (i % 4 < 2 ? 1 : -1);
    const wide rise = expm1l (d), fall = log1pl (d);
    assert_true (fabsl (exp_difference (splat (d))[0] - rise) <= 4e-16L * fabsl (rise));
    assert_true (fabsl (log_difference (splat (d))[0] - fall) <= 4e-16L * fabsl (fall));
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (each_activation),
    cmocka_unit_test (kinks),
    cmocka_unit_test (not_finite),
    cmocka_unit_test (exp_and_log)
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
