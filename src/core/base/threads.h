/* threads.h -- a team of threads for each call of the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The threads are the engine's own and wait from one call to the next: first awake, for
 * a tenth of a millisecond, then asleep.  If the system gives fewer of them, the team
 * is smaller; a process that was forked gets new ones; none of them takes signals.
 * OpenMP would end the process in the first case, and hang in the second.
 *
 * Where other programs keep the cores busy, a helper may not run for many milliseconds,
 * and its team waits.  So the caller measures how long it waits; if that is most of the
 * time, it makes its calls alone for a while, and then tries again with the team.
 */
#ifndef THREADS_H
#define THREADS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* Calls work (context) in n threads at the same time, the caller included, or in fewer if
 * the system gives no more; returns when all have returned.  If it is called within `work`,
 * or while another thread's call runs, it uses the calling thread alone. */
void threads_run (int n, void (*work) (void *context), void *context);

/* Within work: the number of the calling thread, from 0, and how many there are. */
int threads_this (void);
int threads_team (void);

/* The even part of n things that is the calling thread's: from *first to before *end. */
void threads_part (ptrdiff_t n, ptrdiff_t *first, ptrdiff_t *end);

/* A point where all threads of a team wait for each other; 0 at the start.  Returns false
 * to all of them if most of the time is lost by waiting, because other programs keep the
 * cores busy: then the helpers may return; the caller calls threads_alone and goes on. */
typedef struct { atomic_int here, round; } barrier;
bool threads_wait (barrier *b);
void threads_alone (void);

/* How long calls are made alone: 10 times the time that was lost.  Tests put 0 here: calls
 * are never made alone. */
extern double threads_backoff;

/* Limits the BLAS to one thread; returns the argument for threads_blas_restore. */
int threads_blas_single (void);
void threads_blas_restore (int before);

#endif
