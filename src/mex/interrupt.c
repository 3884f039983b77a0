/* interrupt.c -- Ctrl-C: the one place that is Octave's alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * MATLAB documents no way to ask: there a call runs to its end.
 */
#include "interrupt.h"

#ifdef MATLAB_MEX_FILE

int interrupt_pending (void) { return 0; }
void interrupt_obey (void) { }
void interrupt_take (void) { }

#else

#include <signal.h>
#include <octave/octave-config.h>
#include <octave/quit.h>

int interrupt_pending (void) { return octave_signal_caught != 0; }
void interrupt_obey (void) { OCTAVE_QUIT; }

void interrupt_take (void)
{
  if (octave_interrupt_state == 1)
    octave_interrupt_state = 0;
}

#endif
