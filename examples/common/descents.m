function descents (paths, names, costs)
% DESCENTS  Paths on the bowl of minimisers.m, and learning curves beside it.

% SPDX-License-Identifier: GPL-3.0-or-later

colors = [0 0 0; 0 0.36 0.6; 0.8 0.36 0; 0.6 0.1 0.45; 0 0.5 0.35; 0.5 0.5 0.5];
styles = {'-', '--', '-.', ':', '-', '--'};
axes ('position', [0.08, 0.26, 0.4, 0.65]);
[A, B] = meshgrid (linspace (-5, 2, 71), linspace (-2.2, 2.2, 71));
contour (A, B, (A .^ 2 + 10 * B .^ 2) / 2, [0.25 1 3 6 11 18], 'linecolor', [0.7 0.7 0.7], ...
         'linewidth', 1);
hold ('on');
for k = 1:numel (paths)
  plot (paths{k}(1,:), paths{k}(2,:), styles{k}, 'color', colors(k,:), 'linewidth', 2);
end
hold ('off');
axis ([-5, 2, -2.2, 2.2]);
xlabel ('x1');
ylabel ('x2');
title ('Paths on a bowl');
box ('on');
axes ('position', [0.6, 0.26, 0.37, 0.65]);
manycurves (1:size (costs, 1), costs, names, 'pass over the digits', 'cost J', true);
title ('A network');
end
