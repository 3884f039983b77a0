/* test_network.c -- the layout of theta, names, and the messages of bp_check.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "problem.h"

static void layout (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 400, 25, 10 };
  bp_network *net = bp_network_init (malloc (bp_network_bytes (3)), 3, size);
  assert_int_equal (net->offset[0], 0);
  assert_int_equal (net->offset[1], 25 * 401);
  assert_int_equal (net->offset[2], 10285);
  assert_int_equal (net->size[1], 25);
  assert_int_equal (net->activation[2], BP_SIGMOID);
  assert_int_equal (net->loss, BP_CROSSENTROPY);
  assert_true (net->lambda == 0);
  free (net);
}

static void uncountable (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 2147483647, 2147483647, 2147483647 };
  void *room = malloc (bp_network_bytes (3));
  assert_null (bp_network_init (room, 3, size));
  free (room);
}

static void names (void **state)
{
  (void) state;
  assert_int_equal (bp_activation_named ("sigmoid"), BP_SIGMOID);
  assert_int_equal (bp_activation_named ("softmax"), BP_SOFTMAX);
  assert_int_equal (bp_activation_named ("leakyrelu"), BP_LEAKYRELU);
  assert_int_equal (bp_activation_named ("step"), BP_NO_ACTIVATION);
  assert_int_equal (bp_activation_named (""), BP_NO_ACTIVATION);
  assert_int_equal (bp_loss_named ("squarederror"), BP_SQUAREDERROR);
  assert_int_equal (bp_loss_named ("mse"), BP_NO_LOSS);
}

static void numbers (void **state)
{
  (void) state;
  assert_string_equal (bp_number (2.5).text, "2.5");
  assert_string_equal (bp_number (NAN).text, "NaN");
  assert_string_equal (bp_number (-INFINITY).text, "-Inf");
}

static void checks (void **state)
{
  (void) state;
  const ptrdiff_t size[] = { 3, 4, 5 };
  problem *p = problem_create (3, size, 6);
  char message[BP_MESSAGE];
  bp_job job = problem_job (p, BP_DOUBLE, BP_LABELS, NULL);
  assert_int_equal (bp_check (&job, message), BP_OK);

  job.X.cols = 4;
  assert_int_equal (bp_check (&job, message), BP_BAD_SIZE);
  assert_string_equal (message,
                       "X must have 3 columns (the network's inputs), but has 4");
  job.X.cols = 3;

  job.X.rows = PTRDIFF_MAX / 8;
  assert_int_equal (bp_check (&job, message), BP_BAD_SIZE);
  job.X.rows = 6;

  job.parameters = 40;
  assert_int_equal (bp_check (&job, message), BP_BAD_SIZE);
  assert_string_equal (message, "theta must have 41 entries (Theta1 4-by-4, Theta2"
                                " 5-by-5), but has 40");
  job.parameters = 41;

  p->labels[3] = 0;
  assert_int_equal (bp_check (&job, message), BP_BAD_LABEL);
  assert_string_equal (message, "Y(4) must be a label from 1 to 5, but is 0"
                                " (in the course, digit 0 has label 10)");
  p->labels[3] = 5.5;
  assert_int_equal (bp_check (&job, message), BP_BAD_LABEL);
  p->labels[3] = NAN;
  assert_int_equal (bp_check (&job, message), BP_BAD_LABEL);
  assert_string_equal (message, "Y(4) must be a label from 1 to 5, but is NaN");
  p->labels[3] = 5;
  assert_int_equal (bp_check (&job, message), BP_OK);

  p->net->lambda = NAN;
  assert_int_equal (bp_check (&job, message), BP_BAD_VALUE);
  p->net->lambda = 0;

  job = problem_job (p, BP_DOUBLE, BP_TARGETS, NULL);
  p->Y[7] = 1.5;
  assert_int_equal (bp_check (&job, message), BP_BAD_VALUE);
  p->net->loss = BP_SQUAREDERROR;
  assert_int_equal (bp_check (&job, message), BP_OK);
  job.Y.rows = 5;
  assert_int_equal (bp_check (&job, message), BP_BAD_SIZE);
  problem_free (p);
}

/* a very deep network: the sizes of all its Thetas do not fit into a message */
static void long_message (void **state)
{
  (void) state;
  enum { LAYERS = 100 };
  ptrdiff_t size[LAYERS];
  for (int l = 0; l < LAYERS; l++)
    size[l] = 1000000;
  bp_network *net = bp_network_init (malloc (bp_network_bytes (LAYERS)), LAYERS, size);
  assert_non_null (net);
  char message[BP_MESSAGE];
  const bp_job job = { .net = net, .parameters = 3 };
  assert_int_equal (bp_check (&job, message), BP_BAD_SIZE);
  assert_non_null (strstr (message, ", ...), but has 3"));
  free (net);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (layout),
    cmocka_unit_test (uncountable),
    cmocka_unit_test (names),
    cmocka_unit_test (numbers),
    cmocka_unit_test (checks),
    cmocka_unit_test (long_message)
  };
  return cmocka_run_group_tests_name ("network", tests, NULL, NULL);
}
