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

/* Not octave_signal_caught: it is set for every signal, also when a child ends. */
int interrupt_pending (void) { return octave_interrupt_state > 0; }
void interrupt_obey (void) { OCTAVE_QUIT; }

void interrupt_take (void)
{
  if (octave_interrupt_state == 1)
    octave_interrupt_state = 0;
}

#ifdef HAVE_SIGACTION

#include <unistd.h>

static struct sigaction octaves;
static volatile sig_atomic_t held;

/* The first is kept; a second one is Octave's at once.  It is sent to the process:
 * Octave may have blocked it in this thread. */
static void keep (int number)
{
  if (held)
    sigaction (number, &octaves, NULL);
  if (held++)
    kill (getpid (), number);
}

void interrupt_hold (void)
{
  struct sigaction ours = { .sa_handler = keep, .sa_flags = SA_RESTART };
  sigemptyset (&ours.sa_mask);
  held = 0;
  sigaction (SIGINT, &ours, &octaves);
}

void interrupt_release (void)
{
  sigaction (SIGINT, &octaves, NULL);
  if (held == 1) {                    /* as Octave's handler would note it */
    octave_signal_caught = 1;
    octave_interrupt_state = 1;
  }
}

#else

void interrupt_hold (void) { }
void interrupt_release (void) { }

#endif
#endif
