function [center, spread] = column_spread (A, weights)
% COLUMN_SPREAD  Mean and standard deviation of each column, to standardize it by.
%
%   [center, spread] = column_spread (A)
%   [center, spread] = column_spread (A, weights)
%
%   A         m-by-n real numbers of any class, full or sparse; NaN: not known
%   weights   m weights of the rows; [] or left out: all 1. Rows of weight 0 are as
%             if they were not there
%
%   center    1-by-n double: the mean, sum (w x) / sum (w); 0 in a column of NaN alone
%   spread    the standard deviation, the square root of
%             sum (w (x - mean)^2) / (sum (w) - sum (w^2) / sum (w)), which is std (A)
%             where all weights are the same; 1 in a constant column
%
%   A column at a time: A is not copied whole.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 2 || isempty (weights)
  weights = ones (size (A, 1), 1);
end
weights = full (double (weights(:)));
n = size (A, 2);
center = zeros (1, n);
spread = ones (1, n);
for j = 1:n
  x = full (double (A(:, j)));
  counts = weights > 0 & ~ isnan (x);
  x = x(counts);
  w = weights(counts);
  total = sum (w);
  if ~ isempty (x)
    center(j) = sum (w .* x) / total;
  end
  if any (x ~= x(1:min (1, end)))
    count = total - sum (w .^ 2) / total;
    spread(j) = sqrt (sum (w .* (x - center(j)) .^ 2) / count);
    if spread(j) == 0 || spread(j) == Inf           % the squares are no doubles
      unit = max (abs (x - center(j)));
      spread(j) = unit * sqrt (sum (w .* ((x - center(j)) / unit) .^ 2) / count);
    end
  end
end
end

%!test % mean and std; a constant column; classes; NaN
%! A = [1 7 -2; 3 7 0; 8 7 5];
%! for B = {A, single(A), int8(A), sparse(A)}
%!   [center, spread] = column_spread (B{1});
%!   assert (center, [4 7 1], 4 * eps)
%!   assert (spread, [std([1 3 8]), 1, std([-2 0 5])], 4 * eps)
%! end
%! [center, spread] = column_spread ([1 NaN; NaN NaN; 3 NaN]);
%! assert ({center, spread}, {[2 0], [sqrt(2) 1]}, 4 * eps)
%!test % a weight of 2 is twice as much, that of 0 nothing; their unit does not matter
%! [center, spread] = column_spread ([1; 5; 100; 9], [1 2 0 1]);
%! assert (center, 5)
%! assert (spread, sqrt ((16 + 0 + 16) / (4 - 6 / 4)), 4 * eps)
%! [center, again] = column_spread ([1; 5; 100; 9], 7 * [1 2 0 1]);
%! assert (again, spread, 4 * eps)
%! assert (nthargout (2, @column_spread, [1; 5; 9], [3 3 3]), 4, 4 * eps)
%! assert (nthargout (2, @column_spread, [1; 5], [3 0]), 1)
%!test % squares that are smaller or larger than any double
%! for unit = [1e-200, 1e200]
%!   [center, spread] = column_spread (unit * [1; 3; 8]);
%!   assert (center / unit, 4, 4 * eps)
%!   assert (spread / unit, std ([1 3 8]), 4 * eps)
%! end
