function surfaces (theta, net, X, y)
% SURFACES  Draw the hidden units and the output of a network over its two inputs.
%
%   A panel for each hidden unit and one for the output, from black for 0 to
%   white for 1. The thick line is where a unit crosses 0.5, the thin ones where
%   it crosses 0.25 and 0.75. The digits are the targets of the examples.

% SPDX-License-Identifier: GPL-3.0-or-later

side = linspace (-0.25, 1.25, 61);
[A, B] = meshgrid (side, side);
[h, steps] = nnforward (theta, net, [A(:), B(:)]);
values = [steps.a{2}, h];
units = size (values, 2);
for k = 1:units
  subplot (1, units, k);
  V = reshape (values(:,k), size (A));
  imagesc (side, side, V, [0, 1]);
  colormap (gray (64));
  hold ('on');
  contour (side, side, V, [0.25, 0.75], 'linecolor', [0.5, 0.5, 0.5], 'linewidth', 1);
  contour (side, side, V, [0.5, 0.5], 'linecolor', 'k', 'linewidth', 2);
  plot (X(:,1), X(:,2), 'ks', 'markerfacecolor', 'w', 'markersize', 18);
  for t = 1:numel (y)
    text (X(t,1), X(t,2), sprintf ('%d', y(t)), 'fontsize', 13, ...
          'horizontalalignment', 'center');
  end
  hold ('off');
  axis ([-0.25, 1.25, -0.25, 1.25]);
  axis ('square');
  set (gca (), 'ydir', 'normal', 'xtick', [0, 0.5, 1], 'ytick', [0, 0.5, 1]);
  xlabel ('first input');
  if k == 1
    ylabel ('second input');
  end
  if k < units
    title (sprintf ('Hidden unit %d', k));
  else
    title ('Output; black is 0');
  end
end
end
