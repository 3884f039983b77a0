/* matrix.h -- reading an entry of a borrowed matrix, whatever its type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef MATRIX_H
#define MATRIX_H

#include "backprop.h"

/* Entry i of M->values as a double: of a full matrix its i-th entry in
 * column-major order, of a sparse one its i-th non-zero. */
static inline double matrix_value (const bp_matrix *M, ptrdiff_t i)
{
  switch (M->type) {
  case BP_DOUBLE:  return ((const double *) M->values)[i];
  case BP_SINGLE:  return ((const float *) M->values)[i];
  case BP_LOGICAL:
  case BP_UINT8:   return ((const unsigned char *) M->values)[i];
  case BP_INT8:    return ((const signed char *) M->values)[i];
  case BP_INT16:   return ((const short *) M->values)[i];
  case BP_UINT16:  return ((const unsigned short *) M->values)[i];
  case BP_INT32:   return ((const int *) M->values)[i];
  case BP_UINT32:  return ((const unsigned *) M->values)[i];
  case BP_INT64:   return (double) ((const long long *) M->values)[i];
  case BP_UINT64:  return (double) ((const unsigned long long *) M->values)[i];
  }
  return 0;
}

/* Bytes of an entry. */
static inline size_t matrix_entry (const bp_matrix *M)
{
  static const unsigned char size[] = {
    [BP_DOUBLE] = 8, [BP_SINGLE] = 4, [BP_LOGICAL] = 1, [BP_UINT8] = 1, [BP_INT8] = 1,
    [BP_INT16] = 2, [BP_UINT16] = 2, [BP_INT32] = 4, [BP_UINT32] = 4, [BP_INT64] = 8,
    [BP_UINT64] = 8
  };
  return size[M->type];
}

#endif
