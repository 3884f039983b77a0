function s = checkpoint_checksum (bytes)
% CHECKPOINT_CHECKSUM  Two checksums, which change if bytes change or move.
%
%   s = checkpoint_checksum (bytes)
%
%   bytes   uint8 column, taken as words of 16 bits, a 0 added if need be.
%   s       1-by-2 double: the sum of the words, and their sum with the weights
%           1 .. 65521, repeated, both modulo 2^48. It finds damage by accident, not
%           by intention.

% SPDX-License-Identifier: GPL-3.0-or-later

if mod (numel (bytes), 2) == 1
  bytes = [bytes; 0];
end
s = [0, 0];
if isempty (bytes)
  return
end
words = typecast (bytes, 'uint16');
weights = (1:65521);
for first = 1:65521:numel (words)        % a part at a time: below 2^53, exact
  part = double (words(first:min (first + 65520, end)));
  s = mod (s + [sum(part), weights(1:numel (part)) * part], 2^48);
end
end

%!test
%! assert (checkpoint_checksum (uint8 ([1; 2; 3])), [1 + 2*256 + 3, 1 + 2*256 + 2*3])
%! b = uint8 (mod ((1:400000)' .^ 2, 251));
%! words = double (b(1:2:end)) + 256 * double (b(2:2:end));
%! w = 1 + mod (0:199999, 65521);
%! assert (checkpoint_checksum (b), mod ([sum(words), w * words], 2^48))
%! assert (checkpoint_checksum (zeros (0, 1, 'uint8')), [0, 0])
