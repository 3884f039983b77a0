function [labels, said] = nnlabels (Y, H)
% NNLABELS  The labels in Y, and those that the outputs H say.
%
%   [labels, said] = nnlabels (Y, H)
%
%   Y      labels, or targets with a row for each of H
%   labels, said   columns: 1..K, the largest of a row; 0 or 1 for one output. An
%          example's label is NaN where no target of it is known

% SPDX-License-Identifier: GPL-3.0-or-later

Y = full (double (Y));
[m, K] = size (H);
if K == 1
  labels = double (Y(:) >= 0.5);
  said = double (H >= 0.5);
  labels(isnan (Y(:))) = NaN;
  return
end
labels = Y(:);
if numel (Y) == m * K
  [most, labels] = max (Y, [], 2);
  labels(isnan (most)) = NaN;
end
[most, said] = max (H, [], 2); %#ok
end
