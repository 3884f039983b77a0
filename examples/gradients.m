% GRADIENTS  Is my gradient right? Any cost function, and those of the course.
%
%   A script, to be run as it is: cost functions as students write them, some with a
%   mistake, and the report of nncheck on each. It writes a picture to gradients.png.
%
%   Questions that it answers: How do I check the functions of the course's other
%   exercises? What does the report of a wrong one say? How do I find the step?
%
%   A. Ng, Machine Learning, weeks 1, 3 and 5.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

X = reshape (sin ((1:40) .^ 2), 10, 4);           % 10 examples of 4 inputs
theta = [0.3; -0.2; 0.5; 0.1; 0.9];               % not 0, where some mistakes do not show
lambda = 1.5;

%% 1. Any function of a vector
% Rosenbrock's valley, with a wrong sign in its gradient. There is no network: only the
% slopes of J say what the gradient should be.

valley = @(t) deal (100 * (t(2) - t(1) ^ 2) ^ 2 + (1 - t(1)) ^ 2, ...
                    [-400 * t(1) * (t(2) - t(1) ^ 2) + 2 * (1 - t(1)); ...
                     200 * (t(2) - t(1) ^ 2)]);
fprintf ('1. A function of two numbers\n\n');
nncheck (valley, [0.5; -1]);

%% 2. Logistic regression: lrCostFunction (theta, X, y, lambda)
% It is checked as a network without a hidden layer: then J is checked, too, and the
% mistake gets a name. The network adds the column of ones itself. costFunction and
% costFunctionReg are checked in the same way.

y = double (X(:,1) > X(:,2));
ones_X = [ones(10, 1), X];
h = @(t) 1 ./ (1 + exp (-ones_X * t));
lrCostFunction = @(t) deal ( ...
  -(y' * log (h (t)) + (1 - y)' * log (1 - h (t))) / 10 + lambda / 20 * sum (t(2:end) .^ 2), ...
  ones_X' * (h (t) - y) / 10 + lambda / 10 * t);
net = nncreate ([4 1], 'Lambda', lambda);
fprintf ('\n2. Logistic regression\n\n');
nncheck (lrCostFunction, theta, net, X, y);

%% 3. Linear regression: linearRegCostFunction (X, y, theta, lambda)

y = X * [1; 2; 3; 4];
spared = @(t) [0; t(2:end)];
linearRegCostFunction = @(t) deal ( ...
  sum ((ones_X * t - y) .^ 2) / 20 + lambda / 20 * sum (t(2:end) .^ 2), ...
  ones_X' * (ones_X * t - y) / 10 + lambda / 10 * spared (t));
net = nncreate ([4 1], 'Output', 'linear', 'Lambda', lambda);
fprintf ('\n3. Linear regression\n\n');
nncheck (linearRegCostFunction, theta, net, X, y);

%% 4. A network, step by step
% If the name of a mistake is not enough: the engine's steps, compared with your own.

y = 1 + mod ((1:10)', 3);
net = nncreate ([4 5 3], 'Lambda', lambda);
theta = nninit (net, 1);
[J, grad, steps] = nncost (theta, net, X, y);
Theta = nnreshape (theta, net);
mine.a2 = 1 ./ (1 + exp (-ones_X * Theta{1}'));
mine.h = 1 ./ (1 + exp (-[ones(10, 1), mine.a2] * Theta{2}'));
mine.delta3 = mine.h - [y == 1, y == 2, y == 3];
mine.delta2 = mine.delta3 * Theta{2}(:,2:end) .* mine.a2;          % the slope is a (1 - a)
mine.Delta1 = mine.delta2' * ones_X;
fprintf ('\n4. Steps\n\n');
nncheck (steps, mine);

%% 5. The picture of a report
% The difference of each entry, on a log scale: right entries are at the bottom.

wrong = @(t) deal (nncost (t, net, X, y), grad + 0.03 * grad .* (mod ((1:numel (grad))', 7) == 0));
report = nncheck (wrong, theta, net, X, y);
fprintf ('\n5. %s\n', report.summary);
savepicture ('gradients.png', [8, 5], @() nnplot (report));
