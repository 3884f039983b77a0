function [costs, explained] = diagnose_explain_cost (trials, truth, suspects, looks)
% DIAGNOSE_EXPLAIN_COST  The smallest sets of mistakes that give the user's J on every trial.
%
%   [costs, explained] = diagnose_explain_cost (trials, truth, suspects, looks)
%
%   trials, truth, suspects, looks   as for diagnose_explain
%   costs       cell: sets of mistakes: common ones, of J, and of its regularization; {[]} if
%               nothing is wrong, or if nothing explains J
%   explained   false if nothing explains J

% SPDX-License-Identifier: GPL-3.0-or-later

u = [trials.J];
use = find (isfinite (u));
costs = {[]};
explained = true;
if ~ any (arrayfun (@(t) any (t.theta), trials(use)))     % zeros alone say too little
  return
end
wrong = abs (u - [truth.J]) > looks * abs ([truth.J]);
t = diagnose_search_trial (trials, use, wrong);
part = {suspects.part};
data = find (ismember (part, {'common', 'J'}));
penalty = find (strcmp (part, 'R'));
first = {};
second = {};
for most = 1:diagnose_most (looks)
  first = [first, diagnose_subsets(suspects, data, most)];
  second = [second, diagnose_subsets(suspects, penalty, most)];
  some = matches (trials(t), truth(t), suspects, first, second, looks);
  costs = confirmed (some, @(set) confirm (trials(use), truth(use), suspects, set, looks));
  if ~ isempty (costs)
    return
  end
end
costs = {[]};
explained = false;
end

% The smallest sets that are confirmed.
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

% Unions of a set of first and a set of second that give J on a trial.
function costs = matches (trial, truth, suspects, first, second, looks)
costs = {};
tol = looks * max (abs (trial.J), abs (truth.J));
name = sprintf ('cost %d %d %d', numel (suspects), numel (first), numel (second));
all = diagnose_remembered (trial, name, @() models (trial, suspects, first, second));
for i = 1:numel (first)
  fits = abs (all.R{all.kind(i)} - (trial.J - all.J0(i))) <= tol;
  for j = reshape (find (fits), 1, [])
    costs{end+1} = [first{i}, second{j}];
  end
end
end

% J0 of every set in first, and R of every set in second. R also depends on how the first set
% changes m, lambda and Theta: it is computed once for each such kind.
function all = models (trial, suspects, first, second)
[kinds, all.kind] = diagnose_distinct (first, diagnose_does (suspects, {'m', 'lambda', 'order'}));
all.R = cellfun (@(base) penalties (trial, suspects, base, diagnose_fewer (second, base)), kinds, ...
                 'UniformOutput', false);
all.J0 = zeros (1, numel (first));
for i = 1:numel (first)
  how = diagnose_how (suspects, first{i});
  parts = diagnose_products (trial.theta, trial.net, trial.X, trial.Y, how, 'J');
  all.J0(i) = parts.J0;
  check_progress ('explanations of J', i, numel (first), 'none so far');
end
end

% R of every set in second.
function R = penalties (trial, suspects, base, second)
R = zeros (1, numel (second));
[Theta, M] = diagnose_read (trial, diagnose_how (suspects, base));
for j = 1:numel (second)
  how = diagnose_how (suspects, [base, second{j}]);
  R(j) = diagnose_mistaken_penalty (Theta, trial.net.Lambda, M, how, 'J');
end
end

function yes = confirm (trials, truth, suspects, set, looks)
how = diagnose_how (suspects, set);
yes = true;
for t = 1:numel (trials)
  if yes
    J = diagnose_mistaken (trials(t).theta, trials(t).net, trials(t).X, trials(t).Y, how);
    yes = abs (J - trials(t).J) <= looks * max (abs ([J, trials(t).J, truth(t).J]));
  end
end
end
