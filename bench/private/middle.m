function s = middle (seconds)
% MIDDLE  The median of each column, without NaN.

% SPDX-License-Identifier: GPL-3.0-or-later

s = NaN (1, size (seconds, 2));
for i = 1:size (seconds, 2)
  v = seconds(~ isnan (seconds(:, i)), i);
  if ~ isempty (v)
    s(i) = median (v);
  end
end
end
