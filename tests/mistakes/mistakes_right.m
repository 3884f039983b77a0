function [J, grad] = mistakes_right (k, nn_params, n, h, K, X, y, lambda)
% MISTAKES_RIGHT  Thirty correct cost functions of the course, each in another style.
%
% [J, grad] = mistakes_right (k, nn_params, n, h, K, X, y, lambda) calls the k-th; the
% arguments after k are those of the course. The functions differ in how they make targets
% from labels, sum over examples and classes, compute log(1-h) and g', store the bias, leave
% it out of the regularization, and in the shape of grad (a row in 8 and 17). The 12th takes
% deep networks too; the 20th prints in every call.
%
% See also mistakes_vectorised, mistakes_loops.

% SPDX-License-Identifier: GPL-3.0-or-later

versions = {@tutorial, @matrices, @comparison, @classes, @apart, @columns, ...
            @softplus, @row, @elements, @copies, @masks, @layers, @indexed, ...
            @traces, @tanhs, @chosen, @examples, @lazy, @unrolled, @talkative, ...
            @sparsely, @chunks, @stacked, @cells, @counted, @units, @handles, ...
            @logits, @whiles, @weighed};
f = versions{k};
if nargout < 2
  J = f (nn_params, n, h, K, X, y, lambda);
else
  [J, grad] = f (nn_params, n, h, K, X, y, lambda);
end
end

% 1. As the text of the exercise: a loop over examples for the gradient.
function [J, grad] = tutorial (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, (n + 1));
Theta2 = reshape (nn_params((1 + (h * (n + 1))):end), K, (h + 1));
m = size (X, 1);
J = 0;
Theta1_grad = zeros (size (Theta1));
Theta2_grad = zeros (size (Theta2));

X = [ones(m, 1) X];
for t = 1:m
  a1 = X(t,:)';
  z2 = Theta1 * a1;
  a2 = [1; sigmoid(z2)];
  z3 = Theta2 * a2;
  a3 = sigmoid (z3);
  yt = zeros (K, 1);
  yt(y(t)) = 1;
  J = J + sum (-yt .* log (a3) - (1 - yt) .* log (1 - a3));
  delta3 = a3 - yt;
  delta2 = Theta2' * delta3;
  delta2 = delta2(2:end) .* sigmoidGradient (z2);
  Theta1_grad = Theta1_grad + delta2 * a1';
  Theta2_grad = Theta2_grad + delta3 * a2';
end
J = J / m + lambda / (2 * m) * (sum (sum (Theta1(:,2:end) .^ 2)) ...
                                + sum (sum (Theta2(:,2:end) .^ 2)));
Theta1_grad = Theta1_grad / m;
Theta2_grad = Theta2_grad / m;
Theta1_grad(:,2:end) = Theta1_grad(:,2:end) + lambda / m * Theta1(:,2:end);
Theta2_grad(:,2:end) = Theta2_grad(:,2:end) + lambda / m * Theta2(:,2:end);
grad = [Theta1_grad(:) ; Theta2_grad(:)];
end

% 2. No loop: targets are rows of the identity matrix; zeros(m, 1) for the bias.
function [J, grad] = matrices (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
I = eye (K);
Y = I(y,:);
A1 = [ones(m, 1), X];
Z2 = A1 * Theta1';
A2 = [ones(m, 1), sigmoid(Z2)];
H = sigmoid (A2 * Theta2');
penalty = sum (sum (Theta1(:,2:end) .^ 2, 2)) + sum (sum (Theta2(:,2:end) .^ 2, 2));
J = sum (sum ((-Y) .* log (H) - (1 - Y) .* log (1 - H), 2)) / m ...
    + lambda * penalty / (2 * m);
Sigma3 = H - Y;
Sigma2 = (Sigma3 * Theta2) .* sigmoidGradient ([ones(m, 1), Z2]);
Sigma2 = Sigma2(:,2:end);
Theta1_grad = (Sigma2' * A1) ./ m + (lambda / m) * [zeros(h, 1), Theta1(:,2:end)];
Theta2_grad = (Sigma3' * A2) ./ m + (lambda / m) * [zeros(K, 1), Theta2(:,2:end)];
grad = [Theta1_grad(:); Theta2_grad(:)];
end

% 3. Targets by comparison, used as an index; g' from a2.
function [J, grad] = comparison (nn_params, n, h, K, X, y, lambda)
split = h * (n + 1);
Theta1 = reshape (nn_params(1:split), [h, n + 1]);
Theta2 = reshape (nn_params(split + 1:end), [K, h + 1]);
m = numel (y);
is = bsxfun (@eq, y(:), 1:K);
A1 = [ones(m, 1) X];
A2 = 1 ./ (1 + exp (-A1 * Theta1'));
A2 = [ones(m, 1) A2];
H = 1 ./ (1 + exp (-A2 * Theta2'));
J = -(sum (log (H(is))) + sum (log (1 - H(~ is)))) / m;
D3 = H;
D3(is) = D3(is) - 1;
D2 = D3 * Theta2(:,2:end) .* A2(:,2:end) .* (1 - A2(:,2:end));
G1 = D2' * A1;
G2 = D3' * A2;
T1 = Theta1;
T2 = Theta2;
T1(:,1) = 0;
T2(:,1) = 0;
J = J + lambda / 2 / m * (T1(:)' * T1(:) + T2(:)' * T2(:));
grad = ([G1(:); G2(:)] + lambda * [T1(:); T2(:)]) / m;
end

% 4. J and delta one class at a time, as in the exercise before.
function [J, grad] = classes (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
a1 = [ones(m, 1) X];
a2 = [ones(m, 1) sigmoid(a1 * Theta1')];
a3 = sigmoid (a2 * Theta2');
J = 0;
delta3 = zeros (m, K);
for c = 1:K
  yc = (y == c);
  J = J + (-yc' * log (a3(:,c)) - (1 - yc)' * log (1 - a3(:,c))) / m;
  delta3(:,c) = a3(:,c) - yc;
end
delta2 = zeros (m, h);
for j = 1:h
  for c = 1:K
    delta2(:,j) = delta2(:,j) + delta3(:,c) * Theta2(c,j+1);
  end
  delta2(:,j) = delta2(:,j) .* a2(:,j+1) .* (1 - a2(:,j+1));
end
reg = 0;
Theta1_grad = delta2' * a1 / m;
Theta2_grad = delta3' * a2 / m;
for j = 2:n+1
  reg = reg + sum (Theta1(:,j) .^ 2);
  Theta1_grad(:,j) = Theta1_grad(:,j) + lambda * Theta1(:,j) / m;
end
for j = 2:h+1
  reg = reg + sum (Theta2(:,j) .^ 2);
  Theta2_grad(:,j) = Theta2_grad(:,j) + lambda * Theta2(:,j) / m;
end
J = J + lambda * reg / (2 * m);
grad = [Theta1_grad(:) ; Theta2_grad(:)];
end

% 5. Biases and weights are four variables; no column of ones is added.
function [J, grad] = apart (nn_params, n, h, K, X, y, lambda)
at = cumsum ([h, h * n, K, K * h]);
b1 = nn_params(1:at(1));
W1 = reshape (nn_params(at(1) + 1:at(2)), h, n);
b2 = nn_params(at(2) + 1:at(3));
W2 = reshape (nn_params(at(3) + 1:at(4)), K, h);
m = size (X, 1);
P = sigmoid (bsxfun (@plus, X * W1', b1(:)'));
Q = sigmoid (bsxfun (@plus, P * W2', b2(:)'));
T = zeros (m, K);
for c = 1:K
  T(y == c, c) = 1;
end
J = -mean (sum (T .* log (Q) + (1 - T) .* log (1 - Q), 2)) ...
    + lambda / (2 * m) * (sum (W1(:) .^ 2) + sum (W2(:) .^ 2));
E = (Q - T) / m;
F = (E * W2) .* P .* (1 - P);
db1 = sum (F, 1)';
dW1 = F' * X + lambda / m * W1;
db2 = sum (E, 1)';
dW2 = E' * P + lambda / m * W2;
grad = [db1; dW1(:); db2; dW2(:)];
end

% 6. Every example is a column, as on the slides of the course.
function [J, grad] = columns (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
I = eye (K);
Y = I(:,y);
a1 = [ones(1, m); X'];
z2 = Theta1 * a1;
a2 = [ones(1, m); sigmoid(z2)];
h3 = sigmoid (Theta2 * a2);
J = (1 / m) * sum (sum (-Y .* log (h3) - (1 - Y) .* log (1 - h3)));
J = J + lambda / (2 * m) * (sum (Theta1(:) .^ 2) - sum (Theta1(:,1) .^ 2) ...
                            + sum (Theta2(:) .^ 2) - sum (Theta2(:,1) .^ 2));
d3 = h3 - Y;
d2 = (Theta2(:,2:end)' * d3) .* sigmoidGradient (z2);
D1 = d2 * a1' / m + lambda / m * Theta1;
D2 = d3 * a2' / m + lambda / m * Theta2;
D1(:,1) = D1(:,1) - lambda / m * Theta1(:,1);
D2(:,1) = D2(:,1) - lambda / m * Theta2(:,1);
grad = [D1(:); D2(:)];
end

% 7. The cost from z3: log(h) = -log(1 + e^-z) and log(1-h) = -z - log(1 + e^-z).
function [J, grad] = softplus (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
Y = repmat (y(:), 1, K) == repmat (1:K, m, 1);
X1 = [ones(m, 1) X];
z2 = X1 * Theta1';
s = 1 ./ (1 + exp (-z2));
A = [ones(m, 1) s];
z3 = A * Theta2';
J = sum (sum (max (z3, 0) - Y .* z3 + log1p (exp (-abs (z3))))) / m;
J = J + lambda / (2 * m) * (norm (Theta1(:,2:end), 'fro') ^ 2 ...
                            + norm (Theta2(:,2:end), 'fro') ^ 2);
e3 = 1 ./ (1 + exp (-z3)) - Y;
e2 = (e3 * Theta2(:,2:end)) .* (s - s .^ 2);
Theta1(:,1) = 0;
Theta2(:,1) = 0;
g1 = (e2' * X1 + lambda * Theta1) / m;
g2 = (e3' * A + lambda * Theta2) / m;
grad = [g1(:); g2(:)];
end

% 8. grad is a row; parameters are read as a row; the penalty is on the row too.
function [J, grad] = row (nn_params, n, h, K, X, y, lambda)
p = nn_params(:)';
cut = h * (n + 1);
Theta1 = reshape (p(1:cut), h, n + 1);
Theta2 = reshape (p(cut + 1:end), K, h + 1);
m = size (X, 1);
weights = [false(1, h), true(1, h * n), false(1, K), true(1, K * h)];
Y = full (sparse (1:m, y, 1, m, K));
A1 = [ones(m, 1) X];
A2 = [ones(m, 1) sigmoid(A1 * Theta1')];
A3 = sigmoid (A2 * Theta2');
J = -sum (sum (Y .* log (A3) + (1 - Y) .* log (1 - A3))) / m ...
    + lambda / (2 * m) * sum (p(weights) .^ 2);
D3 = (A3 - Y) / m;
D2 = D3 * Theta2 .* A2 .* (1 - A2);
D2(:,1) = [];
grad = [reshape(D2' * A1, 1, []), reshape(D3' * A2, 1, [])];
grad(weights) = grad(weights) + lambda / m * p(weights);
end

% 9. Scalars only: every sum is a loop.
function [J, grad] = elements (nn_params, n, h, K, X, y, lambda)
T1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
T2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
J = 0;
G1 = zeros (h, n + 1);
G2 = zeros (K, h + 1);
for i = 1:m
  a2 = zeros (1, h);
  for j = 1:h
    z = T1(j,1);
    for l = 1:n
      z = z + T1(j,l+1) * X(i,l);
    end
    a2(j) = 1 / (1 + exp (-z));
  end
  d2 = zeros (1, h);
  for k = 1:K
    z = T2(k,1);
    for j = 1:h
      z = z + T2(k,j+1) * a2(j);
    end
    a3 = 1 / (1 + exp (-z));
    if y(i) == k
      J = J - log (a3);
      d3 = a3 - 1;
    else
      J = J - log (1 - a3);
      d3 = a3;
    end
    G2(k,1) = G2(k,1) + d3;
    for j = 1:h
      G2(k,j+1) = G2(k,j+1) + d3 * a2(j);
      d2(j) = d2(j) + d3 * T2(k,j+1) * a2(j) * (1 - a2(j));
    end
  end
  for j = 1:h
    G1(j,1) = G1(j,1) + d2(j);
    for l = 1:n
      G1(j,l+1) = G1(j,l+1) + d2(j) * X(i,l);
    end
  end
end
J = J / m;
G1 = G1 / m;
G2 = G2 / m;
for j = 1:h
  for l = 2:n+1
    J = J + lambda * T1(j,l) ^ 2 / (2 * m);
    G1(j,l) = G1(j,l) + lambda * T1(j,l) / m;
  end
end
for k = 1:K
  for j = 2:h+1
    J = J + lambda * T2(k,j) ^ 2 / (2 * m);
    G2(k,j) = G2(k,j) + lambda * T2(k,j) / m;
  end
end
grad = [G1(:); G2(:)];
end

% 10. Targets by repmat; the penalty from a copy without bias; sums by products.
function [J, grad] = copies (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = length (y);
y_matrix = double (repmat ([1:K], m, 1) == repmat (y(:), 1, K));
a1 = [repmat(1, m, 1), X];
z2 = a1 * transpose (Theta1);
a2 = [repmat(1, m, 1), sigmoid(z2)];
a3 = sigmoid (a2 * transpose (Theta2));
cost = -log (a3) .* y_matrix - log (1 - a3) .* (1 - y_matrix);
J = ones (1, m) * cost * ones (K, 1) / m;
temp1 = Theta1;
temp1(:,1) = zeros (h, 1);
temp2 = Theta2;
temp2(:,1) = zeros (K, 1);
J = J + (lambda / (2 * m)) * (sum (temp1(:) .^ 2) + sum (temp2(:) .^ 2));
d3 = a3 - y_matrix;
d2 = d3 * Theta2(:,2:end) .* sigmoidGradient (z2);
Theta1_grad = (1 / m) * (transpose (d2) * a1) + (lambda / m) * temp1;
Theta2_grad = (1 / m) * (transpose (d3) * a2) + (lambda / m) * temp2;
grad = [Theta1_grad(:) ; Theta2_grad(:)];
end

% 11. Masks of zeros and ones keep the bias out; 1 - 2Y turns two logs into one.
function [J, grad] = masks (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
mask1 = ones (size (Theta1));
mask1(:,1) = 0;
mask2 = ones (size (Theta2));
mask2(:,1) = 0;
Y = zeros (m, K);
Y(sub2ind (size (Y), (1:m)', y(:))) = 1;
A1 = ones (m, n + 1);
A1(:,2:end) = X;
A2 = ones (m, h + 1);
A2(:,2:end) = sigmoid (A1 * Theta1');
Z3 = A2 * Theta2';
J = -sum (log (sigmoid ((2 * Y(:) - 1) .* Z3(:)))) / m ...
    + lambda / (2 * m) * (sum (sum ((mask1 .* Theta1) .^ 2)) ...
                          + sum (sum ((mask2 .* Theta2) .^ 2)));
D3 = sigmoid (Z3) - Y;
D2 = (D3 * Theta2) .* (A2 .* (1 - A2));
G1 = (D2(:,2:end)' * A1 + lambda * Theta1 .* mask1) / m;
G2 = (D3' * A2 + lambda * Theta2 .* mask2) / m;
grad = [G1(:); G2(:)];
end

% 12. Layers in cells; h may have several numbers.
function [J, grad] = layers (nn_params, n, h, K, X, y, lambda)
s = [n, h(:)', K];
L = numel (s);
counts = s(2:end) .* (s(1:end-1) + 1);
Theta = mat2cell (nn_params(:), counts, 1);
Theta = cellfun (@reshape, Theta', num2cell (s(2:end)), num2cell (s(1:end-1) + 1), ...
                 'UniformOutput', false);
m = size (X, 1);
a = cell (1, L);
a{1} = X;
for l = 1:L-1
  a{l} = [ones(m, 1), a{l}];
  a{l+1} = 1 ./ (1 + exp (-a{l} * Theta{l}'));
end
I = eye (K);
Y = I(y,:);
J = sum (-log (a{L}(Y == 1))) / m + sum (-log (1 - a{L}(Y == 0))) / m;
J = J + lambda / (2 * m) * sum (cellfun (@(T) sum (sum (T(:,2:end) .^ 2)), Theta));
D = cell (1, L - 1);
d = (a{L} - Y) / m;
for l = L-1:-1:1
  D{l} = d' * a{l};
  D{l}(:,2:end) = D{l}(:,2:end) + lambda / m * Theta{l}(:,2:end);
  d = d * Theta{l}(:,2:end) .* a{l}(:,2:end) .* (1 - a{l}(:,2:end));
end
D = cellfun (@(D) D(:), D, 'UniformOutput', false);
grad = vertcat (D{:});
end

% 13. A loop fills the target of each example, a row; another loop computes J.
function [J, grad] = indexed (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
Y = zeros (m, K);
for i = 1:m
  Y(i,y(i)) = 1;
end
J = 0;
for i = 1:m
  hidden = sigmoid ([1, X(i,:)] * Theta1');
  output = sigmoid ([1, hidden] * Theta2');
  for k = 1:K
    J = J + (-Y(i,k) * log (output(k)) - (1 - Y(i,k)) * log (1 - output(k)));
  end
end
J = 1 / m * J;
J = J + lambda / (2 * m) * sum ([Theta1(h+1:end), Theta2(K+1:end)] .^ 2);
delta1 = 0;
delta2 = 0;
for i = m:-1:1
  a1 = [1, X(i,:)];
  z2 = a1 * Theta1';
  a2 = [1, sigmoid(z2)];
  error3 = sigmoid (a2 * Theta2') - Y(i,:);
  error2 = error3 * Theta2(:,2:end) .* sigmoidGradient (z2);
  delta1 = delta1 + kron (error2', a1);
  delta2 = delta2 + kron (error3', a2);
end
reg1 = lambda * Theta1;
reg1(:,1) = 0;
reg2 = lambda * Theta2;
reg2(:,1) = 0;
grad = [(delta1(:) + reg1(:)) / m; (delta2(:) + reg2(:)) / m];
end

% 14. Sums as traces; regularization by a diagonal matrix without the bias.
function [J, grad] = traces (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
E = eye (K);
Y = E(y,:);
L1 = diag ([0, ones(1, n)]);
L2 = diag ([0, ones(1, h)]);
A1 = [ones(m, 1) X];
A2 = [ones(m, 1) sigmoid(A1 * Theta1')];
H = sigmoid (A2 * Theta2');
J = -trace (Y' * log (H) + (1 - Y)' * log (1 - H)) / m ...
    + lambda / (2 * m) * (trace (Theta1 * L1 * Theta1') + trace (Theta2 * L2 * Theta2'));
B = H - Y;
C = B * Theta2 .* A2 .* (1 - A2);
C = C(:,2:end);
Theta1_grad = 1 / m * (C' * A1 + lambda * Theta1 * L1);
Theta2_grad = 1 / m * (B' * A2 + lambda * Theta2 * L2);
grad = [Theta1_grad(:); Theta2_grad(:)];
end

% 15. The sigmoid is (1 + tanh(z/2)) / 2, and g' = (1 - tanh(z/2)^2) / 4.
function [J, grad] = tanhs (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
A1 = horzcat (ones (m, 1), X);
T = tanh (A1 * Theta1' / 2);
A2 = horzcat (ones (m, 1), (1 + T) / 2);
U = tanh (A2 * Theta2' / 2);
S = -ones (m, K);
for i = 1:m
  S(i,y(i)) = 1;
end
J = (m * K * log (2) - sum (sum (log1p (S .* U)))) / m;
D3 = (U - S) / 2;
D2 = (D3 * Theta2(:,2:h+1)) .* (1 - T .^ 2) / 4;
Theta1_grad = D2' * A1 / m;
Theta2_grad = D3' * A2 / m;
W1 = Theta1(:,2:n+1);
W2 = Theta2(:,2:h+1);
J = J + 0.5 * lambda / m * (sum (W1(:) .^ 2) + sum (W2(:) .^ 2));
Theta1_grad(:,2:n+1) = Theta1_grad(:,2:n+1) + W1 * lambda / m;
Theta2_grad(:,2:h+1) = Theta2_grad(:,2:h+1) + W2 * lambda / m;
grad = [Theta1_grad(:); Theta2_grad(:)];
end

% 16. The cost as if y were 0 for all classes, then corrected by log(h/(1-h)) = z.
function [J, grad] = chosen (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
right = (1:m)' + (y(:) - 1) * m;
a2 = sigmoid (bsxfun (@plus, Theta1(:,1)', X * Theta1(:,2:end)'));
z3 = bsxfun (@plus, Theta2(:,1)', a2 * Theta2(:,2:end)');
J = (sum (log (1 + exp (z3(:)))) - sum (z3(right))) / m;
d3 = sigmoid (z3);
d3(right) = d3(right) - 1;
d2 = d3 * Theta2(:,2:end) .* sigmoidGradient (bsxfun (@plus, Theta1(:,1)', ...
                                                      X * Theta1(:,2:end)'));
grad1 = [sum(d2, 1)', d2' * X] / m;
grad2 = [sum(d3, 1)', d3' * a2] / m;
keep = lambda / m;
grad1 = grad1 + keep * [Theta1(:,1) * 0, Theta1(:,2:end)];
grad2 = grad2 + keep * [Theta2(:,1) * 0, Theta2(:,2:end)];
J = J + keep / 2 * sum ([reshape(Theta1(:,2:end), [], 1); ...
                         reshape(Theta2(:,2:end), [], 1)] .^ 2);
grad = [grad1(:); grad2(:)];
end

% 17. One function for an example, called for each; grad is a row.
function [J, grad] = examples (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
[costs, grads] = arrayfun (@(i) example (Theta1, Theta2, X(i,:)', y(i)), 1:m, ...
                           'UniformOutput', false);
J = mean ([costs{:}]) + lambda / (2 * m) * (sum (sum (Theta1(:,2:end) .^ 2)) ...
                                            + sum (sum (Theta2(:,2:end) .^ 2)));
Theta1(:,1) = 0;
Theta2(:,1) = 0;
grad = mean ([grads{:}], 2)' + lambda / m * [Theta1(:); Theta2(:)]';
end

function [J, grad] = example (Theta1, Theta2, x, label)
a2 = 1 ./ (1 + exp (-Theta1 * [1; x]));
a3 = 1 ./ (1 + exp (-Theta2 * [1; a2]));
J = -log (a3(label)) - sum (log (1 - a3([1:label-1, label+1:end])));
d3 = a3;
d3(label) = d3(label) - 1;
d2 = Theta2' * d3 .* [1; a2] .* (1 - [1; a2]);
D1 = d2(2:end) * [1; x]';
D2 = d3 * [1; a2]';
grad = [D1(:); D2(:)];
end

% 18. The gradient only for nargout > 1; regularization only if lambda is not 0.
function [J, grad] = lazy (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = rows_of (X);
A1 = [ones(m, 1) X];
A2 = [ones(m, 1) sigmoid(A1 * Theta1')];
A3 = sigmoid (A2 * Theta2');
Y = zeros (m, K);
Y(bsxfun (@eq, y(:), 1:K)) = 1;
J = 0;
for t = 1:m
  J = J - Y(t,:) * log (A3(t,:))' - (1 - Y(t,:)) * log (1 - A3(t,:))';
end
if lambda ~= 0
  J = J + lambda / 2 * (sum (sum (Theta1(:,2:end) .* Theta1(:,2:end))) ...
                        + sum (sum (Theta2(:,2:end) .* Theta2(:,2:end))));
end
J = J / m;
if nargout > 1
  D3 = A3 - Y;
  D2 = D3 * Theta2(:,2:end) .* sigmoidGradient (A1 * Theta1');
  G1 = D2' * A1;
  G2 = D3' * A2;
  if lambda ~= 0
    G1(:,2:end) = G1(:,2:end) + lambda * Theta1(:,2:end);
    G2(:,2:end) = G2(:,2:end) + lambda * Theta2(:,2:end);
  end
  grad = [G1(:); G2(:)] / m;
end
end

function m = rows_of (X)
m = size (X, 1);
end

% 19. The penalty is added to the unrolled gradient, at the indices of the weights.
function [J, grad] = unrolled (nn_params, n, h, K, X, y, lambda)
nn_params = nn_params(:);
first = h * (n + 1);
Theta1 = reshape (nn_params(1:first), h, n + 1);
Theta2 = reshape (nn_params(first + 1:end), K, h + 1);
m = size (X, 1);
at = [h + 1:first, first + K + 1:numel(nn_params)];
Yt = zeros (K, m);
Yt(y(:)' + K * (0:m-1)) = 1;
X1 = [ones(1, m); X.'];
S = sigmoid (Theta1 * X1);
H = sigmoid (Theta2 * [ones(1, m); S]);
wrong = H - Yt;
J = -sum (log (1 - abs (wrong(:)))) / m ...     % |h - y| is 1 - h or h
    + lambda / (2 * m) * sum (nn_params(at) .^ 2);
back = Theta2' * wrong;
back(1,:) = [];
back = back .* S .* (1 - S);
grad = zeros (size (nn_params));
grad(1:first) = back * X1' / m;
grad(first + 1:end) = wrong * [ones(1, m); S]' / m;
grad(at) = grad(at) + lambda / m * nn_params(at);
end

% 20. It prints its progress in every call; first the gradient without regularization.
function [J, grad] = talkative (nn_params, n, h, K, X, y, lambda)
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
m = size (X, 1);
labels = 1:K;
a1 = [ones(m, 1) X];
z2 = a1 * Theta1';
a2 = [ones(size (z2, 1), 1) sigmoid(z2)];
z3 = a2 * Theta2';
hx = sigmoid (z3);
J = 0;
grad = zeros (size (nn_params));
Theta1_grad = zeros (size (Theta1));
Theta2_grad = zeros (size (Theta2));
for i = 1:m
  J = J + sum (-(labels == y(i)) .* log (hx(i,:)) ...
               - (labels ~= y(i)) .* log (1 - hx(i,:)));
  d3 = hx(i,:) - (labels == y(i));
  d2 = (d3 * Theta2) .* [1, sigmoidGradient(z2(i,:))];
  d2 = d2(2:end);
  Theta1_grad = Theta1_grad + d2' * a1(i,:);
  Theta2_grad = Theta2_grad + d3' * a2(i,:);
end
J = J / m + lambda / (2 * m) * (sum (sumsquares (Theta1)) + sum (sumsquares (Theta2)));
fprintf ('cost %g\n', J);
without = [Theta1_grad(:); Theta2_grad(:)] / m;
with1 = lambda / m * [zeros(h, 1), Theta1(:,2:end)];
with2 = lambda / m * [zeros(K, 1), Theta2(:,2:end)];
grad(:) = without + [with1(:); with2(:)];
end

function s = sumsquares (T)
s = sum (T(:,2:end) .^ 2);
end

% 21. Sparse targets; log1p.
function [J, grad] = sparsely (nn_params, n, h, K, X, y, lambda)
m = size (X, 1);
Theta1 = reshape (nn_params(1:h * (n + 1)), h, []);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, []);
Y = sparse (1:m, y, 1, m, K);
A1 = [ones(m, 1), X];
A2 = [ones(m, 1), sigmoid(A1 * Theta1')];
H = sigmoid (A2 * Theta2');
J = -full (sum (sum (Y .* log (H) + (1 - Y) .* log1p (-H)))) / m;
R1 = Theta1;  R1(:,1) = 0;
R2 = Theta2;  R2(:,1) = 0;
J = J + lambda / (2 * m) * (norm (R1, 'fro') ^ 2 + norm (R2, 'fro') ^ 2);
D3 = full (H - Y);
D2 = (D3 * Theta2(:,2:end)) .* sigmoidGradient (A1 * Theta1');
grad = [reshape((D2' * A1 + lambda * R1) / m, [], 1); reshape((D3' * A2 + lambda * R2) / m, [], 1)];
end

% 22. Two examples at a time.
function [J, grad] = chunks (nn_params, n, h, K, X, y, lambda)
m = size (X, 1);
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
total = 0;
Delta1 = 0;
Delta2 = 0;
for first = 1:2:m
  rows = first:min (first + 1, m);
  A1 = [ones(numel (rows), 1), X(rows,:)];
  A2 = [ones(numel (rows), 1), sigmoid(A1 * Theta1')];
  H = sigmoid (A2 * Theta2');
  Y = double (repmat (1:K, numel (rows), 1) == repmat (y(rows)(:), 1, K));
  total = total - sum (sum (Y .* log (H) + (1 - Y) .* log (1 - H)));
  D3 = H - Y;
  D2 = D3 * Theta2(:,2:end) .* (A2(:,2:end) - A2(:,2:end) .^ 2);
  Delta1 = Delta1 + D2' * A1;
  Delta2 = Delta2 + D3' * A2;
end
T = {Theta1, Theta2};
D = {Delta1, Delta2};
J = total / m;
grad = [];
for l = 1:2
  W = [zeros(size (T{l}, 1), 1), T{l}(:,2:end)];
  J = J + lambda / (2 * m) * sum (W(:) .^ 2);
  G = (D{l} + lambda * W) / m;
  grad = [grad; G(:)];
end
end

% 23. All outer products stacked in three dimensions, then summed.
function [J, grad] = stacked (nn_params, n, h, K, X, y, lambda)
m = size (X, 1);
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
a1 = [ones(1, m); X'];
z2 = Theta1 * a1;
a2 = [ones(1, m); sigmoid(z2)];
a3 = sigmoid (Theta2 * a2);
Y = eye (K)(:,y);
J = -sum (vec (Y .* log (a3) + (1 - Y) .* log (1 - a3))) / m;
d3 = a3 - Y;
d2 = (Theta2(:,2:end)' * d3) .* sigmoidGradient (z2);
G1 = sum (reshape (d2, h, 1, m) .* reshape (a1, 1, n + 1, m), 3) / m;
G2 = sum (reshape (d3, K, 1, m) .* reshape (a2, 1, h + 1, m), 3) / m;
W1 = Theta1(:,2:end);
W2 = Theta2(:,2:end);
J = J + lambda / (2 * m) * sumsq ([W1(:); W2(:)]);
G1(:,2:end) = G1(:,2:end) + lambda / m * W1;
G2(:,2:end) = G2(:,2:end) + lambda / m * W2;
grad = [G1(:); G2(:)];
end

% 24. Cells for everything, cellfun for the regularization.
function [J, grad] = cells (nn_params, n, h, K, X, y, lambda)
m = size (X, 1);
s = [n, h, K];
Theta = mat2cell (nn_params(:), [h * (n + 1), K * (h + 1)], 1);
for l = 1:2
  Theta{l} = reshape (Theta{l}, s(l+1), s(l) + 1);
end
a = {[ones(m, 1), X]};
for l = 1:2
  a{l+1} = [ones(m, 1), sigmoid(a{l} * Theta{l}')];
end
H = a{3}(:,2:end);
Y = bsxfun (@eq, y(:), 1:K);
J = sum (sum (-Y .* log (H) - ~Y .* log (1 - H))) / m;
d = {[], [], H - Y};
d{2} = (d{3} * Theta{2})(:,2:end) .* a{2}(:,2:end) .* (1 - a{2}(:,2:end));
spared = cellfun (@(T) [zeros(size (T, 1), 1), T(:,2:end)], Theta, 'UniformOutput', false);
J = J + lambda / (2 * m) * sum (cellfun (@(T) sum (T(:) .^ 2), spared));
G = cellfun (@(d, a, T) (d' * a + lambda * T) / m, d(2:3), a(1:2), spared', ...
             'UniformOutput', false);
grad = cell2mat (cellfun (@(g) g(:), G(:), 'UniformOutput', false));
end

% 25. Targets by accumarray; sub2ind selects the outputs of the labels.
function [J, grad] = counted (nn_params, n, h, K, X, y, lambda)
m = size (X, 1);
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
Y = accumarray ([(1:m)', y(:)], 1, [m, K]);
Z2 = bsxfun (@plus, X * Theta1(:,2:end)', Theta1(:,1)');
A2 = sigmoid (Z2);
H = sigmoid (bsxfun (@plus, A2 * Theta2(:,2:end)', Theta2(:,1)'));
at = sub2ind ([m, K], (1:m)', y(:));
others = log (1 - H);
J = -(sum (log (H(at))) + sum (others(:)) - sum (others(at))) / m;
D3 = (H - Y) / m;
D2 = D3 * Theta2(:,2:end) .* sigmoidGradient (Z2);
G1 = [sum(D2, 1)', D2' * X];
G2 = [sum(D3, 1)', D3' * A2];
bias = [true(h, 1); false(h * n, 1); true(K, 1); false(K * h, 1)];
w = nn_params(:);
w(bias) = 0;
J = J + lambda / (2 * m) * (w' * w);
grad = [G1(:); G2(:)] + lambda / m * w;
end

% 26. The backward pass for one hidden unit after the other.
function [J, grad] = units (nn_params, n, h, K, X, y, lambda)
m = size (X, 1);
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
A1 = [ones(m, 1), X];
A2 = sigmoid (A1 * Theta1');
H = sigmoid ([ones(m, 1), A2] * Theta2');
Y = zeros (m, K);
Y(sub2ind (size (Y), (1:m)', y(:))) = 1;
J = mean (sum (-Y .* log (H) - (1 - Y) .* log (1 - H), 2));
J = J + lambda * (sumsq (Theta1(:,2:end)(:)) + sumsq (Theta2(:,2:end)(:))) / 2 / m;
G1 = zeros (h, n + 1);
G2 = zeros (K, h + 1);
G2(:,1) = mean (H - Y, 1)';
for j = 1:h
  G2(:,j+1) = (H - Y)' * A2(:,j) / m + lambda / m * Theta2(:,j+1);
  back = (H - Y) * Theta2(:,j+1);
  G1(j,:) = (back .* A2(:,j) .* (1 - A2(:,j)))' * A1 / m;
  G1(j,2:end) = G1(j,2:end) + lambda / m * Theta1(j,2:end);
end
grad = [G1(:); G2(:)];
end

% 27. All formulas in function handles.
function [J, grad] = handles (nn_params, n, h, K, X, y, lambda)
m = size (X, 1);
g = @(z) 1 ./ (1 + exp (-z));
with = @(A) [ones(size (A, 1), 1), A];
spare = @(T) T * diag ([0, ones(1, size (T, 2) - 1)]);
first = @() reshape (nn_params(1:h * (n + 1)), h, n + 1);
second = @() reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
A2 = g (with (X) * first ()');
H = g (with (A2) * second ()');
Y = (1:K == y(:));
penalty = @(T) sum (vec (spare (T) .^ 2));
J = -sum (vec (log (Y .* H + ~Y .* (1 - H)))) / m ...
    + lambda / 2 / m * (penalty (first ()) + penalty (second ()));
D3 = H - Y;
D2 = D3 * second ()(:,2:end) .* A2 .* (1 - A2);
grad = [vec(D2' * with (X) + lambda * spare (first ())); ...
        vec(D3' * with (A2) + lambda * spare (second ()))] / m;
end

% 28. The cost from z, which never overflows.
function [J, grad] = logits (nn_params, n, h, K, X, y, lambda)
m = size (X, 1);
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
A1 = [ones(m, 1), X];
Z2 = A1 * Theta1';
A2 = [ones(m, 1), sigmoid(Z2)];
Z3 = A2 * Theta2';
Y = ismember (repmat (1:K, m, 1) - repmat (y(:), 1, K), 0);
J = sum (sum (max (Z3, 0) - Z3 .* Y + log1p (exp (-abs (Z3))))) / m;
D3 = sigmoid (Z3) - Y;
D2 = (D3 * Theta2(:,2:end)) .* sigmoidGradient (Z2);
M1 = [zeros(h, 1), ones(h, n)];
M2 = [zeros(K, 1), ones(K, h)];
J = J + lambda / (2 * m) * (sum (sum (M1 .* Theta1 .^ 2)) + sum (sum (M2 .* Theta2 .^ 2)));
G1 = D2' * A1 / m + lambda / m * (M1 .* Theta1);
G2 = D3' * A2 / m + lambda / m * (M2 .* Theta2);
grad = [G1(:); G2(:)];
end

% 29. while loops; J is summed example by example.
function [J, grad] = whiles (nn_params, n, h, K, X, y, lambda)
m = size (X, 1);
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
J = 0;
G1 = 0 * Theta1;
G2 = 0 * Theta2;
t = 0;
while t < m
  t = t + 1;
  hidden = sigmoid (Theta1 * [1, X(t,:)]');
  out = sigmoid (Theta2 * [1; hidden]);
  k = 0;
  delta = out;
  while k < K
    k = k + 1;
    if k == y(t)
      J = J - log (out(k)) / m;
      delta(k) = out(k) - 1;
    else
      J = J - log (1 - out(k)) / m;
    end
  end
  G2 = G2 + delta * [1; hidden]' / m;
  below = Theta2' * delta;
  G1 = G1 + (below(2:end) .* hidden .* (1 - hidden)) * [1, X(t,:)] / m;
end
J = J + lambda / (2 * m) * (sum (nn_params(:) .^ 2) - sum (Theta1(:,1) .^ 2) ...
                            - sum (Theta2(:,1) .^ 2));
grad = [G1(:); G2(:)] + lambda / m * nn_params(:);
grad(1:h) = grad(1:h) - lambda / m * Theta1(:,1);
second = h * (n + 1) + (1:K);
grad(second) = grad(second) - lambda / m * Theta2(:,1);
end

% 30. Each example with a weight of 1/m from the start.
function [J, grad] = weighed (nn_params, n, h, K, X, y, lambda)
w = ones (size (X, 1), 1) / size (X, 1);
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
A1 = [ones(size (w)), X];
A2 = [ones(size (w)), sigmoid(A1 * Theta1')];
H = sigmoid (A2 * Theta2');
Y = full (ind2vec_of (y, K));
J = w' * sum (-Y .* log (H) - (1 - Y) .* log (1 - H), 2);
D3 = diag (w) * (H - Y);
D2 = (D3 * Theta2) .* A2 .* (1 - A2);
T1 = Theta1;
T2 = Theta2;
T1(:,1) = [];
T2(:,1) = [];
J = J + lambda * w(1) / 2 * (sum (T1(:) .^ 2) + sum (T2(:) .^ 2));
G1 = D2(:,2:end)' * A1;
G2 = D3' * A2;
G1(:,2:end) = G1(:,2:end) + lambda * w(1) * T1;
G2(:,2:end) = G2(:,2:end) + lambda * w(1) * T2;
grad = [G1(:); G2(:)];
end

function Y = ind2vec_of (y, K)
Y = sparse (1:numel (y), y, 1, numel (y), K);
end
