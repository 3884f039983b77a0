function grad = gradient_of (theta, net, X, y)
% GRADIENT_OF  Only the gradient, for use in an expression.

% SPDX-License-Identifier: GPL-3.0-or-later

[~, grad] = nncost (theta, net, X, y);
end
