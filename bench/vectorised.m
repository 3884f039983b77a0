function [J, grad] = vectorised (theta, sizes, X, y, lambda)
% VECTORISED  Cost and gradient as a careful student of the course writes them.
%
%   [J, grad] = vectorised (theta, sizes, X, y, lambda)
%
%   The formulas of A. Ng's Machine Learning, week 5, for all examples at once,
%   for any number of layers; the package is compared with it. A column of ones is
%   put before the activations, as in the course; nothing else is copied or
%   computed twice (the slope of a sigmoid is computed from its value).

% SPDX-License-Identifier: GPL-3.0-or-later

m = size (X, 1);
top = numel (sizes);
if isinteger (X)
  X = double (X);                  % Octave multiplies no integers by doubles
end

Theta = cell (1, top - 1);
at = 0;
for l = 1:top - 1
  count = sizes(l+1) * (sizes(l) + 1);
  Theta{l} = reshape (theta(at + (1:count)), sizes(l+1), sizes(l) + 1);
  at = at + count;
end

a = cell (1, top);                 % with the column of ones, but for the last
g = cell (1, top);                 % without it
a{1} = [ones(m, 1), X];
for l = 2:top
  g{l} = 1 ./ (1 + exp (- (a{l-1} * Theta{l-1}')));
  if l < top
    a{l} = [ones(m, 1), g{l}];
  end
end
h = g{top};

I = eye (sizes(end));
Y = I(y, :);
J = - sum (sum (Y .* log (h) + (1 - Y) .* log (1 - h))) / m;
for l = 1:top - 1
  W = Theta{l}(:, 2:end);
  J = J + lambda / (2 * m) * sum (W(:) .^ 2);
end
if nargout < 2
  return
end

D = cell (1, top - 1);
d = h - Y;
for l = top - 1:-1:1
  W = Theta{l}(:, 2:end);
  D{l} = d' * a{l} / m;
  D{l}(:, 2:end) = D{l}(:, 2:end) + lambda / m * W;
  if l > 1
    d = (d * W) .* (g{l} .* (1 - g{l}));
  end
end
grad = zeros (size (theta), class (D{1}));
at = 0;
for l = 1:top - 1
  grad(at + (1:numel (D{l}))) = D{l}(:);
  at = at + numel (D{l});
end
end
