/* errors.c -- raises an error of Octave, from a kind or a status of the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "arguments.h"
#include "arrays.h"
#include "interrupt.h"

_Noreturn void arguments_raise (const char *kind, const char *format, ...)
{
  char id[32], message[2 * BP_MESSAGE];
  va_list args;
  va_start (args, format);
  vsnprintf (message, sizeof message, format, args);
  va_end (args);
  snprintf (id, sizeof id, "backprop:%s", kind);
  array_free_memory ();
  mexErrMsgIdAndTxt (id, "%s", message);
  abort ();                              /* it does not return: not all headers say so */
}

void arguments_raise_status (bp_status status, const char *message)
{
  static const char *const kind[] = {
    [BP_NO_MEMORY] = "memory", [BP_STOPPED] = "interrupt", [BP_BAD_SIZE] = "size",
    [BP_BAD_VALUE] = "value", [BP_BAD_LABEL] = "label"
  };
  if (status != BP_OK)
    arguments_raise (kind[status], "%s", message);
}

void arguments_finish (bp_status status)
{
  if (status == BP_STOPPED)
    interrupt_obey ();
  arguments_raise_status (status, status == BP_NO_MEMORY ? "there is not enough memory"
                                               : "interrupted");
}
