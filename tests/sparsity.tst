## The penalty on mean activations of hidden units: cost and gradient compared with the slow
## reference, with differences and with numbers computed by hand; weights, types of X,
## threads, so many examples that activations are not kept; the Hessian, dJ/dX, mini-batches,
## training, files.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function d = off (a, b)
%!  d = norm (double (a(:)) - double (b(:))) / norm (double (b(:)));
%!endfunction

## A network with this penalty, and m examples.
%!function [net, theta, X, Y] = problem (m, sizes, varargin)
%!  net = nncreate (sizes, 'Lambda', 0.3, 'SparsityTarget', 0.07, 'SparsityWeight', 2.5, ...
%!                  varargin{:});
%!  theta = nninit (net, 3) + 0.1;
%!  X = reshape (sin ((1:m * sizes(1)) .^ 2), m, sizes(1));
%!  Y = 0.5 + 0.5 * reshape (cos ((1:m * sizes(end)) .^ 2), m, sizes(end));
%!endfunction

## The formulas of Andrew Ng (CS294A, "Sparse autoencoder"; the exercise of UFLDL) in their
## original form: an example in each column, W1, b1, W2, b2, squared error, weight decay
## lambda / 2.
%!function [J, grad] = ufldl (W1, b1, W2, b2, data, lambda, rho, beta)
%!  m = columns (data);
%!  sigmoid = @(z) 1 ./ (1 + exp (-z));
%!  a2 = sigmoid (W1 * data + b1);
%!  a3 = sigmoid (W2 * a2 + b2);
%!  rhohat = mean (a2, 2);
%!  kl = sum (rho * log (rho ./ rhohat) + (1 - rho) * log ((1 - rho) ./ (1 - rhohat)));
%!  J = sum (sum ((a3 - data) .^ 2)) / (2 * m) ...
%!      + lambda / 2 * (sum (W1(:) .^ 2) + sum (W2(:) .^ 2)) + beta * kl;
%!  delta3 = -(data - a3) .* a3 .* (1 - a3);
%!  delta2 = (W2' * delta3 + beta * (-rho ./ rhohat + (1 - rho) ./ (1 - rhohat))) ...
%!           .* a2 .* (1 - a2);
%!  W1grad = delta2 * data' / m + lambda * W1;
%!  W2grad = delta3 * a2' / m + lambda * W2;
%!  grad = [mean(delta2, 2); W1grad(:); mean(delta3, 2); W2grad(:)];
%!endfunction

%!test % the exercise of UFLDL: its lambda is Lambda / m here, its bias the first column
%! m = 40;
%! data = reshape (0.5 + 0.4 * sin ((1:8 * m) .^ 2), 8, m);
%! W1 = reshape (sin (1:24), 3, 8) / 2;
%! W2 = reshape (cos (1:24), 8, 3) / 2;
%! b1 = [0.1; -0.2; 0.3];
%! b2 = sin (1:8)';
%! [J, grad] = ufldl (W1, b1, W2, b2, data, 1e-3, 0.01, 3);
%! net = nncreate ([8 3 8], 'Loss', 'squarederror', 'Lambda', 1e-3 * m, ...
%!                 'SparsityTarget', 0.01, 'SparsityWeight', 3);
%! theta = nnunroll ({[b1, W1], [b2, W2]});
%! [J2, grad2] = nncost (theta, net, data', data');
%! assert (J2, J, 1e-13 * J)
%! assert (off (grad2, grad) < 1e-13)
%! assert (nncost (theta, net, data', data'), J2)

%!test % by hand: one unit, two examples; a = 1/2 and 3/4, r = 5/8, rho = 1/4, beta = 2
%! ## Theta2 is 0: h = 1/2, y = 1/2, so that only the penalty is left.
%! ## KL' = -(1/4)/(5/8) + (3/4)/(3/8) = 1.6; times beta and a (1 - a): 0.8 and 0.6
%! net = nncreate ([1 1 1], 'SparsityTarget', 1/4, 'SparsityWeight', 2);
%! X = [0; log(3)];
%! [J, grad, steps] = nncost ([0 1 0 0], net, X, [0.5; 0.5]);
%! assert (J, log (2) + 2 * (log (0.4) / 4 + log (2) * 3/4), 4 * eps)
%! assert (steps.a{2}, [0.5; 0.75], eps)
%! assert (steps.d{2}, [0.8; 0.6], 4 * eps)
%! assert (grad, [0.7, 0.3 * log(3), 0, 0], 4 * eps)

%!test % as the slow reference: depths, outputs, losses, labels, sizes around those of blocks
%! for c = {{[5 4 3], 1, {}}, {[5 3 1], 7, {'Output', 'linear'}}, {[5 9 4 2], 130, ...
%!          {'Output', 'softmax'}}, {[5 2 3 4 5], 261, {'Loss', 'squarederror'}}}
%!   [net, theta, X, Y] = problem (c{1}{2}, c{1}{1}, c{1}{3}{:});
%!   [J0, g0, s0] = nncost_reference (theta, net, X, Y);
%!   [J, g, s] = nncost (theta, net, X, Y);
%!   assert (J, J0, 1e-12 * J0)
%!   assert (off (g, g0) < 1e-12)
%!   for l = 2:numel (net.Sizes)
%!     assert (off (s.z{l}, s0.z{l}) < 1e-12)
%!     assert (off (s.a{l}, s0.a{l}) < 1e-12)
%!     assert (off (s.d{l}, s0.d{l}) < 1e-12)
%!     assert (off (s.Delta{l-1}, s0.Delta{l-1}) < 1e-12)
%!   end
%!   assert (off (nnnumgrad (theta, net, X, Y), g0) < 1e-12)
%! end
%! y = 1 + mod (1:261, 5)';
%! [J, g] = nncost (theta, net, X, y);
%! [J0, g0] = nncost_reference (theta, net, X, y);
%! assert (off ([J; g], [J0; g0]) < 1e-12)

%!test % as central differences of the reference's cost
%! [net, theta, X, Y] = problem (6, [5 3 4 2]);
%! numgrad = numgrad_reference (@(t) nncost_reference (t, net, X, Y), theta);
%! assert (off (nthargout (2, @nncost, theta, net, X, Y), numgrad) < 1e-9)

%!test % any number of threads gives the same bits; every class of X and theta agrees
%! [net, theta, X, Y] = problem (3001, [5 4 3 5]);
%! [J, g] = nncost (theta, net, X, Y);
%! for threads = 1:3
%!   [J1, g1] = nncost (theta, net, X, Y, 'Threads', threads);
%!   assert ({J1, g1}, {J, g})
%!   assert (nnhessmult (theta, cos (theta), net, X, Y, 'Threads', threads), ...
%!           nnhessmult (theta, cos (theta), net, X, Y, 'Threads', 1))
%!   assert (nnnumgrad (theta, net, X, Y, 'Threads', threads, 'Parameters', 1:9), ...
%!           nnnumgrad (theta, net, X, Y, 'Threads', 1, 'Parameters', 1:9))
%! end
%! [J1, g1] = nncost (single (theta), net, X, Y);
%! assert (off ([J1; g1], [J; g]) < 1e-5)
%! B = X > 0.8;
%! [J, g] = nncost (theta, net, double (B), Y);
%! for A = {uint8(B), B, sparse(B), sparse(double (B))}
%!   [J1, g1] = nncost (theta, net, A{1}, Y);
%!   assert (off ([J1; g1], [J; g]) < 1e-13)
%! end

%!test % weight 2 equals an example given twice, 0 none; a common factor changes nothing
%! [net, theta, X, Y] = problem (4, [5 4 3 2]);
%! w = [1 2 0 3];
%! twice = [1 2 2 4 4 4];
%! [J, g] = nncost (theta, net, X, Y, 'Weights', w);
%! [J2, g2] = nncost (theta, net, X(twice,:), Y(twice,:));
%! assert (off ([J; g], [J2; g2]) < 1e-14)
%! net.Lambda = 0;
%! [J, g] = nncost (theta, net, X, Y, 'Weights', w);
%! [J2, g2] = nncost (theta, net, X, Y, 'Weights', 3 * w);
%! assert (off ([J; g], [J2; g2]) < 1e-14)
%! assert (off (nnnumgrad (theta, net, X, Y, 'Weights', w), g) < 1e-13)

%!test % so many examples that activations are not kept: the result is the same
%! ## 16 * 8 bytes each, 2^25 bytes: 262,144; some more here
%! m = 2^18 + 3001;
%! net = nncreate ([1 16 1], 'SparsityTarget', 0.05, 'SparsityWeight', 3);
%! theta = sin (1:49)';
%! X = sin ((1:m)');
%! Y = double (X > 0);
%! [J, g] = nncost (theta, net, X, Y);
%! [~, ~, s] = nncost (theta, net, X(1:2), Y(1:2));    % steps, of two examples
%! [h, s] = nnforward (theta, net, X);
%! a = s.a{2};
%! r = mean (a);
%! push = 3 * (-0.05 ./ r + 0.95 ./ (1 - r));
%! d = ((h - Y) * theta(34:49)' + push) .* a .* (1 - a);
%! right = [mean(d)'; mean(d .* X)'; mean(h - Y); mean((h - Y) .* a)'];
%! assert (off (g, right) < 1e-11)

%!test % the Hessian: differences of the gradient, symmetry, weights
%! [net, theta, X, Y] = problem (33, [5 4 3 2]);
%! n = numel (theta);
%! w = 1 + cos (1:33);
%! H = zeros (n);
%! for i = 1:n
%!   e = zeros (n, 1);
%!   e(i) = 1;
%!   H(:,i) = nnhessmult (theta, e, net, X, Y, 'Weights', w);
%!   [~, up] = nncost (theta + 1e-5 * e, net, X, Y, 'Weights', w);
%!   [~, down] = nncost (theta - 1e-5 * e, net, X, Y, 'Weights', w);
%!   assert (norm (H(:,i) - (up - down) / 2e-5) < 1e-8 * norm (H(:,i)))
%! end
%! assert (norm (H - H') < 1e-13 * norm (H))

%!test % dJ/dX contains the penalty: each example changes the means
%! [net, theta, X, Y] = problem (4, [5 4 3 2]);
%! D = zeros (size (X));
%! for i = 1:numel (X)
%!   E = zeros (size (X));
%!   E(i) = 1e-5;
%!   D(i) = (nncost (theta, net, X + E, Y) - nncost (theta, net, X - E, Y)) / 2e-5;
%! end
%! assert (off (nninputgrad (theta, net, X, Y), D) < 1e-8)

%!test % a unit that is always 0 or always 1: all is finite, the gradient is that of the cost
%! net = nncreate ([1 2 1], 'SparsityTarget', 0.1, 'SparsityWeight', 3);
%! for z = [-Inf, -1000, -60, -36.5, 37, 60, 1000]
%!   theta = [max(z, -1e300), 0, 0, 0, 0, 1, 1]';
%!   for one = {theta, single(max (theta, -1e30))}
%!     [J, g] = nncost (one{1}, net, [1; 2], [0; 1]);
%!     assert (isfinite (J) && all (isfinite (g)))
%!     assert (all (isfinite (nnhessmult (one{1}, ones (7, 1), net, [1; 2], [0; 1]))))
%!   end
%!   if abs (z) < 100 && z < 0                       % z > 0: for r near 1, 1 - r has too few digits
%!     [J, g] = nncost (theta, net, [1; 2], [0; 1]);
%!     numgrad = numgrad_reference (@(t) nncost (t, net, [1; 2], [0; 1]), theta);
%!     assert (g, numgrad, 1e-7)
%!   end
%! end
%! assert (abs (g(1)) < 1e-3)
%! [~, g] = nncost ([-36.5 0 0 0 0 1 1]', net, [1; 2], [0; 1]);
%! assert (g(1) < -0.1)                              % a step along -gradient increases the mean

%!test % NaN in X gives NaN in J and the gradient
%! [net, theta, X, Y] = problem (4, [5 4 3 2]);
%! X(2, 3) = NaN;
%! assert (isnan (nncost (theta, net, X, Y)))
%! assert (all (isnan (nnnumgrad (theta, net, X, Y)(1:20))))

%!test % with SparsityWeight 0 the bits are those without a penalty
%! [net, theta, X, Y] = problem (300, [5 4 3]);
%! net.SparsityWeight = 0;
%! [J, g] = nncost (theta, net, X, Y);
%! [J1, g1] = nncost (theta, rmfield (net, {'SparsityTarget', 'SparsityWeight'}), X, Y);
%! assert ({J1, g1}, {J, g})

## Mini-batches compared with the slow reference: sizes around those of pieces and blocks,
## weights (also 0 for a whole batch), dropout, two hidden layers.
%!test
%! how = struct ('Solver', 'sgd', 'LearnRate', 0.1, 'Momentum', 0.9, 'Nesterov', false, ...
%!               'Beta1', 0.9, 'Beta2', 0.999, 'Epsilon', 1e-8, 'BatchSize', 5, ...
%!               'Dropout', 0, 'Seed', 0, 'Step', 0);
%! [net, theta, X, Y] = problem (1201, [3 4 3 2]);
%! zero = zeros (size (theta));
%! cases = {{5, 12, 0, false}, {40, 200, 0, true}, {7, 28, 0.3, true}, {600, 1201, 0.2, true}, ...
%!          {1201, 1201, 0, false}};
%! for c = some_of (cases, 2)
%!   [how.BatchSize, count, how.Dropout, weighted] = c{1}{:};
%!   how.Seed = count;
%!   order = uint32 (1 + mod (7 * (1:count), 1201));
%!   w = [];
%!   if weighted
%!     w = 1 + sin ((1:1201)');
%!     w(order(1:min (7, how.BatchSize))) = 0;
%!   end
%!   if how.BatchSize > 40
%!     how.Solver = 'adam';
%!   end
%!   [t0, m0, v0, loss0] = batches_reference (theta, zero, zero, net, X, Y, w, how, order);
%!   for threads = 1:2
%!     [t, m, v, done, loss] = backprop_mex ('batches', theta, zero, zero, net, X', Y', ...
%!                                           {'Weights', w, 'Threads', threads}, how, order);
%!     assert (off (t - theta, t0 - theta) < 1e-11)
%!     assert (off (m, m0) < 1e-11)
%!     assert (loss, loss0, 1e-12 * loss0)
%!     if threads == 1
%!       first = t;
%!     end
%!   end
%!   assert (t, first)
%! end
%! [s, ~, ~, ~, loss] = backprop_mex ('batches', single (theta), single (zero), single (zero), ...
%!                                    net, X', Y', {'Weights', w}, how, order);
%! assert (off (double (s) - theta, t - theta) < 1e-2)

%!test % after training the mean activation is near the target, and the costs are consistent
%! [X, y] = nndigits ();
%! X = X(1:400,:) / 16;
%! for solver = {'lbfgs', 'adam'}
%!   net = nncreate ([64 16 64], 'Loss', 'squarederror', 'SparsityTarget', 0.05, ...
%!                   'SparsityWeight', 3, 'Lambda', 0.04);
%!   own = {'IterationLimit', 100};
%!   if strcmp (solver{1}, 'adam')
%!     own = {'Epochs', 40, 'BatchSize', 100, 'LearnRate', 0.01};
%!   end
%!   [theta, info] = nntrain (net, X, X, 'Solver', solver{1}, 'Verbose', 0, own{:});
%!   [~, s] = nnforward (theta, net, X);
%!   assert (mean (s.a{2}(:)), 0.05, 0.02)
%!   free = net;
%!   free.Lambda = 0;
%!   assert (info.cost, nncost (theta, free, X, X), 1e-10)
%!   if strcmp (solver{1}, 'lbfgs')
%!     assert (info.history.objective(end), nncost (theta, net, X, X), 1e-12)
%!     assert (info.history.cost(end), info.cost, 1e-12)
%!   else
%!     assert (info.history.cost(end), info.cost, 0.1)   % mean over the batches of the epoch
%!   end
%! end

%!test % JSON keeps both options
%! net = nncreate ([3 2 3], 'SparsityTarget', 0.05, 'SparsityWeight', 1/3);
%! [theta, net2] = nnstruct (jsondecode (jsonencode (nnstruct ((1:17)', net))));
%! assert (net2.SparsityTarget, 0.05)
%! assert (net2.SparsityWeight, 1/3, eps)

%!test % single precision, with activations near its smallest numbers
%! [net, theta, X, Y] = problem (50, [5 4 2]);
%! theta(1:4) = -200;
%! [J, g] = nncost (single (theta), net, X, Y);
%! assert (isfinite (J) && all (isfinite (g)))

%!error <^nncost: net.SparsityTarget must be between 0 and 1, but is 1$>
%! nncost (1:4, setfield (nncreate ([1 1 1], 'SparsityTarget', .1, 'SparsityWeight', 1), 'SparsityTarget', 1), 1, 1)
%!error <^nncost: net.SparsityWeight must be zero or more, but is NaN$>
%! nncost (1:4, setfield (nncreate ([1 1 1], 'SparsityTarget', .1, 'SparsityWeight', 1), 'SparsityWeight', NaN), 1, 1)
%!error <^nncost: net.SparsityWeight must be one number, but is .*$>
%! nncost (1:4, setfield (nncreate ([1 1 1], 'SparsityTarget', .1, 'SparsityWeight', 1), 'SparsityWeight', 'a'), 1, 1)
%!error <^nncost: net.Activation must be sigmoid with SparsityWeight, but is tanh$>
%! nncost (1:4, setfield (nncreate ([1 1 1], 'SparsityTarget', .1, 'SparsityWeight', 1), 'Activation', {'tanh'}), 1, 1)
%!error <^nntrain: net.SparsityTarget must be between 0 and 1, but is 0$>
%! nntrain (setfield (nncreate ([1 1 1], 'SparsityTarget', .1, 'SparsityWeight', 1), 'SparsityTarget', 0), [1; 2], [0; 1], 'Solver', 'adam', 'Verbose', 0)
