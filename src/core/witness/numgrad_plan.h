/* numgrad_plan.h -- what numgrad.c sets up once: sizes, memory, and how far each
 * parameter's step reaches.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef NUMGRAD_PLAN_H
#define NUMGRAD_PLAN_H

#include <stdatomic.h>
#include <stdbool.h>
#include "base/threads.h"
#include "witness/perturbed.h"

#define numeric_create KERNEL (numeric_create)

/* A thread's own. */
typedef struct {
  double *move;              /* a_k of the current rows, and - a_k            */
  double *kept;              /* their kept columns, if they aren't all        */
  ptrdiff_t *row;            /* which rows they are                           */
  double *factor;            /* 0 except for one of the outputs               */
  perturbed_room room;
} workspace;

typedef struct {
  baseline baseline;
  const unsigned char *wanted;
  ptrdiff_t blocks, most;    /* how many; the most rows that one has          */
  ptrdiff_t columns;         /* of all Theta together: threads divide them    */
  int threads;
  atomic_ptrdiff_t next;     /* the next column that no thread has taken      */
  barrier meet;
  double *theta;             /* in double                                     */
  double *sum;               /* of each parameter: cost (up) - cost (down)
                                over 2 h                                      */
  double *reach;             /* of each unit, one layer after the other: the largest
                                move of a z at or above it, if its own z moves by 1 */
  ptrdiff_t *unit;           /* layer l's units start at unit[l] there        */
  double *push, *mean;       /* by unit: baseline.h's; the mean activation    */
  double total;              /* the sum of the weights                        */
  double *a, *kept;          /* the current block (baseline.h)                */
  workspace *work;           /* one for each thread                           */
  void *memory;              /* holds all of these                            */
  atomic_bool stopped;
} numeric;

/* `wanted` as numgrad.h has it; memory_free (n->memory) frees what this has taken. */
bp_status numeric_create (numeric *n, const bp_job *job, const unsigned char *wanted);

#endif
