function yes = plot_circuit (ax, what, heads, area)
% PLOT_CIRCUIT  Draws the units of a network and the lines between them, with their numbers.
%
%   plot_circuit (ax, what, heads, area)
%   yes = plot_circuit (s, width, height, true)    whether there is room for all numbers
%
%   ax      axes: their unit becomes a point of a figure of 560 by 420 points
%   what    struct: edges, a matrix for each gap between layers, the bias column first;
%           under, numbers that are written below those of edges, or []; inside, above and
%           below: a row of numbers for each layer, written in, above and below the units,
%           or []; second: true for the colour of the backward pass
%   heads   a text for each layer
%   area    [width, height] in points

% SPDX-License-Identifier: GPL-3.0-or-later

if nargout > 0
  yes = all (labels (layout (ax, [what, heads], true)) > 0);
  return
end
edges = what.edges;
s = [cellfun(@(E) size (E, 2) - 1, edges), size(edges{end}, 1)];
place = layout (s, area, ~ isempty (what.inside));
look = plot_sign ();
look = look((1:2) + 2 * what.second);
axis (ax, [0, area(1), 0, area(2)]);
set (ax, 'visible', 'off');
hold (ax, 'on');
lines (ax, edges, place, look);
units (ax, what, place);
for l = 1:numel (s)
  text (place.x(l), area(2) - 34, heads{l}, 'fontsize', 9, 'interpreter', 'none', ...
        'horizontalalignment', 'center');
end
at = labels (place);
if isempty (what.under) && isempty (what.inside)
  at = labels (place, 16);
elseif isempty (what.under)
  at(:) = 0;
end
for l = reshape (find (at > 0), 1, [])
  numbers (edges{l}, place, l, at(l), 0.5 * ~ isempty (what.under), [0, 0, 0]);
  if ~ isempty (what.under)
    numbers (what.under{l}, place, l, at(l), -0.5, look_of_backward ());
  end
end
hold (ax, 'off');
end

function color = look_of_backward ()
look = plot_sign ();
color = look{3}{4};
end

% Where the units are: x of each layer, y{l} with the bias unit first, the radius.
function place = layout (s, area, numbered)
L = numel (s);
most = max (s + [ones(1, L - 1), 0]);
top = area(2) - 52;
pitch = top / most;
place.radius = min (24, 0.42 * pitch);
if numbered
  place.radius = min (24, 0.3 * pitch);
end
margin = place.radius + 22;
place.x = margin + (area(1) - 2 * margin) * (0:L-1) / (L - 1);
place.y = cell (1, L);
for l = 1:L
  count = s(l) + (l < L);
  y = top / 2 + (top / count) * ((count - 1) / 2 - (0:count - 1)) + 6;
  if l < L
    place.y{l} = y([end, 1:end-1]);      % the bias unit is the lowest
  else
    place.y{l} = [NaN, y];
  end
end
end

% For each gap, how far along its lines the numbers are written, or 0 if they would overlap.
function at = labels (place, height)
if nargin < 2
  height = 25;
end
L = numel (place.x);
at = zeros (1, L - 1);
for l = 1:L - 1
  best = height;
  if (place.x(l+1) - place.x(l)) < 90
    continue
  end
  for t = [0.25:0.025:0.42, 0.58:0.025:0.75]
    [from, to] = meshgrid (place.y{l}, place.y{l+1}(2:end));
    y = sort (from(:) + t * (to(:) - from(:)));
    gap = min ([diff(y); Inf]);
    if gap > best
      best = gap;
      at(l) = t;
    end
  end
end
end

function lines (ax, edges, place, look)
largest = max ([cellfun(@(E) max ([0; abs(reshape (E(isfinite (E)), [], 1))]), edges), realmin]);
room = 4 * min (1, sqrt (12 / max (cellfun (@numel, edges))));      % many lines are thinner
for l = 1:numel (edges)
  E = edges{l};
  [~, order] = sort (abs (E(:)));        % large ones are drawn last, on top
  for k = reshape (order, 1, [])
    [i, j] = ind2sub (size (E), k);
    style = {'linestyle', ':', 'color', [.55, .55, .55]};
    if E(k) ~= 0
      style = look{1 + (E(k) < 0)};
    end
    size_of = min (1, abs (E(k)) / largest);
    size_of(isnan (size_of)) = 0;
    plot (ax, place.x([l, l+1]), [place.y{l}(j), place.y{l+1}(i+1)], style{:}, ...
          'linewidth', 1 + room * size_of);
  end
end
end

function units (ax, what, place)
r = place.radius;
turn = linspace (0, 2 * pi, 41);
for l = 1:numel (place.x)
  x = place.x(l);
  if isfinite (place.y{l}(1))            % the bias unit
    side = min (0.6 * r, 11);
    patch (x + side * [-1, 1, 1, -1], place.y{l}(1) + side * [-1, -1, 1, 1], [1, 1, 1], ...
           'parent', ax, 'edgecolor', [0, 0, 0], 'linewidth', 1);
    if side >= 5
      text (x, place.y{l}(1), '1', 'fontsize', min (8, 1.1 * side), ...
            'horizontalalignment', 'center');
    end
  end
  for i = 2:numel (place.y{l})
    y = place.y{l}(i);
    patch (x + r * cos (turn), y + r * sin (turn), [1, 1, 1], 'parent', ax, ...
           'edgecolor', [0, 0, 0], 'linewidth', 1);
    if has (what.inside, l)
      words = short (what.inside{l}(i-1));
      text (x, y, words, 'fontsize', min (8, 1.75 * r / numel (words)), ...
            'horizontalalignment', 'center');
    end
    if has (what.above, l)
      label (x, y + r + 8, ['z ', short(what.above{l}(i-1))], [0, 0, 0]);
    end
    if has (what.below, l)
      label (x, y - r - 8, ['d ', short(what.below{l}(i-1))], look_of_backward ());
    end
  end
end
end

function yes = has (rows, l)
yes = ~ isempty (rows) && ~ isempty (rows{l});
end

function numbers (E, place, l, t, row, color)
for i = 1:size (E, 1)
  for j = 1:size (E, 2)
    from = [place.x(l), place.y{l}(j)];
    to = [place.x(l+1), place.y{l+1}(i+1)];
    at = from + t * (to - from) + [0, 11 * row];
    label (at(1), at(2), short (E(i,j)), color);
  end
end
end

% A text on white, so that no line crosses it.
function label (x, y, words, color)
half = [3.2 * numel(words), 5.2];
patch (x + half(1) * [-1, 1, 1, -1], y + half(2) * [-1, -1, 1, 1], [1, 1, 1], ...
       'edgecolor', 'none');
text (x, y, words, 'fontsize', 7, 'color', color, 'horizontalalignment', 'center');
end

% Three digits, in five characters if possible.
function text = short (v)
if v == 0
  text = '0';
elseif abs (v) < 0.001 || abs (v) >= 10000
  text = regexprep (sprintf ('%.0e', v), 'e([-+])0*(\d)', 'e$1$2');
else
  text = sprintf ('%.*f', max (0, min (3, 2 - floor (log10 (max (abs (v), 0.1))))), v);
end
end
