% CHAINRULE  From the chain rule to backpropagation, every number of a 2-2-1 network.
%
%   A script, to be run as it is: the forward and the backward pass of one example through
%   a network of two inputs, two hidden units and one output, with a line for each step.
%   It writes chainrule.png.
%
%   Questions that it answers: Where do d = h - y and the factor g'(z) come from? Why
%   does d go back through the same weights? What is D, and why [1; a]?
%
%   A. Ng, Machine Learning, weeks 4 and 5.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. The network, one example, one target

Theta1 = [0.1 0.8 -0.6                     % a row for each hidden unit: bias, x1, x2
          -0.3 0.4 0.9];
Theta2 = [0.2 -0.7 1.1];                   % the output unit: bias, a1, a2
x = [1; 0.5];
y = 1;
g = @(z) 1 ./ (1 + exp (-z));

%% 2. Forward

z2 = Theta1 * [1; x];
a2 = g (z2);
z3 = Theta2 * [1; a2];
h = g (z3);
J = -(y * log (h) + (1 - y) * log (1 - h));
fprintf ('forward    z2 = %.4f %.4f   a2 = g (z2) = %.4f %.4f\n', z2, a2);
fprintf ('           z3 = %.4f          h = g (z3) = %.4f\n', z3, h);
fprintf ('           J = -log (h) = %.4f, because y = %d\n\n', J, y);

%% 3. The chain rule, link by link, for one weight: how does J change with Theta1(1,2)?
% J depends on h, h on z3, z3 on a2(1), a2(1) on z2(1), and that on the weight.

links = [(h - y) / (h * (1 - h)), ...      % dJ/dh
         h * (1 - h), ...                  % dh/dz3
         Theta2(2), ...                    % dz3/da2(1)
         a2(1) * (1 - a2(1)), ...          % da2(1)/dz2(1)
         x(1)];                            % dz2(1)/dTheta1(1,2)
fprintf ('chain rule dJ/dh %.4f * dh/dz3 %.4f * dz3/da %.4f * da/dz %.4f * dz/dw %.4f\n', links);
fprintf ('           = %.6f\n\n', prod (links));

%% 4. Backpropagation: the factors that all weights share are computed once
% d is dJ/dz of a unit. The first two links together are h - y.

d3 = h - y;
d2 = (Theta2(:,2:end)' * d3) .* a2 .* (1 - a2);
D2 = d3 * [1; a2]';                        % dz3/dw is the input of the weight w: 1 for the
D1 = d2 * [1; x]';                         % bias, otherwise a2 or x
fprintf ('backward   d3 = h - y = %.4f\n', d3);
fprintf ('           d2 = Theta2'' d3 .* g''(z2) = %.4f %.4f\n', d2);
fprintf ('           D2 = d3 [1; a2]'' = %.4f %.4f %.4f\n', D2);
fprintf ('           D1 = d2 [1; x]''  = %.4f %.4f %.4f\n', D1(1,:));
fprintf ('                              %.4f %.4f %.4f\n', D1(2,:));
fprintf ('           D1(1,2) is the product of the chain: %.6f\n\n', D1(1,2));

%% 5. Three checks: the engine, central differences, and a step down

net = nncreate ([2 2 1]);
theta = nnunroll ({Theta1, Theta2});
[J1, grad, steps] = nncost (theta, net, x', y);
numgrad = computeNumericalGradient (@(t) nncost (t, net, x', y), theta);
after = nncost (theta - 0.1 * grad, net, x', y);
fprintf ('the engine agrees to %.0e, central differences to %.0e\n', ...
         max (abs (grad - [D1(:); D2(:)])), max (abs (numgrad - grad)));
fprintf ('a step of 0.1 down: J falls by %.5f; the gradient predicts %.5f\n', J1 - after, ...
         0.1 * (grad' * grad));

savepicture ('chainrule.png', [8, 6], @() nnplot (steps, net));
