/* ranks.c -- the only calls of MPI, but for the sum of vectors (sum.c).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE                /* on_exit */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "ranks.h"

static ranks_job job;

static void nap (long nanoseconds)
{
  const struct timespec t = { nanoseconds / 1000000000, nanoseconds % 1000000000 };
  nanosleep (&t, NULL);
}

/* Waits without keeping a core busy for long: the others may compute on it. */
static void wait_for (MPI_Request *request)
{
  int done = 0;
  for (int i = 0; !done; i++) {
    MPI_Test (request, &done, MPI_STATUS_IGNORE);
    if (!done && i > 2000)
      nap (50000);
  }
}

static ranks_header *exchange (const ranks_header *mine)
{
  MPI_Request request;
  ranks_header *all = malloc ((size_t) job.size * sizeof *all);
  if (!all) {
    fprintf (stderr, "backprop: rank %d of %d has no memory left\n", job.rank, job.size);
    MPI_Abort (MPI_COMM_WORLD, 1);
  }
  MPI_Iallgather (mine, sizeof *mine, MPI_BYTE, all, sizeof *all, MPI_BYTE,
                  MPI_COMM_WORLD, &request);
  wait_for (&request);
  return all;
}

/* ---- the end of the process ---- */

/* A rank ends the job if its script has failed.  Otherwise it waits until all ranks have
 * reached their end, because others may still expect it in an exchange. */
static void leave (int status)
{
  int finalized;
  MPI_Finalized (&finalized);
  if (finalized)
    return;
  if (status == 0) {
    ranks_header mine = { .what = "exit" };
    ranks_header *all = exchange (&mine);
    bool together = true;
    for (int i = 0; i < job.size; i++)
      together = together && strcmp (all[i].what, "exit") == 0;
    free (all);
    if (together) {
      MPI_Finalize ();
      return;
    }
    nap (1000000000);              /* the others say what is wrong */
    MPI_Abort (MPI_COMM_WORLD, 1);
  }
  fflush (NULL);
  fprintf (stderr, "backprop: the script of rank %d of %d ended with an error,"
           " which ends the job\n", job.rank, job.size);
  nap (300000000);                 /* another rank may be about to say the same */
  MPI_Abort (MPI_COMM_WORLD, status);
}

#ifdef __GLIBC__
static void at_end (int status, void *unused)
{
  (void) unused;
  leave (status);
}
static void before_end (void) { on_exit (at_end, NULL); }
#else                              /* the status is not known: others notice in an exchange */
static void at_end (void) { leave (0); }
static void before_end (void) { atexit (at_end); }
#endif

/* ---- the beginning ---- */

/* Ranks that the launcher has started, if it says so; else 1. */
static int started (void)
{
  static const char *const names[] = { "OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "MPI_LOCALNRANKS" };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (getenv (names[i]) && atoi (getenv (names[i])) > 1)
      return atoi (getenv (names[i]));
  return 1;
}

ranks_job ranks_begin (char *problem)
{
  static bool begun;
  int running, support, length;
  char version[MPI_MAX_LIBRARY_VERSION_STRING];
  MPI_Comm here;

  *problem = '\0';
  if (!begun) {
    MPI_Initialized (&running);
    if (!running) {
      MPI_Init_thread (NULL, NULL, MPI_THREAD_FUNNELED, &support);
      before_end ();
    }
    begun = true;
    MPI_Comm_rank (MPI_COMM_WORLD, &job.rank);
    MPI_Comm_size (MPI_COMM_WORLD, &job.size);
    MPI_Comm_split_type (MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
    MPI_Comm_size (here, &job.here);
    MPI_Comm_free (&here);
    MPI_Get_library_version (version, &length);
    version[strcspn (version, ",\n")] = '\0';
    for (char *c = version; (c = strchr (c, '\t')); )
      *c = ' ';
    snprintf (job.library, sizeof job.library, "%.127s", version);
  }
  if (job.size == 1 && started () > 1)
    snprintf (problem, RANKS_TEXT, "the MPI that started this job must be the one that"
              " backprop was built for (%s), but it is another: %d processes were started,"
              " and each is alone", job.library, started ());
  return job;
}

/* ---- exchanges ---- */

/* Each step needs the one before: 8 bytes in about 1.5 ns. */
uint64_t ranks_digest (uint64_t start, const void *bytes, size_t count)
{
  const unsigned char *at = bytes;
  uint64_t h = start ^ (count * 0x9E3779B97F4A7C15u), word;
  while (count > 0) {
    const size_t n = count < sizeof word ? count : sizeof word;
    word = 0;
    memcpy (&word, at, n);
    h = (h ^ word) * 0xFF51AFD7ED558CCDu;
    h ^= h >> 32;
    at += n;
    count -= n;
  }
  return h;
}

/* The first rank whose key differs from that of the majority, or -1 if all are equal. */
static int odd_one (const ranks_header *all, const char *key, size_t bytes)
{
  const ptrdiff_t at = key - (const char *) all;
  int first = -1, others = 0;
  for (int i = 1; i < job.size; i++)
    if (memcmp ((const char *) &all[i] + at, (const char *) all + at, bytes) != 0) {
      first = first < 0 ? i : first;
      others++;
    }
  return 2 * others > job.size ? 0 : first;
}

/* Writes what is wrong by the headers, or "". */
static void compare (const ranks_header *all, char *problem)
{
  int odd = odd_one (all, all->what, sizeof all->what);
  const int most = odd == 0 && job.size > 1 ? 1 : 0;
  if (odd >= 0) {
    if (strcmp (all[odd].what, "exit") == 0)
      snprintf (problem, RANKS_TEXT, "rank %d has come to the end of its script, but rank %d"
                " calls %s: all ranks must call the same functions", odd, most,
                all[most].what);
    else
      snprintf (problem, RANKS_TEXT, "rank %d calls %s, but rank %d %s%s: all ranks must"
                " call the same functions", odd, all[odd].what, most,
                strcmp (all[most].what, "exit") == 0 ? "has come to the end of its script"
                                                     : "calls ",
                strcmp (all[most].what, "exit") == 0 ? "" : all[most].what);
    return;
  }
  for (int k = 0; k < RANKS_SAME; k++) {
    odd = odd_one (all, (const char *) &all->same[k], sizeof all->same[k]);
    if (odd >= 0) {
      snprintf (problem, RANKS_TEXT, "%s must be the same on all ranks, but is different on"
                " rank %d", all[odd].name[k], odd);
      return;
    }
  }
  odd = odd_one (all, (const char *) &all->length, 2 * sizeof all->length);
  if (odd >= 0)
    snprintf (problem, RANKS_TEXT, "all ranks must ask for the same results, but rank %d"
              " does not", odd);
}

void ranks_agree (ranks_header *mine, char *problem)
{
  mine->failed = *problem != '\0';
  ranks_header *all = exchange (mine);
  int failed = -1, more = 0;
  for (int i = job.size - 1; i >= 0; i--)
    if (all[i].failed) {
      failed = i;
      more++;
    }
  if (failed >= 0) {
    char text[RANKS_TEXT] = "";
    snprintf (text, sizeof text, "%s", problem);
    if (odd_one (all, all->what, sizeof all->what) < 0) {       /* all come here */
      MPI_Bcast (text, RANKS_TEXT, MPI_CHAR, failed, MPI_COMM_WORLD);
      snprintf (problem, RANKS_TEXT, "rank %d: %.400s", failed, text);
      if (more > 1)
        snprintf (problem + strlen (problem), RANKS_TEXT - strlen (problem),
                  " (and errors on %d other ranks)", more - 1);
    } else if (mine->failed)
      snprintf (problem, RANKS_TEXT, "rank %d: %.400s", job.rank, text);
    else
      compare (all, problem);
  } else
    compare (all, problem);
  for (int k = 0; k < RANKS_NUMBERS; k++) {
    double sum = 0;
    for (int i = 0; i < job.size; i++)
      sum += all[i].numbers[k];
    mine->numbers[k] = sum;
  }
  mine->flag = all[0].flag;
  free (all);
}
