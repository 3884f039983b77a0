/* failing.c -- a malloc that fails if the gateway or the engine calls it, to be preloaded.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * BACKPROP_FAIL_AFTER=N in the environment: N calls from backprop_mex.mex succeed, all later
 * ones fail.  Counting starts again if N changes; other callers are not affected.  It needs
 * glibc, whose own functions have a second name.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

void *__libc_malloc (size_t bytes);
void *__libc_calloc (size_t count, size_t bytes);
void *__libc_realloc (void *p, size_t bytes);

static int fails (void *caller)
{
  static char last[16];
  static int left;
  const char *now = getenv ("BACKPROP_FAIL_AFTER");
  Dl_info where;
  if (!now || !*now)
    return 0;
  if (strcmp (now, last) != 0) {
    strncpy (last, now, sizeof last - 1);
    left = atoi (now);
  }
  if (!dladdr (caller, &where) || !strstr (where.dli_fname, "backprop_mex"))
    return 0;
  return left-- <= 0;
}

void *malloc (size_t bytes)
{
  return fails (__builtin_return_address (0)) ? NULL : __libc_malloc (bytes);
}

void *calloc (size_t count, size_t bytes)
{
  return fails (__builtin_return_address (0)) ? NULL : __libc_calloc (count, bytes);
}

void *realloc (void *p, size_t bytes)
{
  return fails (__builtin_return_address (0)) ? NULL : __libc_realloc (p, bytes);
}
