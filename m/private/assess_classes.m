function M = assess_classes (place, answer, names, score)
% ASSESS_CLASSES  nnassess where each example belongs to one class.
%
%   M = assess_classes (place, answer, names, score)
%
%   place, answer  the true and the predicted class of each example, 1..K, columns; NaN
%                  in answer: no prediction
%   score          m-by-K, or m-by-1 for the second of two classes; [] if there is none

% SPDX-License-Identifier: GPL-3.0-or-later

K = numel (names);
M.kind = 'classes';
M.examples = numel (place);
M.accuracy = mean (answer == place);
M.classes = names(:);
known = ~ isnan (answer);
counts = accumarray ([place(known), answer(known)], 1, [K, K]);
M.support = accumarray (place, 1, [K, 1]);
right = diag (counts);
answered = sum (counts, 1)';
M = assess_rates (M, right, answered - right, M.support - right);
if size (score, 2) == 1
  score = [-score, score];
end
M = assess_curves (M, bsxfun (@eq, place, 1:K), score);
M = assess_means (M, {'precision', 'recall', 'F1', 'AUC'}, M.support + answered > 0);
M.confusion = counts;
M.unanswered = accumarray (place(~ known), 1, [K, 1]);
end
