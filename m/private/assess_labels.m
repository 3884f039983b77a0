function M = assess_labels (Y, answer, score)
% ASSESS_LABELS  nnassess where an example may have several labels, or none.
%
%   M = assess_labels (Y, answer, score)
%
%   Y, answer   m-by-K of 0 and 1, true and predicted; NaN means not known in Y, and no
%               prediction in answer
%   score       m-by-K, or [] if there is none

% SPDX-License-Identifier: GPL-3.0-or-later

K = size (Y, 2);
if ~ isempty (score) && size (score, 2) ~= K
  error ('backprop:size', 'nnassess: score must have %d columns, one for each label, but has %d', ...
         K, size (score, 2));
end
known = ~ isnan (Y);
there = Y >= 0.5;
yes = answer == 1 & known;
no = answer == 0 & known;
M.kind = 'labels';
M.examples = size (Y, 1);
right = (yes & there) | (no & ~ there & known);
M.accuracy = sum (right(:)) / sum (known(:));
some = any (known, 2);                   % an example without known labels is not counted
M.exact = sum (all (right | ~ known, 2) & some) / sum (some);
M.classes = (1:K)';
M.support = sum (there, 1)';
both = sum (yes & there, 1)';
M = assess_rates (M, both, sum (yes, 1)' - both, M.support - both);
M = assess_curves (M, there, score, known);
M = assess_means (M, {'precision', 'recall', 'F1', 'AUC'}, true (K, 1));
M.confusion = zeros (2, 2, K);
M.confusion(1, 1,:) = sum (no & ~ there, 1);
M.confusion(1, 2,:) = sum (yes & ~ there, 1);
M.confusion(2, 1,:) = sum (no & there, 1);
M.confusion(2, 2,:) = both;
M.unanswered = sum (known & ~ yes & ~ no, 1)';
end
