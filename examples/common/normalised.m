function [J, grad] = normalised (theta, X, y, how)
% NORMALISED  Cost and gradient of a 3-8-1 network with batch normalisation.
%
%   theta   [W(:); gamma; beta; v]: W 8-by-3, v the output unit's bias and weights
%   how     true; false: without normalisation; 'short': with a gradient that treats mean
%           and spread as constants

% SPDX-License-Identifier: GPL-3.0-or-later

m = size (X, 1);
W = reshape (theta(1:24), 8, 3);
gamma = theta(25:32)';
beta = theta(33:40)';
v = theta(41:49);

z = X * W';
u = z;
if ischar (how) || how
  c = bsxfun (@minus, z, mean (z, 1));
  s = sqrt (mean (c .^ 2, 1) + 1e-8);
  u = bsxfun (@rdivide, c, s);
end
a = tanh (bsxfun (@plus, bsxfun (@times, u, gamma), beta));
t = [ones(m, 1), a] * v;
J = mean (max (t, 0) - y .* t + log1p (exp (-abs (t))));

d = (1 ./ (1 + exp (-t)) - y) / m;
q = (d * v(2:end)') .* (1 - a .^ 2);
du = bsxfun (@times, q, gamma);
dz = du;
if ischar (how)
  dz = bsxfun (@rdivide, du, s);
elseif how
  dz = du - repmat (mean (du, 1), m, 1) - bsxfun (@times, u, mean (du .* u, 1));
  dz = bsxfun (@rdivide, dz, s);
end
grad = [reshape(dz' * X, [], 1); sum(q .* u, 1)'; sum(q, 1)'; [ones(m, 1), a]' * d];
end
