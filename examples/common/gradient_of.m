function grad = gradient_of (theta, net, X, y)
% GRADIENT_OF  The gradient alone, where an expression needs it.

% SPDX-License-Identifier: GPL-3.0-or-later

[~, grad] = nncost (theta, net, X, y);
end
