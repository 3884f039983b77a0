/* memory.h -- where the engine's memory comes from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every allocation of the engine goes through memory_get, so that a test can
 * make each of them fail in turn.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

enum { MEMORY_LINE = 64 };   /* bytes in a cache line, and in the widest vector */

/* count * size bytes that start at a cache line; NULL if there are
 * none, or if the product overflows.  Free with memory_free. */
void *memory_get (size_t count, size_t size);
void memory_free (void *p);

/* The next piece of a block of memory that is laid out: count * size bytes at
 * *used, which grows to where the next may start.  NULL as long as base is: a
 * first pass with NULL finds out how much the block needs. */
void *memory_take (char *base, size_t *used, ptrdiff_t count, size_t size);

/* How far apart columns of `count` numbers of that size are best laid: a multiple
 * of 1 KB would share few lines of the cache, and gets one line more. */
static inline ptrdiff_t memory_apart (ptrdiff_t count, size_t size)
{
  return (size_t) count * size % 1024 == 0 ? count + MEMORY_LINE / (ptrdiff_t) size
                                           : count;
}

/* The allocator behind it: malloc; tests put their own here. */
extern void *(*memory_allocator) (size_t bytes);

#endif
