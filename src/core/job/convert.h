/* convert.h -- consecutive entries of a full matrix of any type, in working precision.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CONVERT_H
#define CONVERT_H

#include "backprop.h"
#include "base/real.h"

/* the type is tested outside the loop */
#define NEIGHBOURS(ctype) \
  { \
    const ctype *from = (const ctype *) M->values + first; \
    for (ptrdiff_t t = 0; t < count; t++) \
      to[t] = (real) from[t]; \
    break; \
  }

/* to = entries first .. first + count - 1 of M, in column-major order */
static inline void convert (const bp_matrix *M, ptrdiff_t first, ptrdiff_t count,
                            real *to)
{
  switch (M->type) {
  case BP_DOUBLE:  NEIGHBOURS (double)
  case BP_SINGLE:  NEIGHBOURS (float)
  case BP_LOGICAL:
  case BP_UINT8:   NEIGHBOURS (unsigned char)
  case BP_INT8:    NEIGHBOURS (signed char)
  case BP_INT16:   NEIGHBOURS (short)
  case BP_UINT16:  NEIGHBOURS (unsigned short)
  case BP_INT32:   NEIGHBOURS (int)
  case BP_UINT32:  NEIGHBOURS (unsigned)
  case BP_INT64:   NEIGHBOURS (long long)
  case BP_UINT64:  NEIGHBOURS (unsigned long long)
  }
}
#undef NEIGHBOURS

#endif
