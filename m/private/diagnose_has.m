function [yes, rows] = diagnose_has (sets, such)
% DIAGNOSE_HAS  Which mistakes of each set are of one kind.
%
%   [yes, rows] = diagnose_has (sets, such)
%
%   sets        cell, rows of indices; such: a logical for each suspect, whether it is of this kind
%   yes, rows   a row for each set: logicals, and its indices; filled up with false and 0

% SPDX-License-Identifier: GPL-3.0-or-later

rows = zeros (numel (sets), max ([1, cellfun(@numel, sets)]));
for n = 1:size (rows, 2)
  long = cellfun (@numel, sets) == n;
  rows(long, 1:n) = vertcat (sets{long}, zeros (0, n));
end
such = [false, such];
yes = reshape (such(1 + rows), size (rows));
end

%!test
%! [yes, rows] = diagnose_has ({[], [3 1], 2}, [true false false]);
%! assert (yes, [false false; false true; false false])
%! assert (rows, [0 0; 3 1; 2 0])
