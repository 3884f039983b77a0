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
%   numbers, the smallest sets first, on three trials, of pairs in a list on one; what
%   agrees is confirmed on all of them.
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
if isempty (use)
  return
end
rough = informative (trials, use);
lists = {[sets.common, sets.J], sets.R};
for stage = 0:stages (looks)
  pairs = bargains (suspects, lists, stage);
  if stage > 1
    rough = rough(1);
  end
  for k = 1:size (pairs, 1)
    some = matchcost (trials(rough), truth(rough), suspects, pairs{k, :}, looks, ...
                      sprintf ('%d %d', stage, k));
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

function costs = matchcost (trials, truth, suspects, first, second, looks, name)
costs = {};
u = [trials.J]';
tol = looks * max (abs (u), abs ([truth.J]'));
models = nnremembered (trials, sprintf ('cost %d %s', numel (suspects), name), ...
                       @() costmodels (trials, suspects, first, second));
for i = 1:numel (first)
  R = models.R{models.kind(i)};
  fits = all (bsxfun (@le, abs (bsxfun (@minus, R, u - models.J0(:, i))), tol), 1);
  for j = reshape (find (fits), 1, [])
    costs{end+1} = [first{i}, second{j}];
  end
end
end

% J0 of every set in first, a column each, a trial a row; R of every set in second,
% likewise, for each kind of the former: what its mistakes make of m and lambda.
function models = costmodels (trials, suspects, first, second)
models = struct ('J0', zeros (numel (trials), numel (first)), ...
                 'kind', zeros (1, numel (first)), 'R', {{}});
kinds = {};
for i = 1:numel (first)
  how = combine (suspects, first{i});
  [models.kind(i), kinds] = kind (how, kinds);
  if models.kind(i) > numel (models.R)
    models.R{end+1} = penalties (trials, suspects, first{i}, second);
  end
  how.rfactor = 'none';
  for t = 1:numel (trials)
    models.J0(t, i) = nnmistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
  end
end
end

function [k, kinds] = kind (how, kinds)
name = [how.m, '/', how.lambda];
k = find (strcmp (name, kinds), 1);
if isempty (k)
  kinds{end+1} = name;
  k = numel (kinds);
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
                                               costs, known)
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
left = [5000, 5000];                    % work: of the first base, of the others
best = {};
for stage = 0:stages (looks)
  if stage > 1
    rough = rough(1);
  end
  grads = {};
  for b = 1:numel (bases)
    share = 1 + (b > 1);
    if stage > 1 && left(share) == 0
      continue
    end
    lists = {sets.G, sets.Q};
    if isempty (bases{b})               % common mistakes in the gradient alone
      lists{1} = [sets.G, sets.common];
    end
    pairs = bargains (suspects, lists, stage);
    for k = 1:size (pairs, 1)
      [first, left(share)] = affordable (pairs{k, 1}, trials(rough), stage, left(share));
      some = matchgradient (trials(rough), truth(rough), suspects, bases{b}, first, ...
                            pairs{k, 2}, looks, sprintf ('%d %d', stage, k));
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

% The sets that the work left is enough for, at least fifty where a set is one mistake;
% and what is left then. A unit of work is the model of a small trial, a millisecond or
% two; where examples times parameters are 500000 it is two units, and so on.
function [sets, left] = affordable (sets, trials, stage, left)
each = 0;
for t = 1:numel (trials)
  each = each + 1 + size (trials(t).X, 1) * numel (trials(t).theta) / 5e5;
end
most = max (floor (left / each), 50 * (stage < 2));
left = max (0, left - each * numel (sets));
sets = sets(1:min (end, most));
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

function grads = matchgradient (trials, truth, suspects, base, first, second, looks, name)
grads = {};
[u, tol] = gradients (trials, truth, looks);
models = nnremembered (trials, sprintf ('gradient %d %d %s, %s', numel (suspects), ...
                                        numel (first), name, sprintf ('%d ', base)), ...
                       @() gradientmodels (trials, suspects, base, first, second));
for i = reshape (find (models.kind), 1, [])
  Q = models.Q(models.kind(i));
  mine = u(models.place(:, i));
  near = tol(models.place(:, i));
  few = 1:min (10, numel (mine));       % most are told by a few entries
  for f = reshape (unique (Q.form), 1, [])
    these = find (Q.form == f);
    rest = mine - Q.keep(:, f) .* models.G(:, i);
    E = bsxfun (@minus, bsxfun (@times, Q.Q(few, these), models.live(few, i)), rest(few));
    for j = reshape (these(all (bsxfun (@le, abs (E), near(few)), 1)), 1, [])
      if all (abs (models.live(:, i) .* Q.Q(:, j) - rest) <= near)
        grads{end+1} = [base, first{i}, second{j}];
      end
    end
  end
end
end

% G of base and every set in first, a column each, with the place of each entry in grad
% and 0 where a missing block takes Q along (live); Q for each kind of the former.
% Of a long gradient some entries are enough to look for what confirmgradient confirms.
% Where two of a set exclude each other kind is 0.
function models = gradientmodels (trials, suspects, base, first, second)
count = 0;
for t = 1:numel (trials)
  count = count + numel (trials(t).grad);
end
some = unique (round (linspace (1, count, min (count, 400))));
none = zeros (numel (some), numel (first));         % all at once: to add columns takes long
models = struct ('kind', zeros (1, numel (first)), 'G', none, 'place', none, 'live', none, ...
                 'Q', []);
kinds = {};
for i = 1:numel (first)
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
  place = order (trials, how.unroll);
  live = alive (trials, how.gzero, count);
  models.G(:, i) = G(some);
  models.place(:, i) = place(some);
  models.live(:, i) = live(some);
  [models.kind(i), kinds] = kind (how, kinds);
  if models.kind(i) > numel (models.Q)
    models.Q = [models.Q, regularizations(trials, suspects, set, second, some)];
  end
end
end

function place = order (trials, unroll)
place = [];
for t = 1:numel (trials)
  place = [place; numel(place) + nnunrolled(trials(t).net, unroll)];
end
end

% Q of every set in second, a column each, of the entries some; form says which column
% of keep is the factor that it puts on G.
function Q = regularizations (trials, suspects, base, second, some)
Q = struct ('keep', [], 'form', zeros (1, numel (second)), ...
            'Q', zeros (numel (some), numel (second)));
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
    keep = [];
    for t = 1:numel (trials)
      keep = [keep; nnkeep(trials(t).net, divisor (trials(t).X, how), name)];
    end
    Q.keep(:, f) = keep(some);
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
  Q.Q(:, j) = column(some);
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
function live = alive (trials, gzero, count)
live = ones (count, 1);
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
for i = reshape (set, 1, [])
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
