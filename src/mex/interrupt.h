/* interrupt.h -- Ctrl-C: the one place that is Octave's alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From `hold` to `release` the first Ctrl-C ends no script, wherever it falls: it is a
 * request to end early and return what there is.  A second one is Octave's, at once.
 * Elsewhere Ctrl-C is Octave's.
 *
 * MATLAB documents no way to ask: there a call runs to its end.
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

/* Whether the user asks to end, by the first Ctrl-C or a second: for what returns what it
 * has.  May be called by any thread. */
int interrupt_asked (void);

/* Whether Octave is to end the script: for what returns nothing then, such as a cost
 * that a user's function asks for.  May be called by any thread. */
int interrupt_pending (void);

/* Ends the script if so. */
void interrupt_obey (void);

/* True when a gateway begins, false when it returns.  (After an error the next one makes up
 * for it.) */
void interrupt_inside (int now);

/* Pairs may be nested: a request stays until the outermost is released, which
 * returns true.  After a second one nothing is held, and a release does nothing. */
void interrupt_hold (void);
int interrupt_release (void);

#ifdef __cplusplus
}
#endif

#endif
#endif
