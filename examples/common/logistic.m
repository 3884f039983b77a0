function [J, grad] = logistic (theta, X, y, lambda)
% LOGISTIC  The course's cost of logistic regression, regularized; X has its ones.

% SPDX-License-Identifier: GPL-3.0-or-later

m = numel (y);
z = X * theta;
spared = [0; theta(2:end)];
J = mean (max (z, 0) - y .* z + log1p (exp (-abs (z)))) + lambda / (2 * m) * (spared' * spared);
grad = (X' * (1 ./ (1 + exp (-z)) - y) + lambda * spared) / m;
end
