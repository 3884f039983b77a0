% XOR  The smallest problem that needs a hidden layer.
%
%   A script, to be run as it is; it writes a picture to xor.png.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (which ('nncost_mex'))       % not on the path: built here, or a pkg?
  here = fileparts (mfilename ('fullpath'));
  if exist (fullfile (here, '..', 'build', 'src'), 'dir')
    addpath (fullfile (here, '..', 'build', 'src'), fullfile (here, '..', 'm'));
  elseif exist ('OCTAVE_VERSION', 'builtin')
    pkg ('load', 'backprop');
  end
end

X = [0 0; 0 1; 1 0; 1 1];
y = [0; 1; 1; 0];
net = nncreate ([2 3 1], 'Activation', 'tanh');
theta = fmincg (@(p) nncost (p, net, X, y), nninit (net, 1), optimset ('MaxIter', 100));

fprintf ('\n x1 x2  xor  network\n');
fprintf ('%3d %2d %4d %8.4f\n', [X, y, nnforward(theta, net, X)]');

%% What it answers between the corners: light 1, dark 0, the line at one half.
t = linspace (-0.5, 1.5, 81);
[x1, x2] = meshgrid (t, t);
h = reshape (nnforward (theta, net, [x1(:), x2(:)]), size (x1));
f = figure ('visible', 'off');
imagesc (t, t, h, [0, 1]);
colormap (gray);
hold ('on');
contour (t, t, h, [0.5, 0.5], 'linecolor', [.5, .5, .5], 'linewidth', 2);
plot (X(y == 0,1), X(y == 0,2), 'wo', 'markersize', 10, 'linewidth', 2);
plot (X(y == 1,1), X(y == 1,2), 'kx', 'markersize', 10, 'linewidth', 2);
hold ('off');
axis ('xy', 'square');
xlabel ('x1');
ylabel ('x2');
title ('xor: light is 1, dark is 0');
device = '-dpng';
if exist ('OCTAVE_VERSION', 'builtin') && strcmp (graphics_toolkit (f), 'gnuplot')
  device = '-dpngcairo';                % needs no Ghostscript
end
print (f, 'xor.png', device);
close (f);
