function [found, J, grad] = diagnose_explain (trials, truth, suspects, looks)
% DIAGNOSE_EXPLAIN  The smallest set of mistakes that gives the user's numbers.
%
%   [found, J, grad] = diagnose_explain (trials, truth, suspects, looks)
%
%   trials     as for diagnose_cost: J a number (NaN: do not explain it), grad a
%              column ([]: do not explain it).
%   truth      struct array, the right J and grad of each trial.
%   suspects   from diagnose_suspects.
%   looks      relative difference below which numbers are the same.
%   found      cell: the smallest sets of suspects (rows of indices) each of which
%              explains everything that can be explained, in the order of the
%              catalogue. {[]} if nothing is wrong.
%   J, grad    whether found explains them.
%
%   J = J0 + R: mistakes of the forward pass ('common') and of the cost ('J') change the
%   data part J0, those of the regularization ('R') change R. In the same way
%   grad = G + Q: 'common' and 'G' change G, and 'Q' changes Q. J0 and R do not depend
%   on each other, nor do G and Q. So each part is computed once for each set of its
%   mistakes, and the sums are compared with the user's numbers: first with at most one
%   mistake in each part, then with at most two. This is done on one trial
%   (diagnose_search_trial); sets that fit it are confirmed on all trials.
%
%   The amount of work is limited, not the time, so that a slow machine finds the same.

% SPDX-License-Identifier: GPL-3.0-or-later

[costs, J] = diagnose_explain_cost (trials, truth, suspects, looks);
[grads, grad] = diagnose_explain_gradient (trials, truth, suspects, looks, costs, J);
found = costs;
if ~ isempty (grads)
  found = joined (suspects, costs, grads);
end
end

% The smallest unions of an explanation of J with one of grad. A common mistake, which
% should be in both, counts a little more if it is in only one of them.
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
