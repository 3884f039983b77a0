/* processor.c -- which instruction set to compute with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>
#include "backprop.h"
#include "base/processor.h"

#define ROW(name) #name,
static const char *const names[] = { EACH_PROCESSOR (ROW) };

static processor highest (void)
{
#if defined BP_KERNELS && defined __aarch64__
  return PROCESSOR_neon;                  /* every arm64 has it */
#elif defined BP_KERNELS
  __builtin_cpu_init ();
  if (__builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw")
      && __builtin_cpu_supports ("avx512cd") && __builtin_cpu_supports ("avx512dq")
      && __builtin_cpu_supports ("avx512vl"))
    return PROCESSOR_v4;
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma")
      && __builtin_cpu_supports ("bmi") && __builtin_cpu_supports ("bmi2"))
    return PROCESSOR_v3;
  if (__builtin_cpu_supports ("sse4.2") && __builtin_cpu_supports ("popcnt"))
    return PROCESSOR_v2;
#endif
  return PROCESSOR_blas;
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
