function [R, Q] = nnmistakenpenalty (Theta, lambda, M, how)
% NNMISTAKENPENALTY  Regularization of cost and gradient, with chosen mistakes.
%
%   [R, Q] = nnmistakenpenalty (Theta, lambda, M, how)
%
%   Theta   cell of matrices; M what the student divides by; how as for
%           nnmistaken.
%   R       right: lambda/(2m) times the sum of squares of all Theta{l}(:,2:end)
%   Q       a cell like Theta, right: lambda/m * [0 Theta{l}(:,2:end)]

% SPDX-License-Identifier: GPL-3.0-or-later

if strcmp (how.lambda, 'one')
  lambda = 1;
end
last = numel (Theta);
R = 0;
Q = cell (1, last);
for l = 1:last
  T = Theta{l};
  mine = {'1', '2'};                    % this matrix, by the names of the fields
  mine = mine((l == [1, last]));
  if isempty (how.rmatrices) || any (strcmp (how.rmatrices, mine))
    R = R + total (counted (T, mine, how.rentries), how.rform);
  end
  if nargout < 2
    continue
  end
  Q{l} = gradientfactor (lambda, M, how.qfactor) * regularized (T, mine, how);
  if ~ isempty (how.qmatrices)
    Q{l} = Q{l} * any (strcmp (how.qmatrices(1), mine)) * numel (how.qmatrices);
  end
end
if strcmp (how.rform, 'whole-sum')
  R = R ^ 2;
end
R = R * costfactor (lambda, M, how.rfactor);
end

% The entries of T that are squared and summed.
function E = counted (T, mine, which)
switch which
  case 'bias'
    E = T;
  case {'bias1', 'bias2'}
    E = T(:, 2:end);
    if any (strcmp (which(5), mine))
      E = T;
    end
  case 'first-row'
    E = T(2:end, :);
  case 'last-missing'
    E = T(:, 2:end-1);
  case 'first-row-too'
    E = T(2:end, 2:end);
  case 'part'
    E = T(2:size (T, 1));
  case 'last-column'
    E = T(:, 1:end-1);
  otherwise
    E = T(:, 2:end);
end
end

function t = total (E, form)
switch form
  case 'sum-squared'
    t = sum (E(:)) ^ 2;
  case 'columns'
    t = sum (sum (E, 1) .^ 2);
  case {'linear', 'whole-sum'}
    t = sum (E(:));
  otherwise
    t = sum (E(:) .^ 2);
end
end

function f = costfactor (lambda, M, which)
switch which
  case 'none'
    f = 0;
  case 'whole'
    f = lambda / M;
  case 'times-m'
    f = lambda / 2 * M;
  case 'no-m'
    f = lambda / 2;
  case 'one'
    f = 1;
  case 'fixed'
    f = 1 / (2 * M);
  otherwise
    f = lambda / (2 * M);
end
end

function f = gradientfactor (lambda, M, which)
switch which
  case 'none'
    f = 0;
  case 'no-m'
    f = lambda;
  case 'twice'
    f = lambda / M ^ 2;
  case 'one'
    f = 1;
  case 'fixed'
    f = 1 / M;
  case 'minus'
    f = -lambda / M;
  case 'half'
    f = lambda / (2 * M);
  otherwise
    f = lambda / M;
end
end

% [0 T(:,2:end)], as the mistakes have it.
function B = regularized (T, mine, how)
B = T;
B(:, 1) = 0;
switch how.qform
  case 'shifted'
    B = [T(:, 2:end), zeros(size (T, 1), 1)];
  case 'first-row'
    B = T;
    B(1, :) = 0;
  case 'squared'
    B = B .^ 2;
  case {'multiplies', 'multiplies-m', 'multiplies-all', 'multiplies-m-all'}
    B(:) = 0;
end
if strcmp (how.qbias, 'ones')
  B(:, 1) = 1;
elseif strcmp (how.qbias, 'both') || any (strcmp (how.qbias, mine))
  B(:, 1) = T(:, 1);
  if strcmp (how.qform, 'squared')
    B(:, 1) = T(:, 1) .^ 2;
  end
end
end

%!test % right: by hand
%! [R, Q] = nnmistakenpenalty ({[1 2 3], [4 5]}, 6, 3, nnmistaken ());
%! assert (R, 4 + 9 + 25)
%! assert (Q, {[0 4 6], [0 10]})
%!test % with bias, twice, not divided by m
%! how = nnmistaken ();
%! how.rentries = 'bias2';
%! how.rfactor = 'no-m';
%! how.qbias = 'both';
%! how.qmatrices = '11';
%! [R, Q] = nnmistakenpenalty ({[1 2 3], [4 5]}, 6, 3, how);
%! assert (R, 3 * (4 + 9 + 16 + 25))
%! assert (Q, {[4 8 12], [0 0]})
