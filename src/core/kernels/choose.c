/* choose.c -- the arithmetic of the best instruction set that the processor has.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/processor.h"
#include "kernels/arithmetic.h"

const arithmetic *arithmetic_choose (void)
{
  switch (processor_level ()) {
#ifdef BP_KERNELS
  case PROCESSOR_V4: return &arithmetic_v4;
  case PROCESSOR_V3: return &arithmetic_v3;
  case PROCESSOR_V2: return &arithmetic_v2;
#endif
  default:           return &arithmetic_blas;
  }
}

const pairs *pairs_choose (void)
{
  return arithmetic_choose ()->pairs;
}
