/* interrupt.cc -- Ctrl-C: the one place that is Octave's alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whichever thread the signal reaches, Octave's handler only adds 1 to
 * octave_interrupt_state.  The script ends later, in Octave's own thread, between two
 * statements or where a function of Octave's looks: there octave_handle_signal calls
 * octave_signal_hook, then ends the script if the state is above 0.  So a hook of ours
 * that takes 1 off the state is all it needs to put off the first request: no handler and
 * no mask of a signal is touched, nor those that a child inherits, such as gnuplot.
 *
 * What Octave itself forgets is forgotten here, too: it sets the state to 0 where it
 * catches an error, so a signal between the last look and an error that somebody catches
 * is lost in any script.
 *
 * In C++, because Octave says in no other language what octave_interrupt_state is:
 * a number of signal.h in Octave 7, an atomic one since Octave 9.
 */
#include <atomic>
#include <csignal>
#include <cstdio>
#include <octave/octave-config.h>
#include <octave/quit.h>
#include "interrupt.h"

static int depth;                      /* holds that are open                     */
static void (*octaves) (void);         /* hook                                    */
static std::atomic<int> taken;         /* 1: the first request was taken off      */

/* Not octave_signal_caught: it is set for every signal, also when a child ends. */
static int requests (void)
{
  const int state = octave_interrupt_state;
  return taken + (state > 0 ? state : 0);
}

int interrupt_asked (void) { return requests () > 0; }
int interrupt_pending (void) { return requests () > (depth > 0); }
void interrupt_obey (void) { OCTAVE_QUIT; }

/* Takes the first request, and says so at once: by no stream of Octave's, which may be
 * in use just now. */
static void take (void)
{
  if (taken == 0 && octave_interrupt_state > 0) {
    taken = 1;
    octave_interrupt_state--;
    fputs ("\ninterrupted: the best so far is returned; Ctrl-C again ends the script\n",
           stderr);
    fflush (stderr);
  }
}

static void look (void);

static void let_go (void)
{
  depth = 0;
  taken = 0;
  if (octave_signal_hook == look)
    octave_signal_hook = octaves;
}

/* Called by octave_handle_signal.  Where it goes on to end the script, all calls that are
 * open unwind: no error can be caught on the way, and nothing is held any more. */
static void look (void)
{
  if (octaves)
    octaves ();
  take ();
  if (octave_interrupt_state > 0)
    let_go ();
}

void interrupt_hold (void)
{
  if (depth++ == 0) {
    taken = 0;
    octaves = octave_signal_hook;
    octave_signal_hook = look;
  }
}

int interrupt_release (void)
{
  if (depth == 0 || --depth > 0)
    return 0;
  take ();                             /* what came too late to change anything */
  let_go ();
  return 1;
}
