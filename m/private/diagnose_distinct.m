function [parts, which] = diagnose_distinct (sets, such)
% DIAGNOSE_DISTINCT  What of each set is such a suspect, without repetitions.
%
%   [parts, which] = diagnose_distinct (sets, such)
%
%   sets    cell, rows of indices; such: a logical for each suspect
%   parts   cell, rows of indices; which: which of them each set has

% SPDX-License-Identifier: GPL-3.0-or-later

[has, rows] = diagnose_has (sets, such);
[rows, ~, which] = unique (sort (rows .* has, 2), 'rows');
parts = cellfun (@(row) row(row > 0), num2cell (rows, 2)', 'UniformOutput', false);
which = reshape (which, 1, []);
end

%!test
%! [parts, which] = diagnose_distinct ({[], 2, [1 2], [2 3], 1}, [false true true]);
%! assert (parts(which), {zeros(1, 0), 2, 2, [2 3], zeros(1, 0)})
%! assert (numel (parts), 3)
