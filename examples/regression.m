% REGRESSION  Tell the color of a wine from its chemistry.
%
%   A script, to be run as it is: 178 wines, 12 measurements each, a network of 8
%   hidden units beside linear regression. It writes a picture to regression.png.
%
%   wine.csv is "Wine" by S. Aeberhard and M. Forina, UCI Machine Learning
%   Repository, 1991, https://doi.org/10.24432/C5PC7J, under the licence CC BY 4.0,
%   https://creativecommons.org/licenses/by/4.0/. Changed: a line of names, and the
%   cultivar, last, counts from 0. It comes without warranty.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (which ('nncost_mex'))       % not on the path: built here, or a pkg?
  here = fileparts (mfilename ('fullpath'));
  if exist (fullfile (here, '..', 'build', 'src'), 'dir')
    addpath (fullfile (here, '..', 'build', 'src'), fullfile (here, '..', 'm'));
  elseif exist ('OCTAVE_VERSION', 'builtin')
    pkg ('load', 'backprop');
  end
end

here = fileparts (mfilename ('fullpath'));
wine = dlmread (fullfile (here, 'wine.csv'), ',', 1, 0);
y = wine(:,10);                         % color intensity
X = wine(:,[1:9, 11:13]);               % all else but the cultivar
m = numel (y);
test = mod (1:m, 3) == 0;               % every third is kept aside
train = ~ test;

%% The network: inputs and target are standardized by the training examples.
center = mean (y(train));
scale = std (y(train));
net = nncreate ([12 8 1], 'Activation', 'tanh', 'Output', 'linear', 'Lambda', 5, ...
                'Standardize', X(train,:));
cost = @(p) nncost (p, net, X(train,:), (y(train) - center) / scale);
theta = fmincg (cost, nninit (net, 1), optimset ('MaxIter', 200));
guess = center + scale * nnpredict (theta, net, X);

%% Linear regression, on the same examples.
A = [ones(m, 1), X];
linear = A * (A(train,:) \ y(train));

rmse = @(p, which) sqrt (mean ((p(which) - y(which)) .^ 2));
fprintf ('\nroot mean squared error    train    test\n');
fprintf ('linear regression       %8.3f %7.3f\n', rmse (linear, train), rmse (linear, test));
fprintf ('network                 %8.3f %7.3f\n', rmse (guess, train), rmse (guess, test));

%% Predicted against true, on the wines kept aside.
f = figure ('visible', 'off');
range = [0, 14];
plot (range, range, '-', 'color', [.6, .6, .6], y(test), linear(test), 'ko', ...
      y(test), guess(test), 'kx', 'linewidth', 2);
axis ([range, range], 'square');
legend ('equal', 'linear regression', 'network', 'location', 'southeast');
xlabel ('color intensity, measured');
ylabel ('color intensity, predicted');
title ('59 wines that neither has seen');
grid ('on');
device = '-dpng';
if exist ('OCTAVE_VERSION', 'builtin') && strcmp (graphics_toolkit (f), 'gnuplot')
  device = '-dpngcairo';                % needs no Ghostscript
end
print (f, 'regression.png', device);
close (f);
