function surfaces (theta, net, X, y)
% SURFACES  What a network of two inputs answers, and how it gets there.
%
%   A panel for each hidden unit and one for the output: grey from 0 (black) to
%   1 (white), lines where 0.25, 0.5 and 0.75 are crossed, and the examples.

% SPDX-License-Identifier: GPL-3.0-or-later

side = linspace (-0.25, 1.25, 61);
[A, B] = meshgrid (side, side);
[h, steps] = nnforward (theta, net, [A(:), B(:)]);
values = [steps.a{2}, h];
units = size (values, 2);
for k = 1:units
  subplot (1, units, k);
  imagesc (side, side, reshape (values(:,k), size (A)), [0, 1]);
  set (gca (), 'ydir', 'normal');
  colormap (gray (64));
  hold ('on');
  V = reshape (values(:,k), size (A));
  contour (side, side, V, [0.25, 0.75], 'linecolor', [0.5, 0.5, 0.5]);
  contour (side, side, V, [0.5, 0.5], 'linecolor', 'k', 'linewidth', 2);
  for t = 1:numel (y)
    text (X(t,1), X(t,2), sprintf ('%d', y(t)), 'fontsize', 14, ...
          'horizontalalignment', 'center', 'backgroundcolor', 'w', 'edgecolor', 'k');
  end
  hold ('off');
  axis ('square');
  xlabel ('first input');
  ylabel ('second input');
  if k < units
    title (sprintf ('Hidden unit %d', k));
  else
    title ('Output');
  end
end
colorbar ();
end
