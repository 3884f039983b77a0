function sets = diagnose_subsets (suspects, list, n)
% DIAGNOSE_SUBSETS  The sets of n mistakes of a list in which no two change the same step.
%
%   sets = diagnose_subsets (suspects, list, n)
%
%   n      1 or 2; with 1, the empty set is the first
%   sets   cell, rows of indices

% SPDX-License-Identifier: GPL-3.0-or-later

if n == 1
  sets = [{zeros(1, 0)}, num2cell(list)];
  return
end
[~, ~, steps] = unique ({suspects.step});
sets = {};
for i = 1:numel (list)
  others = list(i+1:end);
  others = others(steps(others) ~= steps(list(i)));
  sets = [sets, num2cell([repmat(list(i), numel (others), 1), others(:)], 2)'];
end
end

%!test
%! suspects = struct ('step', {'m', 'one', 'm', 'cost'});
%! assert (diagnose_subsets (suspects, [1 3], 1), {zeros(1, 0), 1, 3})
%! assert (diagnose_subsets (suspects, 1:3, 2), {[1 2], [2 3]})
