/* memory.c -- memory that starts at a cache line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "backprop.h"
#include "base/memory.h"

void *(*memory_allocator) (size_t bytes) = malloc;

/* The data before the address that memory_get returns.  (Windows does not have C11's
 * aligned_alloc, so the address to free is kept here.) */
typedef struct {
  void *base;
  size_t bytes;
} header;

static header *header_of (void *p) { return (header *) p - 1; }

/* ---- blocks kept for the next call, the oldest first ---- */

enum { KEPT = 16, LEAST = 1 << 15 };
static struct {
  size_t limit, bytes;
  int count;
  void *block[KEPT];
} cache;

static void *take_out (int i)
{
  void *p = cache.block[i];
  cache.bytes -= header_of (p)->bytes;
  cache.count--;
  memmove (cache.block + i, cache.block + i + 1, (size_t) (cache.count - i) * sizeof p);
  return p;
}

static void make_room (size_t bytes)
{
  while (cache.count > 0 && (cache.count == KEPT || cache.bytes + bytes > cache.limit))
    free (header_of (take_out (0))->base);
}

/* A kept block that is not much larger than needed, or NULL. */
static void *find (size_t bytes)
{
  for (int i = cache.count - 1; i >= 0; i--) {
    const size_t has = header_of (cache.block[i])->bytes;
    if (has >= bytes && has - bytes <= bytes / 4)
      return take_out (i);
  }
  return NULL;
}

void bp_keep_memory (size_t limit)
{
  cache.limit = limit;
  make_room (0);
}

/* ---- */

void *memory_get (size_t count, size_t size)
{
  const size_t extra = MEMORY_LINE + sizeof (header);
  if (size && count > (SIZE_MAX - extra) / size)
    return NULL;
  const size_t bytes = count * size;
  char *p = find (bytes);
  if (p)
    return p;
  char *base = memory_allocator (bytes + extra);
  if (!base && cache.count > 0) {
    make_room (cache.limit);
    base = memory_allocator (bytes + extra);
  }
  if (!base)
    return NULL;
  const uintptr_t first = (uintptr_t) (base + extra) & ~(uintptr_t) (MEMORY_LINE - 1);
  p = base + (first - (uintptr_t) base);
  *header_of (p) = (header) { base, bytes };
  return p;
}

void memory_free (void *p)
{
  if (!p)
    return;
  const size_t bytes = header_of (p)->bytes;
  if (bytes < LEAST || bytes > cache.limit) {
    free (header_of (p)->base);
    return;
  }
  make_room (bytes);
  cache.bytes += bytes;
  cache.block[cache.count++] = p;
}

void *memory_take (char *base, size_t *used, ptrdiff_t count, size_t size)
{
  void *piece = base ? base + *used : NULL;
  *used += ((size_t) count * size + MEMORY_LINE - 1) / MEMORY_LINE * MEMORY_LINE;
  return piece;
}
