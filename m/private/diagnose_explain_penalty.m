function [R, Q] = diagnose_explain_penalty (trials, suspects)
% DIAGNOSE_EXPLAIN_PENALTY  Mistakes of the regularization, from how the numbers change with lambda.
%
%   [R, Q] = diagnose_explain_penalty (trials, suspects)
%
%   trials, suspects   as for diagnose_explain
%   R, Q    struct each, for J and for grad: known (whether the change is explained), set
%           (row of suspects: the mistakes; empty if it is right), pairs (rows of two
%           trials that differ only in lambda). The other parts of J and grad cancel.

% SPDX-License-Identifier: GPL-3.0-or-later

pairs = zeros (0, 2);
for t = 2:numel (trials)
  for o = 1:t-1
    same = isequal (trials(t).theta, trials(o).theta) && isequal (trials(t).X, trials(o).X) ...
           && isequal (trials(t).Y, trials(o).Y);
    if same && trials(t).net.Lambda ~= trials(o).net.Lambda
      pairs(end+1, :) = [o, t];
    end
  end
end
parts = {suspects.part};
R = search (trials, suspects, find (strcmp (parts, 'R')), pairs, 'J');
Q = search (trials, suspects, find (strcmp (parts, 'Q') & ~ strcmp ({suspects.step}, 'keep')), ...
            pairs, 'grad');
end

function found = search (trials, suspects, list, pairs, field)
usable = @(t) ~ isempty (trials(t).(field)) && all (isfinite (trials(t).(field)));
pairs = pairs(arrayfun (@(i) usable (pairs(i, 1)) && usable (pairs(i, 2)), (1:size (pairs, 1))'), :);
found = struct ('known', false, 'set', [], 'pairs', pairs);
if isempty (pairs)
  return
end
sets = [{[]}, num2cell(list)];
for i = 1:numel (list)
  for j = i+1:numel (list)
    if ~ strcmp (suspects(list(i)).step, suspects(list(j)).step)
      sets{end+1} = list([i, j]);
    end
  end
end
for s = 1:numel (sets)
  if explains (trials, diagnose_how (suspects, sets{s}), pairs, field)
    found.known = true;
    found.set = sets{s};
    return
  end
end
entries = fliplr (list(strcmp ({suspects(list).step}, 'rentries')));      % Theta1 or 2 alone first
for i = reshape (entries, 1, [])
  for j = reshape (entries(entries ~= i), 1, [])
    how = diagnose_how (suspects, i);
    how.rentries = one_each (suspects([i, j]));
    if explains (trials, how, pairs, field)
      found.known = true;
      found.set = [i, j];
      return
    end
  end
end
end

% The entries of Theta1 by one mistake, those of the others by another.
function f = one_each (two)
choose = @(l) 1 + (l > 1);
formulas = {two.formula};
f = @(T, l, L) formulas{choose(l)} (T, l, L);
end

function yes = explains (trials, how, pairs, field)
yes = true;
for i = 1:size (pairs, 1)
  if yes
    o = trials(pairs(i, 1));
    t = trials(pairs(i, 2));
    change = t.(field) - o.(field);
    model = penalty (t, how, field) - penalty (o, how, field);
    scale = max (abs ([change; 1e-7 * t.(field); 1e-9]));
    yes = all (abs (change - model) <= 1e-6 * scale);
  end
end
end

function value = penalty (trial, how, field)
Theta = nnreshape (trial.theta, trial.net);
M = size (trial.X, 1);
value = diagnose_mistaken_penalty (Theta, trial.net.Lambda, M, how, field);
if iscell (value)
  value = cells_to_column (value);
end
end

%!test
%! net = {nncreate([4 2 6]), nncreate([4 2 6], 'Lambda', 1.7)};
%! X = reshape (sin ((1:36) .^ 2), 9, 4);
%! Y = 1 + mod ((1:9)' * 5, 6);
%! theta = cos ((1:28)' .^ 2);
%! suspects = diagnose_suspects (net{1}, true);
%! how = diagnose_mistaken ();
%! how.qbias = @(b, l, L) b;
%! how.qfactor = @(lambda, m) lambda / (2 * m);
%! for k = 1:2
%!   [J, grad] = diagnose_mistaken (theta, net{k}, X, Y, how);
%!   trials(k) = struct ('theta', theta, 'net', net{k}, 'X', X, 'Y', Y, 'J', sqrt (2) + J, ...
%!                       'grad', grad + sin ((1:28)'), 'note', '');
%! end
%! [R, Q] = diagnose_explain_penalty (trials, suspects);
%! assert (R.known && isempty (R.set))
%! catalogue = diagnose_catalogue ();
%! assert (sort ({catalogue([suspects(Q.set).entry]).id}), {'q-bias', 'q-halved'})
%! trials(2).J = trials(2).J + 0.1;
%! assert (diagnose_explain_penalty (trials, suspects).known, false)
