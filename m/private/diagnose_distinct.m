function [parts, which] = diagnose_distinct (sets, such)
% DIAGNOSE_DISTINCT  The suspects of one kind in each set, without repetitions.
%
%   [parts, which] = diagnose_distinct (sets, such)
%
%   sets    cell, rows of indices; such: a logical for each suspect, whether it is of this kind
%   parts   cell, rows of indices; which: for each set, the index of its part in parts

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
