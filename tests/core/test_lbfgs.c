/* test_lbfgs.c -- L-BFGS on difficult functions; in parts, and with any number of threads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "problem.h"
#include "lbfgs.h"
#include "training/line_search.h"

/* ---- functions: f and g at x, of n variables ---- */

typedef double function (ptrdiff_t n, const double *x, double *g);

static double rosenbrock (ptrdiff_t n, const double *x, double *g)
{
  double f = 0;
  for (ptrdiff_t i = 0; i < n; i += 2) {
    const double a = x[i + 1] - x[i] * x[i], b = 1 - x[i];
    f += 100 * a * a + b * b;
    g[i] = -400 * a * x[i] - 2 * b;
    g[i + 1] = 200 * a;
  }
  return f;
}

static double powell (ptrdiff_t n, const double *x, double *g)
{
  const double a = x[0] + 10 * x[1], b = x[2] - x[3], c = x[1] - 2 * x[2];
  const double d = x[0] - x[3];
  assert_int_equal (n, 4);
  g[0] = 2 * a + 40 * d * d * d;
  g[1] = 20 * a + 4 * c * c * c;
  g[2] = 10 * b - 8 * c * c * c;
  g[3] = -10 * b - 40 * d * d * d;
  return a * a + 5 * b * b + c * c * c * c + 10 * d * d * d * d;
}

/* curvatures from 1 to 1e6 */
static double quadratic (ptrdiff_t n, const double *x, double *g)
{
  double f = 0;
  for (ptrdiff_t i = 0; i < n; i++) {
    const double s = pow (10, 6.0 * (double) i / (double) (n - 1));
    g[i] = s * (x[i] - 1);
    f += s * (x[i] - 1) * (x[i] - 1) / 2;
  }
  return f;
}

/* no gradient at the minimum */
static double kink (ptrdiff_t n, const double *x, double *g)
{
  double f = 0;
  for (ptrdiff_t i = 0; i < n; i++) {
    f += fabs (x[i]);
    g[i] = x[i] > 0 ? 1 : -1;
  }
  return f;
}

/* x - log x, NaN for x < 0, Inf at 0: the first steps lead there */
static double barrier (ptrdiff_t n, const double *x, double *g)
{
  double f = 0;
  for (ptrdiff_t i = 0; i < n; i++) {
    f += x[i] - log (x[i]);
    g[i] = 1 - 1 / x[i];
  }
  return f;
}

/* falls without limit */
static double bottomless (ptrdiff_t n, const double *x, double *g)
{
  for (ptrdiff_t i = 0; i < n; i++)
    g[i] = -1;
  double f = 0;
  for (ptrdiff_t i = 0; i < n; i++)
    f -= x[i];
  return f;
}

/* g is not the gradient of f: f does not fall along -g */
static double liar (ptrdiff_t n, const double *x, double *g)
{
  const double f = quadratic (n, x, g);
  for (ptrdiff_t i = 0; i < n; i++)
    g[i] = -g[i];
  return f;
}

/* ---- a minimisation ---- */

typedef struct {
  lbfgs l;
  function *f;
  void *x, *g;                 /* a point to evaluate, and the gradient there */
  int calls, fail_at;          /* number of the call that fails, or 0 */
} minimisation;

static double cost (minimisation *r)
{
  const ptrdiff_t n = r->l.n;
  if (r->l.precision == BP_DOUBLE)
    return r->f (n, r->x, r->g);
  double *wide = calloc (2 * (size_t) n, sizeof *wide), *slope = wide + n;
  for (ptrdiff_t i = 0; i < n; i++)
    wide[i] = ((const float *) r->x)[i];
  const double f = r->f (n, wide, slope);
  for (ptrdiff_t i = 0; i < n; i++)
    ((float *) r->g)[i] = (float) slope[i];
  free (wide);
  return f;
}

/* Evaluates f where the minimiser needs it; LBFGS_EVALUATE if a call failed. */
static lbfgs_event advance (minimisation *r, lbfgs_event event)
{
  while (event == LBFGS_EVALUATE) {
    lbfgs_point (&r->l, r->x);
    if (++r->calls == r->fail_at) {
      lbfgs_abandon (&r->l);
      break;
    }
    const double f = cost (r);
    event = lbfgs_tell (&r->l, f, r->g);
  }
  return event;
}

static lbfgs_event iterate (minimisation *r)
{
  return advance (r, lbfgs_iterate (&r->l));
}

enum { MEMORY = 20, ARRAYS = 5 };

/* The arrays of a state, and their sizes in bytes. */
static void arrays (lbfgs *l, void **at[ARRAYS], size_t bytes[ARRAYS])
{
  const size_t n = (size_t) l->n, m = (size_t) l->memory;
  const size_t size = l->precision == BP_SINGLE ? sizeof (float) : sizeof (double);
  void **const where[] = { &l->x, &l->g, &l->S, &l->Y, (void **) &l->products };
  const size_t count[] = { n * size, n * size, n * m * size, n * m * size,
                           m * (2 * m + 2) * sizeof (double) };
  for (int i = 0; i < ARRAYS; i++) {
    at[i] = where[i];
    bytes[i] = count[i];
  }
}

static minimisation *create (function *f, ptrdiff_t n, bp_type precision, int threads)
{
  minimisation *r = calloc (1, sizeof *r);
  void **at[ARRAYS];
  size_t bytes[ARRAYS];
  r->f = f;
  r->l = (lbfgs) { .n = n, .precision = precision, .memory = MEMORY, .threads = threads,
                   .regularization = 0.3 };
  r->x = calloc ((size_t) n, sizeof (double));
  r->g = calloc ((size_t) n, sizeof (double));
  arrays (&r->l, at, bytes);
  for (int i = 0; i < ARRAYS; i++)
    *at[i] = calloc (1, bytes[i]);
  r->l.memory_block = malloc (lbfgs_bytes (n, precision, MEMORY));
  return r;
}

static void destroy (minimisation *r)
{
  void **at[ARRAYS];
  size_t bytes[ARRAYS];
  arrays (&r->l, at, bytes);
  for (int i = 0; i < ARRAYS; i++)
    free (*at[i]);
  free (r->l.memory_block);
  free (r->x);
  free (r->g);
  free (r);
}

/* Another minimisation, made from the arrays of the state only. */
static minimisation *resumed (const minimisation *r, int threads)
{
  minimisation *to = create (r->f, r->l.n, r->l.precision, threads);
  lbfgs from = r->l, *l = &to->l;
  void **old[ARRAYS], **new[ARRAYS];
  size_t bytes[ARRAYS];
  arrays (&from, old, bytes);
  arrays (l, new, bytes);
  for (int i = 0; i < ARRAYS; i++)
    memcpy (*new[i], *old[i], bytes[i]);
  l->at = from.at;
  lbfgs_resume (l);
  return to;
}

static void assert_same (const minimisation *a, const minimisation *b)
{
  lbfgs one = a->l, other = b->l;
  void **first[ARRAYS], **second[ARRAYS];
  size_t bytes[ARRAYS];
  arrays (&one, first, bytes);
  arrays (&other, second, bytes);
  for (int i = 0; i < ARRAYS; i++)
    assert_memory_equal (*first[i], *second[i], bytes[i]);
  assert_memory_equal (&one.at, &other.at, sizeof one.at);
}

static void start (minimisation *r, const double *x, int period)
{
  for (ptrdiff_t i = 0; i < r->l.n; i++)
    if (r->l.precision == BP_SINGLE)
      ((float *) r->l.x)[i] = (float) x[i % period];
    else
      ((double *) r->l.x)[i] = x[i % period];
  advance (r, lbfgs_begin (&r->l));
}

/* Runs until no lower point is found. */
static void run (minimisation *r, double iterations)
{
  lbfgs_event event = LBFGS_ITERATION;
  while (event == LBFGS_ITERATION && r->l.at.iterations < iterations) {
    const double f = r->l.at.f;
    event = iterate (r);
    assert_true (event == LBFGS_STUCK ? r->l.at.f == f : r->l.at.f < f);
    assert_true (isfinite (r->l.at.largest));
  }
}

static const double valley[] = { -1.2, 1 }, origin[] = { 0 };
static const double singular[] = { 3, -1, 0, 1 }, corner[] = { 1.3, -0.7, 2.1 };
static const double inside[] = { 0.01, 20, 3 };

static void hard_functions (void **state)
{
  (void) state;
  const struct {
    function *f; ptrdiff_t n; const double *x; int period;
    double calls, most;              /* after `calls` calls the cost is at most `most` */
  } todo[] = {
    /* some more calls than needed */
    { rosenbrock, 2, valley, 2, 70, 1e-20 },
    { rosenbrock, 1000, valley, 2, 90, 1e-15 },
    { powell, 4, singular, 4, 60, 1e-12 },
    { quadratic, 50, origin, 1, 50, 700 },
    { quadratic, 50, origin, 1, 400, 10 },
    { quadratic, 50, origin, 1, 3000, 1e-3 },
    { kink, 3, corner, 3, 400, 1e-6 },
    { barrier, 3, inside, 3, 100, 3 + 1e-14 }
  };
  for (size_t i = 0; i < sizeof todo / sizeof *todo; i++) {
    minimisation *r = create (todo[i].f, todo[i].n, BP_DOUBLE, 1);
    start (r, todo[i].x, todo[i].period);
    lbfgs_event event = LBFGS_ITERATION;
    while (event == LBFGS_ITERATION && r->l.at.evaluations < todo[i].calls)
      event = iterate (r);
    if (!(r->l.at.f <= todo[i].most))
      fail_msg ("problem %d: %g after %g calls", (int) i, r->l.at.f, r->l.at.evaluations);
    destroy (r);
  }
}

static void single_precision (void **state)
{
  (void) state;
  minimisation *r = create (rosenbrock, 1000, BP_SINGLE, 1);
  start (r, valley, 2);
  run (r, 500);
  assert_true (r->l.at.f < 1e-6);
  destroy (r);
}

static void ends (void **state)
{
  (void) state;
  minimisation *r = create (liar, 5, BP_DOUBLE, 1);
  start (r, origin, 1);
  assert_int_equal (iterate (r), LBFGS_STUCK);
  assert_true (r->l.at.iterations == 0);
  destroy (r);

  r = create (bottomless, 3, BP_DOUBLE, 1);
  start (r, origin, 1);
  run (r, 1000);                     /* it ends for some reason */
  assert_true (r->l.at.f < -1e6);
  destroy (r);

  const double lowest[] = { 1 };
  r = create (quadratic, 4, BP_DOUBLE, 1);
  start (r, lowest, 1);
  assert_true (r->l.at.f == 0 && r->l.at.largest == 0);
  assert_int_equal (lbfgs_over (&r->l, &(lbfgs_tolerance) { 0, 0, 0 }), LBFGS_FLAT);
  assert_int_equal (iterate (r), LBFGS_STUCK);
  destroy (r);

  const double outside[] = { -1, 2 };        /* NaN, and with a gradient */
  r = create (barrier, 2, BP_DOUBLE, 1);
  for (int i = 0; i < 2; i++)
    ((double *) r->l.x)[i] = outside[i];
  assert_int_equal (advance (r, lbfgs_begin (&r->l)), LBFGS_NOT_FINITE);
  assert_true (isnan (r->l.at.f));
  destroy (r);
}

/* The gradient is not finite at the start, in any of its entries. */
static void not_finite (void **state)
{
  (void) state;
  enum { N = 37 };
  const double bad[] = { NAN, INFINITY, -INFINITY };
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++)
    for (int i = 0; i < 3 * N; i++) {
      minimisation *r = create (quadratic, N, (bp_type) precision, 1);
      lbfgs_begin (&r->l);
      lbfgs_point (&r->l, r->x);
      const double f = cost (r);
      if (precision == BP_DOUBLE)
        ((double *) r->g)[i % N] = bad[i / N];
      else
        ((float *) r->g)[i % N] = (float) bad[i / N];
      assert_int_equal (lbfgs_tell (&r->l, f, r->g), LBFGS_NOT_FINITE);
      destroy (r);
    }
}

/* If a search is stopped, x is the lowest point found so far, with its gradient. */
static void settles (void **state)
{
  (void) state;
  const struct { function *f; ptrdiff_t n; const double *x; int period; } todo[] = {
    { rosenbrock, 2, valley, 2 }, { kink, 3, corner, 3 }, { barrier, 3, inside, 3 }
  };
  for (size_t i = 0; i < sizeof todo / sizeof *todo; i++)
    for (int calls = 2; calls < 60; calls++) {
      minimisation *r = create (todo[i].f, todo[i].n, BP_DOUBLE, 1);
      start (r, todo[i].x, todo[i].period);
      double lowest = r->l.at.f;
      lbfgs_event event = LBFGS_ITERATION;
      while (r->calls < calls && event != LBFGS_STUCK) {
        event = lbfgs_iterate (&r->l);
        lowest = r->l.at.f;
        while (event == LBFGS_EVALUATE && r->calls < calls) {
          lbfgs_point (&r->l, r->x);
          r->calls++;
          const double f = cost (r);
          lowest = f < lowest ? f : lowest;
          event = lbfgs_tell (&r->l, f, r->g);
        }
      }
      const double iterations = r->l.at.iterations, f = r->l.at.f;
      const bool settled = event == LBFGS_EVALUATE && lbfgs_settle (&r->l);
      assert_true (r->l.at.iterations == iterations + settled);
      assert_true (settled ? r->l.at.f < f : r->l.at.f == f);
      assert_true (event == LBFGS_EVALUATE ? r->l.at.f == lowest : r->l.at.f >= lowest);
      assert_true (r->l.at.evaluations == r->calls);
      assert_false (lbfgs_settle (&r->l));
      memcpy (r->x, r->l.x, (size_t) r->l.n * sizeof (double));
      assert_true (cost (r) == r->l.at.f);
      assert_memory_equal (r->g, r->l.g, (size_t) r->l.n * sizeof (double));
      destroy (r);
    }
}

/* Flat directions: with regularization the first steps are shorter, and the minimum is
 * found as accurately. */
static double flat (ptrdiff_t n, const double *x, double *g)
{
  double f = 0;
  for (ptrdiff_t i = 0; i < n; i++) {
    const double s = i % 2 ? 1 : 1e-2, e = exp (-x[i]);
    f += s * (e + x[i] - 1);
    g[i] = s * (1 - e);
  }
  return f;
}

static void regularized (void **state)
{
  (void) state;
  const double from[] = { 3, -1, 1 };
  double length[2] = { 0 };
  for (int k = 0; k < 2; k++) {
    minimisation *r = create (flat, 30, BP_DOUBLE, 1);
    r->l.regularization = k == 0 ? 0 : 0.3;
    start (r, from, 3);
    for (int i = 0; i < 4; i++) {
      iterate (r);
      length[k] = fmax (length[k], r->l.at.length);
    }
    assert_true (r->l.at.curvature > 0.1 && r->l.at.curvature < 30);
    run (r, 100);
    assert_true (r->l.at.f < 1e-12);
    destroy (r);
  }
  assert_true (length[1] < 0.9 * length[0]);

  minimisation *r = create (flat, 30, BP_DOUBLE, 1);     /* it can be switched off */
  start (r, from, 3);
  run (r, 5);
  lbfgs_plain (&r->l);
  assert_true (r->l.regularization == 0 && r->l.at.pairs == 0);
  run (r, 100);
  assert_true (r->l.at.f < 1e-12);
  destroy (r);
}

static double times;

static double scaled (ptrdiff_t n, const double *x, double *g)
{
  const double f = rosenbrock (n, x, g);
  for (ptrdiff_t i = 0; i < n; i++)
    g[i] *= times;
  return times * f;
}

/* The cost in other units leads to the same points, with the same bits. */
static void units (void **state)
{
  (void) state;
  const double from[] = { -1.2, 1 }, unit[] = { 1, 0x1p-120, 0x1p120 };
  double x[3][20];
  for (int k = 0; k < 3; k++) {
    times = unit[k];
    minimisation *r = create (scaled, 20, BP_DOUBLE, 1);
    start (r, from, 2);
    run (r, 20);
    assert_true (r->l.at.iterations == 20);
    memcpy (x[k], r->l.x, sizeof x[k]);
    destroy (r);
  }
  assert_memory_equal (x[1], x[0], sizeof x[0]);
  assert_memory_equal (x[2], x[0], sizeof x[0]);
}

static void tolerances (void **state)
{
  (void) state;
  lbfgs l = { .at = { .f = 0.5, .largest = 1e-3, .first_largest = 10, .length = 1e-2 } };
  assert_int_equal (lbfgs_over (&l, &(lbfgs_tolerance) { 0, 0, 0 }), LBFGS_GOES_ON);
  assert_int_equal (lbfgs_over (&l, &(lbfgs_tolerance) { 1e-4, 0, 0 }), LBFGS_FLAT);
  assert_int_equal (lbfgs_over (&l, &(lbfgs_tolerance) { 9e-5, 0, 0 }), LBFGS_GOES_ON);
  assert_int_equal (lbfgs_over (&l, &(lbfgs_tolerance) { 0, 0.6, 0 }), LBFGS_LOW);
  assert_int_equal (lbfgs_over (&l, &(lbfgs_tolerance) { 0, 0, 0.1 }), LBFGS_SHORT);
  l.at.f = -20;
  assert_int_equal (lbfgs_over (&l, &(lbfgs_tolerance) { 6e-5, -30, 0 }), LBFGS_FLAT);
}

/* A run that is stopped after every iteration and continued with another number of threads
 * gives the bits of an undivided run: also with a full memory, at kinks, and when no lower
 * point is found. */
static void cut_anywhere (void **state)
{
  (void) state;
  const struct { function *f; ptrdiff_t n; const double *x; int period; } todo[] = {
    { rosenbrock, 2, valley, 2 }, { rosenbrock, 30000, valley, 2 },
    { quadratic, 50, origin, 1 }, { kink, 3, corner, 3 }, { barrier, 20001, inside, 3 }
  };
  enum { ITERATIONS = 45 };
  for (size_t i = 0; i < sizeof todo / sizeof *todo; i++)
    for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
      minimisation *whole = create (todo[i].f, todo[i].n, (bp_type) precision, 1);
      minimisation *cut = create (todo[i].f, todo[i].n, (bp_type) precision, 3);
      start (whole, todo[i].x, todo[i].period);
      start (cut, todo[i].x, todo[i].period);
      lbfgs_event event = LBFGS_ITERATION;
      for (int k = 0; k < ITERATIONS && event == LBFGS_ITERATION; k++) {
        event = iterate (whole);
        minimisation *next = resumed (cut, 1 + k % 4);
        destroy (cut);
        cut = next;
        assert_int_equal (iterate (cut), event);
        assert_same (cut, whole);
      }
      destroy (whole);
      destroy (cut);
    }
}

/* If the cost function fails within an iteration, the state is that before the iteration,
 * and a run from it gives the result of an undisturbed run. */
static void stopped_anywhere (void **state)
{
  (void) state;
  enum { CALLS = 120, ITERATIONS = 40 };
  const struct { function *f; ptrdiff_t n; const double *x; int period; } todo[] = {
    { rosenbrock, 2, valley, 2 }, { kink, 3, corner, 3 }
  };
  for (size_t i = 0; i < sizeof todo / sizeof *todo; i++) {
    minimisation *whole = create (todo[i].f, todo[i].n, BP_DOUBLE, 1);
    start (whole, todo[i].x, todo[i].period);
    run (whole, ITERATIONS);
    for (int at = 2; at < CALLS; at++) {
      lbfgs_event event = LBFGS_ITERATION;
      minimisation *r = create (todo[i].f, todo[i].n, BP_DOUBLE, 1);
      r->fail_at = at;
      start (r, todo[i].x, todo[i].period);
      while (r->l.at.iterations < ITERATIONS && event != LBFGS_STUCK) {
        minimisation *before = resumed (r, 1);
        event = iterate (r);
        if (event == LBFGS_EVALUATE) {
          assert_memory_equal (&before->l.at, &r->l.at, sizeof r->l.at);
          assert_memory_equal (before->l.x, r->l.x, sizeof (double) * (size_t) r->l.n);
        }
        destroy (before);
      }
      assert_same (r, whole);
      destroy (r);
    }
    destroy (whole);
  }
}

/* The line searches alone: each ends at a point that fulfils its conditions. */
static void searches (void **state)
{
  (void) state;
  for (int careful = 0; careful < 2; careful++)
    for (double first = 1e-6; first < 1e7; first *= 10)
      for (double lowest = 1e-3; lowest < 2e3; lowest *= 10) {
        /* phi (t) = (t / lowest - 1)^4 + (t / lowest - 1)^2, a wall at 50 lowest */
        line_search s;
        line_search_verdict verdict = SEARCH_ON;
        double t, f = 2, slope = -6 / lowest;
        line_search_begin (&s, careful, f, slope, first);
        while (verdict == SEARCH_ON) {
          t = s.step;
          assert_true (isfinite (t) && t > 0);
          const double u = t / lowest - 1;
          f = u < 50 ? u * u * u * u + u * u : NAN;
          slope = u < 50 ? (4 * u * u * u + 2 * u) / lowest : NAN;
          verdict = line_search_next (&s, f, slope);
        }
        assert_int_equal (verdict, SEARCH_DONE);
        assert_true (f <= 2 - 1e-4 * t * 6 / lowest);
        assert_true (slope >= -0.9 * 6 / lowest);
        if (!careful)
          assert_true (slope <= 0.9 * 6 / lowest);
      }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (hard_functions),
    cmocka_unit_test (single_precision),
    cmocka_unit_test (ends),
    cmocka_unit_test (not_finite),
    cmocka_unit_test (settles),
    cmocka_unit_test (regularized),
    cmocka_unit_test (units),
    cmocka_unit_test (tolerances),
    cmocka_unit_test (cut_anywhere),
    cmocka_unit_test (stopped_anywhere),
    cmocka_unit_test (searches)
  };
  return cmocka_run_group_tests_name ("lbfgs", tests, NULL, NULL);
}
