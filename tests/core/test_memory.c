/* test_memory.c -- every allocation of the engine is made to fail in turn.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>
#include "problem.h"
#include "../../src/core/memory.h"

static void every_allocation_fails (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 3001);
  double *grad = malloc ((size_t) p->P * sizeof *grad);
  double *right = malloc ((size_t) p->P * sizeof *right);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, right);
  assert_int_equal (bp_evaluate (&job), BP_OK);

  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++)
    for (int threads = 1; threads <= 3; threads++) {
      job = problem_job (p, (bp_type) precision, BP_LABELS, grad);
      job.threads = threads;
      bp_status status = BP_NO_MEMORY;
      int allowed = 0;
      memory_allocator = failing_allocator;
      for (; allowed < 100 && status != BP_OK; allowed++) {
        allocations_left = allowed;
        status = bp_evaluate (&job);
        assert_true (status == BP_OK || status == BP_NO_MEMORY);
      }
      memory_allocator = malloc;
      assert_int_equal (status, BP_OK);
      assert_true (allowed > 4);     /* it did fail first, more than once */
      if (precision == BP_DOUBLE)
        assert_memory_equal (grad, right, (size_t) p->P * sizeof *grad);
    }
  free (grad);
  free (right);
  problem_free (p);
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

/* What fits is handed out again; what does not makes room, and all of it where the
 * system has no more. */
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
  assert_null (memory_get (2 * BIG, 1));        /* and what was kept is gone */
  assert_null (memory_get (BIG, 1));
  memory_allocator = malloc;

  char *a = memory_get (BIG, 1), *b = memory_get (2 * BIG, 1), *c = memory_get (BIG, 1);
  memory_free (a);
  memory_free (b);
  memory_free (c);                              /* a makes room */
  assert_ptr_equal (memory_get (BIG, 1), c);
  assert_ptr_equal (memory_get (2 * BIG, 1), b);
  memory_free (b);
  memory_free (c);
  memory_free (memory_get (4 * BIG, 1));        /* too large to be kept */
  for (int i = 0; i < 40; i++)                  /* more than there are places */
    memory_free (memory_get ((size_t) 40000 << i % 7, 1));
  bp_keep_memory (0);
}

/* The same bits from memory that is used again. */
static void kept_changes_nothing (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 40, 33, 10 };
  problem *p = problem_create (3, size, 3001);
  double *grad = malloc ((size_t) p->P * sizeof *grad);
  double *right = malloc ((size_t) p->P * sizeof *right);
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, right);
  assert_int_equal (bp_evaluate (&job), BP_OK);
  bp_keep_memory (1 << 24);
  for (int i = 0; i < 3; i++) {
    job = problem_job (p, BP_DOUBLE, BP_LABELS, grad);
    job.threads = 1 + i;
    assert_int_equal (bp_evaluate (&job), BP_OK);
    assert_memory_equal (grad, right, (size_t) p->P * sizeof *grad);
  }
  bp_keep_memory (0);
  free (grad);
  free (right);
  problem_free (p);
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
