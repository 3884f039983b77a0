/* hold.c -- backprop_mex ('hold', hold)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * hold       true: from now on the first Ctrl-C doesn't end the script, but the next
 *            call of a gateway that trains; false: Ctrl-C is Octave's again.  Calls may
 *            be nested; the outermost counts.
 */
#include "arguments.h"
#include "gateway.h"
#include "interrupt.h"

enum { HOLD, INPUTS };                                  /* prhs */

static int depth;

void gateway_hold (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  (void) plhs;
  if (nrhs != INPUTS || nlhs > 0 || !mxIsLogicalScalar (prhs[HOLD]))
    arguments_raise ("usage", "needs true or false");

  if (mxIsLogicalScalarTrue (prhs[HOLD])) {
    if (depth++ == 0) {
      mexLock ();                     /* the handler must stay in memory */
      interrupt_hold ();
    }
  } else if (depth > 0 && --depth == 0) {
    interrupt_release ();
    mexUnlock ();
  }
}
