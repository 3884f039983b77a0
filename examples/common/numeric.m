function grad = numeric (theta, net, X, y)
% NUMERIC  The gradient by central differences, as the course has it.

% SPDX-License-Identifier: GPL-3.0-or-later

grad = computeNumericalGradient (@(t) nncost (t, net, X, y), theta);
end
