/* problem.h -- test problems for the engine, and a slow, simple reference for it in C.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef PROBLEM_H
#define PROBLEM_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "backprop.h"

#ifdef _WIN32                  /* it has no setenv */
#define setenv(name, value, replace) _putenv_s (name, value)
#endif

/* A network with its parameters and examples in double and in single.  The values
 * are sines, so that they are the same in every run. */
typedef struct {
  bp_network *net;
  ptrdiff_t m, n, K, P;
  double *theta, *X, *Y;       /* Y: m-by-K targets, also those of the labels */
  float *theta_single, *X_single;
  double *labels;
  double *weight;              /* NULL: all 1                                */
  double *grad, *dX, J;        /* the results of the reference               */
} problem;

problem *problem_create (int layers, const ptrdiff_t *size, ptrdiff_t m);
void problem_free (problem *p);

/* Computes J and grad by the course's loop over examples, in long double. */
void problem_solve (problem *p);

/* A job for J and, unless it is NULL, grad in the given precision. */
bp_job problem_job (const problem *p, bp_type precision, bp_task task, void *grad);

/* Runs the tests once with each instruction set.  Instead of one that the processor does
 * not have, the highest one that it has is used.  Returns the number of failed tests. */
int with_each_instruction_set (const struct CMUnitTest *tests, size_t count);

/* An allocator that fails after allocations_left calls, and a function `stop` that returns
 * true from its third call on, where stop_calls must be 0 at first. */
extern int allocations_left, stop_calls;
void *failing_allocator (size_t bytes);
int stop_at_third (void);

/* Repeats a call, each time with one more allocation allowed, until it does not fail for
 * lack of memory; checks that it needs more than `least` allocations. */
void succeeds_after_failures (bp_status (*call) (void *context), void *context, int least);

/* ||a - b|| / ||b||, a in the given precision */
double distance (const void *a, bp_type precision, const double *b, ptrdiff_t n);

#endif
