function [found, J, grad] = nnexplain (trials, truth, suspects, looks)
% NNEXPLAIN  The smallest set of mistakes that gives the user's numbers.
%
%   [found, J, grad] = nnexplain (trials, truth, suspects, looks)
%
%   trials     as for nndiagnose: J a number (NaN: not to be explained), grad a
%              column ([]: not to be explained).
%   truth      struct array beside it: J and grad, right.
%   suspects   from nnsuspects.
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
%   numbers, the smallest sets first, on two trials; what agrees is confirmed
%   on all of them.

% SPDX-License-Identifier: GPL-3.0-or-later

started = tic ();
part = {suspects.part};
sets.common = find (strcmp (part, 'common'));
sets.J = find (strcmp (part, 'J'));
sets.R = find (strcmp (part, 'R'));
sets.G = find (strcmp (part, 'G'));
sets.Q = find (strcmp (part, 'Q'));
[costs, J] = explaincost (trials, truth, suspects, sets, looks);
[found, grad] = explaingradient (trials, truth, suspects, sets, looks, costs, J, started);
end

% Sets of common, J and R that give the user's J on every trial.
function [costs, explained] = explaincost (trials, truth, suspects, sets, looks)
use = find (isfinite ([trials.J]));
costs = {[]};
explained = true;
if isempty (use)
  return
end
rough = informative (trials, use);
lists = {[sets.common, sets.J], sets.R};
for stage = 0:stages (looks)
  pairs = bargains (suspects, lists, stage);
  for k = 1:size (pairs, 1)
    some = matchcost (trials(rough), truth(rough), suspects, pairs{k, :}, looks);
    some = some(cellfun (@(set) confirmcost (trials(use), truth(use), suspects, set, ...
                                             looks), some));
    costs = [costs, some];
  end
  if numel (costs) > 1
    costs = smallest (costs(2:end));
    return
  end
end
costs = {[]};
explained = false;
end

function costs = matchcost (trials, truth, suspects, first, second, looks)
costs = {};
u = [trials.J]';
tol = looks * max (abs (u), abs ([truth.J]'));
known = struct ('key', {}, 'R', {});
for i = 1:numel (first)
  how = combine (suspects, first{i});
  key = [how.m, '/', how.lambda];
  k = find (strcmp (key, {known.key}), 1);
  if isempty (k)
    k = numel (known) + 1;
    known(k).key = key;
    known(k).R = penalties (trials, suspects, first{i}, second);
  end
  how.rfactor = 'none';
  J0 = zeros (numel (u), 1);
  for t = 1:numel (u)
    J0(t) = nnmistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
  end
  fits = all (bsxfun (@le, abs (bsxfun (@minus, known(k).R, u - J0)), tol), 1);
  for j = find (fits)
    costs{end+1} = [first{i}, second{j}];
  end
end
end

% R of every set in second, a column each, a trial a row.
function R = penalties (trials, suspects, base, second)
R = zeros (numel (trials), numel (second));
for t = 1:numel (trials)
  Theta = nnreshape (trials(t).theta, trials(t).net);
  for j = 1:numel (second)
    how = combine (suspects, [base, second{j}]);
    R(t, j) = nnmistakenpenalty (Theta, trials(t).net.Lambda, divisor (trials(t).X, how), how);
  end
end
end

function yes = confirmcost (trials, truth, suspects, set, looks)
how = combine (suspects, set);
yes = true;
for t = 1:numel (trials)
  J = nnmistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
  yes = yes && abs (J - trials(t).J) <= looks * max (abs ([J, trials(t).J, truth(t).J]));
end
end

% Each of costs with the smallest set of G and Q that gives the user's grad.
function [found, explained] = explaingradient (trials, truth, suspects, sets, looks, ...
                                               costs, known, started)
use = find (~ cellfun (@isempty, {trials.grad}));
found = costs;
explained = true;
if isempty (use)
  return
end
rough = informative (trials, use);
parts = {suspects.part};
bases = {};                             % common mistakes to build on
for i = 1:numel (costs)
  bases{end+1} = costs{i}(strcmp (parts(costs{i}), 'common'));
end
if ~ known || isempty (find (isfinite ([trials.J]), 1))
  bases = [bases, num2cell(sets.common)];
end
bases{end+1} = [];
[none, last] = unique (cellfun (@(b) sprintf ('%d ', b), bases, 'UniformOutput', false), 'first');
bases = bases(sort (last));
best = {};
for stage = 0:stages (looks)
  grads = {};
  for b = 1:numel (bases)
    if stage > 1 && b > 1 && toc (started) > 20
      break
    end
    lists = {sets.G, sets.Q};
    if isempty (bases{b})               % common mistakes in the gradient alone
      lists{1} = [sets.G, sets.common];
    end
    pairs = bargains (suspects, lists, stage);
    for k = 1:size (pairs, 1)
      some = matchgradient (trials(rough), truth(rough), suspects, bases{b}, pairs{k, :}, ...
                            looks, started);
      some = some(cellfun (@(set) confirmgradient (trials(use), truth(use), suspects, ...
                                                   set, looks), some));
      grads = [grads, some];
    end
  end
  if ~ isempty (grads)
    best = joined (suspects, costs, grads);
    break
  end
end
explained = ~ isempty (best);
if explained
  found = best;
end
end

% With numbers of single precision pairs of one list would be guesses.
function last = stages (looks)
last = 3;
if looks > 1e-8
  last = 1;
end
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

function grads = matchgradient (trials, truth, suspects, base, first, second, looks, started)
grads = {};
[u, tol] = gradients (trials, truth, looks);
known = struct ('key', {}, 'keep', {}, 'form', {}, 'Q', {});
for i = 1:numel (first)
  if mod (i, 50) == 0 && toc (started) > 30
    break
  end
  set = [base, first{i}];
  if ~ compatible (suspects, set)
    continue
  end
  how = combine (suspects, set);
  G = cell (numel (trials), 1);
  for t = 1:numel (trials)
    [~, ~, parts] = nnmistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
    G{t} = parts.G;
  end
  G = vertcat (G{:});
  key = [how.m, '/', how.lambda];
  k = find (strcmp (key, {known.key}), 1);
  if isempty (k)
    k = numel (known) + 1;
    known(k) = regularizations (trials, suspects, set, second, key);
  end
  place = order (trials, how.unroll);
  live = alive (trials, how.gzero);
  for f = unique (known(k).form)
    mine = find (known(k).form == f);
    rest = u(place) - known(k).keep{f} .* G;
    Q = known(k).Q(:, mine);
    if ~ all (live)
      Q = bsxfun (@times, Q, live);
    end
    some = 1:min (10, numel (rest));    % most are told by a few entries
    fits = all (bsxfun (@le, abs (bsxfun (@minus, Q(some, :), rest(some))), tol(place(some))), 1);
    for j = find (fits)
      if all (abs (Q(:, j) - rest) <= tol(place))
        grads{end+1} = [set, second{mine(j)}];
      end
    end
  end
end
end

function place = order (trials, unroll)
place = [];
for t = 1:numel (trials)
  place = [place; numel(place) + nnunrolled(trials(t).net, unroll)];
end
end

% Q of every set in second, a column each, with the factor that it puts on G.
function Q = regularizations (trials, suspects, base, second, key)
Q.key = key;
Q.keep = {};
Q.form = zeros (1, numel (second));
Q.Q = [];
Theta = arrayfun (@(t) nnreshape (t.theta, t.net), trials, 'UniformOutput', false);
names = {};
for j = 1:numel (second)
  how = combine (suspects, [base, second{j}]);
  name = '';
  if ~ isempty (regexp (how.qform, '^(multiplies|replaces)', 'once'))
    name = how.qform;
  end
  f = find (strcmp (name, names), 1);
  if isempty (f)
    f = numel (names) + 1;
    names{f} = name;
    Q.keep{f} = [];
    for t = 1:numel (trials)
      Q.keep{f} = [Q.keep{f}; nnkeep(trials(t).net, divisor (trials(t).X, how), name)];
    end
  end
  Q.form(j) = f;
  column = [];
  for t = 1:numel (trials)
    [~, parts] = nnmistakenpenalty (Theta{t}, ...
                                    trials(t).net.Lambda, divisor (trials(t).X, how), how);
    for l = 1:numel (parts)
      column = [column; parts{l}(:)];
    end
  end
  if j == 1
    Q.Q = zeros (numel (column), numel (second));
  end
  Q.Q(:, j) = column;
end
end

function yes = confirmgradient (trials, truth, suspects, set, looks)
how = combine (suspects, set);
yes = true;
for t = 1:numel (trials)
  if yes
    [u, tol] = gradients (trials(t), truth(t), looks);
    [~, grad] = nnmistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
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

% 0 where a missing block of the gradient takes Q along.
function live = alive (trials, gzero)
live = 1;
if isempty (gzero)
  return
end
live = [];
for t = 1:numel (trials)
  s = trials(t).net.Sizes;
  for l = 1:numel (s) - 1
    dead = strcmp (gzero, 'all') || strcmp (gzero, sprintf ('%d', l)) ...
           || (strcmp (gzero, 'last') && l == numel (s) - 1);
    live = [live; repmat(double (~ dead), s(l+1) * (s(l) + 1), 1)];
  end
end
end

% Two trials, with and without regularization where there are such, that are
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

% The sets of the first list and of the second to be summed at this stage: none; one
% of each at most; two of one and one of the other; two of each.
function pairs = bargains (suspects, lists, stage)
none = {{[]}, {[]}};
one = {num2cell(lists{1}), num2cell(lists{2})};
if stage == 0
  pairs = none;
  return
elseif stage == 1
  pairs = {[none{1}, one{1}], [none{2}, one{2}]};
  return
end
two = {couples(suspects, lists{1}), couples(suspects, lists{2})};
if stage == 2
  pairs = {[none{1}, one{1}], two{2}; two{1}, [none{2}, one{2}]};
else
  pairs = {two{1}, two{2}};
end
end

function pairs = couples (suspects, list)
pairs = {};
for i = 1:numel (list)
  for j = i+1:numel (list)
    if compatible (suspects, list([i, j]))
      pairs{end+1} = list([i, j]);
    end
  end
end
end

% Whether no two of them set the same field.
function yes = compatible (suspects, set)
yes = true;
for i = 1:numel (set) - 1
  for j = i+1:numel (set)
    yes = yes && ~ strcmp (suspects(set(i)).set{1}, suspects(set(j)).set{1});
  end
end
end

function how = combine (suspects, set)
persistent right
if isempty (right)
  right = nnmistaken ();
end
how = right;
for i = set
  how.(suspects(i).set{1}) = suspects(i).set{2};
end
end

function list = smallest (list)
if ~ isempty (list)
  counts = cellfun (@numel, list);
  list = list(counts == min (counts));
end
end

function M = divisor (X, how)
M = size (X, 1);
if strcmp (how.m, 'length')
  M = max (size (X));
elseif strcmp (how.m, '5000')
  M = 5000;
end
end
