function [found, J, grad] = diagnose_explain (trials, truth, suspects, looks)
% DIAGNOSE_EXPLAIN  The smallest set of mistakes that gives the user's numbers.
%
%   [found, J, grad] = diagnose_explain (trials, truth, suspects, looks)
%
%   trials     as for diagnose_cost: J a number (NaN: not to be explained), grad a
%              column ([]: not to be explained).
%   truth      struct array beside it: J and grad, right.
%   suspects   from diagnose_suspects.
%   looks      relative difference below which numbers are the same.
%   found      cell: sets of suspects (rows of indices) that each explain all
%              that could be explained, the smallest, in the order of the
%              catalogue. {[]} where nothing is wrong.
%   J, grad    whether found explains them.
%
%   J is a data part J0, which mistakes of the forward pass (common) and of the
%   cost (J) change, plus R, which those of its regularization change; grad is
%   G, which common ones and backpropagation's change, plus Q. Neither J0 nor R,
%   and neither G nor Q, needs the other: each list is computed once, and sums
%   of one of the first and one of the second are compared with the user's
%   numbers: at most one of each list, on three trials; then at most two of each, on one
%   trial. What agrees is confirmed on all of them. Of backpropagation's mistakes, what
%   comes after the products (diagnose_finished) is linear and done on the products kept.
%
%   The search ends by work, not by time, so that a slow machine names the same.

% SPDX-License-Identifier: GPL-3.0-or-later

part = {suspects.part};
sets.common = find (strcmp (part, 'common'));
sets.J = find (strcmp (part, 'J'));
sets.R = find (strcmp (part, 'R'));
sets.G = find (strcmp (part, 'G'));
sets.Q = find (strcmp (part, 'Q'));
[costs, J] = explaincost (trials, truth, suspects, sets, looks);
[found, grad] = explaingradient (trials, truth, suspects, sets, looks, costs, J);
end

% Sets of common, J and R that give the user's J on every trial.
function [costs, explained] = explaincost (trials, truth, suspects, sets, looks)
use = find (isfinite ([trials.J]));
costs = {[]};
explained = true;
if ~ any (arrayfun (@(t) any (t.theta), trials(use)))     % zeros alone say too little
  return
end
rough = informative (trials, use);
for most = 1:pairs_too (looks)
  rough = rough(1:end - (numel (rough) - 1) * (most > 1));
  first = subsets (suspects, [sets.common, sets.J], most);
  second = subsets (suspects, sets.R, most);
  some = matchcost (trials(rough), truth(rough), suspects, first, second, looks, most);
  costs = confirmed (some, @(set) confirmcost (trials(use), truth(use), suspects, set, looks));
  if ~ isempty (costs)
    return
  end
end
costs = {[]};
explained = false;
end

% The smallest of the sets that are found to be right.
function sets = confirmed (some, confirm)
counts = cellfun (@numel, some);
for n = reshape (unique (counts), 1, [])
  sets = some(counts == n);
  sets = sets(cellfun (confirm, sets));
  if ~ isempty (sets)
    return
  end
end
sets = {};
end

function costs = matchcost (trials, truth, suspects, first, second, looks, most)
costs = {};
u = [trials.J]';
tol = looks * max (abs (u), abs ([truth.J]'));
name = sprintf ('cost %d %d %d', numel (suspects), numel (first), numel (second));
models = diagnose_remembered (trials, name, @() costmodels (trials, suspects, first, second));
for i = 1:numel (first)
  R = models.R{models.kind(i)};
  fits = all (bsxfun (@le, abs (bsxfun (@minus, R, u - models.J0(:, i))), tol), 1);
  for j = reshape (find (fits), 1, [])
    costs{end+1} = [first{i}, second{j}];
  end
end
end

% J0 of every set in first, a column each, a trial a row; R of every set in second,
% likewise, for each kind of the former: what its mistakes make of m, lambda and Theta.
function models = costmodels (trials, suspects, first, second)
models = struct ('J0', zeros (numel (trials), numel (first)), ...
                 'kind', zeros (1, numel (first)), 'R', {{}});
kinds = {};
seen = does (suspects, {'m', 'lambda', 'order'});      % by the regularization
for i = 1:numel (first)
  how = diagnose_how (suspects, first{i});
  base = first{i}(seen(first{i}));
  [models.kind(i), kinds] = place_of (sprintf ('%d ', base), kinds);
  if models.kind(i) > numel (models.R)
    models.R{end+1} = penalties (trials, suspects, base, fewer (second, base));
  end
  for t = 1:numel (trials)
    parts = diagnose_products (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how, 'J');
    models.J0(t, i) = parts.J0;
  end
  check_progress ('explanations of J', i, numel (first), 'none so far');
end
end

% The place of a name in a list, which it is added to if it is not there.
function [k, names] = place_of (name, names)
k = find (strcmp (name, names), 1);
if isempty (k)
  names{end+1} = name;
  k = numel (names);
end
end

% Which mistakes do one of these steps.
function yes = does (suspects, steps)
yes = ismember ({suspects.step}, steps);
end

% Beside a mistake that changes all of the regularization, one of it at most.
function sets = fewer (sets, base)
if ~ isempty (base)
  sets = sets(cellfun (@numel, sets) < 2);
end
end

% R of every set in second, a column each, a trial a row.
function R = penalties (trials, suspects, base, second)
R = zeros (numel (trials), numel (second));
for t = 1:numel (trials)
  [Theta, M] = read (trials(t), diagnose_how (suspects, base));
  for j = 1:numel (second)
    how = diagnose_how (suspects, [base, second{j}]);
    R(t, j) = diagnose_mistaken_penalty (Theta, trials(t).net.Lambda, M, how, 'J');
  end
end
end

% Theta and m as the mistakes of how have them.
function [Theta, M] = read (trial, how)
theta = trial.theta;
if ~ isempty (how.order)
  theta = theta(how.order (trial.net));
end
Theta = nnreshape (theta, trial.net);
M = diagnose_divisor (trial.X, how);
end

function yes = confirmcost (trials, truth, suspects, set, looks)
how = diagnose_how (suspects, set);
yes = true;
for t = 1:numel (trials)
  J = diagnose_mistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
  yes = yes && abs (J - trials(t).J) <= looks * max (abs ([J, trials(t).J, truth(t).J]));
end
end

% Each of costs with the smallest set of G and Q that gives the user's grad.
function [found, explained] = explaingradient (trials, truth, suspects, sets, looks, ...
                                               costs, known)
use = find (~ cellfun (@isempty, {trials.grad}));
found = costs;
explained = true;
if isempty (use)
  return
end
rough = informative (trials, use);
bases = common_bases (suspects, sets, costs, known && any (isfinite ([trials.J])));
for most = 1:pairs_too (looks)
  rough = rough(1:end - (numel (rough) - 1) * (most > 1));
  grads = {};
  for b = 1:numel (bases)
    list = sets.G;
    if isempty (bases{b})               % common mistakes in the gradient alone
      list = [list, sets.common];
    end
    first = subsets (suspects, list, most);
    first = first(possible (suspects, bases{b}, first));
    if most > 1 && ~ affordable (trials(rough), numel (first), bases{b}, costs)
      continue
    end
    some = matchgradient (trials(rough), truth(rough), suspects, bases{b}, first, ...
                          subsets (suspects, sets.Q, most), looks, most);
    grads = [grads, some(cellfun (@(set) confirmgradient (trials(use), truth(use), suspects, ...
                                                          set, looks), some))];
  end
  if ~ isempty (grads)
    found = joined (suspects, costs, grads);
    return
  end
end
explained = false;
end

% The common mistakes to build on: those that J shows; where nothing explains J, each.
function bases = common_bases (suspects, sets, costs, known)
parts = {suspects.part};
bases = cellfun (@(set) set(strcmp (parts(set), 'common')), costs, 'UniformOutput', false);
if ~ known
  bases = [bases, num2cell(sets.common)];
end
bases{end+1} = zeros (1, 0);
names = cellfun (@(b) sprintf ('%d ', b), bases, 'UniformOutput', false);
[~, place] = unique (names, 'first');
bases = bases(sort (place));
end

% Whether pairs are tried on a base: only on what J shows, and if their models take no
% more than about ten seconds. A unit of work is the model of a small trial, about half
% a millisecond; where examples times parameters are 500000 it is two units, and so on.
function yes = affordable (trials, sets, base, costs)
work = sets * (1 + size (trials(1).X, 1) * numel (trials(1).theta) / 5e5);
yes = work < 2e4 && (isempty (base) || any (cellfun (@(set) all (ismember (base, set)), costs)));
end

% With numbers of single precision pairs of one list would be guesses.
function most = pairs_too (looks)
most = 1 + (looks < 1e-8);
end

% The smallest unions of an explanation of J with one of grad. A mistake of both
% that only one of them has counts a little more than one that has but one place.
function best = joined (suspects, costs, grads)
best = {};
sizes = [];
for i = 1:numel (costs)
  for j = 1:numel (grads)
    best{end+1} = union (costs{i}(:)', grads{j}(:)');
    odd = setxor (costs{i}, grads{j});
    sizes(end+1) = numel (best{end}) ...
                   + 0.5 * sum (strcmp ({suspects(odd(:)').part}, 'common'));
  end
end
best = best(sizes == min (sizes));
end

function grads = matchgradient (trials, truth, suspects, base, first, second, looks, most)
grads = {};
[u, tol] = gradients (trials, truth, looks);
name = sprintf ('%d %d %d, %s', numel (suspects), most, numel (first), sprintf ('%d ', base));
models = diagnose_remembered (without_lambda (trials), ['gradient ', name], ...
                              @() gradientmodels (trials, suspects, base, first));
Q = diagnose_remembered (trials, sprintf ('penalty %d, %s', numel (second), name), ...
                         @() penaltymodels (trials, suspects, models, second));
for k = 1:numel (Q)
  these = find (models.kind == k);
  for f = 1:size (Q(k).keep, 2)
    those = find (Q(k).form == f);
    [i, j] = equal (u, tol, models, these, Q(k), those, f);
    for c = 1:numel (i)
      grads{end+1} = [base, first{these(i(c))}, second{those(j(c))}];
    end
  end
end
end

% The data part of the gradient is the same for every lambda.
function trials = without_lambda (trials)
for t = 1:numel (trials)
  trials(t).net.Lambda = 0;
end
end

% Which columns of G (these) and of Q (those) sum to u. Most are told by a few entries.
function [i, j] = equal (u, tol, models, these, Q, those, f)
G = models.G(:, these);
live = models.live(:, these);
mine = u(models.place(:, these));
near = tol(models.place(:, these));
fits = true (numel (these), numel (those));
for e = reshape (unique (round (linspace (1, size (G, 1), 6))), 1, [])
  rest = mine(e, :)' - Q.keep(e, f) * G(e, :)';
  fits = fits & bsxfun (@le, abs (bsxfun (@minus, live(e, :)' * Q.Q(e, those), rest)), ...
                        near(e, :)');
end
[i, j] = find (fits);
good = false (size (i));
for c = 1:numel (i)
  model = Q.keep(:, f) .* G(:, i(c)) + live(:, i(c)) .* Q.Q(:, those(j(c)));
  good(c) = all (abs (mine(:, i(c)) - model) <= near(:, i(c)));
end
i = i(good);
j = j(good);
end

% G of base and every set in first, a column each, with the place of each entry in grad
% and 0 where a missing block takes Q along (live); kind says which of kinds, sets of
% mistakes that the regularization sees, each has. Of a long gradient some entries are
% enough to look for what confirmgradient confirms. What comes after the products is a
% factor on each entry, so that each is computed once: some hundred products, and some
% dozen factors.
function models = gradientmodels (trials, suspects, base, first)
count = 0;
for t = 1:numel (trials)
  count = count + numel (trials(t).grad);
end
some = unique (round (linspace (1, count, min (count, 400))));
late = does (suspects, {'gbias1', 'gbias2', 'gscale', 'gsign', 'gzero', 'unroll'});
seen = does (suspects, {'m', 'lambda', 'order'});
sets = cellfun (@(set) [base, set], first, 'UniformOutput', false);
[early, product] = distinct (sets, ~ late);
[ends, factor] = distinct (sets, late | seen);
[models.kinds, models.kind] = distinct (sets, seen);
models.some = some;
G = products (trials, suspects, early, some);
[F, live, place] = factors (trials, suspects, ends, some);
models.G = G(:, product) .* F(:, factor);
models.live = live(:, factor);
models.place = place(:, factor);
end

% What of each set is such a suspect, without repetitions, and which of these each set has.
function [parts, which] = distinct (sets, such)
[rows, ~, which] = unique (sort (padded (sets) .* has (sets, such), 2), 'rows');
parts = cellfun (@(row) row(row > 0), num2cell (rows, 2)', 'UniformOutput', false);
which = reshape (which, 1, []);
end

% The products of each set, a column each. Mistakes of backpropagation share a forward pass.
function G = products (trials, suspects, sets, some)
G = zeros (numel (some), numel (sets));
[forward, which] = distinct (sets, strcmp ({suspects.part}, 'common'));
passes = cell (numel (trials), numel (forward));
for i = 1:numel (sets)
  how = diagnose_how (suspects, sets{i});
  column = zeros (0, 1);
  for t = 1:numel (trials)
    given = passes(t, which(i));         % none yet, or that of the sets before
    [parts, passes{t, which(i)}] = diagnose_products (trials(t).theta, trials(t).net, trials(t).X, ...
      trials(t).Y, how, 'G', given{~ cellfun(@isempty, given)});
    column = [column; cells_to_column(parts.G)];
  end
  G(:, i) = column(some);
  check_progress ('explanations of the gradient', i, numel (sets), 'none so far');
end
end

% What diagnose_finished does to each entry, a column for each set.
function [F, live, place] = factors (trials, suspects, sets, some)
F = zeros (numel (some), numel (sets));
live = F;
place = F;
for i = 1:numel (sets)
  how = diagnose_how (suspects, sets{i});
  column = zeros (0, 3);
  for t = 1:numel (trials)
    ones_like = cellfun (@(T) ones (size (T)), nnreshape (trials(t).theta, trials(t).net), ...
                         'UniformOutput', false);
    [~, g, q, p] = diagnose_finished (ones_like, [], trials(t).net, diagnose_divisor (trials(t).X, how), ...
                                      how, ones_like);
    column = [column; g, q, size(column, 1) + p];
  end
  F(:, i) = column(some, 1);
  live(:, i) = column(some, 2);
  place(:, i) = column(some, 3);
end
end

% Q of every set in second, for each kind of model.
function Q = penaltymodels (trials, suspects, models, second)
Q = [];
for k = 1:numel (models.kinds)
  base = models.kinds{k};
  Q = [Q, regularizations(trials, suspects, base, fewer (second, base), models.some)];
end
end

% Q of every set in second, a column each, of the entries some; form says which column
% of keep is the factor that it puts on G.
function Q = regularizations (trials, suspects, base, second, some)
Q = struct ('keep', [], 'form', zeros (1, numel (second)), ...
            'Q', zeros (numel (some), numel (second)));
names = {};
Theta = cell (1, numel (trials));
M = zeros (1, numel (trials));
for t = 1:numel (trials)
  [Theta{t}, M(t)] = read (trials(t), diagnose_how (suspects, base));
end
keeps = does (suspects, {'keep'});
for j = 1:numel (second)
  how = diagnose_how (suspects, [base, second{j}]);
  column = [];
  keep = [];
  for t = 1:numel (trials)
    lambda = trials(t).net.Lambda;
    parts = diagnose_mistaken_penalty (Theta{t}, lambda, M(t), how, 'grad');
    [k, q] = kept_of (parts, lambda, M(t), how);
    column = [column; q];
    keep = [keep; k];
  end
  [f, names] = place_of (sprintf ('%d ', second{j}(keeps(second{j}))), names);
  Q.keep(:, f) = keep(some);
  Q.form(j) = f;
  Q.Q(:, j) = column(some);
end
end

% The factor on each entry of G, and Q with its own.
function [keep, q] = kept_of (Q, lambda, M, how)
factors = [1, 1, 1];
if ~ isempty (how.keep)
  factors = how.keep (lambda, M);
end
q = factors(3) * cells_to_column (Q);
keep = factors(2) * ones (size (q));
before = 0;
for l = 1:numel (Q)
  keep(before + (1:size (Q{l}, 1))) = factors(1);
  before = before + numel (Q{l});
end
end

function yes = confirmgradient (trials, truth, suspects, set, looks)
how = diagnose_how (suspects, set);
yes = true;
for t = 1:numel (trials)
  if yes
    [u, tol] = gradients (trials(t), truth(t), looks);
    [~, grad] = diagnose_mistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
    yes = all (abs (u - grad) <= max (tol, looks * max (abs (grad))));
  end
end
end

% All gradients below each other, and how much they may differ.
function [u, tol] = gradients (trials, truth, looks)
u = [];
tol = [];
for t = 1:numel (trials)
  g = double (trials(t).grad(:));
  u = [u; g];
  tol = [tol; looks * max(abs ([g; truth(t).grad(:)])) * ones(numel (g), 1)];
end
end

% Three trials, with and without regularization where there are such, that are
% not at zero parameters.
function rough = informative (trials, use)
lambda = arrayfun (@(t) t.net.Lambda, trials(use));
zero = arrayfun (@(t) ~ any (t.theta(:)), trials(use));
rough = [find(lambda > 0 & ~ zero, 2), find(lambda == 0 & ~ zero, 1)];
if isempty (rough)
  rough = 1;
end
rough = use(rough);
end

% All sets of at most so many of a list in which no two do the same step.
function sets = subsets (suspects, list, most)
steps = step_numbers (suspects);
sets = [{zeros(1, 0)}, num2cell(list)];
for i = 1:numel (list) * (most > 1)
  others = list(i+1:end);
  others = others(steps(others) ~= steps(list(i)));
  sets = [sets, num2cell([repmat(list(i), numel (others), 1), others(:)], 2)'];
end
end

% A number for the step that each does.
function steps = step_numbers (suspects)
[~, ~, steps] = unique ({suspects.step});
end

% Which sets have at most one common mistake, and do no step that base does.
function yes = possible (suspects, base, sets)
common = sum (has (sets, strcmp ({suspects.part}, 'common')), 2) < 2;
yes = common & ~ any (has (sets, does (suspects, {suspects(base).step})), 2);
end

% Whether each of a set (a row each) is such a suspect.
function yes = has (sets, such)
such = [false, such];
rows = padded (sets);
yes = reshape (such(1 + rows), size (rows));
end

% A row for each set, with zeros behind it.
function rows = padded (sets)
width = max ([1, cellfun(@numel, sets)]);
rows = zeros (numel (sets), width);
for n = 1:width
  long = cellfun (@numel, sets) == n;
  rows(long, 1:n) = vertcat (sets{long}, zeros (0, n));
end
end
