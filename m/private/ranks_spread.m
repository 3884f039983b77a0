function [center, spread] = ranks_spread (ranks, A, weights)
% RANKS_SPREAD  column_spread for the rows of all ranks.
%
%   [center, spread] = ranks_spread (ranks, A, weights)
%
%   ranks        from ranks_begin; with [] this is column_spread
%   A, weights   this rank's, see column_spread

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (ranks)
  [center, spread] = column_spread (A, weights);
  return
end
if isempty (weights)
  weights = ones (size (A, 1), 1);
end
weights = full (double (weights(:)));
n = size (A, 2);
sums = zeros (4, n);                     % of w, w x, w^2, and 1 if x is not constant here
firsts = zeros (2, n, ranks.size);       % the first x, and whether there is one
for j = 1:n
  [x, w] = known (A, weights, j);
  sums(:,j) = [sum(w); sum(w .* x); sum(w .^ 2); any(x ~= x(1:min (1, end)))];
  firsts(:,j,ranks.rank + 1) = [sum(x(1:min (1, end))); ~ isempty(x)];
end
sums = ranks_add (ranks, sums);
firsts = ranks_add (ranks, firsts);
total = sums(1,:);
center = sums(2,:) ./ total;
center(total == 0) = 0;
squares = zeros (1, n);
for j = 1:n
  [x, w] = known (A, weights, j);
  squares(j) = sum (w .* (x - center(j)) .^ 2);
end
squares = ranks_add (ranks, squares);
spread = ones (1, n);
for j = 1:n
  ours = reshape (firsts(1,j,firsts(2,j,:) > 0), 1, []);
  if sums(4,j) > 0 || any (ours ~= ours(1:min (1, end)))
    spread(j) = sqrt (squares(j) / (total(j) - sums(3,j) / total(j)));
  end
end
end

function [x, w] = known (A, weights, j)
x = full (double (A(:, j)));
counts = weights > 0 & ~ isnan (x);
x = x(counts);
w = weights(counts);
end
