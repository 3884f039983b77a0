/* crc32.c -- sum = backprop_mex ('crc32', bytes, sum)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checksum of gzip (RFC 1952, section 8).
 *
 * bytes      uint8
 * sum        0, or the checksum of what comes before bytes; returned with bytes added
 *
 * Octave's fopen unpacks gzip files, but does not say whether their checksum is right.
 */
#include <stdint.h>
#include "arguments.h"
#include "gateway.h"

enum { BYTES, SUM, INPUTS };                            /* prhs */

static void fill (uint32_t table[256])
{
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t c = i;
    for (int bit = 0; bit < 8; bit++)
      c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
}

void gateway_crc32 (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  /* usage */
  if (nrhs != INPUTS || nlhs > 1 || !mxIsUint8 (prhs[BYTES])
      || !mxIsDouble (prhs[SUM]) || mxGetNumberOfElements (prhs[SUM]) != 1)
    arguments_raise ("usage", "needs bytes and a checksum");
  const double before = mxGetScalar (prhs[SUM]);
  if (!(before >= 0 && before < 4294967296.0))
    arguments_raise ("value", "sum must be from 0 to 2^32 - 1, but is %s",
                     bp_number (before).text);

  /* get and call */
  const unsigned char *bytes = mxGetData (prhs[BYTES]);
  const size_t n = mxGetNumberOfElements (prhs[BYTES]);
  uint32_t table[256], sum = ~(uint32_t) before;
  fill (table);
  for (size_t i = 0; i < n; i++)
    sum = table[(sum ^ bytes[i]) & 255] ^ (sum >> 8);

  /* return */
  plhs[0] = mxCreateDoubleScalar ((double) (uint32_t) ~sum);
}
