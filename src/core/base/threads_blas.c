/* threads_blas.c -- limits the BLAS to one thread while our own threads work.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#if defined __unix__ || defined __APPLE__
#define _GNU_SOURCE             /* for RTLD_DEFAULT */
#include <dlfcn.h>
#endif
#include "base/threads.h"

#ifdef RTLD_DEFAULT

/* Which BLAS is loaded is known only at run time: the functions that each BLAS has for
 * this are looked for. */
typedef struct {
  int (*get) (void);
  void (*set) (int);
} blas_threads;

static blas_threads find_blas (void)
{
  static const char *const names[][2] = {
    { "openblas_get_num_threads", "openblas_set_num_threads" },
    { "MKL_Get_Max_Threads", "MKL_Set_Num_Threads" }
  };
  blas_threads blas = { NULL, NULL };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    void *get = dlsym (RTLD_DEFAULT, names[i][0]);
    void *set = dlsym (RTLD_DEFAULT, names[i][1]);
    if (get && set) {
      *(void **) &blas.get = get;   /* as POSIX has it: dlsym gives void * */
      *(void **) &blas.set = set;
      break;
    }
  }
  return blas;
}

int threads_blas_single (void)
{
  const blas_threads blas = find_blas ();
  const int before = blas.get ? blas.get () : 0;
  if (before > 1)
    blas.set (1);
  return before;
}

void threads_blas_restore (int before)
{
  if (before > 1)
    find_blas ().set (before);
}

#else

int threads_blas_single (void) { return 0; }
void threads_blas_restore (int before) { (void) before; }

#endif
