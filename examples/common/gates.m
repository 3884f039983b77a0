function gates (names, places, edges, values, slopes)
% GATES  A circuit: its values, and the derivatives of its output.
%
%   names     a text for each node;  places  a column [x; y] for each
%   edges     a row [from, to] for each line
%   values, slopes   of each node: the value is written in it, the derivative below

% SPDX-License-Identifier: GPL-3.0-or-later

back = [0.6, 0.1, 0.45];
axes ('position', [0, 0, 1, 1]);
hold ('on');
for k = 1:size (edges, 1)
  p = places(:,edges(k,:));
  plot (p(1,:), p(2,:), '-', 'color', [0.35, 0.35, 0.35], 'linewidth', 2);
end
for k = 1:numel (names)
  x = places(1,k);
  y = places(2,k);
  patch (x + 0.2 * [-1, 1, 1, -1], y + 0.26 * [-1, -1, 1, 1], [1, 1, 1], 'edgecolor', ...
         [0, 0, 0], 'linewidth', 1.5);
  centred = {'horizontalalignment', 'center', 'fontsize', 11};
  if strcmp (names{k}, '1')
    text (x, y, '1', centred{:});
    continue
  end
  text (x, y, sprintf ('%s = %g', strtok (names{k}), values(k)), centred{:});
  text (x, y + 0.42, names{k}, centred{:}, 'color', [0.3, 0.3, 0.3]);
  text (x, y - 0.42, sprintf ('de/d%s = %g', strtok (names{k}), slopes(k)), centred{:}, ...
        'color', back);
end
text (1, 3.9, 'in boxes the values, forward; below de/d..., backward', ...
      'horizontalalignment', 'center', 'fontsize', 12);
hold ('off');
axis ([-0.35, 2.35, -0.4, 4.1]);
axis ('off');
end
