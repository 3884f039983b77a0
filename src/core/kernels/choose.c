/* choose.c -- the kernels of the best instruction set that the processor has.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/processor.h"
#include "kernels/kernels.h"

#define ROW(name) &PASTE (kernels, _##name, PRECISION),
static const kernels *const tables[] = { EACH_PROCESSOR (ROW) };

const kernels *kernels_choose (void)
{
  return tables[processor_level ()];
}

const lbfgs_passes *lbfgs_passes_choose (void)
{
  return kernels_choose ()->lbfgs;
}
