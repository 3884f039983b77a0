/* processor.c -- which instruction set to compute with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>
#include "backprop.h"
#include "base/processor.h"

static const char *const names[] = { "blas", "v2", "v3", "v4" };

static processor highest (void)
{
#ifdef BP_KERNELS
  __builtin_cpu_init ();
  if (__builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw")
      && __builtin_cpu_supports ("avx512cd") && __builtin_cpu_supports ("avx512dq")
      && __builtin_cpu_supports ("avx512vl"))
    return PROCESSOR_V4;
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma")
      && __builtin_cpu_supports ("bmi") && __builtin_cpu_supports ("bmi2"))
    return PROCESSOR_V3;
  if (__builtin_cpu_supports ("sse4.2") && __builtin_cpu_supports ("popcnt"))
    return PROCESSOR_V2;
#endif
  return PROCESSOR_BLAS;
}

processor processor_level (void)
{
  const processor most = highest ();
  const char *asked = getenv ("BACKPROP_ISA");
  for (int i = 0; asked && i < (int) most; i++)
    if (strcmp (asked, names[i]) == 0)
      return (processor) i;
  return most;
}

const char *bp_instruction_set (void)
{
  return names[processor_level ()];
}
