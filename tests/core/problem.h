/* problem.h -- test problems for the engine, and its slow, obvious twin in C.
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

#ifdef _WIN32                  /* which has no setenv */
#define setenv(name, value, replace) _putenv_s (name, value)
#endif

/* A network with its parameters and examples in double and in single; values
 * are sines, so that every run sees the same. */
typedef struct {
  bp_network *net;
  ptrdiff_t m, n, K, P;
  double *theta, *X, *Y;       /* Y is m-by-K targets; the labels' as well */
  float *theta_single, *X_single;
  double *labels;
  double *weight;              /* NULL: all 1                                */
  double *grad, *dX, J;        /* the twin's results                         */
} problem;

problem *problem_create (int layers, const ptrdiff_t *size, ptrdiff_t m);
void problem_free (problem *p);

/* J and grad by the loop over examples of the course, in long double. */
void problem_solve (problem *p);

/* A job that asks for J and, unless NULL, grad in the given precision. */
bp_job problem_job (const problem *p, bp_type precision, bp_task task, void *grad);

/* Runs the tests with each instruction set in turn; for one that the processor lacks, with
 * the highest that it has.  Returns how many failed. */
int with_each_instruction_set (const struct CMUnitTest *tests, size_t count);

/* An allocator that fails after a number of calls, and a stop that returns true from its
 * third call on; set the count before. */
extern int allocations_left, stop_calls;
void *failing_allocator (size_t bytes);
int stop_at_third (void);

/* Repeats a call, with one allocation more allowed each time, until it does not fail for
 * lack of memory; checks that more than `least` were needed. */
void succeeds_after_failures (bp_status (*call) (void *context), void *context, int least);

/* ||a - b|| / ||b||, a in the given precision */
double distance (const void *a, bp_type precision, const double *b, ptrdiff_t n);

#endif
