function J = after (cost, theta, rate)
% AFTER  The cost after 200 steps of gradient descent.

% SPDX-License-Identifier: GPL-3.0-or-later

for step = 1:200
  [~, grad] = cost (theta);
  theta = theta - rate * grad;
end
J = cost (theta);
end
