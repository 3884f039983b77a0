/* arrays.c -- reading an mxArray in place, and making results.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The class of an array is tested before its values are read: asking for the
 * data of a function handle or an object would end Octave.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include "arguments.h"
#include "arrays.h"

/* Up to here a product of rows, columns and bytes does not overflow, and a count is exact
 * as a double. */
static const double most_entries = 9007199254740992.0;

typedef union block {
  union block *next;
  max_align_t values;
} block;

static block *taken;

void *array_memory (ptrdiff_t count, size_t bytes)
{
  block *b = NULL;
  if ((size_t) count <= (SIZE_MAX - sizeof *b) / bytes)
    b = calloc (1, sizeof *b + (size_t) count * bytes);
  if (!b)
    arguments_raise_status (BP_NO_MEMORY, "there is not enough memory");
  b->next = taken;
  taken = b;
  return b + 1;
}

void array_free_memory (void)
{
  while (taken) {
    block *const b = taken;
    taken = b->next;
    free (b);
  }
}

const char *array_describe (const mxArray *A)
{
  static char text[64];
  const bool number = (mxIsNumeric (A) || mxIsLogical (A)) && !mxIsComplex (A);
  if (number && mxGetNumberOfElements (A) == 1)
    snprintf (text, sizeof text, "%s", bp_number (mxGetScalar (A)).text);
  else if (number)
    snprintf (text, sizeof text, "%td-by-%td", (ptrdiff_t) mxGetM (A),
              (ptrdiff_t) mxGetN (A));
  else if (mxIsComplex (A))
    snprintf (text, sizeof text, "complex");
  else
    snprintf (text, sizeof text, "of class %s", mxGetClassName (A));
  return text;
}

void array_need_real (const mxArray *A, const char *name)
{
  if (!mxIsNumeric (A) && !mxIsLogical (A))
    arguments_raise ("type", "%s must be a matrix of numbers, but is %s", name,
                     array_describe (A));
  if (mxIsComplex (A))
    arguments_raise ("type", "%s must be real, but is complex", name);
  /* When the data of a range or a diagonal matrix are read, Octave makes a full matrix and
   * does not free sizes that were read before.  So the data are read before the sizes. */
  if (!mxIsSparse (A) && (double) mxGetNumberOfElements (A) < most_entries)
    (void) mxGetData (A);
  if (mxGetNumberOfDimensions (A) != 2)
    arguments_raise ("size", "%s must be a matrix, but has %d dimensions", name,
                     (int) mxGetNumberOfDimensions (A));
}

static bp_type type_of (const mxArray *A)
{
  switch (mxGetClassID (A)) {
  case mxSINGLE_CLASS:  return BP_SINGLE;
  case mxLOGICAL_CLASS: return BP_LOGICAL;
  case mxINT8_CLASS:    return BP_INT8;
  case mxUINT8_CLASS:   return BP_UINT8;
  case mxINT16_CLASS:   return BP_INT16;
  case mxUINT16_CLASS:  return BP_UINT16;
  case mxINT32_CLASS:   return BP_INT32;
  case mxUINT32_CLASS:  return BP_UINT32;
  case mxINT64_CLASS:   return BP_INT64;
  case mxUINT64_CLASS:  return BP_UINT64;
  default:              return BP_DOUBLE;
  }
}

void array_need_count (double rows, double cols, const char *name)
{
  if (rows * cols > most_entries)
    arguments_raise ("size", "%s must have at most %.0f entries, but is %.0f-by-%.0f", name,
                     most_entries, rows, cols);
}

bp_matrix array_view (const mxArray *A, const char *name)
{
  array_need_real (A, name);
  array_need_count ((double) mxGetM (A), (double) mxGetN (A), name);
  bp_matrix M = {
    .type = type_of (A),
    .rows = (ptrdiff_t) mxGetM (A), .cols = (ptrdiff_t) mxGetN (A),
    .values = mxGetData (A)
  };
  if (mxIsSparse (A)) {
    _Static_assert (sizeof (mwIndex) == sizeof (ptrdiff_t), "64-bit indices");
    M.row = (const ptrdiff_t *) mxGetIr (A);
    M.start = (const ptrdiff_t *) mxGetJc (A);
  }
  return M;
}

bp_matrix array_full (bp_matrix S)
{
  double *to = array_memory (S.rows * S.cols, sizeof *to);
  for (ptrdiff_t j = 0; j < S.cols; j++)
    for (ptrdiff_t p = S.start[j]; p < S.start[j + 1]; p++)
      to[j * S.rows + S.row[p]] = bp_entry (&S, p);
  return (bp_matrix) { .type = BP_DOUBLE, .rows = S.rows, .cols = S.cols,
                       .values = to };
}

bp_matrix array_full_column (bp_matrix v)
{
  v = array_full (v);
  v.rows = v.rows * v.cols;
  v.cols = 1;
  return v;
}

const double *array_doubles (const mxArray *A, const char *name, ptrdiff_t count,
                             const char *each, bool one)
{
  bp_matrix M = array_view (A, name);
  const ptrdiff_t given = M.rows * M.cols;
  if (given != count && !(one && given == 1))
    arguments_raise ("size", "%s must have %td entries (one for each %s), but has %td",
                     name, count, each, given);
  if (M.row)
    M = array_full_column (M);
  if (M.type == BP_DOUBLE && given == count)
    return M.values;
  double *to = array_memory (count, sizeof *to);
  for (ptrdiff_t i = 0; i < count; i++)
    to[i] = bp_entry (&M, given == 1 ? 0 : i);
  return to;
}

bool array_given (const mxArray *A)
{
  return A && mxGetNumberOfElements (A) > 0;
}

mxArray *arguments_copy (const mxArray *A, const char *name, bp_type precision,
                         ptrdiff_t count)
{
  const bp_matrix from = array_view (A, name);
  if ((from.type != BP_DOUBLE && from.type != BP_SINGLE) || from.row)
    arguments_raise ("type", "%s must be full and double or single, but is %s", name,
                     from.row ? "sparse" : mxGetClassName (A));
  if (from.rows * from.cols != count)
    arguments_raise ("size", "%s must have %td entries, as theta, but has %td", name,
                     count, from.rows * from.cols);
  mxArray *to = mxCreateNumericMatrix (from.rows, from.cols,
    precision == BP_SINGLE ? mxSINGLE_CLASS : mxDOUBLE_CLASS, mxREAL);
  void *values = mxGetData (to);
  for (ptrdiff_t i = 0; i < count; i++)
    if (precision == BP_SINGLE)
      ((float *) values)[i] = (float) bp_entry (&from, i);
    else
      ((double *) values)[i] = bp_entry (&from, i);
  return to;
}

mxClassID arguments_class (const bp_job *job)
{
  return job->precision == BP_SINGLE ? mxSINGLE_CLASS : mxDOUBLE_CLASS;
}

mxArray *arguments_layers (const bp_job *job, int last, void ***data)
{
  const int layers = job->net->layers;
  mxArray *cell = mxCreateCellMatrix (1, layers);
  *data = array_memory (layers, sizeof **data);
  for (int l = 1; l <= last; l++) {
    mxArray *A = arguments_matrix (job, job->X.rows, job->net->size[l]);
    mxSetCell (cell, l, A);
    (*data)[l] = mxGetData (A);
  }
  return cell;
}

mxArray *arguments_matrix (const bp_job *job, ptrdiff_t rows, ptrdiff_t cols)
{
  array_need_count ((double) rows, (double) cols, "the result");
  return mxCreateNumericMatrix (rows, cols, arguments_class (job), mxREAL);
}

mxArray *arguments_like_theta (const bp_job *job, const mxArray *theta)
{
  return arguments_matrix (job, (ptrdiff_t) mxGetM (theta), (ptrdiff_t) mxGetN (theta));
}
