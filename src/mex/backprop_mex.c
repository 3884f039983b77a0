/* backprop_mex.c -- [...] = backprop_mex (name, ...): the one gateway to the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is only one, so that the engine, its memory and its threads exist only once.
 * The file of each name describes its arguments and results.
 */
#include <stdbool.h>
#include <string.h>
#include "arguments.h"
#include "arrays.h"
#include "gateway.h"
#include "interrupt.h"

static const struct {
  const char *name;
  gateway *call;
} table[] = {
  { "nncost", gateway_nncost },
  { "cost", gateway_cost },
  { "crc32", gateway_crc32 },
  { "forward", gateway_forward },
  { "hessmult", gateway_hessmult },
  { "inputgrad", gateway_inputgrad },
  { "numgrad", gateway_numgrad },
  { "measure", gateway_measure },
  { "batches", gateway_batches },
  { "lbfgs", gateway_lbfgs },
  { "hold", gateway_hold },
  { "threads", gateway_threads },
  { "uniform", gateway_uniform }
};

/* Octave or MATLAB is about to unload this file: `clear`, or the end. */
static void leave (void)
{
  array_free_memory ();
  lbfgs_forget ();
  bp_keep_memory (0);
  bp_threads_end ();
}

/* Warns once, until this file is loaded again. */
static void warn_of_threads (void)
{
  static bool warned;
  int asked, got;
  if (bp_threads_lacking (&asked, &got) && !warned) {
    warned = true;
    mexWarnMsgIdAndTxt ("backprop:threads", "the system gives only %d of %d threads"
                        " (limits: ulimit -u, ulimit -v, the container's); the results"
                        " are the same, but take longer", got, asked);
  }
}

void mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  enum { MOST = 1 << 26 };             /* bytes kept for the next call */
  const size_t count = sizeof table / sizeof *table;
  char name[16] = "";
  size_t i = 0;

  mexAtExit (leave);
  bp_keep_memory (MOST);
  if (nrhs < 1 || !mxIsChar (prhs[0]) || mxGetString (prhs[0], name, sizeof name) != 0)
    arguments_raise ("usage", "needs the name of a function of the engine");
  while (i < count && strcmp (name, table[i].name) != 0)
    i++;
  if (i == count)
    arguments_raise ("usage", "there is no function %s", name);
  array_free_memory ();                /* of a call that Ctrl-C has ended */
  interrupt_inside (true);
  table[i].call (nlhs, plhs, nrhs - 1, prhs + 1);
  interrupt_inside (false);
  array_free_memory ();
  warn_of_threads ();
}
