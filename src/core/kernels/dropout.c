/* dropout.c -- which hidden units are left out, for which example of which step.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stddef.h>
#include "kernels/dropout.h"

enum { ROUNDS = 10, WORDS = 4, RUN = 16 };

/* Philox4x32: the words of RUN counters that differ in their first word only. */
static void philox (const dropout *d, const uint32_t example[RUN], uint32_t units, uint32_t layer,
                    uint32_t word[WORDS][RUN])
{
  const uint32_t M0 = 0xD2511F53, M1 = 0xCD9E8D57, W0 = 0x9E3779B9, W1 = 0xBB67AE85;
  for (int t = 0; t < RUN; t++) {
    uint32_t c0 = example[t], c1 = units, c2 = layer, c3 = d->step;
    for (uint32_t i = 0; i < ROUNDS; i++) {
      const uint64_t p0 = (uint64_t) M0 * c0, p1 = (uint64_t) M1 * c2;
      c0 = (uint32_t) (p1 >> 32) ^ c1 ^ (d->key[0] + i * W0);
      c1 = (uint32_t) p1;
      c2 = (uint32_t) (p0 >> 32) ^ c3 ^ (d->key[1] + i * W1);
      c3 = (uint32_t) p0;
    }
    word[0][t] = c0;
    word[1][t] = c1;
    word[2][t] = c2;
    word[3][t] = c3;
  }
}

/* The examples t of a batch that follow `first`, by their places from 0. */
static void places_of (const dropout *d, ptrdiff_t first, uint32_t example[RUN])
{
  for (ptrdiff_t t = 0; t < RUN; t++)
    example[t] = !d->place ? (uint32_t) (first + t)
                 : first + t < d->places ? d->place[first + t] - 1 : 0;
}

void dropout_mask (const dropout *d, int layer, ptrdiff_t first, ptrdiff_t rows,
                   ptrdiff_t units, real *mask, ptrdiff_t ld)
{
  uint32_t word[WORDS][RUN], example[RUN];
  for (ptrdiff_t k = 0; k < units; k += WORDS)
    for (ptrdiff_t t = 0; t < rows; t += RUN) {
      places_of (d, first + t, example);
      philox (d, example, (uint32_t) (k / WORDS), (uint32_t) layer, word);
      for (ptrdiff_t j = 0; j < WORDS && k + j < units; j++)
        for (ptrdiff_t i = 0; i < RUN && t + i < rows; i++)
          mask[(k + j) * ld + t + i] = word[j][i] >= d->least ? d->scale : 0;
    }
}
