/* threads.c -- a team of threads for each call of the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Helpers wait for the number of the next call, which also gives the team's size: the
 * helpers whose number is in the team do the work, the others go on waiting.  The
 * caller does its own part and waits until the whole team is done: so one call is
 * complete before the next begins.
 */
#if defined __linux__
#define _GNU_SOURCE             /* for sched_getaffinity */
#endif
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "backprop.h"
#include "base/share.h"
#include "base/threads.h"

enum {
  MOST = 1024,                  /* threads, the caller included                  */
  STACK = 1 << 20,              /* bytes; the deepest frames need less than 64 k */
  SPINS = 4000,                 /* a waiting thread tests this many times, for some ten
                                   microseconds, before it gives its core away;  */
  YIELDS = 200                  /*   after this many of these rounds it may sleep */
};

/* A call: its number, counted up, times TEAMS, plus the size of its team. */
enum { TEAMS = 2 * MOST };

/* Each has a condition variable of its own, so that only those needed are woken. */
typedef struct {
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t wake;
  atomic_bool asleep;
  uint_fast64_t seen;           /* the call before its first                     */
} helper;

static struct {
  pthread_mutex_t one;          /* held by the thread whose call it is           */
  helper helper[MOST];          /* number 1 on                                   */
  int helpers;
  pid_t process;                /* whose threads they are                        */
  atomic_uint_fast64_t call;
  atomic_int busy;              /* helpers                                       */
  void (*work) (void *context);
  void *context;
  bool apart;                   /* lately.apart when the caller reached the barrier */
} pool = { .one = PTHREAD_MUTEX_INITIALIZER };

/* How the caller has lately spent its time in teams, in seconds; see note_wait. */
static struct {
  double mark, worked, waited;
  double alone_until;
  bool apart;                   /* the present team shall dissolve               */
} lately;

static int threads, wanted, had;      /* the default; what bp_threads_lacking says */

/* Of the calling thread, within `work`. */
static _Thread_local int this_thread, this_team = 1;

int threads_this (void) { return this_thread; }
int threads_team (void) { return this_team; }

void threads_part (ptrdiff_t n, ptrdiff_t *first, ptrdiff_t *end)
{
  *first = share_start (n, this_thread, this_team);
  *end = share_start (n, this_thread + 1, this_team);
}

/* ---- busy cores ---- */

static double now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

/* Called after the caller has waited for the others; since its last wait it has worked.
 * Work that can't be shared evenly makes it wait at most as long as it works; longer waits
 * are due to other programs. */
double threads_backoff = 10;

static void note_wait (double from, double to)
{
  const double window = 5e-3, most = 0.5;
  lately.worked += from - lately.mark;
  lately.waited += to - from;
  lately.mark = to;
  if (lately.worked + lately.waited < window)
    return;
  if (threads_backoff > 0 && lately.waited > 1.5 * lately.worked) {
    const double time = threads_backoff * lately.waited;
    lately.alone_until = to + (time < most ? time : most);
    lately.apart = true;
  }
  lately.worked = lately.waited = 0;
}

void threads_alone (void) { this_team = 1; }

/* ---- helpers ---- */

static uint_fast64_t next_call (helper *h, uint_fast64_t seen)
{
  uint_fast64_t call;
  for (int i = 0; i < SPINS + YIELDS; i++) {
    call = atomic_load_explicit (&pool.call, memory_order_acquire);
    if (call != seen)
      return call;
    if (i >= SPINS)
      sched_yield ();
  }
  pthread_mutex_lock (&h->lock);
  atomic_store (&h->asleep, true);
  while ((call = atomic_load (&pool.call)) == seen)
    pthread_cond_wait (&h->wake, &h->lock);
  atomic_store (&h->asleep, false);
  pthread_mutex_unlock (&h->lock);
  return call;
}

/* Tells helpers 1 to last of a call of n threads.  A helper that is about to sleep sets
 * `asleep` before it looks for a call: it sees this call, or `asleep` is seen here. */
static void post (int team, int last)
{
  const uint_fast64_t before = atomic_load (&pool.call);
  atomic_store (&pool.call, (before / TEAMS + 1) * TEAMS + (uint_fast64_t) team);
  for (int i = 1; i <= last; i++) {
    helper *h = &pool.helper[i];
    if (atomic_load (&h->asleep)) {
      pthread_mutex_lock (&h->lock);
      pthread_cond_signal (&h->wake);
      pthread_mutex_unlock (&h->lock);
    }
  }
}

/* A team of 0 threads tells all helpers to end. */
static void *help (void *of)
{
  helper *h = of;
  const int me = (int) (h - pool.helper);
  uint_fast64_t call = h->seen;
  for (;;) {
    call = next_call (h, call);
    const int team = (int) (call % TEAMS);
    if (team == 0)
      return NULL;
    if (me < team) {
      this_thread = me;
      this_team = team;
      pool.work (pool.context);
      atomic_fetch_sub_explicit (&pool.busy, 1, memory_order_release);
    }
  }
}

/* One more helper, which takes no signals: they are Octave's.  (On Windows no thread that
 * runs gets any.) */
static bool add_helper (void)
{
  pthread_attr_t attributes;
  if (pthread_attr_init (&attributes) != 0)
    return false;
  pthread_attr_setstacksize (&attributes, STACK);
#ifndef _WIN32
  sigset_t all, before;
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
#endif
  helper *h = &pool.helper[pool.helpers + 1];
  pthread_mutex_init (&h->lock, NULL);
  pthread_cond_init (&h->wake, NULL);
  atomic_store (&h->asleep, false);
  h->seen = atomic_load (&pool.call);
  const bool made = pthread_create (&h->thread, &attributes, help, h) == 0;
#ifndef _WIN32
  pthread_sigmask (SIG_SETMASK, &before, NULL);
#endif
  pthread_attr_destroy (&attributes);
  pool.helpers += made;
  return made;
}

/* The helpers of the process that this one was forked from don't exist here. */
static void forget_others (void)
{
  if (pool.process != getpid ())
    pool.helpers = 0;
  pool.process = getpid ();
}

/* ---- a call ---- */

static void run_alone (void (*work) (void *context), void *context)
{
  const int thread = this_thread, team = this_team;
  this_thread = 0;
  this_team = 1;
  work (context);
  this_thread = thread;
  this_team = team;
}

static void run_together (int n, void (*work) (void *context), void *context)
{
  pool.work = work;
  pool.context = context;
  lately.mark = now ();
  lately.apart = false;
  atomic_store (&pool.busy, n - 1);
  post (n, n - 1);
  this_thread = 0;
  this_team = n;
  work (context);
  this_team = 1;
  const double from = now ();
  for (int i = 0; atomic_load_explicit (&pool.busy, memory_order_acquire) > 0; i++)
    if (i > SPINS)
      sched_yield ();
  note_wait (from, now ());
}

void threads_run (int n, void (*work) (void *context), void *context)
{
  if (n < 2 || this_team > 1 || pthread_mutex_trylock (&pool.one) != 0) {
    run_alone (work, context);
    return;
  }
  if (now () < lately.alone_until)
    n = 1;
  forget_others ();
  n = n < MOST ? n : MOST;
  wanted = n > 1 ? n : wanted;
  while (pool.helpers + 1 < n && add_helper ())
    continue;
  if (n > 1 && pool.helpers + 1 < n)
    n = had = pool.helpers + 1;
  if (n > 1)
    run_together (n, work, context);
  else
    run_alone (work, context);
  pthread_mutex_unlock (&pool.one);
}

/* A round adds 2 to the count, which is odd if the team shall dissolve: the caller decided
 * that when it reached the barrier. */
bool threads_wait (barrier *b)
{
  if (this_team == 1)
    return true;
  const int round = atomic_load (&b->round);
  const double from = this_thread == 0 ? now () : 0;
  if (this_thread == 0)
    pool.apart = lately.apart;
  int next = round;
  if (atomic_fetch_add (&b->here, 1) + 1 == this_team) {
    atomic_store (&b->here, 0);
    next = (round / 2 + 1) * 2 + pool.apart;
    atomic_store (&b->round, next);
  }
  for (int i = 0; next == round; i++) {
    next = atomic_load_explicit (&b->round, memory_order_acquire);
    if (i > SPINS)
      sched_yield ();
  }
  if (this_thread == 0)
    note_wait (from, now ());
  return next % 2 == 0;
}

/* ---- the interface's ---- */

static int cores (void)
{
#if defined __linux__
  cpu_set_t set;
  if (sched_getaffinity (0, sizeof set, &set) == 0)
    return CPU_COUNT (&set);
#endif
#ifdef _SC_NPROCESSORS_ONLN
  return (int) sysconf (_SC_NPROCESSORS_ONLN);
#else
  return 1;
#endif
}

int bp_threads (void)
{
  if (threads == 0) {
    const char *asked = getenv ("OMP_NUM_THREADS");   /* may be a list: 4,2 */
    const long n = asked ? strtol (asked, NULL, 10) : 0;
    bp_threads_set (n > 0 && n <= INT_MAX ? (int) n : cores ());
  }
  return threads;
}

void bp_threads_set (int n) { threads = n < 1 ? 1 : n > MOST ? MOST : n; }

int bp_threads_lacking (int *asked, int *got)
{
  *asked = wanted;
  *got = had;
  had = 0;
  return *got > 0;
}

void bp_threads_end (void)
{
  pthread_mutex_lock (&pool.one);
  forget_others ();
  post (0, pool.helpers);
  for (; pool.helpers > 0; pool.helpers--)
    pthread_join (pool.helper[pool.helpers].thread, NULL);
  pthread_mutex_unlock (&pool.one);
}
