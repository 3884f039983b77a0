function place = diagnose_unrolled (net, order)
% DIAGNOSE_UNROLLED  The position of each entry of the gradient after unrolling.
%
%   place = diagnose_unrolled (net, order)
%
%   Entry i of [D{1}(:); D{2}(:); ...] goes to position place(i). This is i if order is
%   empty; order 'rows' unrolls every D row by row, 'swapped' takes the last D first.

% SPDX-License-Identifier: GPL-3.0-or-later

s = net.Sizes;
L = numel (s) - 1;
counts = s(2:end) .* (s(1:end-1) + 1);
if isempty (order)
  place = (1:sum (counts))';
  return
end
place = cell (1, L);
starts = cumsum ([0, counts(1:end-1)]);
if strcmp (order, 'swapped')
  starts = fliplr (cumsum ([0, fliplr(counts(2:end))]));
end
for l = 1:L
  at = reshape (1:counts(l), s(l+1), s(l) + 1);
  if strcmp (order, 'rows')
    at = reshape (1:counts(l), s(l) + 1, s(l+1))';
  end
  place{l} = starts(l) + at(:);
end
place = vertcat (place{:});
end

%!test
%! net = nncreate ([1 2 1]);                        % Theta1 2-by-2, Theta2 1-by-3
%! assert (diagnose_unrolled (net, ''), (1:7)')
%! assert (diagnose_unrolled (net, 'rows'), [1 3 2 4 5 6 7]')
%! assert (diagnose_unrolled (net, 'swapped'), [4 5 6 7 1 2 3]')
