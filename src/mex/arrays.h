/* arrays.h -- reading an mxArray where it lies, and making results.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each raises an error that begins with `name` if A can't be used.
 */
#ifndef ARRAYS_H
#define ARRAYS_H

#include <stdbool.h>
#include "mex.h"
#include "../core/backprop.h"

/* What A is, for the "but is ..." of a message. */
const char *array_describe (const mxArray *A);

/* Whether A is there and not empty. */
bool array_given (const mxArray *A);

/* Raises an error unless A is a real matrix of numbers or logicals. */
void array_need_real (const mxArray *A, const char *name);

/* A sparse matrix can have more entries than memory has bytes: raises an error unless
 * their bytes can be counted. */
void array_need_count (double rows, double cols, const char *name);

/* A real matrix of any class, full or sparse, where it lies. */
bp_matrix array_view (const mxArray *A, const char *name);

/* A sparse matrix as a full one of doubles; a sparse vector as a full column. */
bp_matrix array_full (bp_matrix S);
bp_matrix array_full_column (bp_matrix v);

/* A's values as doubles: `count` of them (one for each of what `each` says), or one for
 * all of them if `one` is allowed.  In place where that can be. */
const double *array_doubles (const mxArray *A, const char *name, ptrdiff_t count,
                             const char *each, bool one);

#endif
