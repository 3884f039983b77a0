/* threads.h -- a team of threads for each call of the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The threads are the engine's own and wait from one call to the next: first awake, for
 * a tenth of a millisecond, then asleep.  Where the system gives no more of them the
 * team is smaller; a process that was forked gets new ones; none of them takes signals.
 * OpenMP would end the process in the first case, and hang in the second.
 */
#ifndef THREADS_H
#define THREADS_H

#include <stdatomic.h>
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

/* Where all threads of a team wait for each other; 0 at the start. */
typedef struct { atomic_int here, round; } barrier;
void threads_wait (barrier *b);

/* Keeps the BLAS to one thread; returns what to hand to threads_blas_restore. */
int threads_blas_single (void);
void threads_blas_restore (int before);

#endif
