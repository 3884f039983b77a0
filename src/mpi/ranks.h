/* ranks.h -- what the processes of an MPI job (its ranks) do together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every exchange begins with a header from each rank, which all ranks read.  So if one rank
 * calls another function, has failed, or holds something else than the others, all ranks
 * learn it in the same exchange and can raise the same error: none waits for ever.
 */
#ifndef RANKS_H
#define RANKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push (hidden)

enum { RANKS_NUMBERS = 8, RANKS_SAME = 6, RANKS_TEXT = 512 };

typedef struct {
  char what[32];                   /* the function, for messages                  */
  char name[RANKS_SAME][16];       /* what must be the same on all ranks,         */
  uint64_t same[RANKS_SAME];       /*   and its ranks_digest                      */
  int64_t length, bytes;           /* of the vector: entries, bytes of an entry   */
  double numbers[RANKS_NUMBERS];   /* are added up over the ranks                 */
  double flag;                     /* rank 0's counts                             */
  int32_t failed;                  /* 1: this rank has an error                   */
  int32_t padding;
} ranks_header;

typedef struct {
  int rank, size;
  int here;                        /* ranks on this machine                       */
  char library[128];               /* name and version of the MPI                 */
} ranks_job;

/* Starts MPI if it does not run yet.  problem (of RANKS_TEXT bytes) says what is wrong, or
 * is "". */
ranks_job ranks_begin (char *problem);

uint64_t ranks_digest (uint64_t start, const void *bytes, size_t count);

/* Exchanges the headers.  On return *mine has the sums of the numbers, in the order of the
 * ranks, and rank 0's flag.  problem: on entry the text of an error of this rank, or "";
 * on return the same text on all ranks: "" if all agree, else which rank and why. */
void ranks_agree (ranks_header *mine, char *problem);

/* to = the sum of all ranks' from, of doubles or floats, added in the order of the ranks:
 * the same bits on every rank and in every run.  After ranks_agree with length and bytes.
 * false: there is not enough memory. */
bool ranks_sum (void *to, const void *from, size_t length, bool single);

#pragma GCC visibility pop

#endif
