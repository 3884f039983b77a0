/* threads.h -- how many threads there are, and who may use them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenMP where the compiler has it, one thread where not.
 */
#ifndef THREADS_H
#define THREADS_H

int threads_this (void);               /* number of the calling thread, from 0 */
int threads_team (void);               /* how many there are in its team       */

/* Keeps the BLAS to one thread; returns what to hand to threads_blas_restore. */
int threads_blas_single (void);
void threads_blas_restore (int before);

#endif
