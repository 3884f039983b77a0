/* interrupt.h -- Ctrl-C: the only code that works in Octave alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between `hold` and `release` the first Ctrl-C does not end the script, whatever runs: it
 * is a request to end early and return the best so far.  A second one ends the script at
 * once, as every Ctrl-C does outside of `hold` and `release`.
 *
 * MATLAB documents no way to ask for Ctrl-C: there a call runs to its end.
 */
#ifndef INTERRUPT_H
#define INTERRUPT_H

#ifdef MATLAB_MEX_FILE

static inline int interrupt_asked (void) { return 0; }
static inline int interrupt_pending (void) { return 0; }
static inline void interrupt_obey (void) { }
static inline void interrupt_inside (int now) { (void) now; }
static inline void interrupt_hold (void) { }
static inline int interrupt_release (void) { return 0; }

#else

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the user asks to end, by the first Ctrl-C or a second: for work whose results so
 * far are returned.  May be called by any thread. */
int interrupt_asked (void);

/* Whether Octave will end the script: for work that then returns nothing, such as a cost
 * that a user's function asks for.  May be called by any thread. */
int interrupt_pending (void);

/* Ends the script if so. */
void interrupt_obey (void);

/* Call with true when a gateway begins, with false when it returns.  (After an error the
 * next gateway corrects it.) */
void interrupt_inside (int now);

/* Pairs may be nested: a request stays until the outermost release, which returns true.
 * After a second Ctrl-C nothing is held, and a release does nothing. */
void interrupt_hold (void);
int interrupt_release (void);

#ifdef __cplusplus
}
#endif

#endif
#endif
