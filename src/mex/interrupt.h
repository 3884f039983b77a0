/* interrupt.h -- Ctrl-C: the one place that is Octave's alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * MATLAB documents no way to ask: there a call runs to its end.
 */
#ifndef INTERRUPT_H
#define INTERRUPT_H

#ifdef MATLAB_MEX_FILE

static inline int interrupt_pending (void) { return 0; }
static inline void interrupt_obey (void) { }
static inline void interrupt_take (void) { }
static inline void interrupt_hold (void) { }
static inline void interrupt_release (void) { }

#else

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the user asks to stop; may be called by any thread. */
int interrupt_pending (void);

/* Ends the script if so. */
void interrupt_obey (void);

/* Takes the request back, for a call that ends early but well and returns what it
 * has: the script goes on.  Not if the user has asked a second time: then the
 * script ends as soon as Octave looks. */
void interrupt_take (void);

/* From `hold` to `release` the first request doesn't end the script, wherever it
 * falls: it is pending till a gateway takes it, and forgotten at the release.  A
 * second one is obeyed at once. */
void interrupt_hold (void);
void interrupt_release (void);

#ifdef __cplusplus
}
#endif

#endif
#endif
