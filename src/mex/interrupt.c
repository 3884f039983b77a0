/* interrupt.c -- Ctrl-C: the one place that is Octave's alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * MATLAB documents no way to ask: there a call runs to its end.
 */
#if defined __unix__ || defined __APPLE__
#define _XOPEN_SOURCE 600             /* sigaction, SA_RESTART */
#define HAVE_SIGACTION
#endif
#include <signal.h>
#include <stddef.h>
#include "interrupt.h"

#ifdef MATLAB_MEX_FILE

int interrupt_pending (void) { return 0; }
void interrupt_obey (void) { }
void interrupt_take (void) { }
void interrupt_hold (void) { }
void interrupt_release (void) { }

#else

#include <octave/octave-config.h>
#include <octave/quit.h>

/* A request that is put off: every gateway sees it in Octave's own variable, and
 * Octave, which acts on what is above 0, does not. */
enum { PUT_OFF = -2 };

/* Not octave_signal_caught: it is set for every signal, also when a child ends. */
int interrupt_pending (void)
{
  return octave_interrupt_state > 0 || octave_interrupt_state == PUT_OFF;
}

void interrupt_obey (void) { OCTAVE_QUIT; }

void interrupt_take (void)
{
  if (octave_interrupt_state == 1 || octave_interrupt_state == PUT_OFF)
    octave_interrupt_state = 0;
}

#ifdef HAVE_SIGACTION

#include <unistd.h>

static struct sigaction octaves;
static volatile sig_atomic_t seen;

/* The first is put off; a second one is Octave's at once.  It is sent to the process:
 * Octave may have blocked it in this thread. */
static void put_off (int number)
{
  if (seen++ == 0 && octave_interrupt_state == 0)
    octave_interrupt_state = PUT_OFF;
  else {
    interrupt_take ();
    sigaction (number, &octaves, NULL);
    kill (getpid (), number);
  }
}

void interrupt_hold (void)
{
  struct sigaction ours = { .sa_handler = put_off, .sa_flags = SA_RESTART };
  sigemptyset (&ours.sa_mask);
  seen = 0;
  sigaction (SIGINT, &ours, &octaves);
}

void interrupt_release (void)
{
  sigaction (SIGINT, &octaves, NULL);
  if (octave_interrupt_state == PUT_OFF)
    octave_interrupt_state = 0;
}

#else

void interrupt_hold (void) { }
void interrupt_release (void) { }

#endif
#endif
