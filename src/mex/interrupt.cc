/* interrupt.cc -- Ctrl-C: the only code that works in Octave alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whichever thread the signal reaches, Octave's handler only adds 1 to
 * octave_interrupt_state.  The script ends later, in Octave's own thread, between two
 * statements or where one of Octave's functions tests it: there octave_handle_signal calls
 * octave_signal_hook, then ends the script if the state is above 0.  So our hook subtracts
 * 1 from the state, and this puts off the first request: no signal handler and no signal
 * mask is changed, and a child process such as gnuplot inherits nothing.
 *
 * But when Octave catches an error it sets the state to 0, even if it has not tested it
 * since the signal.  That is not rare: to clear a figure is one long call in which it
 * catches dozens of errors, and an assignment to a field of a field that is not there is
 * another.  And when an onCleanup ends, Octave sets the state back to what it was before.
 * So our gateways test the state when they return; while other code runs, a thread tests it
 * a thousand times a second and remembers the request.  That can be too late, if the
 * processors are busy: nothing that runs in each iteration may use one of these two.
 *
 * In C++, because only Octave's C++ headers declare octave_interrupt_state: as a
 * sig_atomic_t in Octave 7, as a std::atomic since Octave 9.
 */
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <octave/octave-config.h>
#include <octave/quit.h>
#include "interrupt.h"

static int depth;                      /* holds that are open                     */
static void (*octaves) (void);         /* hook                                    */
static std::atomic<int> taken;         /* 1: we have the first request, not Octave */
static std::mutex mutex;               /* of changes to taken                     */

/* Not octave_signal_caught: it is set for every signal, also when a child ends. */
static int requests (void)
{
  const int state = octave_interrupt_state;
  return taken + (state > 0 ? state : 0);
}

int interrupt_asked (void) { return requests () > 0; }
int interrupt_pending (void) { return requests () > (depth > 0); }
void interrupt_obey (void) { OCTAVE_QUIT; }

/* Printed at once, not through a stream of Octave's, which may be in use. */
static void first (void)
{
  taken = 1;
  fputs ("\ninterrupted: the best so far is returned; Ctrl-C again ends the script\n",
         stderr);
  fflush (stderr);
}

/* With the mutex locked. */
static void take (void)
{
  if (taken == 0 && octave_interrupt_state > 0) {
    octave_interrupt_state--;
    first ();
  }
}

/* ---- the thread that remembers ---- */

static std::thread *watcher;
static pid_t watched;                  /* process: a fork has no such thread */
static std::condition_variable changed;
static bool inside, parked, over;      /* inside: in a gateway, which needs no watch */

static void watch (void)
{
  int seen = 0;                        /* 1: the first request, 2: a second one */
  std::unique_lock<std::mutex> lock (mutex);
  while (!changed.wait_for (lock, std::chrono::milliseconds (1), [] { return over; }))
    if (inside) {
      parked = true;
      changed.wait (lock, [] { return over || !inside; });
      parked = false;
    } else if (octave_interrupt_state > 0)
      seen = 1 + taken;
    else {
      if (seen == 1 && taken == 0)     /* Octave has lost it */
        first ();
      else if (seen == 2 && octave_interrupt_state == 0) {
        octave_interrupt_state = 1;
        octave_signal_caught = 1;
      }
      seen = 0;
    }
}

/* That thread takes no signals.  If it can't be created, the hook works without it. */
static void watch_begin (void)
{
  inside = parked = over = false;
  watched = getpid ();
#ifndef _WIN32
  sigset_t all, before;
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
#endif
  try {
    watcher = new std::thread (watch);
  } catch (...) {
    watcher = nullptr;
  }
#ifndef _WIN32
  pthread_sigmask (SIG_SETMASK, &before, nullptr);
#endif
}

static void watch_end (void)
{
  if (watcher && watched == getpid ()) {
    {
      std::lock_guard<std::mutex> lock (mutex);
      over = true;
    }
    changed.notify_one ();
    watcher->join ();
    delete watcher;
  }
  watcher = nullptr;
}

/* ---- holding ---- */

static void look (void);

static void let_go (void)
{
  watch_end ();
  depth = 0;
  taken = 0;
  if (octave_signal_hook == look)
    octave_signal_hook = octaves;
}

/* Called by octave_handle_signal.  If that then ends the script, all open calls end too: no
 * error can be caught on the way, and nothing is held any more. */
static void look (void)
{
  if (octaves)
    octaves ();
  {
    std::lock_guard<std::mutex> lock (mutex);
    take ();
  }
  if (octave_interrupt_state > 0)
    let_go ();
}

void interrupt_inside (int now)
{
  if (depth == 0)
    return;
  std::lock_guard<std::mutex> lock (mutex);
  inside = now;
  take ();
  if (parked)
    changed.notify_one ();
}

void interrupt_hold (void)
{
  if (depth++ == 0) {
    taken = 0;
    octaves = octave_signal_hook;
    octave_signal_hook = look;
    watch_begin ();
  }
}

int interrupt_release (void)
{
  if (depth == 0 || --depth > 0)
    return 0;
  watch_end ();
  take ();                             /* a request that came too late to be used */
  let_go ();
  return 1;
}
