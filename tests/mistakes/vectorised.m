function [J, grad] = vectorised (mistakes, nn_params, n, h, K, X, y, lambda)
% VECTORISED  The course's cost function without loops, with mistakes to order.
%
% [J, grad] = vectorised (mistakes, nn_params, n, h, K, X, y, lambda) makes each
% mistake in the cell `mistakes` (see catalogue), where students make it and as
% they write it; with {} it is right. has.m17a: the mistake '17a' is to be made.
% At each place mistakes exclude each other, and the first one counts.
%
% See also loops, right, catalogue.

% SPDX-License-Identifier: GPL-3.0-or-later

has = made (mistakes);

% Parameters.

m = size (X, 1);
if has.m29
  m = length (X);
elseif has.m12c
  m = 5000;
end

if has.m12b
  Theta1 = reshape (nn_params(1:25 * 401), 25, 401);
else
  Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
end
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
if has.m30a
  Theta1 = randInitializeWeights (n, h);
  Theta2 = randInitializeWeights (h, K);
elseif has.m30b
  Theta1 = debugInitializeWeights (h, n);
  Theta2 = debugInitializeWeights (K, h);
elseif has.m45a
  Theta1(:,1) = 0;
  Theta2(:,1) = 0;
end

% Labels.

I = eye (K);
if has.m12a
  I = eye (10);
  Y = I(y,:);
elseif has.m25a
  Y = I(mod (y, K) + 1,:);
elseif has.m25b
  Y = bsxfun (@eq, y, 0:K-1);
elseif has.m25c
  Y = bsxfun (@eq, y - 1, 1:K);
elseif has.m26
  Y = zeros (m, K);
  for i = 1:K
    Y(i,y(i)) = 1;
  end
elseif has.m27a
  Y = bsxfun (@eq, y, unique (y)');
elseif has.m27b
  Y = bsxfun (@eq, y, 1:max (y));
else
  Y = I(y,:);
end

% Forward.

if has.m24a
  A1 = X;
elseif has.m24b
  A1 = [X, ones(size (X, 1), 1)];
elseif has.m63
  A1 = [ones(m, 1); X];
else
  A1 = [ones(size (X, 1), 1), X];
end

if has.m60a
  Z2 = A1 * Theta1;
elseif has.m62a
  Z2 = A1 * Thet1';
else
  Z2 = A1 * Theta1';
end

if has.m23
  A2 = sigmoid ([ones(size (X, 1), 1), Z2]);
elseif has.m24c
  A2 = [sigmoid(Z2), ones(size (X, 1), 1)];
else
  A2 = [ones(size (X, 1), 1), sigmoid(Z2)];
end

Z3 = A2 * Theta2';
H = sigmoid (Z3);

% Cost.

if has.m1
  J = sum (sum (-Y .* log (H) - (1 - Y) .* log (1 - H)));
elseif has.m2
  J = sum (sum (-Y .* log (H))) / m;
elseif has.m3
  J = -sum (sum (Y' * log (H) + (1 - Y)' * log (1 - H))) / m;
elseif has.m4a
  J = sum (sum (Y .* log (H) + (1 - Y) .* log (1 - H))) / m;
elseif has.m4b
  J = sum (sum (-Y .* log (H) + (1 - Y) .* log (1 - H))) / m;
elseif has.m5a
  J = sum (-Y .* log (H) - (1 - Y) .* log (1 - H)) / m;
elseif has.m5b
  J = (-Y * log (H)' - (1 - Y) * log (1 - H)') / m;
elseif has.m6
  J = sum (sum (-Y .* log (H) - (1 - Y) .* log (H - 1))) / m;
elseif has.m7
  J = sum (sum (-Y .* log (H) - (1 - Y) .* (1 - log (H)))) / m;
elseif has.m8a
  J = sum (sum ((H - Y) .^ 2)) / (2 * m);
elseif has.m8b
  J = sum (sum ((H - Y) .^ 2)) / m;
elseif has.m9
  p = H >= 0.5;
  J = sum (sum (-Y .* log (p) - (1 - Y) .* log (1 - p))) / m;
elseif has.m10
  for i = 1:m
    labels = repmat (I(y(i),:), m, 1);
  end
  J = sum (sum (-labels .* log (H) - (1 - labels) .* log (1 - H))) / m;
elseif has.m11b
  for k = 1:K
    J = sum (-Y(:,k) .* log (H(:,k)) - (1 - Y(:,k)) .* log (1 - H(:,k))) / m;
  end
elseif has.m28b
  labels = y * ones (1, K);
  J = sum (sum (-labels .* log (H) - (1 - labels) .* log (1 - H))) / m;
elseif has.m60b
  J = sum (sum (-Y * log (H) - (1 - Y) * log (1 - H))) / m;
elseif has.m62b
  J = sum (sum (-Y .* log (a_3) - (1 - Y) .* log (1 - a_3))) / m;
elseif has.m64
  J = sum (-Y .* log (H) - (1 - Y) .* log (1 - H), 'all') / m;
else
  J = sum (sum (-Y .* log (H) - (1 - Y) .* log (1 - H))) / m;
end

W1 = Theta1(:,2:end);
W2 = Theta2(:,2:end);
if has.m14 || has.m48
  reg = 0;
elseif has.m15
  reg = lambda / (2 * m) * (sum (sum (Theta1 .^ 2)) + sum (sum (Theta2 .^ 2)));
elseif has.m16
  reg = lambda / m * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
elseif has.m17a
  reg = lambda / 2 * m * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
elseif has.m17b
  reg = lambda / 2 * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
elseif has.m18a
  reg = sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2));
elseif has.m18b
  reg = sum (sum (Theta1 .^ 2)) + sum (sum (Theta2 .^ 2));
elseif has.m19
  l = 1;
  reg = l / (2 * m) * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
elseif has.m20a
  reg = lambda / (2 * m) * sum (sum (W1 .^ 2));
elseif has.m20b
  reg = lambda / (2 * m) * sum (sum (W2 .^ 2));
elseif has.m21a
  reg = lambda / (2 * m) * (sum (sum (Theta1(2:end,:) .^ 2)) ...
                            + sum (sum (Theta2(2:end,:) .^ 2)));
elseif has.m21b
  reg = lambda / (2 * m) * (sum (sum (Theta1(:,2:n) .^ 2)) ...
                            + sum (sum (Theta2(:,2:h) .^ 2)));
elseif has.m21c
  reg = lambda / (2 * m) * (sum (sum (Theta1(2:end,2:end) .^ 2)) ...
                            + sum (sum (Theta2(2:end,2:end) .^ 2)));
elseif has.m21d
  reg = lambda / (2 * m) * (sum (Theta1(2:size (Theta1)) .^ 2) ...
                            + sum (Theta2(2:size (Theta2)) .^ 2));
elseif has.m22a
  reg = lambda / (2 * m) * (sum (sum (W1)) ^ 2 + sum (sum (W2)) ^ 2);
elseif has.m22b
  reg = lambda / (2 * m) * (sum (sum (W1 .^ 2)) + sum (W2 .^ 2));
elseif has.m65
  reg = lambda / (2 * m) * (sumsqr (W1) + sumsqr (W2));
else
  reg = lambda / (2 * m) * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
end
J = J + reg;

% Backward.

if has.m45b
  Theta1(:,1) = 0;
  Theta2(:,1) = 0;
  Z2 = A1 * Theta1';
  A2 = [ones(m, 1), sigmoid(Z2)];
  H = sigmoid (A2 * Theta2');
end

if has.m28a
  D3 = H - y;
elseif has.m36
  D3 = Y - H;
elseif has.m37
  D3 = (H - Y) .* sigmoidGradient (Z3);
elseif has.m66
  D3 = H - Y
else
  D3 = H - Y;
end

if has.m38
  D2 = (D3 * Theta2(:,2:end)) .* sigmoidGradient (A2(:,2:end));
elseif has.m39a
  D2 = D3 * Theta2(:,2:end);
elseif has.m39b
  D2 = (D3 * Theta2(:,2:end)) .* sigmoid (Z2);
elseif has.m39c
  D2 = (D3 * Theta2(:,2:end)) .* sigmoidGradient (Z2) .* sigmoidGradient (Z2);
elseif has.m40
  D2 = (D3 * Theta2(:,2:end)) .* zeros (size (Z2));
elseif has.m41a
  D2 = (D3 * Theta2(:,1:end-1)) .* sigmoidGradient (Z2);
elseif has.m41b
  D2 = (D3 * Theta2) .* sigmoidGradient ([ones(m, 1), Z2]);
  D2 = D2(:,1:h);
elseif has.m41c
  D2 = (D3 * Theta2) .* sigmoidGradient (Z2);
elseif has.m41d
  D2 = (D3 * Theta2) .* sigmoidGradient ([ones(m, 1), Z2]);
elseif has.m60c
  D2 = (D3 * Theta2(:,2:end)) * sigmoidGradient (Z2);
else
  D2 = (D3 * Theta2(:,2:end)) .* sigmoidGradient (Z2);
end

if has.m42b
  Theta1_grad = A1' * D2;
  Theta2_grad = A2' * D3;
elseif has.m43a
  Theta1_grad = D2' * A1;
  Theta2_grad = D3' * [ones(m, 1), Z2];
elseif has.m43b
  Theta1_grad = [zeros(h, 1), D2' * X];
  Theta2_grad = D3' * A2;
elseif has.m44
  Theta1_grad = zeros (size (Theta1));
  Theta2_grad = zeros (size (Theta2));
else
  Theta1_grad = D2' * A1;
  Theta2_grad = D3' * A2;
end

if has.m32a
  Theta1_grad = Theta1_grad / m / m;
  Theta2_grad = Theta2_grad / m / m;
elseif ~ has.m31
  Theta1_grad = Theta1_grad / m;
  Theta2_grad = Theta2_grad / m;
end

% Regularisation of the gradient.

R1 = [zeros(h, 1), Theta1(:,2:end)];
R2 = [zeros(K, 1), Theta2(:,2:end)];
if has.m49
  Theta1_grad = Theta1_grad + lambda / m * Theta1;
  Theta2_grad = Theta2_grad + lambda / m * Theta2;
elseif has.m50
  Theta1_grad = Theta1_grad + lambda / m * [ones(h, 1), Theta1(:,2:end)];
  Theta2_grad = Theta2_grad + lambda / m * [ones(K, 1), Theta2(:,2:end)];
elseif has.m51a
  Theta1_grad = Theta1_grad + lambda * R1;
  Theta2_grad = Theta2_grad + lambda * R2;
elseif has.m51b
  Theta1_grad = Theta1_grad + lambda * Theta1;
  Theta2_grad = Theta2_grad + lambda * Theta2;
elseif has.m52
  Theta1_grad = Theta1_grad + lambda / m * R1 / m;
  Theta2_grad = Theta2_grad + lambda / m * R2 / m;
elseif has.m53
  Theta1_grad = Theta1_grad + R1;
  Theta2_grad = Theta2_grad + R2;
elseif has.m54
  Theta1_grad(:,2:end) = Theta1_grad(:,2:end) * (1 + lambda);
  Theta2_grad(:,2:end) = Theta2_grad(:,2:end) * (1 + lambda);
elseif has.m55a
  Theta1_grad = Theta1_grad + lambda / m * R1;
elseif has.m55b
  Theta2_grad = Theta2_grad + lambda / m * R2;
elseif has.m55c
  Theta1_grad = Theta1_grad + lambda / m * R1;
  Theta1_grad = Theta1_grad + lambda / m * R1;
elseif has.m56
  Theta1_grad = Theta1_grad + lambda / m * [Theta1(:,2:end), zeros(h, 1)];
  Theta2_grad = Theta2_grad + lambda / m * [Theta2(:,2:end), zeros(K, 1)];
elseif has.m57
  Theta1(1,:) = 0;
  Theta2(1,:) = 0;
  Theta1_grad = Theta1_grad + lambda / m * Theta1;
  Theta2_grad = Theta2_grad + lambda / m * Theta2;
elseif has.m58a
  Theta1_grad = Theta1_grad - lambda / m * R1;
  Theta2_grad = Theta2_grad - lambda / m * R2;
elseif has.m58b
  Theta1_grad = Theta1_grad + lambda / (2 * m) * R1;
  Theta2_grad = Theta2_grad + lambda / (2 * m) * R2;
elseif has.m58c
  Theta1_grad = Theta1_grad + lambda / m * R1 .^ 2;
  Theta2_grad = Theta2_grad + lambda / m * R2 .^ 2;
elseif has.m59
  Theta1_grad(:,2:end) = lambda / m * Theta1(:,2:end);
  Theta2_grad(:,2:end) = lambda / m * Theta2(:,2:end);
elseif ~ (has.m47 || has.m48 || has.m42b || has.m41d || has.m44)
  Theta1_grad = Theta1_grad + lambda / m * R1;
  Theta2_grad = Theta2_grad + lambda / m * R2;
end

if has.m46a
  Theta1_grad = Theta1_grad';
  Theta2_grad = Theta2_grad';
  grad = [Theta1_grad(:); Theta2_grad(:)];
elseif has.m46b
  grad = [Theta2_grad(:); Theta1_grad(:)];
elseif has.m46c
  grad = Theta1_grad(:);
else
  grad = [Theta1_grad(:); Theta2_grad(:)];
end
end
