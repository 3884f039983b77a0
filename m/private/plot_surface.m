function h = plot_surface (theta, net, X, y, given)
% PLOT_SURFACE  Draws the output of a network over two inputs; for nnsurface.
%
%   h = plot_surface (theta, net, X, y, given)
%
%   given   struct: Inputs and Range, already checked, and centre, the values of the other inputs
%   h       handle of the axes

% SPDX-License-Identifier: GPL-3.0-or-later

side = 121;
r = given.Range;
x = linspace (r(1), r(2), side);
z = linspace (r(3), r(4), side);
[A, B] = meshgrid (x, z);
P = repmat (given.centre, numel (A), 1);
P(:,given.Inputs) = [A(:), B(:)];
H = double (nnforward (theta, net, P));
keep = [];
if ~ isempty (X)
  keep = round (linspace (1, size (X, 1), min (1000, size (X, 1))));
end
if size (H, 2) == 1
  h = one (x, z, reshape (H, side, side), X, y, keep, net, given);
else
  h = several (x, z, H, X, y, keep, net, given);
end
xlabel (sprintf ('input %d', given.Inputs(1)));
ylabel (sprintf ('input %d', given.Inputs(2)));
set (h, 'ydir', 'normal', 'layer', 'top', 'linewidth', 1);
box ('on');
end

function h = one (x, z, V, X, y, keep, net, given)
classes = any (strcmp (net.Output, {'sigmoid', 'softmax'})) && strcmp (net.Loss, 'crossentropy');
limits = [0, 1];
y = to_targets (net, y, size (X, 1), 'nnsurface');
y = double (full (y(:)));
if ~ classes
  limits = [min([V(:); y]), max([V(:); y])];
  if ~ (limits(1) < limits(2))
    limits = limits(1) + [-1, 1];
  end
end
imagesc (x, z, V, limits);
colormap (plot_colors ());
h = gca ();
hold ('on');
levels = linspace (limits(1), limits(2), 9);
if classes
  levels = [0.1, 0.9];
end
plot_contours (x, z, V, levels, 0.6 * [1, 1, 1], 1);
if classes
  plot_contours (x, z, V, [0.5, 0.5], [1, 1, 1], 5);      % black on white shows on any colour
  plot_contours (x, z, V, [0.5, 0.5], [0, 0, 0], 2);
end
P = points (X, keep, given);
if classes
  marks (P(y(keep) < 0.5,:), 'o', [1, 1, 1], [0, 0, 0]);
  marks (P(y(keep) >= 0.5,:), 's', [0, 0, 0], [1, 1, 1]);
else
  map = plot_colors ();
  row = 1 + round ((size (map, 1) - 1) * (y(keep) - limits(1)) / (limits(2) - limits(1)));
  for k = reshape (unique (row(isfinite (row))), 1, [])
    marks (P(row == k,:), 'o', map(k,:), [0, 0, 0]);
  end
end
hold ('off');
axis (given.Range);
words = 'Output';
if classes && ~ isempty (keep)
  words = 'Output; circles are 0, squares 1, the line is 0.5';
end
set (h, 'fontsize', 9);
plot_title (words, 1);
plot_bar (h);
end

function h = several (x, z, H, X, y, keep, net, given)
K = size (H, 2);
side = numel (x);
[~, label] = max (H, [], 2);
tints = interp1 (linspace (0, 1, 5), [0.45 0.55 0.75; 0.62 0.68 0.76; 0.78 0.78 0.76; ...
                                      0.90 0.84 0.66; 1 0.93 0.55], linspace (0, 1, max (K, 2)));
picture = reshape (tints(label,:), [side, side, 3]);
image (x, z, picture);
h = gca ();
hold ('on');
for k = 1:K                              % where the lead of a class is 0
  rest = max (H(:,[1:k-1, k+1:K]), [], 2);
  plot_contours (x, z, reshape (H(:,k) - rest, side, side), [0, 0], [0, 0, 0], 1.5);
end
if ~ isempty (keep)
  y = to_targets (net, y, size (X, 1), 'nnsurface');
  if numel (y) ~= size (X, 1)
    [~, y] = max (double (y), [], 2);
  end
  P = points (X, keep, given);
  shapes = 'os^dv><ph*';
  for k = 1:K
    marks (P(y(keep) == k,:), shapes(1 + mod (k - 1, 10)), [1, 1, 1], [0, 0, 0]);
  end
end
hold ('off');
axis (given.Range);
set (h, 'fontsize', 9);
plot_title ('The class whose output is the largest', 1);
end

function P = points (X, keep, given)
P = zeros (0, 2);
if ~ isempty (keep)
  P = double (full (X(keep,given.Inputs)));
end
end

function marks (P, shape, face, edge)
if ~ isempty (P)
  plot (P(:,1), P(:,2), 'linestyle', 'none', 'marker', shape, 'color', edge, ...
        'markerfacecolor', face, 'markeredgecolor', edge, 'markersize', 6, 'linewidth', 1);
end
end
