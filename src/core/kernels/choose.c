/* choose.c -- the kernels of the best instruction set that the processor has.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/processor.h"
#include "kernels/kernels.h"

const kernels *kernels_choose (void)
{
#ifdef BP_KERNELS
  switch (processor_level ()) {
  case PROCESSOR_V4: return &kernels_v4;
  case PROCESSOR_V3: return &kernels_v3;
  case PROCESSOR_V2: return &kernels_v2;
  case PROCESSOR_BLAS: break;
  }
#endif
  return &kernels_blas;
}

const lbfgs_passes *lbfgs_passes_choose (void)
{
  return kernels_choose ()->lbfgs;
}
