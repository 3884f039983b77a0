function [J, grad] = mistakes_loops (mistakes, nn_params, n, h, K, X, y, lambda)
% MISTAKES_LOOPS  The course's cost function in a loop over examples, with chosen mistakes.
%
% [J, grad] = mistakes_loops (mistakes, nn_params, n, h, K, X, y, lambda) makes each
% mistake in the cell `mistakes` (see mistakes_catalogue) where and as students make it;
% with {} it is correct. has.j_sign is true if 'j-sign' is in the cell. Of several mistakes
% in the same statement only the first one is made.
%
% See also mistakes_vectorised, mistakes_right, mistakes_catalogue.

% SPDX-License-Identifier: GPL-3.0-or-later

has = mistakes_made (mistakes);
if has.lambda_fixed
  lambda = 1;
end

% Parameters.

m = size (X, 1);
examples = m;
if has.hard_coded_m__loop
  examples = 5000;
end
if has.hard_coded_sizes__units
  h = 25;
end
if has.theta_ignored
  nn_params = sin (1:numel (nn_params))' / 10;
elseif has.theta_random
  nn_params = rand (size (nn_params)) * 2 * 0.12 - 0.12;
end
Theta1 = reshape (nn_params(1:h * (n + 1)), h, n + 1);
Theta2 = reshape (nn_params(h * (n + 1) + 1:end), K, h + 1);
if has.parameters_order
  Theta2 = reshape (nn_params(1:K * (h + 1)), K, h + 1);
  Theta1 = reshape (nn_params(K * (h + 1) + 1:end), h, n + 1);
end
if has.bias_zeroed
  Theta1(:,1) = 0;
  Theta2(:,1) = 0;
end
if has.m_is_length
  m = length (X);
elseif has.hard_coded_m
  m = 5000;
end

% Labels.

Y = zeros (size (X, 1), K);
if has.labels_only_first_k
  for i = 1:K
    Y(i,y(i)) = 1;
  end
elseif has.classes_from_unique
  c = unique (y);
  Y = zeros (size (X, 1), numel (c));
  for i = 1:numel (c)
    Y(:,i) = (y == c(i));
  end
elseif has.classes_from_max
  Y = zeros (size (X, 1), max (y));
  for i = 1:max (y)
    Y(:,i) = (y == i);
  end
elseif has.labels_sizes_in_a_range
  Y = zeros (size (X, 1) : K);
  for i = 1:examples
    Y(i,y(i)) = 1;
  end
elseif has.hard_coded_sizes__four
  Y = zeros (size (X, 1), 4);
  for i = 1:4
    Y(:,i) = (y == i);
  end
elseif has.hard_coded_sizes
  Y = zeros (size (X, 1), 10);
  for i = 1:10
    Y(:,i) = (y == i);
  end
else
  for i = 1:examples
    if has.labels_shifted_up_cyclic
      Y(i,mod (y(i), K) + 1) = 1;
    elseif has.labels_shifted_up
      Y(i,:) = (y(i) == 0:K-1);
    elseif has.labels_shifted_down_cyclic
      Y(i,:) = (mod (y(i) - 2, K) + 1 == 1:K);
    elseif has.labels_last_class_lost
      Y(i,:) = (mod (y(i), K) == 1:K);
    elseif has.y_for_Y
      Y(i,:) = y(i);
    elseif has.labels_shifted_down
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
if has.j_last_label
  for i = 1:size (X, 1)
    for t = 1:size (X, 1)
      labels(t,:) = (1:K == y(i));
    end
  end
end
for i = 1:size (X, 1)
  if has.no_ones
    a1 = X(i,:)';
  elseif has.ones_last_x || has.ones_last
    a1 = [X(i,:)'; 1];
  elseif has.error_concatenation
    a1 = [1; X(i,:)];
  else
    a1 = [1; X(i,:)'];
  end
  if has.error_nonconformant__transpose
    z2 = Theta1' * a1;
  elseif has.error_undefined
    z2 = Theta * a1;
  else
    z2 = Theta1 * a1;
  end
  if has.bias_through_sigmoid
    z2 = [1; z2];
    a2 = sigmoid (z2);
  elseif has.ones_last_a2 || has.ones_last
    a2 = [sigmoid(z2); 1];
  else
    a2 = [1; sigmoid(z2)];
  end
  z3 = Theta2 * a2;
  a3 = sigmoid (z3);
  yi = Y(i,:)';

  if has.j_row
    J = J + (-yi' .* log (a3') - (1 - yi') .* log (1 - a3'));
  elseif has.j_row__upright
    J = J + (-yi .* log (a3) - (1 - yi) .* log (1 - a3));
  elseif has.j_matrix
    J = J + (-yi * log (a3') - (1 - yi) * log (1 - a3'));
  elseif has.j_column
    J(i,1) = sum (-yi .* log (a3) - (1 - yi) .* log (1 - a3));
  elseif has.j_all_pairs_of_classes
    J = J + sum (sum (-yi * log (a3)' - (1 - yi) * log (1 - a3)'));
  elseif has.j_last_example
    J = sum (-yi .* log (a3) - (1 - yi) .* log (1 - a3));
  elseif has.error_nonconformant__product
    J = J + sum (-yi * log (a3) - (1 - yi) * log (1 - a3));
  elseif has.error_undefined__too_early
    J = J + sum (-yi .* log (h3) - (1 - yi) .* log (1 - h3));
  elseif has.error_sum_all
    J = J + sum (-yi .* log (a3) - (1 - yi) .* log (1 - a3), 'all');
  elseif has.j_last_class
    for k = 1:K
      last = -yi(k) * log (a3(k)) - (1 - yi(k)) * log (1 - a3(k));
    end
    J = J + last;
  elseif has.j_last_label
    J = J + sum (-labels(i,:)' .* log (a3) - (1 - labels(i,:)') .* log (1 - a3));
  else
    for k = 1:K
      if has.j_only_y_term
        J = J - yi(k) * log (a3(k));
      elseif has.j_only_1_y_term
        J = J - (1 - yi(k)) * log (1 - a3(k));
      elseif has.j_sign
        J = J + yi(k) * log (a3(k)) + (1 - yi(k)) * log (1 - a3(k));
      elseif has.j_sign_between_terms
        J = J - yi(k) * log (a3(k)) + (1 - yi(k)) * log (1 - a3(k));
      elseif has.j_log_of_h_minus_1
        J = J - yi(k) * log (a3(k)) - (1 - yi(k)) * log (a3(k) - 1);
      elseif has.j_one_minus_log
        J = J - yi(k) * log (a3(k)) - (1 - yi(k)) * (1 - log (a3(k)));
      elseif has.j_squared_error
        J = J + (a3(k) - yi(k)) ^ 2 / 2;
      elseif has.j_squared_error_not_halved
        J = J + (a3(k) - yi(k)) ^ 2;
      elseif has.j_rounded_h
        J = J - yi(k) * log (round (a3(k))) - (1 - yi(k)) * log (1 - round (a3(k)));
      else
        J = J - yi(k) * log (a3(k)) - (1 - yi(k)) * log (1 - a3(k));
      end
    end
  end
end
if ~ has.j_not_divided_by_m
  J = J / m;
end

s1 = 0;
s2 = 0;
first = 2;
rows1 = 1:h;
rows2 = 1:K;
last1 = n + 1;
last2 = h + 1;
if has.r_bias || has.r_without_factor__bias_too
  first = 1;
elseif has.r_first_row
  first = 1;
  rows1 = 2:h;
  rows2 = 2:K;
elseif has.r_last_column
  first = 1;
  last1 = n;
  last2 = h;
elseif has.r_last_column_missing
  last1 = n;
  last2 = h;
elseif has.r_first_row_too
  rows1 = 2:h;
  rows2 = 2:K;
end
for j = rows1
  for k = first:last1
    if has.r_sum_then_square || has.r_not_squared
      s1 = s1 + Theta1(j,k);
    else
      s1 = s1 + Theta1(j,k) ^ 2;
    end
  end
end
for j = rows2
  for k = first:last2
    if has.r_sum_then_square || has.r_not_squared
      s2 = s2 + Theta2(j,k);
    else
      s2 = s2 + Theta2(j,k) ^ 2;
    end
  end
end
if has.r_sum_then_square
  s1 = s1 ^ 2;
  s2 = s2 ^ 2;
elseif has.r_column_sums_squared
  s1 = sum (sum (Theta1(:,2:end)) .^ 2);
  s2 = sum (sum (Theta2(:,2:end)) .^ 2);
elseif has.r_absolute
  s1 = 2 * sum (sum (abs (Theta1(:,2:end))));
  s2 = 2 * sum (sum (abs (Theta2(:,2:end))));
elseif has.r_bias_theta1
  s1 = sum (sum (Theta1 .^ 2));
elseif has.r_bias_theta2
  s2 = sum (sum (Theta2 .^ 2));
elseif has.r_part_of_first_column
  s1 = sum (Theta1(2:size (Theta1)) .^ 2);
  s2 = sum (Theta2(2:size (Theta2)) .^ 2);
elseif has.r_one_sum_missing
  s1 = sum (Theta1(:,2:end)' .^ 2);
  s2 = sum (sum (Theta2(:,2:end) .^ 2));
elseif has.error_sumsqr
  s1 = sumsqr (Theta1(:,2:end));
  s2 = sumsqr (Theta2(:,2:end));
end
if has.r_not_halved
  J = J + lambda / m * (s1 + s2);
elseif has.r_times_m
  J = J + lambda / 2 * m * (s1 + s2);
elseif has.r_not_divided_by_m
  J = J + lambda / 2 * (s1 + s2);
elseif has.r_without_factor || has.r_without_factor__bias_too
  J = J + s1 + s2;
elseif has.r_lambda_fixed
  J = J + 1 / (2 * m) * (s1 + s2);
elseif has.r_only_theta1
  J = J + lambda / (2 * m) * s1;
elseif has.r_only_theta2
  J = J + lambda / (2 * m) * s2;
elseif ~ (has.r_none || has.regularization_none)
  J = J + lambda / (2 * m) * (s1 + s2);
end

% Backward.

Delta1 = zeros (h, n + 1);
Delta2 = zeros (K, h + 1);
if has.grad_zero
  grad = [Delta1(:); Delta2(:)];
  return
end
T1 = Theta1;
T2 = Theta2;
if has.grad_bias_zeroed
  T1(:,1) = 0;
  T2(:,1) = 0;
end
if has.grad_count__bias_kept
  Delta1 = zeros (h + 1, n + 1);
end
examples = 1:size (X, 1);
if has.grad_example_left_out
  examples = 2:size (X, 1);
end
for t = examples
  if has.grad_stale_index
    a1 = [1; X(i,:)'];
    yt = Y(i,:)';
  elseif has.grad_last_label
    a1 = [1; X(t,:)'];
    yt = Y(i,:)';
  elseif has.ones_last_x || has.ones_last
    a1 = [X(t,:)'; 1];
    yt = Y(t,:)';
  else
    a1 = [1; X(t,:)'];
    yt = Y(t,:)';
  end
  z2 = T1 * a1;
  if has.bias_through_sigmoid || has.grad_bias_through_sigmoid
    z2 = [1; z2];
    a2 = sigmoid (z2);
    z2 = z2(2:end);
  elseif has.ones_last_a2 || has.ones_last
    a2 = [sigmoid(z2); 1];
  else
    a2 = [1; sigmoid(z2)];
  end
  z3 = T2 * a2;
  a3 = sigmoid (z3);

  if has.grad_y_for_Y
    delta3 = a3 - y(t);
  elseif has.grad_sign
    delta3 = yt - a3;
  elseif has.grad_delta_times_gradient_at_output
    delta3 = (a3 - yt) .* sigmoidGradient (z3);
  elseif has.prints
    delta3 = a3 - yt
  else
    delta3 = a3 - yt;
  end

  if has.grad_sigmoid_gradient_of_a
    delta2 = (T2(:,2:end)' * delta3) .* sigmoidGradient (a2(2:end));
  elseif has.grad_no_sigmoid_gradient
    delta2 = T2(:,2:end)' * delta3;
  elseif has.grad_sigmoid_for_gradient
    delta2 = (T2(:,2:end)' * delta3) .* sigmoid (z2);
  elseif has.grad_sigmoid_gradient_twice
    delta2 = (T2(:,2:end)' * delta3) .* sigmoidGradient (z2) .* sigmoidGradient (z2);
  elseif has.sigmoid_gradient_zero
    delta2 = (T2(:,2:end)' * delta3) .* zeros (size (z2));
  elseif has.grad_hidden_unit_lost
    delta2 = (T2(:,2:end)' * delta3) .* sigmoidGradient (z2);
    delta2 = delta2(2:end);
  elseif has.error_nonconformant__broadcast
    delta2 = (T2(:,2:end)' * delta3) .* sigmoidGradient (z2');
  elseif has.grad_wrong_column_dropped || has.ones_last_a2 || has.ones_last
    delta2 = (T2(:,1:end-1)' * delta3) .* sigmoidGradient (z2);
  elseif has.grad_delta_shifted
    delta2 = (T2' * delta3) .* sigmoidGradient ([1; z2]);
    delta2 = delta2(1:h);
  elseif has.error_nonconformant__bias_kept
    delta2 = (T2' * delta3) .* sigmoidGradient (z2);
  elseif has.grad_count__bias_kept
    delta2 = (T2' * delta3) .* [1; sigmoidGradient(z2)];
  elseif has.error_nonconformant
    delta2 = (T2(:,2:end)' * delta3) * sigmoidGradient (z2);
  else
    delta2 = (T2(:,2:end)' * delta3) .* sigmoidGradient (z2);
  end

  if has.grad_last_example
    Delta1 = delta2 * a1';
    Delta2 = delta3 * a2';
  elseif has.grad_divided_in_loop
    Delta1 = (Delta1 + delta2 * a1') / m;
    Delta2 = (Delta2 + delta3 * a2') / m;
  elseif has.grad_times_k || has.grad_times_k_over_n
    for k = 1:K
      Delta1 = Delta1 + delta2 * a1';
      Delta2 = Delta2 + delta3 * a2';
    end
  elseif has.grad_scalar_product
    Delta1 = Delta1 + delta2 * a1';
    Delta2 = Delta2 + a3' * delta3;
  elseif has.grad_scalar_product__both
    Delta1 = Delta1 + delta2' * sigmoid (z2);
    Delta2 = Delta2 + a3' * delta3;
  elseif has.error_nonconformant__outer
    Delta1 = Delta1 + a1 * delta2';
    Delta2 = Delta2 + a2 * delta3';
  elseif has.grad_no_delta
    Delta1 = Delta1 + a2(2:end) * a1';
    Delta2 = Delta2 + delta3 * a2';
  elseif has.grad_z_for_a
    Delta1 = Delta1 + delta2 * a1';
    Delta2 = Delta2 + delta3 * [1; z2]';
  elseif has.grad_bias_missing_theta2
    Delta1 = Delta1 + delta2 * a1';
    Delta2(:,2:end) = Delta2(:,2:end) + delta3 * a2(2:end)';
  elseif has.grad_bias_missing_theta1
    Delta1(:,2:end) = Delta1(:,2:end) + delta2 * X(t,:);
    Delta2 = Delta2 + delta3 * a2';
  else
    Delta1 = Delta1 + delta2 * a1';
    Delta2 = Delta2 + delta3 * a2';
  end
end

if has.grad_not_divided_by_m || has.grad_divided_in_loop
  Theta1_grad = Delta1;
  Theta2_grad = Delta2;
elseif has.grad_divided_twice
  Theta1_grad = Delta1 / m / m;
  Theta2_grad = Delta2 / m / m;
elseif has.grad_two_over_n
  Theta1_grad = 2 * Delta1 / m / n;
  Theta2_grad = 2 * Delta2 / m / n;
elseif has.grad_times_k_over_n
  Theta1_grad = Delta1 / m / n;
  Theta2_grad = Delta2 / m / n;
else
  Theta1_grad = Delta1 / m;
  Theta2_grad = Delta2 / m;
end

% Regularization of the gradient, entry by entry.

if has.q_multiplies
  Theta1_grad(:,2:end) = Theta1_grad(:,2:end) * (1 + lambda);
  Theta2_grad(:,2:end) = Theta2_grad(:,2:end) * (1 + lambda);
elseif has.q_replaces
  Theta1_grad(:,2:end) = 0;
  Theta2_grad(:,2:end) = 0;
end
by = lambda / m;
if has.q_not_divided_by_m || has.q_not_divided_by_m__bias_too
  by = lambda;
elseif has.q_divided_twice
  by = lambda / m / m;
elseif has.q_without_factor
  by = 1;
elseif has.q_lambda_fixed
  by = 1 / m;
elseif has.q_sign
  by = -lambda / m;
elseif has.q_halved
  by = lambda / (2 * m);
elseif has.q_none || has.regularization_none || has.q_multiplies || has.grad_count__bias_kept
  by = 0;
end
by1 = by * ~ (has.q_only_theta2 || has.q_theta2_twice);
by2 = by * ~ (has.q_only_theta1 || has.q_theta1_twice);
if has.q_theta1_twice
  by1 = 2 * by;
elseif has.q_theta2_twice
  by2 = 2 * by;
end
Theta1_grad = regularise (Theta1_grad, Theta1, by1, has, has.q_bias || has.q_bias_theta1);
Theta2_grad = regularise (Theta2_grad, Theta2, by2, has, has.q_bias || has.q_bias_theta2);
if has.grad_zero_theta1
  Theta1_grad(:) = 0;
elseif has.grad_zero_theta2
  Theta2_grad(:) = 0;
end

if has.grad_row_major
  grad = [];
  for j = 1:h
    grad = [grad; Theta1_grad(j,:)'];
  end
  for k = 1:K
    grad = [grad; Theta2_grad(k,:)'];
  end
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

function G = regularise (G, T, by, has, bias)
if by == 0
  return
end
for j = 1:size (T, 1)
  for k = 1:size (T, 2)
    if bias || has.q_not_divided_by_m__bias_too
      G(j,k) = G(j,k) + by * T(j,k);
    elseif has.q_bias_ones
      if k == 1
        G(j,k) = G(j,k) + by;
      else
        G(j,k) = G(j,k) + by * T(j,k);
      end
    elseif has.q_shifted
      if k < size (T, 2)
        G(j,k) = G(j,k) + by * T(j,k+1);
      end
    elseif has.q_first_row
      if j > 1
        G(j,k) = G(j,k) + by * T(j,k);
      end
    elseif has.q_signs
      if k > 1
        G(j,k) = G(j,k) + by * sign (T(j,k));
      end
    elseif has.q_squared
      if k > 1
        G(j,k) = G(j,k) + by * T(j,k) ^ 2;
      end
    elseif k > 1
      G(j,k) = G(j,k) + by * T(j,k);
    end
  end
end
end
