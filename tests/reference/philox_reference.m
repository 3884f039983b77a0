function words = philox_reference (counter, key)
% PHILOX_REFERENCE  Random numbers by Philox4x32-10: four words from each counter.
%
% words = philox_reference (counter, key): each row of counter has four words, key has two;
% words are whole numbers below 2^32, as doubles. J. Salmon, M. Moraes, R. Dror and D. Shaw,
% Parallel random numbers: as easy as 1, 2, 3, SC11.
%
% See also batches_reference.

% SPDX-License-Identifier: GPL-3.0-or-later

c = uint64 (counter);
k = uint64 (key);
low = uint64 (2^32 - 1);
M = uint64 ([3528531795, 3449720151]);          % D2511F53, CD9E8D57
W = uint64 ([2654435769, 3144134277]);          % 9E3779B9, BB67AE85
for i = 1:10
  p = c(:,1) * M(1);
  q = c(:,3) * M(2);
  c = [bitxor(bitxor (bitshift (q, -32), c(:,2)), k(1)), bitand(q, low), ...
       bitxor(bitxor (bitshift (p, -32), c(:,4)), k(2)), bitand(p, low)];
  k = bitand (k + W, low);
end
words = double (c);

end
