function h = plot_bands (Theta, pass, heads, words)
% PLOT_BANDS  Draws a network that is too large for circles: matrices as maps, layers as columns.
%
%   h = plot_bands (Theta, pass, heads, words)
%
%   Theta   cell of the parameters by layer
%   pass    struct: a, d, cells of rows by layer, and D; or []
%   heads   a text for each layer;   words: for the title
%   h       handles of the axes
%
%   The forward pass is above, the backward pass below. A row of a map belongs to the unit to
%   its right: z(l+1) = Theta(l) [1; a(l)].

% SPDX-License-Identifier: GPL-3.0-or-later

L = numel (heads);
rows = 1 + ~ isempty (pass);
strip = 0.022 * ~ isempty (pass);
gap = 0.022 + 0.062 * ~ isempty (pass);
left = 0.075;
right = 0.87 - 0.03 * ~ isempty (pass);
wide = (right - left - L * strip - 2 * (L - 1) * gap) / (L - 1);
if isempty (pass)
  wide = (right - left - (L - 2) * gap) / (L - 1);
end
high = 0.66 / rows - 0.05 * (rows - 1);
h = zeros (1, 0);
for row = 1:rows
  y = 0.15 + (rows - row) * 0.415;
  x = left;
  for l = 1:L
    if ~ isempty (pass)
      vector = pass.a{l};
      name = sprintf ('a%d', l);
      if row == 2
        vector = pass.d{l};
        name = sprintf ('d%d', l);
      end
      if ~ isempty (vector)
        h(end + 1) = map (vector(:), [x, y, strip, high], name); %#ok
        set (h(end), 'xtick', []);
      end
      x = x + strip + gap;
    end
    if l < L
      M = Theta{l};
      name = sprintf ('Theta%d', l);
      if row == 2
        M = pass.D{l};
        name = sprintf ('D%d', l);
      end
      h(end + 1) = map (M, [x, y, wide, high], name); %#ok
      if l == 1 || ~ isempty (pass)
        set (h(end), 'ytick', ends (size (M, 1)));
      end
      if row == rows
        xlabel (sprintf ('bias, %s', unit_names (heads{l}, size (M, 2) - 1)), 'fontsize', 8);
      end
      x = x + wide + gap;
    end
  end
end
bar_of ([0.92, 0.15, 0.02, 0.66 + 0.035 * (rows - 1)]);
top = axes ('position', [0, 0.93, 1, 0.07], 'visible', 'off');
title_of (top, ['Network ', words]);
set (gcf (), 'currentaxes', h(1));
end

function text = unit_names (head, count)
text = sprintf ('%d units', count);
if strcmp (head, 'inputs')
  text = sprintf ('%d inputs', count);
end
end

% A map of the entries, each divided by the largest one, which stands above it.
function ax = map (M, position, name)
largest = max ([0; abs(reshape (M(isfinite (M)), [], 1))]);
ax = axes ('position', position);
imagesc (M / max (largest, realmin), [-1, 1]);
colormap (plot_colors ());
set (ax, 'xtick', ends (size (M, 2)), 'ytick', [], 'fontsize', 7, 'ticklength', [0, 0]);
box ('on');
above (name, sprintf ('up to %.2g', largest));
end

% Two lines of text above the current axes.
function above (first, second)
place = get (gca (), 'position');
lines = {second, first};
for k = 1:2
  text (0.5, 1 + (0.012 + 0.036 * (k - 0.5)) / place(4), lines{k}, 'units', 'normalized', ...
        'fontsize', 7.5, 'horizontalalignment', 'center', 'interpreter', 'none');
end
end

function at = ends (count)
at = unique ([1, count]);
end

function bar_of (position)
ax = axes ('position', position);
imagesc ([0, 1], [-1, 1], repmat (linspace (-1, 1, 101)', 1, 2), [-1, 1]);
set (ax, 'ydir', 'normal', 'xtick', [], 'ytick', [-1, 0, 1], 'yaxislocation', 'right', ...
     'yticklabel', {'-1', '0', '1'}, 'fontsize', 7, 'ticklength', [0, 0]);
box ('on');
above ('', 'share');
end

function title_of (ax, words)
axis (ax, [0, 1, 0, 1]);
text (0.5, 0.45, words, 'parent', ax, 'fontsize', 10, 'fontweight', 'bold', ...
      'horizontalalignment', 'center', 'interpreter', 'none');
end
