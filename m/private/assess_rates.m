function M = assess_rates (M, right, too_many, missed)
% ASSESS_RATES  Precision, recall and F1 from counts; 0 where nothing is divided by 0.
%
%   M = assess_rates (M, right, too_many, missed)
%
%   right, too_many, missed   of each class: true positives, false positives, false
%                             negatives

% SPDX-License-Identifier: GPL-3.0-or-later

share = @(part, rest) part ./ max (part + rest, 1);
M.precision = share (right, too_many);
M.recall = share (right, missed);
M.F1 = 2 * right ./ max (2 * right + too_many + missed, 1);
end
