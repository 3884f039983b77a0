function M = assess_curves (M, is_class, score, known)
% ASSESS_CURVES  The ROC curve of each class against the rest, and the area under it.
%
%   M = assess_curves (M, is_class, score)
%   M = assess_curves (M, is_class, score, known)
%
%   is_class   m-by-K logicals;  score  m-by-K, or []: then AUC is NaN, roc empty
%   known      m-by-K: the entries that count. Default: all
%
%   The curve goes through a corner for each different score, from the largest down;
%   the straight line between two corners counts equal scores by half.

% SPDX-License-Identifier: GPL-3.0-or-later

K = size (is_class, 2);
M.AUC = NaN (K, 1);
M.roc = struct ('false_positive', {}, 'true_positive', {});
if isempty (score)
  return
end
if nargin < 4
  known = true (size (is_class));
end
score = double (full (score));
for k = 1:K
  use = known(:, k);
  [M.roc(k, 1), M.AUC(k)] = curve (is_class(use, k), score(use, k));
end
end

function [roc, area] = curve (positive, score)
roc = struct ('false_positive', [], 'true_positive', []);
area = NaN;
if all (positive) || ~ any (positive) || any (isnan (score))
  return
end
[score, order] = sort (score, 'descend');
positive = positive(order);
last = [find(diff (score) ~= 0); numel(score)];   % of those with the same score
hits = cumsum (positive);
hits = [0; hits(last)];
misses = [0; last] - hits;
area = sum (diff (misses) .* (hits(1:end-1) + hits(2:end)) / 2) / (misses(end) * hits(end));
corner = [true; diff(hits(1:end-1)) .* diff(misses(2:end)) ...
                ~= diff(hits(2:end)) .* diff(misses(1:end-1)); true];
roc.false_positive = misses(corner) / misses(end);
roc.true_positive = hits(corner) / hits(end);
end
