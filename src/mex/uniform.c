/* uniform.c -- u = backprop_mex ('uniform', count, seed)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of Octave's rand ('twister', seed), without touching rand.
 *
 * count      how many: u is a column
 * seed       a whole number from 0 to 2^32 - 1
 *
 * M. Matsumoto and T. Nishimura, Mersenne twister, ACM TOMACS 8 (1998), with their start
 * from an array, here of one number; two words of 32 bits make a number with 53.  MATLAB's
 * mt19937ar starts in another way.
 */
#include <math.h>
#include <stdint.h>
#include "arguments.h"
#include "gateway.h"

enum { COUNT, SEED, INPUTS };                           /* prhs */
enum { WORDS = 624, APART = 397 };

typedef struct { uint32_t word[WORDS]; int next; } twister;

static void start (twister *t, uint32_t seed)
{
  uint32_t *const s = t->word;
  s[0] = 19650218u;
  for (uint32_t i = 1; i < WORDS; i++)
    s[i] = 1812433253u * (s[i - 1] ^ (s[i - 1] >> 30)) + i;
  uint32_t i = 1;
  for (int round = 0; round < 2 * WORDS - 1; round++) {
    const uint32_t before = s[i - 1] ^ (s[i - 1] >> 30);
    s[i] = round < WORDS ? (s[i] ^ (before * 1664525u)) + seed
                         : (s[i] ^ (before * 1566083941u)) - i;
    if (++i == WORDS) {
      s[0] = s[WORDS - 1];
      i = 1;
    }
  }
  s[0] = 0x80000000u;
  t->next = WORDS;
}

static void renew (twister *t)
{
  uint32_t *const s = t->word;
  for (int i = 0; i < WORDS; i++) {
    const uint32_t y = (s[i] & 0x80000000u) | (s[(i + 1) % WORDS] & 0x7FFFFFFFu);
    s[i] = s[(i + APART) % WORDS] ^ (y >> 1) ^ (y & 1 ? 2567483615u : 0);
  }
  t->next = 0;
}

static uint32_t draw (twister *t)
{
  if (t->next == WORDS)
    renew (t);
  uint32_t y = t->word[t->next++];
  y ^= y >> 11;
  y ^= (y << 7) & 2636928640u;
  y ^= (y << 15) & 4022730752u;
  return y ^ (y >> 18);
}

static double get_whole (const mxArray *A, const char *name, double most)
{
  const double x = mxGetScalar (A);
  if (!(x >= 0 && x <= most && floor (x) == x))
    arguments_raise ("value", "%s must be a whole number from 0 to %s, but is %s", name,
                     bp_number (most).text, bp_number (x).text);
  return x;
}

void gateway_uniform (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  /* usage */
  if (nrhs != INPUTS || nlhs > 1
      || !mxIsDouble (prhs[COUNT]) || mxGetNumberOfElements (prhs[COUNT]) != 1
      || !mxIsDouble (prhs[SEED]) || mxGetNumberOfElements (prhs[SEED]) != 1)
    arguments_raise ("usage", "needs how many numbers and a seed");

  /* get */
  const double count = get_whole (prhs[COUNT], "count", 9007199254740992.0);
  const uint32_t seed = (uint32_t) get_whole (prhs[SEED], "seed", 4294967295.0);

  /* allocate */
  plhs[0] = mxCreateDoubleMatrix ((mwSize) count, 1, mxREAL);
  double *const u = mxGetData (plhs[0]);

  /* call */
  twister t;
  start (&t, seed);
  for (ptrdiff_t k = 0; k < (ptrdiff_t) count; k++) {
    const double high = draw (&t) >> 5;
    u[k] = (high * 67108864.0 + (draw (&t) >> 6)) / 9007199254740992.0;
  }
}
