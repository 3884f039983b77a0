/* sum.c -- the sum of a vector of each rank, in a fixed order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * MPI_Allreduce may add in another order for another length, on other machines, or on each
 * rank.  So here MPI only moves the numbers, and the order of the additions is written down:
 * each rank adds up one part of the vector, rank 0's numbers first, and all get that part.
 * This moves 2 (size - 1) / size vectors in and out of a rank, as the best algorithms for
 * long vectors do.  A short one is sent to all, because messages cost more than bytes.
 */
#include <mpi.h>
#include <stdlib.h>
#include <string.h>
#include "ranks.h"

enum { SHORT = 4096,               /* bytes of all ranks together that are sent to all */
       MOST = 1 << 27 };           /* entries at a time: MPI counts in int             */

/* to[i] = the sum over the rows of A, rows-by-n, a row after the other */
static void add_rows (void *to, const void *A, int rows, size_t n, bool single)
{
  for (size_t i = 0; i < n; i++) {
    double sum = 0;
    for (int r = 0; r < rows; r++)
      sum += single ? (double) ((const float *) A)[(size_t) r * n + i]
                    : ((const double *) A)[(size_t) r * n + i];
    if (single)
      ((float *) to)[i] = (float) sum;
    else
      ((double *) to)[i] = sum;
  }
}

/* The part of n entries that rank r adds up. */
static void part_of (int r, int size, size_t n, int *first, int *count)
{
  const size_t from = n * (size_t) r / (size_t) size, end = n * ((size_t) r + 1) / (size_t) size;
  *first = (int) from;
  *count = (int) (end - from);
}

static bool sum_piece (char *to, const char *from, size_t n, bool single, int rank, int size)
{
  const MPI_Datatype type = single ? MPI_FLOAT : MPI_DOUBLE;
  const size_t bytes = single ? sizeof (float) : sizeof (double);
  if (n * (size_t) size * bytes <= SHORT) {
    double all[SHORT / sizeof (double)];
    MPI_Allgather (from, (int) n, type, all, (int) n, type, MPI_COMM_WORLD);
    add_rows (to, all, size, n, single);
    return true;
  }

  int here, begin;
  part_of (rank, size, n, &begin, &here);
  int *counts = malloc (4 * (size_t) size * sizeof *counts);
  char *got = malloc ((size_t) size * (size_t) here * bytes + 1);
  if (!counts || !got) {
    free (counts);
    free (got);
    return false;
  }
  int *first = counts + size, *mine = counts + 2 * size, *place = counts + 3 * size;
  for (int r = 0; r < size; r++) {
    part_of (r, size, n, &first[r], &counts[r]);
    mine[r] = here;
    place[r] = r * here;
  }
  MPI_Alltoallv (from, counts, first, type, got, mine, place, type, MPI_COMM_WORLD);
  add_rows (to + (size_t) begin * bytes, got, size, (size_t) here, single);
  MPI_Allgatherv (MPI_IN_PLACE, 0, MPI_DATATYPE_NULL, to, counts, first, type,
                  MPI_COMM_WORLD);
  free (got);
  free (counts);
  return true;
}

bool ranks_sum (void *to, const void *from, size_t length, bool single)
{
  const size_t bytes = single ? sizeof (float) : sizeof (double);
  int rank, size;
  MPI_Comm_rank (MPI_COMM_WORLD, &rank);
  MPI_Comm_size (MPI_COMM_WORLD, &size);
  for (size_t at = 0; at < length; at += MOST) {
    const size_t n = length - at < MOST ? length - at : MOST;
    if (!sum_piece ((char *) to + at * bytes, (const char *) from + at * bytes, n, single,
                    rank, size))
      return false;
  }
  return true;
}
