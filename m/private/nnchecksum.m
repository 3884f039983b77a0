function s = nnchecksum (bytes)
% NNCHECKSUM  Two whole numbers that change when bytes change or move.
%
%   s = nnchecksum (bytes)
%
%   bytes   uint8 column
%   s       1-by-2 double: the sum of the bytes, and their sum with the weights
%           1 .. 65521 over and over; exact, because below 2^53. It finds
%           accidents, not intention.

% SPDX-License-Identifier: GPL-3.0-or-later

s = [0, 0];
weights = (1:65521);
for first = 1:65521:numel (bytes)      % a part at a time: not all as double
  part = double (bytes(first:min (first + 65520, end)));
  s = s + [sum(part), weights(1:numel (part)) * part];
end
end

%!test
%! assert (nnchecksum (uint8 ([1; 2; 3])), [6, 14])
%! b = uint8 (mod ((1:200000)' .^ 2, 251));
%! w = 1 + mod (0:199999, 65521);
%! assert (nnchecksum (b), [sum(double (b)), w * double(b)])
%! assert (nnchecksum (zeros (0, 1, 'uint8')), [0, 0])
