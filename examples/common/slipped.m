function [J, grad] = slipped (theta, net, X, Y, kind)
% SLIPPED  The course's cost function with one of three slips, see slips.m.
%
%   kind   'none', 'g (z) for g''(z)', 'l = 1' or 'l = 0'

% SPDX-License-Identifier: GPL-3.0-or-later

g = @(z) 1 ./ (1 + exp (-z));
m = size (X, 1);
lambda = net.Lambda;
Theta = nnreshape (theta, net);
a1 = [ones(m, 1), X];
z2 = a1 * Theta{1}';
a2 = [ones(m, 1), g(z2)];
h = g (a2 * Theta{2}');
J = -sum (sum (Y .* log (h) + (1 - Y) .* log (1 - h))) / m;
d3 = h - Y;
slope = g (z2) .* (1 - g (z2));
if strcmp (kind, 'g (z) for g''(z)')
  slope = g (z2);
end
d2 = (d3 * Theta{2}(:,2:end)) .* slope;
if strcmp (kind, 'l = 1')
  d1 = (d2 * Theta{1}(:,2:end)) .* X .* (1 - X);      %#ok nobody asks for it
end
spared = {[0, ones(1, size (X, 2))], [0, ones(1, size (z2, 2))]};
if strcmp (kind, 'l = 0')
  spared = {0 * spared{1}, 1 + 0 * spared{2}};
end
D = {d2' * a1 / m, d3' * a2 / m};
for l = 1:2
  R = bsxfun (@times, Theta{l}, spared{l});
  J = J + lambda / (2 * m) * sum (R(:) .^ 2);
  D{l} = D{l} + lambda / m * R;
end
grad = nnunroll (D);
end
