/* arrays.h -- reading an mxArray in place, and making results.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each raises an error that begins with `name` if A can't be used.
 */
#ifndef ARRAYS_H
#define ARRAYS_H

#include <stdbool.h>
#include "mex.h"
#include "../core/backprop.h"

/* New memory, all 0, for the time of this call; raises an error if there is none.
 * (With mxMalloc, Octave would keep an entry in a list for each address that it frees.) */
void *array_memory (ptrdiff_t count, size_t bytes);

/* Frees it: when a call ends, or before an error is raised. */
void array_free_memory (void);

/* A in a few words, for the "but is ..." of a message. */
const char *array_describe (const mxArray *A);

/* Whether A is neither NULL nor empty. */
bool array_given (const mxArray *A);

/* Raises an error unless A is a real matrix of numbers or logicals. */
void array_need_real (const mxArray *A, const char *name);

/* A sparse matrix can have more entries than memory has bytes: raises an error unless
 * their bytes can be counted. */
void array_need_count (double rows, double cols, const char *name);

/* A real matrix of any class, full or sparse, in place. */
bp_matrix array_view (const mxArray *A, const char *name);

/* A sparse matrix as a full one of doubles; a sparse vector as a full column. */
bp_matrix array_full (bp_matrix S);
bp_matrix array_full_column (bp_matrix v);

/* A's values as doubles, in place if possible: `count` of them, one for each thing that
 * `each` names; or, if `one` is true, also one number that stands for all. */
const double *array_doubles (const mxArray *A, const char *name, ptrdiff_t count,
                             const char *each, bool one);

#endif
