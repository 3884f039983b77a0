/* test_memory.c -- every allocation of the engine is made to fail in turn.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>
#include "problem.h"
#include "base/memory.h"

/* A problem, its gradient, and memory for another gradient. */
typedef struct {
  problem *p;
  double *right, *grad;
} solved;

static solved solved_create (void)
{
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 3001);
  const size_t bytes = (size_t) p->P * sizeof (double);
  const solved s = { p, malloc (bytes), malloc (bytes) };
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, s.right);
  assert_int_equal (bp_evaluate (&job), BP_OK);
  return s;
}

static void assert_right (const solved *s)
{
  assert_memory_equal (s->grad, s->right, (size_t) s->p->P * sizeof *s->grad);
}

static void solved_free (const solved *s)
{
  free (s->grad);
  free (s->right);
  problem_free (s->p);
}

static bp_status evaluate_again (void *job)
{
  return bp_evaluate (job);
}

static void every_allocation_fails (void **state)
{
  (void) state;
  const solved s = solved_create ();
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++)
    for (int threads = 1; threads <= 3; threads++) {
      bp_job job = problem_job (s.p, (bp_type) precision, BP_LABELS, s.grad);
      job.threads = threads;
      succeeds_after_failures (evaluate_again, &job, 4);
      if (precision == BP_DOUBLE)
        assert_right (&s);
    }
  solved_free (&s);
}

static void alignment_and_overflow (void **state)
{
  (void) state;
  for (size_t n = 0; n < 300; n += 37) {
    char *q = memory_get (n, 1);
    assert_non_null (q);
    assert_int_equal ((uintptr_t) q % MEMORY_LINE, 0);
    memset (q, 1, n);
    memory_free (q);
  }
  assert_null (memory_get (SIZE_MAX / 4, 8));
  assert_null (memory_get (SIZE_MAX, 1));
  memory_free (NULL);
}

/* Memory that was kept is used again if its size fits.  If the system has no more memory,
 * all that was kept is freed. */
static void kept_for_the_next (void **state)
{
  (void) state;
  enum { BIG = 1 << 20 };
  bp_keep_memory (3 * BIG);
  char *first = memory_get (BIG, 1);
  memory_free (first);
  memory_allocator = failing_allocator;
  allocations_left = 0;
  assert_ptr_equal (memory_get (BIG - 100, 1), first);
  assert_null (memory_get (BIG, 1));
  memory_free (first);
  assert_null (memory_get (2 * BIG, 1));        /* and the kept memory is freed */
  assert_null (memory_get (BIG, 1));
  memory_allocator = malloc;

  char *a = memory_get (BIG, 1), *b = memory_get (2 * BIG, 1), *c = memory_get (BIG, 1);
  memory_free (a);
  memory_free (b);
  memory_free (c);                              /* a is freed to make room */
  assert_ptr_equal (memory_get (BIG, 1), c);
  assert_ptr_equal (memory_get (2 * BIG, 1), b);
  memory_free (b);
  memory_free (c);
  memory_free (memory_get (4 * BIG, 1));        /* too large to be kept */
  for (int i = 0; i < 40; i++)                  /* more than can be kept */
    memory_free (memory_get ((size_t) 40000 << i % 7, 1));
  bp_keep_memory (0);
}

/* Results in memory that is used again have the same bits. */
static void kept_changes_nothing (void **state)
{
  (void) state;
  const solved s = solved_create ();
  bp_keep_memory (1 << 24);
  for (int i = 0; i < 3; i++) {
    bp_job job = problem_job (s.p, BP_DOUBLE, BP_LABELS, s.grad);
    job.threads = 1 + i;
    assert_int_equal (bp_evaluate (&job), BP_OK);
    assert_right (&s);
  }
  bp_keep_memory (0);
  solved_free (&s);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_allocation_fails),
    cmocka_unit_test (alignment_and_overflow),
    cmocka_unit_test (kept_for_the_next),
    cmocka_unit_test (kept_changes_nothing)
  };
  return cmocka_run_group_tests_name ("memory", tests, NULL, NULL);
}
