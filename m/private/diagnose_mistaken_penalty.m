function value = diagnose_mistaken_penalty (Theta, lambda, M, how, of)
% DIAGNOSE_MISTAKEN_PENALTY  Regularization of cost and gradient, with chosen mistakes.
%
%   R = diagnose_mistaken_penalty (Theta, lambda, M, how, 'J')
%   Q = diagnose_mistaken_penalty (Theta, lambda, M, how, 'grad')
%
%   Theta   cell of matrices; M the number used as m; how as for diagnose_mistaken
%   R       without mistakes: lambda/(2m) times the sum of squares of all Theta{l}(:,2:end)
%   Q       a cell like Theta, without mistakes: lambda/m * [0 Theta{l}(:,2:end)]

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isempty (how.lambda)
  lambda = how.lambda (lambda);
end
if strcmp (of, 'J')
  value = cost (Theta, lambda, M, how);
else
  value = slope (Theta, lambda, M, how);
end
end

function R = cost (Theta, lambda, M, how)
L = numel (Theta);
E = cell (1, L);
for l = 1:L
  E{l} = Theta{l}(:, 2:end);
  if ~ isempty (how.rentries)
    E{l} = how.rentries (Theta{l}, l, L);
  end
  if ~ isempty (how.rthetas) && ~ how.rthetas (l, L)
    E{l} = 0;
  end
end
if isempty (how.rsum)
  total = sum (cellfun (@(e) sum (e(:) .^ 2), E));
else
  total = how.rsum (E);
end
if isempty (how.rfactor)
  R = lambda / (2 * M) * total;
else
  R = how.rfactor (lambda, M) * total;
end
end

function Q = slope (Theta, lambda, M, how)
L = numel (Theta);
Q = cell (1, L);
factor = lambda / M;
if ~ isempty (how.qfactor)
  factor = how.qfactor (lambda, M);
end
for l = 1:L
  B = Theta{l};
  B(:, 1) = 0;
  if ~ isempty (how.qform)
    B = how.qform (Theta{l});
  end
  if ~ isempty (how.qbias)
    B(:, 1) = how.qbias (Theta{l}(:, 1), l, L);
  end
  Q{l} = factor * B;
  if ~ isempty (how.qthetas)
    Q{l} = Q{l} * how.qthetas (l, L);
  end
end
end

%!test % right: by hand
%! Theta = {[1 2 3], [4 5]};
%! assert (diagnose_mistaken_penalty (Theta, 6, 3, diagnose_mistaken (), 'J'), 4 + 9 + 25)
%! assert (diagnose_mistaken_penalty (Theta, 6, 3, diagnose_mistaken (), 'grad'), {[0 4 6], [0 10]})
%!test % with bias, twice, not divided by m
%! how = diagnose_mistaken ();
%! how.rentries = @(T, l, L) T(:, 1 + (l < L):end);
%! how.rfactor = @(lambda, m) lambda / 2;
%! how.qbias = @(b, l, L) b;
%! how.qthetas = @(l, L) 2 * (l == 1);
%! Theta = {[1 2 3], [4 5]};
%! assert (diagnose_mistaken_penalty (Theta, 6, 3, how, 'J'), 3 * (4 + 9 + 16 + 25))
%! assert (diagnose_mistaken_penalty (Theta, 6, 3, how, 'grad'), {[4 8 12], [0 0]})
