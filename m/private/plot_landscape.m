function h = plot_landscape (theta, cost, plane, points)
% PLOT_LANDSCAPE  Draws the cost on a plane through theta, and paths on it; for nnlandscape.
%
%   h = plot_landscape (theta, cost, plane, points)
%
%   cost     J = cost (theta)
%   plane    struct: axes, two columns; range, [left, right, bottom, top]; paths, a cell of
%            2-row matrices; share of the paths' squared length along each axis, or []
%   points   how many points in each direction
%   h        handle of the axes

% SPDX-License-Identifier: GPL-3.0-or-later

r = plane.range;
x = linspace (r(1), r(2), points);
y = linspace (r(3), r(4), points);
J = zeros (points);
for i = 1:points
  for j = 1:points
    J(i,j) = double (cost (theta + plane.axes * [x(j); y(i)]));
  end
end
J(~ isfinite (J)) = NaN;
name = 'cost J';
V = J;
if min (J(:)) > 0
  V = log10 (J);
  name = 'log10 of the cost J';
end
imagesc (x, y, V);
colormap (plot_colors ());
h = gca ();
hold ('on');
plot_contours (x, y, V, linspace (min (V(:)), max (V(:)), 14), [1, 1, 1], 1);
looks = {'-', '--', ':', '-.'};
for k = 1:numel (plane.paths)
  p = plane.paths{k};
  plot (p(1,:), p(2,:), '-', 'color', [1, 1, 1], 'linewidth', 4);
  plot (p(1,:), p(2,:), looks{1 + mod(k - 1, 4)}, 'color', [0, 0, 0], 'linewidth', 2);
  if size (p, 2) <= 60
    plot (p(1,:), p(2,:), 'k.', 'markersize', 7);
  end
  plot (p(1,1), p(2,1), 's', 'color', [0, 0, 0], 'markerfacecolor', [1, 1, 1], ...
        'markersize', 8, 'linewidth', 1.5);
end
plot (0, 0, 'd', 'color', [0, 0, 0], 'markerfacecolor', [1, 1, 1], 'markersize', 11, ...
      'linewidth', 1.5);
hold ('off');
axis (r);
set (h, 'ydir', 'normal', 'layer', 'top', 'fontsize', 9, 'linewidth', 1);
box ('on');
words = {'random direction 1', 'random direction 2'};
where = 'diamond: theta';
if ~ isempty (plane.share)
  words = arrayfun (@(k) sprintf ('direction %d (%.0f %% of the path)', k, ...
                                  100 * plane.share(k)), 1:2, 'UniformOutput', false);
  where = 'square: start, diamond: theta';
end
xlabel (words{1});
ylabel (words{2});
plot_title (sprintf ('%s (%s)', name, where), 1);
plot_bar (h);
end
