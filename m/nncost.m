function [J, grad, steps] = nncost (theta, net, X, Y, varargin)
% NNCOST  Cost and gradient of a neural network, by backpropagation.
%
%   J = nncost (theta, net, X, Y)
%   [J, grad] = nncost (theta, net, X, Y)
%   [J, grad, steps] = nncost (theta, net, X, Y)
%   [...] = nncost (theta, net, X, Y, 'Name', value, ...)
%
%   theta   the parameters, unrolled: [Theta1(:); Theta2(:); ...], a row or a
%           column, double or single. Theta{l} leads from layer l to layer l+1
%           and is s(l+1)-by-(s(l)+1), s = net.Sizes, the bias column first.
%   net     the network, from nncreate.
%   X       m-by-s(1): an example in each row. double, single, logical or
%           integers, full or sparse (double or logical); read in place, never
%           copied as a whole. NaN in X is no error, but then J is NaN. Inf
%           gives what the formulas give: NaN, or a number if units saturate.
%   Y       m labels from 1 to K = s(end), as a column or a row (or names, if
%           net has ClassNames: see nncreate); or m-by-K targets; or, for one
%           output, m targets as a column or a row.
%           Targets of cross-entropy lie between 0 and 1. NaN in a matrix of
%           targets means "not known": that output of that example adds no
%           cost.
%
%   Options, in any letter case:
%   'Weights'  m weights of the examples, 0 or more. With w their costs J_t are
%              averaged: J = sum (w .* J_t) / sum (w), and sum (w) replaces m
%              in the regularization and in grad, so that a weight of 2 is the
%              same as the example twice. With weights c of the classes, take
%              c(y). Default: all 1.
%   'Threads'  the largest number of threads. Default: nnthreads ().
%
%   J       the cost, a scalar: nncreate has the formulas. If only J is
%           requested, only the forward pass is computed.
%   grad    dJ/dtheta, of theta's size.
%   steps   the intermediate results of backpropagation, to compare with your
%           own: a, z, d, Delta and D, cells by layer, and Theta, which is
%           nnreshape (theta, net). a{l} and z{l} are m-by-s(l), a{1} = X (as
%           standardized), z{1} = []; d{l} the same, d{1} = []; Delta{l} and D{l}
%           have the size of Theta{l}. It needs memory for all of these: use it
%           for small problems. nnplot draws them.
%
%   The result is single if theta or X is, otherwise double. J and grad are the
%   same to the last bit for any number of threads (nnthreads).
%
%   Formulas, for one example x (A. Ng, Machine Learning, week 5):
%     a{1} = x,  z{l+1} = Theta{l} * [1; a{l}],  a{l+1} = g (z{l+1})
%     d{L} = a{L} - y     (for the squared error times g'(z{L}))
%     d{l} = (Theta{l}(:,2:end)' * d{l+1}) .* g'(z{l})
%             with SparsityTarget rho and SparsityWeight beta (Theta{l}(:,2:end)'
%             * d{l+1} + beta * (-rho ./ r + (1 - rho) ./ (1 - r))) .* g'(z{l}),
%             r the mean of a{l} over the examples (nncreate)
%     Delta{l} = sum over the examples of d{l+1} * [1; a{l}]'
%     D{l} = (Delta{l} + lambda * [0, Theta{l}(:,2:end)]) / m
%     grad = [D{1}(:); D{2}(:); ...]
%   Cross-entropy is computed from z, so that it is finite and right to
%   rounding where log (1 - h) would be -Inf.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:value,
%   backprop:label, backprop:network, backprop:memory. Each message says which
%   argument is wrong, what it must be, and what it is.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Lambda', 0.1);
%     theta = nninit (net, 1);
%     options = optimset ('GradObj', 'on', 'MaxIter', 5);
%     theta = fminunc (@(t) nncost (t, net, X / 16, y), theta, options);
%     nncost (theta, net, X / 16, y)
%
%   See also nncreate, nninit, nnforward, nnpredict, nnreshape, nnthreads.

% SPDX-License-Identifier: GPL-3.0-or-later

try                              % the gateway checks everything, which is quick
  if nargout == 2
    [J, grad] = backprop_mex ('nncost', theta, net, X, Y, varargin);
  elseif nargout < 2
    J = backprop_mex ('nncost', theta, net, X, Y, varargin);
  else
    [J, grad, steps] = with_steps ('nncost', theta, net, X, Y, varargin);
  end
catch e                          % after an error there is time to find the reason
  if nargin < 4
    error ('backprop:usage', 'nncost: needs theta, net, X and Y');
  end
  options = plain_text (varargin);
  if ~ any (strcmp (e.identifier, {'backprop:named', 'backprop:option'}))
    explain (e, net, X, Y, options);
  end
  try                            % labels that are names, options in MATLAB's strings
    Y = to_targets (net, Y, size (X, 1), 'nncost');
    if nargout == 2
      [J, grad] = backprop_mex ('cost', theta, net, X, Y, options);
    elseif nargout < 2
      J = backprop_mex ('cost', theta, net, X, Y, options);
    else
      [J, grad, steps] = with_steps ('cost', theta, net, X, Y, options);
    end
  catch e
    explain (e, net, X, Y, options);
  end
end
end

function [J, grad, steps] = with_steps (call, theta, net, X, Y, options)
[J, grad, z, a, d, Delta] = backprop_mex (call, theta, net, X, Y, options);
a{1} = standardize_inputs (X, net);
steps.a = a;
steps.z = z;
steps.d = d;
steps.Delta = nnreshape (Delta, net);
steps.D = nnreshape (grad, net);
steps.Theta = nnreshape (theta, net);
end

% Raises the error, with the names that the user knows.
function explain (e, net, X, Y, options)
parse_options ('nncost', struct ('Weights', [], 'Threads', []), options);
raise_error (hint_data (e, net, X, Y), 'nncost');
end

%!demo
%! % the cost and its gradient, handed to fminunc
%! [X, y] = nndigits ();
%! net = nncreate ([64 10 10], 'Lambda', 1, 'Scale', 16);
%! theta = nninit (net, 1);
%! before = nncost (theta, net, X, y)
%! options = optimset ('GradObj', 'on', 'MaxIter', 20);
%! theta = fminunc (@(t) nncost (t, net, X, y), theta, options);
%! after = nncost (theta, net, X, y)

%!test % one weight, saturated: log (1 - h) would be -Inf
%! net = nncreate ([1 1]);
%! [J, grad] = nncost ([0; 1], net, 1000, 0);
%! assert (J, 1000)
%! assert (grad, [1; 1000])
%! assert (nncost ([0; 1], net, -1000, 0), 0)
%!test % Matt Mazur's "A Step by Step Backpropagation Example"
%! net = nncreate ([2 2 2], 'Loss', 'squarederror');
%! theta = nnunroll ({[.35 .15 .20; .35 .25 .30], [.60 .40 .45; .60 .50 .55]});
%! [J, grad] = nncost (theta, net, [.05 .10], [.01 .99]);
%! assert (J, 0.298371109, 5e-10)
%! Theta = nnreshape (theta - 0.5 * grad, net);
%! assert (Theta{1}(:, 2:3), [.149780716 .19956143; .24975114 .29950229], 5e-9)
%! assert (Theta{2}(:, 2:3), [.35891648 .408666186; .511301270 .561370121], 5e-9)
%!test % at zero parameters J = K log 2, for all examples
%! net = nncreate ([3 4 5]);
%! assert (nncost (zeros (41, 1), net, magic (3), [1 2 5]), 5 * log (2), 4 * eps)
%!test % the shape and class of the results
%! net = nncreate ([2 1]);
%! [J, grad] = nncost ([1 2 3], net, [1 2; 3 4], [0; 1]);
%! assert (size (grad), [1 3])
%! assert (class (J), 'double')
%! [J, grad] = nncost ([1; 2; 3], net, single ([1 2; 3 4]), [0 1]);
%! assert (size (grad), [3 1])
%! assert (class (J), 'single')
%! assert (class (grad), 'single')
%!test % the steps of one example, by hand: h = 1/2, d = h - y, Delta = d [1 x]
%! [J, grad, steps] = nncost ([0; 0; 0], nncreate ([2 1]), [2 3], 1);
%! assert (J, log (2), eps)
%! assert (steps, struct ('a', {{[2 3], 0.5}}, 'z', {{[], 0}}, 'd', {{[], -0.5}}, ...
%!   'Delta', {{[-0.5 -1 -1.5]}}, 'D', {{[-0.5 -1 -1.5]}}, 'Theta', {{[0 0 0]}}))
%! assert (grad, [-0.5; -1; -1.5])
%!test % NaN in X is no error: J is NaN
%! net = nncreate ([2 3 1], 'Activation', 'relu');
%! assert (isnan (nncost (ones (13, 1), net, [1 NaN; 3 4], [0 1])))

%!test % weights: 2 equals an example given twice, 0 one left out; w(y) are weights of classes
%! net = nncreate ([2 3 2], 'Lambda', 0.5);
%! theta = sin (1:17)';
%! X = reshape (cos (1:8), 4, 2);
%! y = [1 2 2 1]';
%! [J, grad] = nncost (theta, net, X, y, 'Weights', [1 2 0 3]);
%! twice = [1 2 2 4 4 4];
%! [J2, grad2] = nncost (theta, net, X(twice, :), y(twice));
%! assert (J, J2, 2 * eps)
%! assert (grad, grad2, 2 * eps)
%! assert (nncost (theta, net, X, y, 'weights', single ([7 7 7 7]')), ...
%!         nncost (theta, setfield (net, 'Lambda', 0.5 / 7), X, y), 4 * eps)
%!test % a target that is NaN is unknown: the example counts as if it had no such output
%! net = nncreate ([2 2], 'Lambda', 0);
%! theta = sin (1:6)';
%! X = reshape (cos (1:6), 3, 2);
%! Y = [1 0; NaN 1; 0 NaN];
%! [J, grad] = nncost (theta, net, X, Y);
%! one = nncreate ([2 1]);
%! [J1, g1] = nncost (theta([1 3 5]), one, X([1 3], :), Y([1 3], 1));
%! [J2, g2] = nncost (theta([2 4 6]), one, X([1 2], :), Y([1 2], 2));
%! assert (J, (2 * J1 + 2 * J2) / 3, 2 * eps)
%! assert (grad([1 3 5]), 2 / 3 * g1, 2 * eps)
%! assert (grad([2 4 6]), 2 / 3 * g2, 2 * eps)
%!test % standardized inputs: the same as standardizing X
%! X = 5 + 3 * reshape (sin (1:60), 20, 3) .* repmat ([1 10 0.1], 20, 1);
%! y = 1 + mod (1:20, 4)';
%! theta = sin (1:36)';
%! net = nncreate ([3 4 4], 'Standardize', X, 'Lambda', 0.3);
%! raw = nncreate ([3 4 4], 'Lambda', 0.3);
%! S = (X - repmat (mean (X), 20, 1)) ./ repmat (std (X), 20, 1);
%! [J, grad, steps] = nncost (theta, net, X, y);
%! [J2, grad2, steps2] = nncost (theta, raw, S, y);
%! assert (J, J2, 1e-13)
%! assert (grad, grad2, 1e-13)
%! assert (steps.a{1}, S, 1e-13)
%! assert (nnforward (theta, net, sparse (X)), nnforward (theta, raw, S), 1e-13)
%!test % any number of threads
%! X = reshape (sin (1:6000), 2000, 3);
%! net = nncreate ([3 4 2]);
%! [J, grad] = nncost (sin (1:26), net, X, 1 + (X(:, 1) > 0), 'Threads', 1);
%! [J2, grad2] = nncost (sin (1:26), net, X, 1 + (X(:, 1) > 0), 'threads', 5);
%! assert ({J2, grad2}, {J, grad})

%!error <^nncost: needs theta, net, X and Y$> nncost (1, 2, 3)
%!error <^nncost: the option is called Weights here, and not 'Weight'$> nncost ([1 2], nncreate ([1 1]), 3, 1, 'Weight', 1)
%!error <^nncost: options must be pairs of name and value$> nncost ([1 2], nncreate ([1 1]), 3, 1, 'Weights')
%!error <^nncost: Weights must have 1 entries \(one for each row of X\), but has 2$> nncost ([1 2], nncreate ([1 1]), 3, 1, 'Weights', [1 2])
%!error <^nncost: Weights must be zero or more, but Weights\(1\) is -1$> nncost ([1 2], nncreate ([1 1]), 3, 1, 'Weights', -1)
%!error <^nncost: Weights must not all be zero$> nncost ([1 2], nncreate ([1 1]), 3, 1, 'Weights', 0)
%!error <^nncost: Threads must be whole and from 1 to 1024, but is 0$> nncost ([1 2], nncreate ([1 1]), 3, 1, 'Threads', 0)
%!error <^nncost: net.Shift and net.Scale must be finite and Scale not 0, but for input 1 they are 0 and 0$> nncost ([1 2], setfield (nncreate ([1 1]), 'Scale', 0), 3, 1)
%!error <^nncost: theta must have 13 entries \(Theta1 3-by-3, Theta2 1-by-4\), but has 12$> nncost (ones (12, 1), nncreate ([2 3 1]), [1 2], 1)
%!error <^nncost: theta must be a matrix of numbers, but is of class cell$> nncost ({}, nncreate ([2 1]), [1 2], 1)
%!error <^nncost: theta must be full and double or single, but is int8$> nncost (int8 ([1 2 3]), nncreate ([2 1]), [1 2], 1)
%!error <^nncost: theta must be full and double or single, but is sparse$> nncost (sparse ([1 2 3]), nncreate ([2 1]), [1 2], 1)
%!error <^nncost: theta must be real, but is complex$> nncost ([1 2 3i], nncreate ([2 1]), [1 2], 1)
%!error <^nncost: X must have 2 columns \(the network's inputs\), but has 3$> nncost ([1 2 3], nncreate ([2 1]), [1 2 3], 1)
%!error <^nncost: X must have 1 column \(the network's inputs\), but has 3; it has 1 row: is it transposed\? An example is a row$> nncost ([1 2], nncreate ([1 1]), [1 2 3], 1)
%!error <^nncost: X must have a row for each example, but is empty \(0-by-2\)$> nncost ([1 2 3], nncreate ([2 1]), zeros (0, 2), 1)
%!error <^nncost: X must be real, but is complex$> nncost ([1 2 3], nncreate ([2 1]), [1 2i], 1)
%!error <^nncost: X must be a matrix of numbers, but is of class cell$> nncost ([1 2 3], nncreate ([2 1]), {1, 2}, 1)
%!error <^nncost: X must be a matrix of numbers, but is of class function_handle$> nncost ([1 2 3], nncreate ([2 1]), @sin, 1)
%!error <^nncost: X must be a matrix of numbers, but is of class inputParser$> nncost ([1 2 3], nncreate ([2 1]), inputParser (), 1)
%!error <^nncost: X must be a matrix of numbers, but is of class char$> nncost ([1 2 3], nncreate ([2 1]), 'ab', 1)
%!error <^nncost: X must be a matrix, but has 3 dimensions; if the last dimension counts the images, use reshape \(X, \[\], 2\)'$> nncost ([1 2 3], nncreate ([2 1]), ones (1, 2, 2), 1)
%!error <^nncost: Y\(2\) must be a label from 1 to 3, but is 0; nncreate \(\[2 3\], 'ClassNames', 0:2\) takes them$> nncost (ones (9, 1), nncreate ([2 3]), [1 2; 3 4], [1 0])
%!error <^nncost: Y\(1\) must be a label from 1 to 3, but is 4$> nncost (ones (9, 1), nncreate ([2 3]), [1 2; 3 4], [4 1])
%!error <^nncost: Y\(1\) must be a label from 1 to 3, but is 2.5$> nncost (ones (9, 1), nncreate ([2 3]), [1 2; 3 4], [2.5; 1])
%!error <^nncost: Y\(2\) must be a label from 1 to 3, but is NaN$> nncost (ones (9, 1), nncreate ([2 3]), [1 2; 3 4], [1; NaN])
%!error <^nncost: Y must have 2 labels \(one for each row of X\), or be 2-by-3 targets, but is 3-by-1$> nncost (ones (9, 1), nncreate ([2 3]), [1 2; 3 4], [1; 2; 3])
%!error <^nncost: Y must be 2-by-3 targets \(a row for each row of X\) or a label for each, but is 3-by-2; it seems to be transposed: Y' has a row for each example$> nncost (ones (9, 1), nncreate ([2 3]), [1 2; 3 4], ones (3, 2))
%!error <^nncost: Y must be 2-by-1 targets \(a row for each row of X\), but is 3-by-1$> nncost (ones (3, 1), nncreate ([2 1]), [1 2; 3 4], ones (3, 1))
%!error <^nncost: Y must lie between 0 and 1 with crossentropy, but has a 2; nncreate \(\[2 1\], 'ClassNames', \[1 2\]\) takes them$> nncost (ones (3, 1), nncreate ([2 1]), [1 2; 3 4], [1 2])
%!error <^nncost: net must be a struct from nncreate, but is 2$> nncost (1, 2, 3, 4)
%!error <^nncost: net must come from nncreate, but has no field Sizes$> nncost (1, struct (), 3, 4)
%!error <^nncost: net.Lambda must be zero or more, but is -1$> nncost ([1 2], setfield (nncreate ([1 1]), 'Lambda', -1), 3, 1)
%!error <^nncost: net.Lambda must be zero or more, but is NaN$> nncost ([1 2], setfield (nncreate ([1 1]), 'Lambda', NaN), 3, 1)
%!error <^nncost: net.Lambda must be one number, zero or more, but is 1-by-2$> nncost ([1 2], setfield (nncreate ([1 1]), 'Lambda', [1 2]), 3, 1)
%!error <^nncost: net.Output must be a name that nncreate knows, but is step$> nncost ([1 2], setfield (nncreate ([1 1]), 'Output', 'step'), 3, 1)
%!error <^nncost: net.Output must be sigmoid or softmax with the loss crossentropy, but is tanh$> nncost ([1 2], setfield (nncreate ([1 1]), 'Output', 'tanh'), 3, 1)
%!error <^nncost: net.Sizes must be whole and from 1 to 2147483647, but Sizes\(2\) is 2.5$> nncost ([1 2], setfield (nncreate ([1 1]), 'Sizes', [1 2.5]), 3, 1)
