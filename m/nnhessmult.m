function Hv = nnhessmult (theta, v, net, X, Y, varargin)
% NNHESSMULT  Product of the cost's Hessian with a vector, exactly.
%
%   Hv = nnhessmult (theta, v, net, X, Y)
%   Hv = nnhessmult (theta, v, net, X, Y, 'Name', value, ...)
%
%   v   the vector, as long as theta, a row or a column, double or single; it
%       is used in the precision of the result.
%   theta, net, X, Y and the options 'Weights' and 'Threads' are as for nncost.
%
%   Hv   H * v(:), of theta's size; H is the matrix of the second derivatives of
%        nncost's J by theta. single if theta or X is, otherwise double. The
%        same to the last bit for any number of threads.
%
%   H itself, which has numel (theta)^2 entries, is never computed: Hv takes
%   about twice as long as [J, grad]. It is right to rounding, while a difference
%   of gradients keeps half of the digits. At a kink (relu, leakyrelu or elu at
%   z = 0, hardtanh at -1 and 1) g'' is set to 0.
%
%   Formula: forward and backward once more, each step differentiated along v
%   (B. A. Pearlmutter, Fast Exact Multiplication by the Hessian, Neural
%   Computation 6, 1994). With V{l} in v where Theta{l} is in theta, and R the
%   derivative along v:
%     Rz{l+1} = Theta{l}(:,2:end) * Ra{l} + V{l} * [1; a{l}],   Ra{1} = 0
%     Ra{l} = g'(z{l}) .* Rz{l}
%     Re{l} = Theta{l}(:,2:end)' * Rd{l+1} + V{l}(:,2:end)' * d{l+1}
%     Rd{l} = Re{l} .* g'(z{l}) + e{l} .* g''(z{l}) .* Rz{l},
%             e{l} = Theta{l}(:,2:end)' * d{l+1}
%     RDelta{l} = sum over the examples of
%                 Rd{l+1} * [1; a{l}]' + d{l+1} * [0; Ra{l}]'
%     with SparsityTarget and SparsityWeight beta, beta * KL'(r) is added to
%     e{l}, and beta * KL''(r) .* Rr to Re{l}, Rr the mean of Ra{l} over the
%     examples
%     Hv = (RDelta{l} + lambda * [0, V{l}(:,2:end)]) / m, unrolled
%
%   Errors: those of nncost, and backprop:type and backprop:size for v.
%
%   Example:                     % softmax regression by Newton's method
%     [X, y] = nndigits ();
%     net = nncreate ([64 10], 'Output', 'softmax', 'Lambda', 10);
%     theta = zeros (650, 1);
%     for i = 1:6
%       [J, grad] = nncost (theta, net, X / 16, y);
%       fprintf ('J = %.8f, gradient %.1e\n', J, norm (grad));
%       H = @(v) nnhessmult (theta, v, net, X / 16, y);
%       [step, ~] = pcg (H, -grad, 1e-3, 200);
%       theta = theta + step;
%     end
%
%   See also nncost, nninputgrad, pcg.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 5
  error ('backprop:usage', 'nnhessmult: needs theta, v, net, X and Y');
end
Y = to_targets (net, Y, size (X, 1), 'nnhessmult');
options = plain_text (varargin);
try
  Hv = backprop_mex ('hessmult', theta, v, net, X, Y, options);
catch e
  parse_options ('nnhessmult', struct ('Weights', [], 'Threads', []), options);
  raise_error (hint_data (e, net, X, Y), 'nnhessmult');
end
end

%!demo
%! % the curvature of the cost along its gradient, and by differences
%! [X, y] = nndigits ();
%! net = nncreate ([64 10 10], 'Lambda', 1, 'Scale', 16);
%! theta = nninit (net, 1);
%! [J, v] = nncost (theta, net, X, y);
%! Hv = nnhessmult (theta, v, net, X, y);
%! [J, more] = nncost (theta + 1e-5 * v, net, X, y);
%! [J, less] = nncost (theta - 1e-5 * v, net, X, y);
%! disp ([v' * Hv, v' * (more - less) / 2e-5])

%!test % linear regression: H = [1 X]' [1 X] / m, plus lambda except for the bias
%! X = [1 2; 3 5; -1 0.5; 2 -2];
%! net = nncreate ([2 1], 'Output', 'linear', 'Lambda', 0.5);
%! H = ([ones(4, 1), X]' * [ones(4, 1), X] + diag ([0 0.5 0.5])) / 4;
%! v = [1; -2; 3];
%! assert (nnhessmult ([9; 8; 7], v, net, X, [1 2 3 4]), H * v, 8 * eps)
%!test % logistic regression: H = [1 X]' diag (h (1-h)) [1 X] / m
%! X = reshape (sin (1:10), 5, 2);
%! h = 1 ./ (1 + exp (-[ones(5, 1), X] * [0.5; -1; 2]));
%! H = [ones(5, 1), X]' * diag (h .* (1 - h)) * [ones(5, 1), X] / 5;
%! for i = 1:3
%!   v = zeros (1, 3);
%!   v(i) = 1;
%!   Hv = nnhessmult ([0.5; -1; 2], v, nncreate ([2 1]), X, [0 1 1 0 1]);
%!   assert (Hv, H(:, i), 2 * eps)
%! end
%!test % shape and class are those of theta, for every v
%! net = nncreate ([2 1]);
%! Hv = nnhessmult ([1 2 3], single ([1; 1; 1]), net, [-1 0; 1 -1], [0 1]);
%! assert (size (Hv), [1 3])
%! assert (class (Hv), 'double')
%! Hs = nnhessmult (single ([1; 2; 3]), [1 1 1], net, [-1 0; 1 -1], [0 1]);
%! assert (size (Hs), [3 1])
%! assert (class (Hs), 'single')
%! assert (Hs, single (Hv'), -1e-5)
%!test % weights: 2 equals an example given twice
%! net = nncreate ([1 2 1], 'Lambda', 1);
%! v = cos (1:7);
%! assert (nnhessmult (sin (1:7), v, net, [1; 2], [0 1], 'Weights', [2 1]), ...
%!         nnhessmult (sin (1:7), v, net, [1; 1; 2], [0 0 1]), 4 * eps)

%!error <^nnhessmult: needs theta, v, net, X and Y$> nnhessmult (1, 2, 3, 4)
%!error <^nnhessmult: v must have 3 entries, as theta, but has 2$> nnhessmult ([1 2 3], [1 2], nncreate ([2 1]), [1 2], 1)
%!error <^nnhessmult: v must be full, real and double or single, but is of class int8$> nnhessmult ([1 2], int8 ([1 2]), nncreate ([1 1]), 1, 1)
%!error <^nnhessmult: v must be full, real and double or single, but is sparse$> nnhessmult ([1 2], sparse ([1 2]), nncreate ([1 1]), 1, 1)
%!error <^nnhessmult: v must be full, real and double or single, but is complex$> nnhessmult ([1 2], [1 2i], nncreate ([1 1]), 1, 1)
%!error <^nnhessmult: v must be full, real and double or single, but is of class cell$> nnhessmult ([1 2], {1, 2}, nncreate ([1 1]), 1, 1)
%!error <^nnhessmult: v must be full, real and double or single, but is of class function_handle$> nnhessmult ([1 2], @sin, nncreate ([1 1]), 1, 1)
%!error <^nnhessmult: v must be full, real and double or single, but is of class inputParser$> nnhessmult ([1 2], inputParser (), nncreate ([1 1]), 1, 1)
%!error <^nnhessmult: theta must have 3 entries \(Theta1 1-by-3\), but has 2$> nnhessmult ([1 2], [1 2], nncreate ([2 1]), [1 2], 1)
%!error <^nnhessmult: X must have 2 columns \(the network's inputs\), but has 3$> nnhessmult ([1 2 3], [1 2 3], nncreate ([2 1]), [1 2 3], 1)
%!error <^nnhessmult: Y must lie between 0 and 1 with crossentropy, but has a 2$> nnhessmult ([1 2], [1 2], nncreate ([1 1]), 1, 2)
%!error <^nnhessmult: an option must be Weights or Threads, but is 3$> nnhessmult ([1 2], [1 2], nncreate ([1 1]), 1, 1, 3, 4)
