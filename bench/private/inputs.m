function [X, y, theta] = inputs (task)
% INPUTS  Examples, labels and parameters by formula, the same everywhere.
%
%   [X, y, theta] = inputs (task)
%
%   With t = 0 .. m-1 and j = 0 .. n-1, v(t,j) = mod ((37 + j) t + 11 j^2, 251):
%   values=grey     X = v / 256, which double and single hold exactly
%   values=binary   X = v < 50: a fifth of ones, so that every type holds it
%   y = 1 + mod (t, K); theta(i) = sin (i) / sqrt (inputs of its layer).

% SPDX-License-Identifier: GPL-3.0-or-later

m = task.m;
n = task.sizes(1);
t = (0:m-1)';
v = @(j) mod ((37 + j) * t + 11 * j ^ 2, 251);
if any (strcmp (task.x, {'sparse', 'sparselogical'}))
  X = sparse_binary (v, m, n);
  if strcmp (task.x, 'sparselogical')
    X = logical (X);
  end
else
  grey = strcmp (task.values, 'grey');
  if strcmp (task.x, 'logical')
    X = false (m, n);
  else
    X = zeros (m, n, task.x);
  end
  for j = 0:n-1
    if grey
      X(:, j+1) = v (j) / 256;
    else
      X(:, j+1) = v (j) < 50;
    end
  end
end

y = 1 + mod (t, task.sizes(end));
theta = sin (1:sum (task.sizes(2:end) .* (task.sizes(1:end-1) + 1)))';
at = 0;
for l = 1:numel (task.sizes) - 1
  count = task.sizes(l+1) * (task.sizes(l) + 1);
  theta(at + (1:count)) = theta(at + (1:count)) / sqrt (task.sizes(l));
  at = at + count;
end
theta = cast (theta, task.precision);
end

function X = sparse_binary (v, m, n)
row = cell (n, 1);
col = cell (n, 1);
for j = 0:n-1
  row{j+1} = find (v (j) < 50);
  col{j+1} = (j + 1) * ones (size (row{j+1}));
end
X = sparse (vertcat (row{:}), vertcat (col{:}), 1, m, n);
end
