function plot_key (samples, texts)
% PLOT_KEY  Draws a legend: what lines and points mean, in one row at the bottom of the figure.
%
%   plot_key (samples, texts)
%
%   samples   a cell for each entry: the properties of its line, {} for a text without one.
%   texts     the text after each.
%
%   Octave's legend would cover the picture, or, outside of it, move the axes.

% SPDX-License-Identifier: GPL-3.0-or-later

letter = 0.0135;                        % of the width of the figure, at a size of 8
dash = 0.07 * ~ cellfun ('isempty', samples);
wide = dash + letter * cellfun ('length', texts) + 0.03;
shrink = min (1, 0.99 / sum (wide));
font = 8 * shrink;
dash = shrink * dash;
wide = shrink * wide;
left = 0.5 - sum (wide) / 2;
ax = axes ('position', [0, 0, 1, 0.07]);
hold (ax, 'on');
for k = 1:numel (texts)
  if ~ isempty (samples{k})
    line = plot (ax, left + dash(k) * [0.2, 0.8], [0.5, 0.5], samples{k}{:});
    if strcmp (get (line, 'linestyle'), 'none')
      set (line, 'xdata', left + dash(k) * 0.6, 'ydata', 0.5);
    end
  end
  text (left + dash(k), 0.5, texts{k}, 'fontsize', font, 'verticalalignment', 'middle', ...
        'interpreter', 'none');          % names may have _
  left = left + wide(k);
end
hold (ax, 'off');
axis (ax, [0, 1, 0, 1]);
set (ax, 'visible', 'off');
end
