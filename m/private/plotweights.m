function h = plotweights (W, width, kind)
% PLOTWEIGHTS  The weights of the first layer, as images or a heat map; for nnplot.
%
%   h = plotweights (W, width, kind)
%
%   W       the weights without bias, a row for each unit.
%   width   pixels across an image, or [] for a heat map.
%   kind    'hidden' or 'output': what the units are.
%   h       handle of the axes

% SPDX-License-Identifier: GPL-3.0-or-later

[units, inputs] = size (W);
shown = round (linspace (1, units, min (100, units)));
who = sprintf ('%d %s units', units, kind);
if units == 1
  who = sprintf ('the %s unit', kind);
elseif numel (shown) < units
  who = sprintf ('%d of %d %s units', numel (shown), units, kind);
end
W = W(shown,:);

if ~ isempty (width)
  displayData (W, width);
  text (0.5, -0.04, 'light is positive, dark is negative', 'units', 'normalized', ...
        'horizontalalignment', 'center', 'fontsize', 8);
  if units == 1
    title (sprintf ('What %s looks for', who));
  else
    title (sprintf ('What %s look for', who));
  end
else
  largest = max (abs (W(isfinite (W))));
  if isempty (largest) || largest == 0
    largest = 1;
  end
  imagesc (W, largest * [-1, 1]);
  colormap (gray);
  xlabel ('input');
  ylabel (sprintf ('%s unit', kind));
  ticks (gca (), 'x', 1:inputs);
  ticks (gca (), 'y', shown);
  if numel (W) <= 150
    numbers (W, largest);
  else
    colorbar ();
  end
  title (sprintf ('Weights of %s', who));
end
h = gca ();
end

function ticks (ax, which, names)
% At most ten, and whole numbers.
at = unique (round (linspace (1, numel (names), min (10, numel (names)))));
labels = arrayfun (@(k) sprintf ('%d', k), names(at), 'UniformOutput', false);
set (ax, [which, 'tick'], at, [which, 'ticklabel'], labels);
end

function numbers (W, largest)
for i = 1:size (W, 1)
  for j = 1:size (W, 2)
    text (j, i, sprintf ('%.*f', max (0, 2 - floor (log10 (largest))), W(i,j)), 'horizontalalignment', 'center', ...
          'color', (W(i,j) < -0.1 * largest) * [1, 1, 1]);
  end
end
end
