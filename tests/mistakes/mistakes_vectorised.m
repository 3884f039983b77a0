function [J, grad] = mistakes_vectorised (mistakes, nn_params, n, h, K, X, y, lambda)
% MISTAKES_VECTORISED  The course's cost function without loops, with chosen mistakes.
%
% [J, grad] = mistakes_vectorised (mistakes, nn_params, n, h, K, X, y, lambda) makes each
% mistake in the cell `mistakes` (see mistakes_catalogue) where and as students make it;
% with {} it is correct. has.j_sign is true if 'j-sign' is in the cell. Of several mistakes
% in the same statement only the first one is made.
%
% See also mistakes_loops, mistakes_right, mistakes_catalogue.

% SPDX-License-Identifier: GPL-3.0-or-later

has = mistakes_made (mistakes);
if has.lambda_fixed
  lambda = 1;
end

% Parameters.

m = size (X, 1);
if has.m_is_length
  m = length (X);
elseif has.hard_coded_m
  m = 5000;
end

if has.hard_coded_sizes__units
  Theta1 = reshape (nn_params(1:25 * 401), 25, 401);
else
  Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
end
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
if has.parameters_order
  Theta2 = reshape (nn_params(1:K * (h + 1)), K, h + 1);
  Theta1 = reshape (nn_params(K * (h + 1) + 1:end), h, n + 1);
end
if has.theta_random
  Theta1 = randInitializeWeights (n, h);
  Theta2 = randInitializeWeights (h, K);
elseif has.theta_ignored
  Theta1 = debugInitializeWeights (h, n);
  Theta2 = debugInitializeWeights (K, h);
elseif has.bias_zeroed
  Theta1(:,1) = 0;
  Theta2(:,1) = 0;
end

% Labels.

I = eye (K);
if has.hard_coded_sizes
  I = eye (10);
  Y = I(y,:);
elseif has.hard_coded_sizes__four
  I = eye (4);
  Y = I(y,:);
elseif has.labels_sizes_in_a_range
  Y = zeros (m : K);
  for i = 1:m
    Y(i,y(i)) = 1;
  end
elseif has.labels_shifted_up_cyclic
  Y = I(mod (y, K) + 1,:);
elseif has.labels_shifted_up
  Y = bsxfun (@eq, y, 0:K-1);
elseif has.labels_shifted_down
  Y = bsxfun (@eq, y - 1, 1:K);
elseif has.labels_shifted_down_cyclic
  Y = bsxfun (@eq, mod (y - 2, K) + 1, 1:K);
elseif has.labels_last_class_lost
  Y = bsxfun (@eq, mod (y, K), 1:K);
elseif has.y_for_Y
  Y = y * ones (1, K);
elseif has.labels_only_first_k
  Y = zeros (m, K);
  for i = 1:K
    Y(i,y(i)) = 1;
  end
elseif has.classes_from_unique
  Y = bsxfun (@eq, y, unique (y)');
elseif has.classes_from_max
  Y = bsxfun (@eq, y, 1:max (y));
else
  Y = I(y,:);
end

% Forward.

if has.no_ones
  A1 = X;
elseif has.ones_last_x || has.ones_last
  A1 = [X, ones(size (X, 1), 1)];
elseif has.error_concatenation
  A1 = [ones(m, 1); X];
else
  A1 = [ones(size (X, 1), 1), X];
end

if has.error_nonconformant__transpose
  Z2 = A1 * Theta1;
elseif has.error_undefined
  Z2 = A1 * Thet1';
else
  Z2 = A1 * Theta1';
end

if has.bias_through_sigmoid
  A2 = sigmoid ([ones(size (X, 1), 1), Z2]);
elseif has.ones_last_a2 || has.ones_last
  A2 = [sigmoid(Z2), ones(size (X, 1), 1)];
else
  A2 = [ones(size (X, 1), 1), sigmoid(Z2)];
end

Z3 = A2 * Theta2';
H = sigmoid (Z3);

% Cost.

if has.j_not_divided_by_m
  J = sum (sum (-Y .* log (H) - (1 - Y) .* log (1 - H)));
elseif has.j_only_y_term
  J = sum (sum (-Y .* log (H))) / m;
elseif has.j_only_1_y_term
  J = sum (sum (-(1 - Y) .* log (1 - H))) / m;
elseif has.j_all_pairs_of_examples
  J = -sum (sum (Y * log (H)' + (1 - Y) * log (1 - H)')) / m;
elseif has.j_all_pairs_of_classes
  J = -sum (sum (Y' * log (H) + (1 - Y)' * log (1 - H))) / m;
elseif has.j_sign
  J = sum (sum (Y .* log (H) + (1 - Y) .* log (1 - H))) / m;
elseif has.j_sign_between_terms
  J = sum (sum (-Y .* log (H) + (1 - Y) .* log (1 - H))) / m;
elseif has.j_row
  J = sum (-Y .* log (H) - (1 - Y) .* log (1 - H)) / m;
elseif has.j_column
  J = sum (-Y .* log (H) - (1 - Y) .* log (1 - H), 2) / m;
elseif has.j_matrix
  J = (-Y * log (H)' - (1 - Y) * log (1 - H)') / m;
elseif has.j_log_of_h_minus_1
  J = sum (sum (-Y .* log (H) - (1 - Y) .* log (H - 1))) / m;
elseif has.j_one_minus_log
  J = sum (sum (-Y .* log (H) - (1 - Y) .* (1 - log (H)))) / m;
elseif has.j_squared_error
  J = sum (sum ((H - Y) .^ 2)) / (2 * m);
elseif has.j_squared_error_not_halved
  J = sum (sum ((H - Y) .^ 2)) / m;
elseif has.j_rounded_h
  p = H >= 0.5;
  J = sum (sum (-Y .* log (p) - (1 - Y) .* log (1 - p))) / m;
elseif has.j_last_label
  for i = 1:m
    labels = repmat (I(y(i),:), m, 1);
  end
  J = sum (sum (-labels .* log (H) - (1 - labels) .* log (1 - H))) / m;
elseif has.j_last_class
  for k = 1:K
    J = sum (-Y(:,k) .* log (H(:,k)) - (1 - Y(:,k)) .* log (1 - H(:,k))) / m;
  end
elseif has.error_nonconformant__product
  J = sum (sum (-Y * log (H) - (1 - Y) * log (1 - H))) / m;
elseif has.error_undefined__too_early
  J = sum (sum (-Y .* log (a_3) - (1 - Y) .* log (1 - a_3))) / m;
elseif has.error_sum_all
  J = sum (-Y .* log (H) - (1 - Y) .* log (1 - H), 'all') / m;
else
  J = sum (sum (-Y .* log (H) - (1 - Y) .* log (1 - H))) / m;
end

W1 = Theta1(:,2:end);
W2 = Theta2(:,2:end);
if has.r_none || has.regularization_none
  reg = 0;
elseif has.r_bias
  reg = lambda / (2 * m) * (sum (sum (Theta1 .^ 2)) + sum (sum (Theta2 .^ 2)));
elseif has.r_bias_theta1
  reg = lambda / (2 * m) * (sum (sum (Theta1 .^ 2)) + sum (sum (W2 .^ 2)));
elseif has.r_bias_theta2
  reg = lambda / (2 * m) * (sum (sum (W1 .^ 2)) + sum (sum (Theta2 .^ 2)));
elseif has.r_not_halved
  reg = lambda / m * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
elseif has.r_times_m
  reg = lambda / 2 * m * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
elseif has.r_not_divided_by_m
  reg = lambda / 2 * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
elseif has.r_without_factor
  reg = sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2));
elseif has.r_without_factor__bias_too
  reg = sum (sum (Theta1 .^ 2)) + sum (sum (Theta2 .^ 2));
elseif has.r_lambda_fixed
  l = 1;
  reg = l / (2 * m) * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
elseif has.r_only_theta1
  reg = lambda / (2 * m) * sum (sum (W1 .^ 2));
elseif has.r_only_theta2
  reg = lambda / (2 * m) * sum (sum (W2 .^ 2));
elseif has.r_first_row
  reg = lambda / (2 * m) * (sum (sum (Theta1(2:end,:) .^ 2)) ...
                            + sum (sum (Theta2(2:end,:) .^ 2)));
elseif has.r_last_column_missing
  reg = lambda / (2 * m) * (sum (sum (Theta1(:,2:n) .^ 2)) ...
                            + sum (sum (Theta2(:,2:h) .^ 2)));
elseif has.r_last_column
  reg = lambda / (2 * m) * (sum (sum (Theta1(:,1:end-1) .^ 2)) ...
                            + sum (sum (Theta2(:,1:end-1) .^ 2)));
elseif has.r_first_row_too
  reg = lambda / (2 * m) * (sum (sum (Theta1(2:end,2:end) .^ 2)) ...
                            + sum (sum (Theta2(2:end,2:end) .^ 2)));
elseif has.r_part_of_first_column
  reg = lambda / (2 * m) * (sum (Theta1(2:size (Theta1)) .^ 2) ...
                            + sum (Theta2(2:size (Theta2)) .^ 2));
elseif has.r_sum_then_square
  reg = lambda / (2 * m) * (sum (sum (W1)) ^ 2 + sum (sum (W2)) ^ 2);
elseif has.r_column_sums_squared
  reg = lambda / (2 * m) * (sum (sum (W1) .^ 2) + sum (sum (W2) .^ 2));
elseif has.r_absolute
  reg = lambda / m * (sum (sum (abs (W1))) + sum (sum (abs (W2))));
elseif has.r_not_squared
  reg = lambda / (2 * m) * (sum (sum (W1)) + sum (sum (W2)));
elseif has.r_one_sum_missing
  reg = lambda / (2 * m) * (sum (sum (W1 .^ 2)) + sum (W2 .^ 2));
elseif has.error_sumsqr
  reg = lambda / (2 * m) * (sumsqr (W1) + sumsqr (W2));
else
  reg = lambda / (2 * m) * (sum (sum (W1 .^ 2)) + sum (sum (W2 .^ 2)));
end
J = J + reg;

% Backward.

if has.grad_bias_zeroed
  Theta1(:,1) = 0;
  Theta2(:,1) = 0;
  Z2 = A1 * Theta1';
  A2 = [ones(m, 1), sigmoid(Z2)];
  H = sigmoid (A2 * Theta2');
end

if has.grad_y_for_Y
  D3 = H - y;
elseif has.grad_last_label
  D3 = H - Y(m,:);
elseif has.grad_example_left_out
  D3 = [H(1:end-1,:) - Y(1:end-1,:); zeros(1, K)];
elseif has.grad_sign
  D3 = Y - H;
elseif has.grad_delta_times_gradient_at_output
  D3 = (H - Y) .* sigmoidGradient (Z3);
elseif has.prints
  D3 = H - Y
else
  D3 = H - Y;
end

if has.grad_sigmoid_gradient_of_a
  D2 = (D3 * Theta2(:,2:end)) .* sigmoidGradient (A2(:,2:end));
elseif has.grad_no_sigmoid_gradient
  D2 = D3 * Theta2(:,2:end);
elseif has.grad_sigmoid_for_gradient
  D2 = (D3 * Theta2(:,2:end)) .* sigmoid (Z2);
elseif has.grad_sigmoid_gradient_twice
  D2 = (D3 * Theta2(:,2:end)) .* sigmoidGradient (Z2) .* sigmoidGradient (Z2);
elseif has.sigmoid_gradient_zero
  D2 = (D3 * Theta2(:,2:end)) .* zeros (size (Z2));
elseif has.grad_hidden_unit_lost
  D2 = (D3 * Theta2(:,2:end)) .* sigmoidGradient (Z2);
  D2 = D2(:,2:end);
elseif has.grad_wrong_column_dropped || has.ones_last_a2 || has.ones_last
  D2 = (D3 * Theta2(:,1:end-1)) .* sigmoidGradient (Z2);
elseif has.grad_delta_shifted
  D2 = (D3 * Theta2) .* sigmoidGradient ([ones(m, 1), Z2]);
  D2 = D2(:,1:h);
elseif has.error_nonconformant__bias_kept
  D2 = (D3 * Theta2) .* sigmoidGradient (Z2);
elseif has.grad_count__bias_kept
  D2 = (D3 * Theta2) .* sigmoidGradient ([ones(m, 1), Z2]);
elseif has.error_nonconformant
  D2 = (D3 * Theta2(:,2:end)) * sigmoidGradient (Z2);
else
  D2 = (D3 * Theta2(:,2:end)) .* sigmoidGradient (Z2);
end

if has.grad_row_major__products
  Theta1_grad = A1' * D2;
  Theta2_grad = A2' * D3;
elseif has.grad_no_delta
  Theta1_grad = A2(:,2:end)' * A1;
  Theta2_grad = D3' * A2;
elseif has.grad_z_for_a
  Theta1_grad = D2' * A1;
  Theta2_grad = D3' * [ones(m, 1), Z2];
elseif has.grad_bias_missing_theta1
  Theta1_grad = [zeros(h, 1), D2' * X];
  Theta2_grad = D3' * A2;
elseif has.grad_bias_missing_theta2
  Theta1_grad = D2' * A1;
  Theta2_grad = [zeros(K, 1), D3' * A2(:,2:end)];
elseif has.grad_zero
  Theta1_grad = zeros (size (Theta1));
  Theta2_grad = zeros (size (Theta2));
else
  Theta1_grad = D2' * A1;
  Theta2_grad = D3' * A2;
end

if has.grad_divided_twice
  Theta1_grad = Theta1_grad / m / m;
  Theta2_grad = Theta2_grad / m / m;
elseif has.grad_two_over_n
  Theta1_grad = Theta1_grad / m * 2 / n;
  Theta2_grad = Theta2_grad / m * 2 / n;
elseif ~ has.grad_not_divided_by_m
  Theta1_grad = Theta1_grad / m;
  Theta2_grad = Theta2_grad / m;
end

% Regularization of the gradient.

R1 = [zeros(h, 1), Theta1(:,2:end)];
R2 = [zeros(K, 1), Theta2(:,2:end)];
if has.q_bias
  Theta1_grad = Theta1_grad + lambda / m * Theta1;
  Theta2_grad = Theta2_grad + lambda / m * Theta2;
elseif has.q_bias_theta1
  Theta1_grad = Theta1_grad + lambda / m * Theta1;
  Theta2_grad = Theta2_grad + lambda / m * R2;
elseif has.q_bias_theta2
  Theta1_grad = Theta1_grad + lambda / m * R1;
  Theta2_grad = Theta2_grad + lambda / m * Theta2;
elseif has.q_bias_ones
  Theta1_grad = Theta1_grad + lambda / m * [ones(h, 1), Theta1(:,2:end)];
  Theta2_grad = Theta2_grad + lambda / m * [ones(K, 1), Theta2(:,2:end)];
elseif has.q_not_divided_by_m
  Theta1_grad = Theta1_grad + lambda * R1;
  Theta2_grad = Theta2_grad + lambda * R2;
elseif has.q_not_divided_by_m__bias_too
  Theta1_grad = Theta1_grad + lambda * Theta1;
  Theta2_grad = Theta2_grad + lambda * Theta2;
elseif has.q_divided_twice
  Theta1_grad = Theta1_grad + lambda / m * R1 / m;
  Theta2_grad = Theta2_grad + lambda / m * R2 / m;
elseif has.q_without_factor
  Theta1_grad = Theta1_grad + R1;
  Theta2_grad = Theta2_grad + R2;
elseif has.q_lambda_fixed
  l = 1;
  Theta1_grad = Theta1_grad + l / m * R1;
  Theta2_grad = Theta2_grad + l / m * R2;
elseif has.q_multiplies
  Theta1_grad(:,2:end) = Theta1_grad(:,2:end) * (1 + lambda);
  Theta2_grad(:,2:end) = Theta2_grad(:,2:end) * (1 + lambda);
elseif has.q_only_theta1
  Theta1_grad = Theta1_grad + lambda / m * R1;
elseif has.q_only_theta2
  Theta2_grad = Theta2_grad + lambda / m * R2;
elseif has.q_theta1_twice
  Theta1_grad = Theta1_grad + lambda / m * R1;
  Theta1_grad = Theta1_grad + lambda / m * R1;
elseif has.q_theta2_twice
  Theta2_grad = Theta2_grad + lambda / m * R2;
  Theta2_grad = Theta2_grad + lambda / m * R2;
elseif has.q_shifted
  Theta1_grad = Theta1_grad + lambda / m * [Theta1(:,2:end), zeros(h, 1)];
  Theta2_grad = Theta2_grad + lambda / m * [Theta2(:,2:end), zeros(K, 1)];
elseif has.q_first_row
  Theta1(1,:) = 0;
  Theta2(1,:) = 0;
  Theta1_grad = Theta1_grad + lambda / m * Theta1;
  Theta2_grad = Theta2_grad + lambda / m * Theta2;
elseif has.q_sign
  Theta1_grad = Theta1_grad - lambda / m * R1;
  Theta2_grad = Theta2_grad - lambda / m * R2;
elseif has.q_halved
  Theta1_grad = Theta1_grad + lambda / (2 * m) * R1;
  Theta2_grad = Theta2_grad + lambda / (2 * m) * R2;
elseif has.q_squared
  Theta1_grad = Theta1_grad + lambda / m * R1 .^ 2;
  Theta2_grad = Theta2_grad + lambda / m * R2 .^ 2;
elseif has.q_signs
  Theta1_grad = Theta1_grad + lambda / m * sign (R1);
  Theta2_grad = Theta2_grad + lambda / m * sign (R2);
elseif has.q_replaces
  Theta1_grad(:,2:end) = lambda / m * Theta1(:,2:end);
  Theta2_grad(:,2:end) = lambda / m * Theta2(:,2:end);
elseif ~ (has.q_none || has.regularization_none || has.grad_zero ...
          || ~ isequal (size (Theta1_grad), size (Theta1)))
  Theta1_grad = Theta1_grad + lambda / m * R1;
  Theta2_grad = Theta2_grad + lambda / m * R2;
end

if has.grad_zero_theta1
  Theta1_grad = zeros (size (Theta1));
elseif has.grad_zero_theta2
  Theta2_grad = zeros (size (Theta2));
end

if has.grad_row_major
  Theta1_grad = Theta1_grad';
  Theta2_grad = Theta2_grad';
  grad = [Theta1_grad(:); Theta2_grad(:)];
elseif has.grad_swapped || has.parameters_order
  grad = [Theta2_grad(:); Theta1_grad(:)];
elseif has.grad_count
  grad = Theta1_grad(:);
else
  grad = [Theta1_grad(:); Theta2_grad(:)];
end
if has.j_is_gradient
  J = grad / m;
end
end
