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
%   numbers: at most one of each list, then at most two. One trial is looked at so
%   (diagnose_search_trial); what agrees is confirmed on all of them.
%
%   The search ends by work, not by time, so that a slow machine names the same.

% SPDX-License-Identifier: GPL-3.0-or-later

[costs, J] = diagnose_explain_cost (trials, truth, suspects, looks);
[grads, grad] = diagnose_explain_gradient (trials, truth, suspects, looks, costs, J);
found = costs;
if ~ isempty (grads)
  found = joined (suspects, costs, grads);
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
