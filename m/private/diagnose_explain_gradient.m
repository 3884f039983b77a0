function [grads, explained] = diagnose_explain_gradient (trials, truth, suspects, looks, costs, known)
% DIAGNOSE_EXPLAIN_GRADIENT  The sets of mistakes that give the user's gradient on every trial.
%
%   [grads, explained] = diagnose_explain_gradient (trials, truth, suspects, looks, costs, known)
%
%   trials, truth, suspects, looks   as for diagnose_explain
%   costs, known   from diagnose_explain_cost
%   grads          cell: sets of mistakes: common ones, of backpropagation, and of its
%                  regularization; {} if there is no gradient, or if nothing explains it
%   explained      false if nothing explains the gradient

% SPDX-License-Identifier: GPL-3.0-or-later

use = find (~ cellfun (@isempty, {trials.grad}));
grads = {};
explained = true;
if isempty (use)
  return
end
t = diagnose_search_trial (trials, use, differing (trials, truth, looks));
confirm = @(set) confirmed (trials(use), truth(use), suspects, set, looks);
part = {suspects.part};
bases = common_bases (part, costs, known && any (isfinite ([trials.J])));
second = {};
for most = 1:diagnose_most (looks)
  second = [second, diagnose_subsets(suspects, find (strcmp (part, 'Q')), most)];
  for b = 1:numel (bases)
    list = find (strcmp (part, 'G'));
    if isempty (bases{b})               % common mistakes in the gradient alone
      list = [list, find(strcmp (part, 'common'))];
    end
    for n = 1:most
      first = diagnose_subsets (suspects, list, n);
      first = first(possible (suspects, bases{b}, first));
      if most == 1 || affordable (trials(t), suspects, first, bases{b}, costs)
        some = matches (trials(t), truth(t), suspects, bases{b}, n, first, second, looks);
        grads = [grads, some(cellfun (confirm, some))];
      end
    end
  end
  if ~ isempty (grads)
    return
  end
end
explained = false;
end

% On which trials the gradient is wrong.
function wrong = differing (trials, truth, looks)
wrong = false (1, numel (trials));
for t = 1:numel (trials)
  if ~ isempty (trials(t).grad)
    tol = tolerance (trials(t), truth(t), looks);
    wrong(t) = ~ all (abs (trials(t).grad(:) - truth(t).grad(:)) <= tol);
  end
end
end

% How much the entries of a trial's gradient may differ. Where all are zero in exact arithmetic
% (equal parameters, and as many examples of each class), only their rounding errors are left.
function tol = tolerance (trial, truth, looks)
tol = looks * max ([abs(double (trial.grad(:))); abs(truth.grad(:)); 1e-5]);
end

% The common mistakes to start from: those that explain J, or each one if nothing explains J.
function bases = common_bases (part, costs, known)
bases = cellfun (@(set) set(strcmp (part(set), 'common')), costs, 'UniformOutput', false);
if ~ known
  bases = [bases, num2cell(find (strcmp (part, 'common')))];
end
bases{end+1} = zeros (1, 0);
names = cellfun (@(b) sprintf ('%d ', b), bases, 'UniformOutput', false);
[~, place] = unique (names, 'first');
bases = bases(sort (place));
end

% Which sets have at most one common mistake, and change no step that base changes.
function yes = possible (suspects, base, sets)
common = sum (diagnose_has (sets, strcmp ({suspects.part}, 'common')), 2) < 2;
yes = common & ~ any (diagnose_has (sets, diagnose_does (suspects, {suspects(base).step})), 2);
end

% Whether pairs are tried together with base: only if base explains J, and if their models take
% no more than a few seconds. The products of a small trial are one unit of work, about a quarter
% of a millisecond; with 500000 examples times parameters they are two units, and so on.
function yes = affordable (trial, suspects, sets, base, costs)
yes = isempty (base) || any (cellfun (@(set) all (ismember (base, set)), costs));
if yes
  count = numel (diagnose_distinct (sets, ~ diagnose_late (suspects)));
  yes = count * (1 + size (trial.X, 1) * numel (trial.theta) / 5e5) < 2e4;
end
end

% Unions of base, a set of first (of at most n mistakes) and a set of second that give the
% gradient of a trial. The last layer's gradient is compared first.
function grads = matches (trial, truth, suspects, base, n, first, second, looks)
name = sprintf ('%d %d %d, %s', numel (suspects), n, numel (first), sprintf ('%d ', base));
free = trial;
free.net.Lambda = 0;                     % the data part is the same for every lambda
models = diagnose_remembered (free, ['gradient ', name], ...
                              @() diagnose_gradient_models (trial, suspects, base, first, true));
Q = diagnose_remembered (trial, sprintf ('penalty %d, %s', numel (second), name), ...
                         @() diagnose_penalty_models (trial, suspects, models, second));
i = equal (trial, truth, models, Q, looks);
first = first(unique (i));
models = diagnose_gradient_models (trial, suspects, base, first, false);
Q = diagnose_penalty_models (trial, suspects, models, second);
[i, j] = equal (trial, truth, models, Q, looks);
grads = cell (1, numel (i));
for c = 1:numel (i)
  grads{c} = [base, first{i(c)}, second{j(c)}];
end
end

% Which columns of G and of Q sum to the user's gradient.
function [i, j] = equal (trial, truth, models, Q, looks)
u = double (trial.grad(:));
tol = tolerance (trial, truth, looks);
i = zeros (0, 1);
j = zeros (0, 1);
for k = 1:numel (Q)
  these = find (models.kind == k);
  for f = 1:size (Q(k).keep, 2)
    those = find (Q(k).form == f);
    [a, b] = fitting (u, tol, models, these, Q(k), those, f);
    i = [i; reshape(these(a), [], 1)];
    j = [j; reshape(those(b), [], 1)];
  end
end
end

% The same for the columns these of G and those of Q. A few entries exclude most pairs.
function [i, j] = fitting (u, tol, models, these, Q, those, f)
G = models.G(:, these);
live = models.live(:, these);
mine = u(models.place(:, these));
fits = true (numel (these), numel (those));
for e = reshape (unique (round (linspace (1, size (G, 1), 6))), 1, [])
  rest = mine(e, :)' - Q.keep(e, f) * G(e, :)';
  fits = fits & abs (bsxfun (@minus, live(e, :)' * Q.Q(e, those), rest)) <= tol;
end
[i, j] = find (fits);
good = false (size (i));
for c = 1:numel (i)
  model = Q.keep(:, f) .* G(:, i(c)) + live(:, i(c)) .* Q.Q(:, those(j(c)));
  good(c) = all (abs (mine(:, i(c)) - model) <= tol);
end
i = i(good);
j = j(good);
end

function yes = confirmed (trials, truth, suspects, set, looks)
how = diagnose_how (suspects, set);
yes = true;
for t = 1:numel (trials)
  if yes
    [~, grad] = diagnose_mistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
    tol = max (tolerance (trials(t), truth(t), looks), looks * max (abs (grad)));
    yes = all (abs (double (trials(t).grad(:)) - grad) <= tol);
  end
end
end
