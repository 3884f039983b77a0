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

/* count * size bytes that start at a cache line; NULL if there is not enough
 * memory, or if the product overflows.  Free with memory_free. */
void *memory_get (size_t count, size_t size);
void memory_free (void *p);

/* The next piece of the block of memory at base: count * size bytes that start
 * *used bytes after base; *used becomes the place where the next piece may start.
 * NULL if base is NULL: a first pass with NULL finds the size of the block. */
void *memory_take (char *base, size_t *used, ptrdiff_t count, size_t size);

/* The best distance between columns of `count` numbers of that size.  Columns at a
 * multiple of 1 KB would compete for few lines of the cache: these are padded by a line. */
static inline ptrdiff_t memory_apart (ptrdiff_t count, size_t size)
{
  return (size_t) count * size % 1024 == 0 ? count + MEMORY_LINE / (ptrdiff_t) size
                                           : count;
}

/* The allocator that is used: malloc, or one that a test puts here. */
extern void *(*memory_allocator) (size_t bytes);

#endif
