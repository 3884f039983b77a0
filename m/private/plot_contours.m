function plot_contours (x, y, V, levels, color, width)
% PLOT_CONTOURS  Lines of equal value, of those levels that are reached.
%
%   plot_contours (x, y, V, levels, color, width)
%
%   They are plain lines, whose width every format keeps.

% SPDX-License-Identifier: GPL-3.0-or-later

inside = unique (levels(levels > min (V(:)) & levels < max (V(:))));
if isempty (inside)
  return
end
c = contourc (x, y, V, inside([1:end, end]));       % one level alone would be a number of them
at = 1;
while at < size (c, 2)
  n = c(2,at);
  plot (c(1,at+1:at+n), c(2,at+1:at+n), '-', 'color', color, 'linewidth', width);
  at = at + n + 1;
end
end
