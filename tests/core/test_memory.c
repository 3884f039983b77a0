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

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_allocation_fails),
    cmocka_unit_test (alignment_and_overflow)
  };
  return cmocka_run_group_tests_name ("memory", tests, NULL, NULL);
}
