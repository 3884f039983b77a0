function [J, grad] = loops (mistakes, nn_params, n, h, K, X, y, lambda)
% LOOPS  The course's cost function example by example, with mistakes to order.
%
% [J, grad] = loops (mistakes, nn_params, n, h, K, X, y, lambda) makes each
% mistake in the cell `mistakes` (see catalogue), where students make it and as
% they write it; with {} it is right. has.m17a: the mistake '17a' is to be made.
% At each place mistakes exclude each other, and the first one counts.
%
% See also vectorised, right, catalogue.

% SPDX-License-Identifier: GPL-3.0-or-later

has = made (mistakes);

% Parameters.

m = size (X, 1);
examples = m;
if has.m12c
  examples = 5000;
end
if has.m12b
  h = 25;
end
if has.m30b
  nn_params = sin (1:numel (nn_params))' / 10;
elseif has.m30a
  nn_params = rand (size (nn_params)) * 2 * 0.12 - 0.12;
end
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
if has.m45a
  Theta1(:,1) = 0;
  Theta2(:,1) = 0;
end
if has.m29
  m = length (X);
end

% Labels.

Y = zeros (size (X, 1), K);
if has.m26
  for i = 1:K
    Y(i,y(i)) = 1;
  end
elseif has.m27a
  c = unique (y);
  Y = zeros (size (X, 1), numel (c));
  for i = 1:numel (c)
    Y(:,i) = (y == c(i));
  end
elseif has.m27b
  Y = zeros (size (X, 1), max (y));
  for i = 1:max (y)
    Y(:,i) = (y == i);
  end
elseif has.m12a
  Y = zeros (size (X, 1), 10);
  for i = 1:10
    Y(:,i) = (y == i);
  end
else
  for i = 1:examples
    if has.m25a
      Y(i,mod (y(i), K) + 1) = 1;
    elseif has.m25b
      Y(i,:) = (y(i) == 0:K-1);
    elseif has.m25c
      for k = 1:K
        if y(i) - 1 == k
          Y(i,k) = 1;
        end
      end
    else
      Y(i,y(i)) = 1;
    end
  end
end

% Cost.

J = 0;
if has.m10
  for i = 1:m
    for t = 1:m
      Y10(t,:) = (1:K == y(i));
    end
  end
end
for i = 1:size (X, 1)
  if has.m24a
    a1 = X(i,:)';
  elseif has.m24b
    a1 = [X(i,:)'; 1];
  elseif has.m63
    a1 = [1; X(i,:)];
  else
    a1 = [1; X(i,:)'];
  end
  if has.m60a
    z2 = Theta1' * a1;
  elseif has.m62a
    z2 = Theta * a1;
  else
    z2 = Theta1 * a1;
  end
  if has.m23
    z2 = [1; z2];
    a2 = sigmoid (z2);
  elseif has.m24c
    a2 = [sigmoid(z2); 1];
  else
    a2 = [1; sigmoid(z2)];
  end
  z3 = Theta2 * a2;
  a3 = sigmoid (z3);
  yi = Y(i,:)';

  if has.m5a
    J = J + (-yi .* log (a3) - (1 - yi) .* log (1 - a3));
  elseif has.m3
    J = J + sum (sum (-yi * log (a3)' - (1 - yi) * log (1 - a3)'));
  elseif has.m11a
    J = sum (-yi .* log (a3) - (1 - yi) .* log (1 - a3));
  elseif has.m60b
    J = J + sum (-yi * log (a3) - (1 - yi) * log (1 - a3));
  elseif has.m62b
    J = J + sum (-yi .* log (h3) - (1 - yi) .* log (1 - h3));
  elseif has.m64
    J = J + sum (-yi .* log (a3) - (1 - yi) .* log (1 - a3), 'all');
  elseif has.m11b
    for k = 1:K
      last = -yi(k) * log (a3(k)) - (1 - yi(k)) * log (1 - a3(k));
    end
    J = J + last;
  elseif has.m10
    J = J + sum (-Y10(i,:)' .* log (a3) - (1 - Y10(i,:)') .* log (1 - a3));
  else
    for k = 1:K
      if has.m2
        J = J - yi(k) * log (a3(k));
      elseif has.m4a
        J = J + yi(k) * log (a3(k)) + (1 - yi(k)) * log (1 - a3(k));
      elseif has.m4b
        J = J - yi(k) * log (a3(k)) + (1 - yi(k)) * log (1 - a3(k));
      elseif has.m6
        J = J - yi(k) * log (a3(k)) - (1 - yi(k)) * log (a3(k) - 1);
      elseif has.m7
        J = J - yi(k) * log (a3(k)) - (1 - yi(k)) * (1 - log (a3(k)));
      elseif has.m8a
        J = J + (a3(k) - yi(k)) ^ 2 / 2;
      elseif has.m8b
        J = J + (a3(k) - yi(k)) ^ 2;
      elseif has.m9
        J = J - yi(k) * log (round (a3(k))) - (1 - yi(k)) * log (1 - round (a3(k)));
      elseif has.m28b
        J = J - y(i) * log (a3(k)) - (1 - y(i)) * log (1 - a3(k));
      else
        J = J - yi(k) * log (a3(k)) - (1 - yi(k)) * log (1 - a3(k));
      end
    end
  end
end
if ~ has.m1
  J = J / m;
end

s1 = 0;
s2 = 0;
first = 2;
rows1 = 1:h;
rows2 = 1:K;
last1 = n + 1;
last2 = h + 1;
if has.m15 || has.m18b
  first = 1;
elseif has.m21a
  first = 1;
  rows1 = 2:h;
  rows2 = 2:K;
elseif has.m21b
  last1 = n;
  last2 = h;
elseif has.m21c
  rows1 = 2:h;
  rows2 = 2:K;
end
for j = rows1
  for k = first:last1
    if has.m22a
      s1 = s1 + Theta1(j,k);
    else
      s1 = s1 + Theta1(j,k) ^ 2;
    end
  end
end
for j = rows2
  for k = first:last2
    if has.m22a
      s2 = s2 + Theta2(j,k);
    else
      s2 = s2 + Theta2(j,k) ^ 2;
    end
  end
end
if has.m22a
  s1 = s1 ^ 2;
  s2 = s2 ^ 2;
elseif has.m21d
  s1 = sum (Theta1(2:size (Theta1)) .^ 2);
  s2 = sum (Theta2(2:size (Theta2)) .^ 2);
elseif has.m22b
  s1 = sum (Theta1(:,2:end)' .^ 2);
  s2 = sum (sum (Theta2(:,2:end) .^ 2));
elseif has.m65
  s1 = sumsqr (Theta1(:,2:end));
  s2 = sumsqr (Theta2(:,2:end));
end
if has.m16
  J = J + lambda / m * (s1 + s2);
elseif has.m17a
  J = J + lambda / 2 * m * (s1 + s2);
elseif has.m17b
  J = J + lambda / 2 * (s1 + s2);
elseif has.m18a || has.m18b
  J = J + s1 + s2;
elseif has.m19
  J = J + 1 / (2 * m) * (s1 + s2);
elseif has.m20a
  J = J + lambda / (2 * m) * s1;
elseif has.m20b
  J = J + lambda / (2 * m) * s2;
elseif ~ (has.m14 || has.m48)
  J = J + lambda / (2 * m) * (s1 + s2);
end

% Backward.

Delta1 = zeros (h, n + 1);
Delta2 = zeros (K, h + 1);
if has.m44
  grad = [Delta1(:); Delta2(:)];
  return
end
T1 = Theta1;
T2 = Theta2;
if has.m45b
  T1(:,1) = 0;
  T2(:,1) = 0;
end
if has.m41d
  Delta1 = zeros (h + 1, n + 1);
end
for t = 1:size (X, 1)
  if has.m34
    a1 = [1; X(i,:)'];
    yt = Y(i,:)';
  elseif has.m24b
    a1 = [X(t,:)'; 1];
    yt = Y(t,:)';
  else
    a1 = [1; X(t,:)'];
    yt = Y(t,:)';
  end
  z2 = T1 * a1;
  if has.m23 || has.m23b
    z2 = [1; z2];
    a2 = sigmoid (z2);
    z2 = z2(2:end);
  elseif has.m24c
    a2 = [sigmoid(z2); 1];
  else
    a2 = [1; sigmoid(z2)];
  end
  z3 = T2 * a2;
  a3 = sigmoid (z3);

  if has.m28a
    delta3 = a3 - y(t);
  elseif has.m36
    delta3 = yt - a3;
  elseif has.m37
    delta3 = (a3 - yt) .* sigmoidGradient (z3);
  elseif has.m66
    delta3 = a3 - yt
  else
    delta3 = a3 - yt;
  end

  if has.m38
    delta2 = (T2(:,2:end)' * delta3) .* sigmoidGradient (a2(2:end));
  elseif has.m39a
    delta2 = T2(:,2:end)' * delta3;
  elseif has.m39b
    delta2 = (T2(:,2:end)' * delta3) .* sigmoid (z2);
  elseif has.m39c
    delta2 = (T2(:,2:end)' * delta3) .* sigmoidGradient (z2) .* sigmoidGradient (z2);
  elseif has.m40
    delta2 = (T2(:,2:end)' * delta3) .* zeros (size (z2));
  elseif has.m41a
    delta2 = (T2(:,1:end-1)' * delta3) .* sigmoidGradient (z2);
  elseif has.m41b
    delta2 = (T2' * delta3) .* sigmoidGradient ([1; z2]);
    delta2 = delta2(1:h);
  elseif has.m41c
    delta2 = (T2' * delta3) .* sigmoidGradient (z2);
  elseif has.m41d
    delta2 = (T2' * delta3) .* [1; sigmoidGradient(z2)];
  elseif has.m60c
    delta2 = (T2(:,2:end)' * delta3) * sigmoidGradient (z2);
  else
    delta2 = (T2(:,2:end)' * delta3) .* sigmoidGradient (z2);
  end

  if has.m33
    Delta1 = delta2 * a1';
    Delta2 = delta3 * a2';
  elseif has.m32b
    Delta1 = (Delta1 + delta2 * a1') / m;
    Delta2 = (Delta2 + delta3 * a2') / m;
  elseif has.m35a || has.m35b
    for k = 1:K
      Delta1 = Delta1 + delta2 * a1';
      Delta2 = Delta2 + delta3 * a2';
    end
  elseif has.m42a
    Delta1 = Delta1 + delta2 * a1';
    Delta2 = Delta2 + a3' * delta3;
  elseif has.m42b
    Delta1 = Delta1 + a1 * delta2';
    Delta2 = Delta2 + a2 * delta3';
  elseif has.m43a
    Delta1 = Delta1 + delta2 * a1';
    Delta2 = Delta2 + delta3 * [1; z2]';
  elseif has.m43b
    Delta1(:,2:end) = Delta1(:,2:end) + delta2 * X(t,:);
    Delta2 = Delta2 + delta3 * a2';
  else
    Delta1 = Delta1 + delta2 * a1';
    Delta2 = Delta2 + delta3 * a2';
  end
end

if has.m31 || has.m32b
  Theta1_grad = Delta1;
  Theta2_grad = Delta2;
elseif has.m32a
  Theta1_grad = Delta1 / m / m;
  Theta2_grad = Delta2 / m / m;
elseif has.m35b
  Theta1_grad = Delta1 / m / n;
  Theta2_grad = Delta2 / m / n;
else
  Theta1_grad = Delta1 / m;
  Theta2_grad = Delta2 / m;
end

% Regularisation of the gradient, entry by entry.

if has.m54
  Theta1_grad(:,2:end) = Theta1_grad(:,2:end) * (1 + lambda);
  Theta2_grad(:,2:end) = Theta2_grad(:,2:end) * (1 + lambda);
elseif has.m59
  Theta1_grad(:,2:end) = 0;
  Theta2_grad(:,2:end) = 0;
end
by = lambda / m;
if has.m51a || has.m51b
  by = lambda;
elseif has.m52
  by = lambda / m / m;
elseif has.m53
  by = 1;
elseif has.m58a
  by = -lambda / m;
elseif has.m58b
  by = lambda / (2 * m);
elseif has.m47 || has.m48 || has.m54 || has.m41d || has.m42b
  by = 0;
end
Theta1_grad = regularise (Theta1_grad, Theta1, by * ~ has.m55b, has);
Theta2_grad = regularise (Theta2_grad, Theta2, by * ~ (has.m55a || has.m55c), has);
if has.m55c
  Theta1_grad = regularise (Theta1_grad, Theta1, by, has);
end

if has.m46a
  grad = [];
  for j = 1:h
    grad = [grad; Theta1_grad(j,:)'];
  end
  for k = 1:K
    grad = [grad; Theta2_grad(k,:)'];
  end
elseif has.m46b
  grad = [Theta2_grad(:); Theta1_grad(:)];
elseif has.m46c
  grad = Theta1_grad(:);
else
  grad = [Theta1_grad(:); Theta2_grad(:)];
end
end

function G = regularise (G, T, by, has)
if by == 0
  return
end
for j = 1:size (T, 1)
  for k = 1:size (T, 2)
    if has.m49 || has.m51b
      G(j,k) = G(j,k) + by * T(j,k);
    elseif has.m50
      if k == 1
        G(j,k) = G(j,k) + by;
      else
        G(j,k) = G(j,k) + by * T(j,k);
      end
    elseif has.m56
      if k < size (T, 2)
        G(j,k) = G(j,k) + by * T(j,k+1);
      end
    elseif has.m57
      if j > 1
        G(j,k) = G(j,k) + by * T(j,k);
      end
    elseif has.m58c
      if k > 1
        G(j,k) = G(j,k) + by * T(j,k) ^ 2;
      end
    elseif k > 1
      G(j,k) = G(j,k) + by * T(j,k);
    end
  end
end
end
