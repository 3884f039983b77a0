/* interrupt.cc -- Ctrl-C: the one place that is Octave's alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In C++, because Octave says in no other language what octave_interrupt_state is:
 * a number of signal.h in Octave 7, an atomic one since Octave 9.
 */
#if defined __unix__ || defined __APPLE__
#define HAVE_SIGACTION
#include <unistd.h>
#endif
#include <csignal>
#include <octave/octave-config.h>
#include <octave/quit.h>
#include "interrupt.h"

/* A request that is put off: every gateway sees it in Octave's own variable, and
 * Octave, which acts on what is above 0, does not. */
enum { PUT_OFF = -2 };

/* Not octave_signal_caught: it is set for every signal, also when a child ends. */
int interrupt_pending (void)
{
  const int state = octave_interrupt_state;
  return state > 0 || state == PUT_OFF;
}

void interrupt_obey (void) { OCTAVE_QUIT; }

void interrupt_take (void)
{
  const int state = octave_interrupt_state;
  if (state == 1 || state == PUT_OFF)
    octave_interrupt_state = 0;
}

#ifdef HAVE_SIGACTION

static struct sigaction octaves;
static volatile sig_atomic_t seen;

/* The first is put off; a second one is Octave's at once.  It is sent to the process:
 * Octave may have blocked it in this thread. */
static void put_off (int number)
{
  const int before = seen;
  seen = before + 1;
  if (before == 0 && octave_interrupt_state == 0)
    octave_interrupt_state = PUT_OFF;
  else {
    interrupt_take ();
    sigaction (number, &octaves, nullptr);
    kill (getpid (), number);
  }
}

void interrupt_hold (void)
{
  struct sigaction ours = { };
  ours.sa_handler = put_off;
  ours.sa_flags = SA_RESTART;
  sigemptyset (&ours.sa_mask);
  seen = 0;
  sigaction (SIGINT, &ours, &octaves);
}

void interrupt_release (void)
{
  sigaction (SIGINT, &octaves, nullptr);
  if (octave_interrupt_state == PUT_OFF)
    octave_interrupt_state = 0;
}

#else

void interrupt_hold (void) { }
void interrupt_release (void) { }

#endif
