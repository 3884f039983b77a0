function words = philox_reference (counter, key)
% PHILOX_REFERENCE  Four random words from a counter: Philox4x32-10.
%
% words = philox_reference (counter, key) with four and two words, whole numbers
% below 2^32 in doubles. J. Salmon, M. Moraes, R. Dror and D. Shaw, Parallel
% random numbers: as easy as 1, 2, 3, SC11.
%
% See also batches_reference.

% SPDX-License-Identifier: GPL-3.0-or-later

c = uint64 (mod (counter, 2^32));
k = uint64 (key);
low = uint64 (2^32 - 1);
for i = 1:10
  p = [uint64(hex2dec ('D2511F53')) * c(1), uint64(hex2dec ('CD9E8D57')) * c(3)];
  high = bitshift (p, -32);
  c = [bitxor(bitxor (high(2), c(2)), k(1)), bitand(p(2), low), ...
       bitxor(bitxor (high(1), c(4)), k(2)), bitand(p(1), low)];
  k = bitand (k + uint64 (hex2dec ({'9E3779B9', 'BB67AE85'}))', low);
end
words = double (c);

end
