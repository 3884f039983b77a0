/* test_threads.c -- the engine's team of threads, also if the system gives few threads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifdef _WIN32

#include "problem.h"

/* The other tests use fork and limits, which Windows does not have. */
static void limits (void **state)
{
  (void) state;
  skip ();
}

int main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (limits) };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

#else

#define _XOPEN_SOURCE 700
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "problem.h"
#include "base/threads.h"

#if defined __SANITIZE_ADDRESS__
#define CHECKED 1
#elif defined __has_feature
#if __has_feature (address_sanitizer)
#define CHECKED 1
#endif
#endif
#ifndef CHECKED
#define CHECKED 0
#endif

/* The work of a team: which threads took part, and their parts of 1000 items. */
typedef struct {
  atomic_int there[1024], team, signals, done[1000];
  barrier meet;
} record;

static void work (void *of)
{
  record *r = of;
  sigset_t blocked;
  pthread_sigmask (SIG_SETMASK, NULL, &blocked);
  atomic_fetch_add (&r->there[threads_this ()], 1);
  atomic_fetch_add (&r->signals, threads_this () > 0 && !sigismember (&blocked, SIGINT));
  atomic_store (&r->team, threads_team ());
  threads_wait (&r->meet);
  ptrdiff_t i, end;
  for (threads_part (1000, &i, &end); i < end; i++)
    atomic_fetch_add (&r->done[i], 1);
  threads_wait (&r->meet);
}

static void assert_each_once (const record *r, int team)
{
  assert_int_equal (r->team, team);
  assert_int_equal (r->signals, 0);
  for (int i = 0; i < 1024; i++)
    assert_int_equal (r->there[i], i < team);
  for (int i = 0; i < 1000; i++)
    assert_int_equal (r->done[i], 1);
}

static void teams_of_every_size (void **state)
{
  (void) state;
  for (int round = 0; round < 300; round++) {
    const int n = 1 + round * 7 % 5;
    record r = { 0 };
    threads_run (n, work, &r);
    assert_each_once (&r, n);
    if (round % 50 == 0)
      bp_threads_end ();                 /* the next call makes new ones */
    if (round % 60 == 0)
      nanosleep (&(struct timespec) { .tv_nsec = 2000000 }, NULL);  /* the threads fall asleep */
  }
  int asked, got;
  assert_false (bp_threads_lacking (&asked, &got));
}

static void work_within (void *of)
{
  record *r = of;
  threads_run (3, work, &r[1 + threads_this ()]);
}

static void within_work_a_thread_is_alone (void **state)
{
  (void) state;
  static record r[3];
  threads_run (2, work_within, r);
  assert_each_once (&r[1], 1);
  assert_each_once (&r[2], 1);
}

static void *many_runs (void *unused)
{
  (void) unused;
  for (int i = 0; i < 200; i++) {
    record r = { 0 };
    threads_run (3, work, &r);
    assert_each_once (&r, r.team);
  }
  return NULL;
}

static void two_callers_at_once (void **state)
{
  (void) state;
  pthread_t other;
  assert_int_equal (pthread_create (&other, NULL, many_runs, NULL), 0);
  many_runs (NULL);
  pthread_join (other, NULL);
}

/* Runs a function in a child process and returns its exit status. */
static int in_child (int (*child) (void))
{
  const pid_t id = fork ();
  if (id == 0)
    _exit (child ());
  int status = -1;
  waitpid (id, &status, 0);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
}

static int runs (void)
{
  record r = { 0 };
  alarm (60);                            /* a hang fails, too */
  threads_run (4, work, &r);
  return r.team == 4 && r.there[3] == 1 && r.done[999] == 1 ? 0 : 1;
}

static void after_a_fork (void **state)
{
  (void) state;
  assert_int_equal (runs (), 0);         /* so that there are helper threads */
  assert_int_equal (in_child (runs), 0);
  assert_int_equal (runs (), 0);
  alarm (0);
}

/* Bytes of the process's address space, or 100 MB where there is no /proc. */
static rlim_t addresses (void)
{
  unsigned long pages = 0;
  FILE *file = fopen ("/proc/self/statm", "r");
  const int read = file ? fscanf (file, "%lu", &pages) : 0;
  if (file)
    fclose (file);
  return read == 1 ? (rlim_t) pages * (rlim_t) sysconf (_SC_PAGESIZE) : 100 << 20;
}

static int lacks_memory (void)
{
  record r = { 0 };
  int asked, got;
  const rlim_t most = addresses () + (100 << 20);         /* threads have 1 MB each */
  setrlimit (RLIMIT_AS, &(struct rlimit) { most, most });
  threads_run (1000, work, &r);
  if (!bp_threads_lacking (&asked, &got) || asked != 1000 || got != r.team)
    return 1;
  if (got < 2 || got > 200 || r.there[got - 1] != 1 || r.there[got] != 0)
    return 2;
  return bp_threads_lacking (&asked, &got) ? 3 : 0;       /* it is reported only once */
}

static void fewer_than_asked_for (void **state)
{
  (void) state;
  if (CHECKED)
    return;                              /* the sanitizer needs the addresses */
  assert_int_equal (in_child (lacks_memory), 0);
}

/* J and grad, numerical gradient, H v and a step of training; the stack of the caller is as
 * small as that of a thread in musl. */
static void *evaluate_all (void *of)
{
  problem *p = of;
  for (int precision = BP_DOUBLE; precision <= BP_SINGLE; precision++) {
    const size_t bytes = (size_t) p->P * sizeof (double);
    void *grad = malloc (bytes), *Hv = malloc (bytes);
    bp_job job = problem_job (p, (bp_type) precision, BP_LABELS, grad);
    job.threads = 2;
    if (bp_evaluate (&job) != BP_OK || bp_numerical_gradient (&job, NULL, Hv) != BP_OK)
      abort ();
    if (distance (grad, (bp_type) precision, p->grad, p->P) > 1e-4)
      abort ();
    job.grad = NULL;
    if (bp_hessian_multiply (&job, job.theta, Hv) != BP_OK)
      abort ();
    free (grad);
    free (Hv);
  }
  return NULL;
}

static void small_stack (void **state)
{
  (void) state;
  if (CHECKED)
    return;                              /* the sanitizers need more of the stack */
  const ptrdiff_t size[] = { 450, 33, 40, 10 };
  problem *p = problem_create (4, size, 60);
  problem_solve (p);
  pthread_attr_t attributes;
  pthread_t caller;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, 128 << 10);
  assert_int_equal (pthread_create (&caller, &attributes, evaluate_all, p), 0);
  pthread_join (caller, NULL);
  pthread_attr_destroy (&attributes);
  problem_free (p);
}

/* If the helper threads get no core for a long time (here they sleep), the caller goes on
 * without them, in this call and in the next ones, and later uses them again. */
typedef struct { atomic_int rounds[3]; int team; barrier meet; } slow;

static void wait_for_sleepers (void *of)
{
  slow *s = of;
  for (int i = 0; i < 50; i++) {
    atomic_fetch_add (&s->rounds[threads_this ()], 1);
    if (threads_this () > 0)
      nanosleep (&(struct timespec) { .tv_nsec = 3000000 }, NULL);
    if (!threads_wait (&s->meet)) {
      if (threads_this () > 0)
        return;
      threads_alone ();
    }
  }
  s->team = threads_team ();
}

static void busy_cores (void **state)
{
  (void) state;
  slow s = { .team = 0 };
  threads_backoff = 10;
  threads_run (3, wait_for_sleepers, &s);
  assert_int_equal (s.rounds[0], 50);
  assert_true (s.rounds[1] < 20 && s.rounds[1] == s.rounds[2]);
  assert_int_equal (s.team, 1);
  record r = { 0 };
  threads_run (3, work, &r);
  assert_int_equal (r.team, 1);
  threads_backoff = 0;
  nanosleep (&(struct timespec) { .tv_nsec = 600000000 }, NULL);
  r = (record) { 0 };
  threads_run (3, work, &r);
  assert_each_once (&r, 3);
}

int main (void)
{
  threads_backoff = 0;                   /* the teams are tested: never alone */
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (teams_of_every_size),
    cmocka_unit_test (within_work_a_thread_is_alone),
    cmocka_unit_test (two_callers_at_once),
    cmocka_unit_test (after_a_fork),
    cmocka_unit_test (busy_cores),
    cmocka_unit_test (fewer_than_asked_for),
  };
  const struct CMUnitTest kernels[] = { cmocka_unit_test (small_stack) };
  const int failed = cmocka_run_group_tests (tests, NULL, NULL);
  return failed + with_each_instruction_set (kernels, 1);
}

#endif
