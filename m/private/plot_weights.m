function h = plot_weights (W, width, kind)
% PLOT_WEIGHTS  Draws the weights of the first layer, as images or a heat map; for nnplot.
%
%   h = plot_weights (W, width, kind)
%
%   W       the weights without bias, a row for each unit.
%   width   width of an image in pixels, or [] for a heat map.
%   kind    'hidden' or 'output': which units they are.
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

newplot ();                             % an earlier picture's colour bar moves the axes
if ~ isempty (width)
  place = plot_place (gca ());
  points = 350 * place(3);              % a figure is about 350 points wide
  plot_place (gca (), place .* [1, 1, 1, 0.96]);   % room for the text
  picture = plot_mosaic (W, width, 0);
  imagesc (picture, [-1, 1]);
  colormap (gray);
  axis ('image', 'off');
  [down, across] = size (picture);
  separate (down, across, inputs / width, width);
  text ((across + 1) / 2, 1.05 * down, ...
        'light is positive, dark negative; each unit has its own scale', ...
        'horizontalalignment', 'center', 'fontsize', min (8, 0.03 * points));
  words = sprintf ('What %s look%s for', who, repmat ('s', units == 1));
  plot_title (words, 1.1);
else
  largest = max (abs (W(isfinite (W))));
  if isempty (largest) || largest == 0
    largest = 1;
  end
  imagesc (W, largest * [-1, 1]);
  colormap (gray);
  ticks (gca (), 'x', 1:inputs);
  ticks (gca (), 'y', shown);
  place = get (gca (), 'position');
  set (gca (), 'ticklength', [0, 0], 'fontsize', max (5, 9 * min (1, 1.3 * place(3))));
  h = gca ();
  xlabel ('input');
  ylabel (sprintf ('%s unit', kind));
  plot_title (sprintf ('Weights of %s', who), 1.2);
  if ~ numbers (W, largest)
    plot_bar (h);
  end
end
h = gca ();
end

% White lines between the images. They are drawn, because lines of pixels would have uneven widths.
function separate (down, across, height, width)
hold ('on');
for y = 0:height:down
  plot ([0.5, across + 0.5], y + [0.5, 0.5], '-', 'color', [1, 1, 1], 'linewidth', 2);
end
for x = 0:width:across
  plot (x + [0.5, 0.5], [0.5, down + 0.5], '-', 'color', [1, 1, 1], 'linewidth', 2);
end
hold ('off');
end

function ticks (ax, which, names)
% At most ten ticks, at whole numbers.
at = 1:ceil (numel (names) / 10):numel (names);
labels = arrayfun (@(k) sprintf ('%d', k), names(at), 'UniformOutput', false);
set (ax, [which, 'tick'], at, [which, 'ticklabel'], labels);
end

function yes = numbers (W, largest)
% Writes the numbers into the cells if these are large enough; a figure is about 350 points
% wide and 260 high.
texts = arrayfun (@(w) sprintf ('%.*f', max (0, 2 - floor (log10 (largest))), w), W, ...
                  'UniformOutput', false);
place = get (gca (), 'position');
cell_size = [350, 260] .* place(3:4) ./ [size(W, 2), size(W, 1)];
letters = max (cellfun ('length', texts(:)));
font = min ([10, cell_size(1) / (0.8 * letters), 0.7 * cell_size(2)]);
yes = font >= 5;
if ~ yes
  return
end
for i = 1:size (W, 1)
  for j = 1:size (W, 2)
    text (j, i, texts{i,j}, 'horizontalalignment', 'center', 'fontsize', font, ...
          'color', (W(i,j) < -0.1 * largest) * [1, 1, 1]);
  end
end
end
