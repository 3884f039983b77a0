% MAZUR  Matt Mazur's step-by-step example of backpropagation, and its numbers.
%
%   A script, to be run as it is. Source of the numbers in brackets: M. Mazur, "A
%   Step by Step Backpropagation Example", 2015.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (which ('nncost_mex'))       % not on the path: built here, or a pkg?
  here = fileparts (mfilename ('fullpath'));
  if exist (fullfile (here, '..', 'build', 'src'), 'dir')
    addpath (fullfile (here, '..', 'build', 'src'), fullfile (here, '..', 'm'));
  elseif exist ('OCTAVE_VERSION', 'builtin')
    pkg ('load', 'backprop');
  end
end

%% Two inputs, two hidden units, two outputs; a column of biases first.
net = nncreate ([2 2 2], 'Loss', 'squarederror');
Theta = {[.35 .15 .20; .35 .25 .30], [.60 .40 .45; .60 .50 .55]};
theta = nnunroll (Theta);
x = [.05 .10];
y = [.01 .99];

%% Forward and backward once.
[J, grad, steps] = nncost (theta, net, x, y);
fprintf ('outputs   %.9f  %.9f   (0.751365070  0.772928465)\n', steps.a{3});
fprintf ('error     %.9f                (0.298371109)\n', J);

%% One step of gradient descent with the rate 0.5. He keeps the biases; no other
%% number here depends on them.
after = nnreshape (theta - 0.5 * grad, net);
fprintf ('w1 to w4  %.9f %.9f %.9f %.9f\n', after{1}(:,2:3)');
fprintf ('         (0.149780716 0.199561432 0.249751144 0.299502287)\n');
fprintf ('w5 to w8  %.9f %.9f %.9f %.9f\n', after{2}(:,2:3)');
fprintf ('         (0.358916480 0.408666186 0.511301270 0.561370121)\n');

%% And again and again: his error is that of the 10,000th forward pass.
weight = nnunroll ({[0 1 1; 0 1 1], [0 1 1; 0 1 1]});    % 0: a bias, which he keeps
for k = 1:9999
  [~, grad] = nncost (theta, net, x, y);
  theta = theta - 0.5 * grad .* weight;
end
fprintf ('10,000th  %.10f               (0.0000351085)\n', nncost (theta, net, x, y));
