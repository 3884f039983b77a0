/* ranks.c -- how long a sum over the ranks takes: src/mpi/sum.c, in a fixed order, beside
 * MPI_Allreduce; the best of several, in turn.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   mpicc -O2 -Isrc/mpi bench/ranks.c src/mpi/sum.c -o ranks && mpirun -np 2 ./ranks
 */
#include <math.h>
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include "ranks.h"

static void fixed (double *to, const double *from, int n)
{
  ranks_sum (to, from, (size_t) n, false);
}

static void allreduce (double *to, const double *from, int n)
{
  MPI_Allreduce (from, to, n, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
}

/* The time of the slowest rank. */
static double seconds (void (*sum) (double *, const double *, int), double *to,
                       const double *from, int n)
{
  MPI_Barrier (MPI_COMM_WORLD);
  double took = -MPI_Wtime ();
  sum (to, from, n);
  took += MPI_Wtime ();
  MPI_Allreduce (MPI_IN_PLACE, &took, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
  return took;
}

int main (int argc, char **argv)
{
  enum { MOST = 10000000 };
  int rank, size;
  MPI_Init (&argc, &argv);
  MPI_Comm_rank (MPI_COMM_WORLD, &rank);
  MPI_Comm_size (MPI_COMM_WORLD, &size);
  double *from = malloc (MOST * sizeof *from), *to = malloc (MOST * sizeof *to);
  for (int i = 0; i < MOST; i++)
    from[i] = sin (i + 1e7 * rank);
  if (rank == 0)
    printf ("%d ranks: microseconds\n     doubles  fixed order   Allreduce\n", size);
  for (int n = 10; n <= MOST; n *= 10) {
    double ours = INFINITY, theirs = INFINITY;
    for (int k = 0; k < (n > 100000 ? 9 : 200); k++) {
      ours = fmin (ours, seconds (fixed, to, from, n));
      theirs = fmin (theirs, seconds (allreduce, to, from, n));
    }
    if (rank == 0)
      printf ("%12d %12.1f %11.1f\n", n, 1e6 * ours, 1e6 * theirs);
  }
  free (from);
  free (to);
  MPI_Finalize ();
  return 0;
}
