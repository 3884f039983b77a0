function plot_contours (x, y, V, levels, color, width)
% PLOT_CONTOURS  Draws lines of equal value, for the levels that occur in V.
%
%   plot_contours (x, y, V, levels, color, width)
%
%   They are drawn as lines, because every file format keeps the width of lines.

% SPDX-License-Identifier: GPL-3.0-or-later

inside = unique (levels(levels > min (V(:)) & levels < max (V(:))));
if isempty (inside)
  return
end
c = contourc (x, y, V, inside([1:end, end]));       % a single number would be a count of levels
at = 1;
while at < size (c, 2)
  n = c(2,at);
  plot (c(1,at+1:at+n), c(2,at+1:at+n), '-', 'color', color, 'linewidth', width);
  at = at + n + 1;
end
end
