% The course's cost function with a bracket that is not closed.
% SPDX-License-Identifier: GPL-3.0-or-later
function [J, grad] = nnCostFunction (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
A2 = [ones(m, 1), sigmoid([ones(m, 1), X] * Theta1')];
H = sigmoid (A2 * Theta2');
Y = bsxfun (@eq, y, 1:K);
J = sum (sum (-Y .* log (H) - (1 - Y) .* log (1 - H)) / m;
grad = zeros (size (nn_params));
end
