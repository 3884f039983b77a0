/* memory.c -- memory that starts at a cache line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdint.h>
#include <stdlib.h>
#include "memory.h"

void *(*memory_allocator) (size_t bytes) = malloc;

/* C11's aligned_alloc is missing on Windows: the block's own address is kept
 * in the word in front of the aligned one. */
void *memory_get (size_t count, size_t size)
{
  const size_t extra = MEMORY_LINE + sizeof (void *);
  if (size && count > (SIZE_MAX - extra) / size)
    return NULL;
  char *base = memory_allocator (count * size + extra);
  if (!base)
    return NULL;
  const uintptr_t first = (uintptr_t) (base + extra) & ~(uintptr_t) (MEMORY_LINE - 1);
  char *p = base + (first - (uintptr_t) base);
  ((void **) p)[-1] = base;
  return p;
}

void memory_free (void *p)
{
  if (p)
    free (((void **) p)[-1]);
}

void *memory_take (char *base, size_t *used, ptrdiff_t count, size_t size)
{
  void *piece = base ? base + *used : NULL;
  *used += ((size_t) count * size + MEMORY_LINE - 1) / MEMORY_LINE * MEMORY_LINE;
  return piece;
}
