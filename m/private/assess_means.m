function M = assess_means (M, names, counts)
% ASSESS_MEANS  M.mean: the plain means of these fields over what counts and is not NaN.
%
%   M = assess_means (M, names, counts)

% SPDX-License-Identifier: GPL-3.0-or-later

for k = 1:numel (names)
  v = M.(names{k})(counts);
  M.mean.(names{k}) = mean (v(~ isnan (v)));
end
end
