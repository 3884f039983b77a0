/* share.h -- divides work evenly into parts: where each part starts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef SHARE_H
#define SHARE_H

#include <stddef.h>

/* Where part i starts when `total` things are divided evenly into n parts; the first parts
 * have one more where they cannot be equal.  i = n: the end of the last. */
static inline ptrdiff_t share_start (ptrdiff_t total, ptrdiff_t i, ptrdiff_t n)
{
  const ptrdiff_t rest = total % n;
  return total / n * i + (i < rest ? i : rest);
}

#endif
