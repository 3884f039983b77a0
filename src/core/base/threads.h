/* threads.h -- a team of threads for each call of the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The threads are the engine's own and wait from one call to the next: first awake, for
 * a tenth of a millisecond, then asleep.  Where the system gives no more of them the
 * team is smaller; a process that was forked gets new ones; none of them takes signals.
 * OpenMP would end the process in the first case, and hang in the second.
 *
 * Where other programs keep the cores busy, a helper may not run for many milliseconds,
 * and its team waits.  So the caller looks at how long it waits; if that is most of the
 * time, its calls are made by itself alone for a while, and then tried together again.
 */
#ifndef THREADS_H
#define THREADS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* Calls work (context) in n threads at a time, of which the caller is one, or in fewer,
 * if there are no more to be had; returns when all of them have.  Called from within
 * `work`, or by two threads at once, the one that comes second is alone. */
void threads_run (int n, void (*work) (void *context), void *context);

/* Within work: the number of the calling thread, from 0, and how many there are. */
int threads_this (void);
int threads_team (void);

/* The even part of n things that is the calling thread's: from *first to before *end. */
void threads_part (ptrdiff_t n, ptrdiff_t *first, ptrdiff_t *end);

/* Where all threads of a team wait for each other; 0 at the start.  False, for all of them,
 * where other programs keep the cores so busy that the others are mostly waited for: then
 * the helpers may end and the caller, after threads_alone, go on without them. */
typedef struct { atomic_int here, round; } barrier;
bool threads_wait (barrier *b);
void threads_alone (void);

/* Calls are made alone for so many times what was lost: 10; tests put 0 here, which is
 * never. */
extern double threads_backoff;

/* Keeps the BLAS to one thread; returns what to hand to threads_blas_restore. */
int threads_blas_single (void);
void threads_blas_restore (int before);

#endif
