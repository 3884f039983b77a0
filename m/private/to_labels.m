function labels = to_labels (Y, m, K)
% TO_LABELS  The labels of m examples, from labels, targets or outputs.
%
%   labels = to_labels (Y, m, K)
%
%   Y        m labels, or a column for each of K outputs
%   labels   a column: 1..K, the largest of a row; with one output 0 or 1. NaN where no
%            target is known

% SPDX-License-Identifier: GPL-3.0-or-later

Y = full (double (Y));
if K == 1
  Y = Y(:);
  labels = double (Y >= 0.5);
  labels(isnan (Y)) = NaN;
elseif numel (Y) == m
  labels = Y(:);
else
  [most, labels] = max (Y, [], 2);
  labels(isnan (most)) = NaN;
end
end

%!assert (to_labels ([3 1], 2, 3), [3; 1])
%!assert (to_labels (logical ([0 1; 1 0]), 2, 2), [2; 1])
%!assert (to_labels ([0.2 NaN; NaN NaN], 2, 2), [1; NaN])
%!assert (to_labels ([0.2 NaN 0.5], 3, 1), [0; NaN; 1])
