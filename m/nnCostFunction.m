function [J, grad] = nnCostFunction (nn_params, input_layer_size, ...
                                     hidden_layer_size, num_labels, X, y, lambda)
% NNCOSTFUNCTION  The course's cost and gradient, computed fast.
%
%   J = nnCostFunction (nn_params, input_layer_size, hidden_layer_size, ...
%                       num_labels, X, y, lambda)
%   [J, grad] = nnCostFunction (...)
%
%   nn_params          the parameters, unrolled: [Theta1(:); Theta2(:)], a
%                      column or a row, Theta1 hidden-by-(inputs + 1), Theta2
%                      labels-by-(hidden + 1), bias column first.
%   input_layer_size   columns of X.
%   hidden_layer_size  units of the hidden layer; a vector makes a deep network.
%   num_labels         K, units of the output layer.
%   X                  m-by-input_layer_size: an example in each row. double,
%                      single, logical or integers, full or sparse; never
%                      copied as a whole.
%   y                  m labels from 1 to K (in the course, digit 0 has label
%                      10), a column or a row of any numeric class; for K = 1
%                      targets from 0 to 1.
%   lambda             regularization parameter, 0 or more.
%
%   J      the regularized cost, a scalar
%   grad   dJ/dnn_params, always a column
%
%   Sigmoid units and cross-entropy (A. Ng, Machine Learning, week 5):
%     J = -1/m sum (y log h + (1 - y) log (1 - h))
%         + lambda/(2m) (sum of the squares of Theta1(:,2:end), Theta2(:,2:end))
%   It is finite and right to rounding also where h rounds to 0 or 1.
%   A function of the same name in your own folder is used instead of this one.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:value,
%   backprop:label, backprop:memory.
%
%   Example:
%     X = reshape (sin (1:32), 16, 2) / 5;
%     y = 1 + mod (1:16, 4)';
%     nn_params = [sin(1:2:24)'; cos(1:2:40)'];
%     J = nnCostFunction (nn_params, 2, 4, 4, X, y, 0)        % 3.08745
%
%   See also nncost, checkNNGradients, predict, fmincg.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 7
  error ('backprop:usage', ['nnCostFunction: needs nn_params, input_layer_size, ', ...
         'hidden_layer_size, num_labels, X, y and lambda']);
end
try
  net = {input_layer_size, hidden_layer_size, num_labels, lambda};
  if nargout < 2
    J = backprop_mex ('cost', nn_params, net, X, y);
  else
    [J, grad] = backprop_mex ('cost', nn_params, net, X, y);
    grad = grad(:);
  end
catch e
  check_size (input_layer_size, 'input_layer_size', true);
  check_size (hidden_layer_size, 'hidden_layer_size', false);
  check_size (num_labels, 'num_labels', true);
  raise_error (hint_data (e, struct ('Sizes', input_layer_size), X), 'nnCostFunction');
end
end

function check_size (value, name, single)
whole = isnumeric (value) && isreal (value) && numel (value) < 1e6 ...
        && all (value(:) >= 1 & value(:) < 2^31 & value(:) == fix (value(:)));
if (single && numel (value) ~= 1) || ~ whole
  error ('backprop:size', ...
         'nnCostFunction: %s must be a whole number from 1 to 2147483647, but is %s', ...
         name, describe_value (value));
end
end

%!demo
%! % a network of 2 inputs, 3 hidden units and 2 classes that has learnt XOR
%! X = [0 0; 0 1; 1 0; 1 1];
%! y = [1; 2; 2; 1];
%! cost = @(p) nnCostFunction (p, 2, 3, 2, X, y, 0);
%! start = [reshape(debugInitializeWeights (3, 2), [], 1)
%!          reshape(debugInitializeWeights (2, 3), [], 1)] * 30;
%! nn_params = fmincg (cost, start, optimset ('MaxIter', 200));
%! [J, grad] = cost (nn_params);
%! fprintf ('J = %.2g, and no entry of its gradient is larger than %.1g\n', J, max (abs (grad)));

%!test % the values that the course's own grader expects
%! X = reshape (sin (1:32), 16, 2) / 5;
%! y = 1 + mod (1:16, 4)';
%! t = [sin(1:2:24)'; cos(1:2:40)'];
%! assert (nnCostFunction (t, 2, 4, 4, X, y, 0), 3.08745, 5e-6)
%! assert (nnCostFunction (t, 2, 4, 4, X, y, 1.5), 3.64704, 5e-6)
%!test % row or column, any class of sizes and labels; grad always a column
%! X = reshape (sin (1:12), 4, 3);
%! t = cos (1:17)';
%! [J, grad] = nnCostFunction (t, 3, 2, 3, X, [1 2 3 1]', 1);
%! assert (size (grad), [17 1])
%! [J2, grad2] = nnCostFunction (t', int32 (3), single (2), 3, X, int32 ([1 2 3 1]), uint8 (1));
%! assert (J2, J)
%! assert (grad2, grad)
%!test % two hidden layers; m = 1; a class that does not occur
%! [J, grad] = nnCostFunction (zeros (30, 1), 2, [3 4], 1, [1 2], 1, 0);
%! assert (J, log (2), eps)
%! assert (size (nnCostFunction (zeros (17, 1), 3, 2, 3, [1 2 3], 2, 0)), [1 1])

%!error <^nnCostFunction: needs nn_params, input_layer_size, hidden_layer_size, num_labels, X, y and lambda$> nnCostFunction (1)
%!error <^nnCostFunction: nn_params must have 17 entries \(Theta1 2-by-4, Theta2 3-by-3\), but has 16$> nnCostFunction (ones (16, 1), 3, 2, 3, ones (2, 3), [1 2], 0)
%!error <^nnCostFunction: X must have 3 columns \(input_layer_size\), but has 2$> nnCostFunction (ones (17, 1), 3, 2, 3, ones (2, 2), [1 2], 0)
%!error <^nnCostFunction: y\(2\) must be a label from 1 to 3, but is 0 \(in the course, digit 0 has label 10\)$> nnCostFunction (ones (17, 1), 3, 2, 3, ones (2, 3), [1 0], 0)
%!error <^nnCostFunction: y must have 2 labels \(one for each row of X\), or be 2-by-3 targets, but is 1-by-3$> nnCostFunction (ones (17, 1), 3, 2, 3, ones (2, 3), [1 2 3], 0)
%!error <^nnCostFunction: lambda must be one number, zero or more, but is 0-by-0$> nnCostFunction (ones (17, 1), 3, 2, 3, ones (2, 3), [1 2], [])
%!error <^nnCostFunction: lambda must be zero or more, but is -1$> nnCostFunction (ones (17, 1), 3, 2, 3, ones (2, 3), [1 2], -1)
%!error <^nnCostFunction: hidden_layer_size must be a whole number from 1 to 2147483647, but is 2147483648$> nnCostFunction (ones (17, 1), 3, 2^31, 3, ones (2, 3), [1 2], 0)
%!error <^nnCostFunction: hidden_layer_size must be a whole number from 1 to 2147483647, but is 2.5$> nnCostFunction (ones (17, 1), 3, 2.5, 3, ones (2, 3), [1 2], 0)
%!error <^nnCostFunction: input_layer_size must be a whole number from 1 to 2147483647, but is a cell$> nnCostFunction (ones (17, 1), {3}, 2, 3, ones (2, 3), [1 2], 0)
%!error <^nnCostFunction: num_labels must be a whole number from 1 to 2147483647, but is a 1-by-2 double$> nnCostFunction (ones (17, 1), 3, 2, [3 3], ones (2, 3), [1 2], 0)
