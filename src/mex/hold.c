/* hold.c -- asked = backprop_mex ('hold')   backprop_mex ('hold', hold)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * hold       true: from now on the first Ctrl-C does not end the script; functions that
 *            train or minimise end early instead, and return their best so far.  false:
 *            Ctrl-C ends the script again.  Calls may be nested; the outermost counts.
 * asked      whether that first Ctrl-C has come
 */
#include <stdbool.h>
#include "arguments.h"
#include "gateway.h"
#include "interrupt.h"

enum { HOLD, INPUTS };                                  /* prhs */

/* The hook must stay in memory.  (After a second Ctrl-C nothing is released: then the next
 * pair of calls uses the same lock.) */
static void lock (bool on)
{
  static bool locked;
  if (on && !locked)
    mexLock ();
  if (!on && locked)
    mexUnlock ();
  locked = on;
}

void gateway_hold (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  if (nrhs == 0 && nlhs < 2) {
    plhs[0] = mxCreateLogicalScalar (interrupt_asked () != 0);
    return;
  }
  if (nrhs != INPUTS || nlhs > 0 || !mxIsLogicalScalar (prhs[HOLD]))
    arguments_raise ("usage", "needs true or false, or nothing");

  if (mxIsLogicalScalarTrue (prhs[HOLD])) {
    lock (true);
    interrupt_hold ();
  } else if (interrupt_release ())
    lock (false);
}
