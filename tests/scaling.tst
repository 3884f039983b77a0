## Training on standardized inputs and targets gives the outputs of training on data that
## were standardized by hand, with a theta for the given network.
## SPDX-License-Identifier: GPL-3.0-or-later

%!shared X, Y, y, w
%! X = floor (100 + 60 * reshape (sin (1:200), 40, 5) .* [1 1.5 0.5 1 0]);
%! Y = [2000 + 500 * sin(X(:,1) / 40), 3e-5 * cos(X(:,2) / 50) - 7e-4];
%! y = 1 + (X(:,1) > 100) + (X(:,3) > 110);
%! w = mod (1:40, 3)';

%!function [Z, center, spread] = by_hand (A, w)
%!  center = sum (w .* A, 1) / sum (w);
%!  spread = sqrt (sum (w .* (A - center) .^ 2, 1) / (sum (w) - sum (w .^ 2) / sum (w)));
%!  spread(all (A == A(1,:), 1)) = 1;
%!  Z = (A - center) ./ spread;
%!endfunction

## The solvers, each for a few steps.
%!function list = solvers ()
%!  list = {{'IterationLimit', 6}, {'Solver', 'adam', 'Epochs', 4, 'BatchSize', 10}, ...
%!          {'Solver', 'sgd', 'Epochs', 4, 'BatchSize', 10}};
%!endfunction

%!test % inputs of every class, with weights: the outputs are those of data standardized by hand
%! plain = nncreate ([5 4 3], 'Lambda', 0.2, 'Output', 'softmax');
%! shifted = nncreate ([5 4 3], 'Lambda', 0.2, 'Output', 'softmax', 'Shift', 50, 'Scale', 7);
%! for weights = {ones(40, 1), w}
%!   Z = by_hand (X, weights{1});
%!   for more = solvers ()
%!     args = {'Weights', weights{1}, 'Verbose', 0, more{1}{:}};
%!     right = nnforward (nntrain (plain, Z, y, args{:}), plain, Z);
%!     for A = {X, sparse(X), uint8(X), single(X), int32(X)}
%!       for net = {plain, shifted}
%!         theta = nntrain (net{1}, A{1}, y, args{:}, 'Standardize', true);
%!         off = max (max (abs (nnforward (theta, net{1}, A{1}) - right)));
%!         assert (off < ifelse (isa (A{1}, 'single'), 1e-4, 1e-9))
%!       end
%!     end
%!   end
%! end
%!test % targets: one output and several, with and without a hidden layer
%! warning ('off', 'backprop:flat', 'local');
%! for sizes = {[5 1], [5 4 1], [5 2], [5 4 2]}
%!   T = Y(:,1:sizes{1}(end));
%!   net = nncreate (sizes{1}, 'Output', 'linear', 'Activation', 'tanh', 'Lambda', 0.2);
%!   for weights = {ones(40, 1), w}
%!     [Z, center, spread] = by_hand (X, weights{1});
%!     [t, center, spread] = by_hand (T, weights{1});
%!     for more = solvers ()
%!       args = {'Weights', weights{1}, 'Verbose', 0, more{1}{:}};
%!       exact = [args, {'StandardizeTargets', false}];
%!       [theta, right] = nntrain (net, Z, t, exact{:});
%!       H = nnforward (theta, net, Z) .* spread + center;
%!       [theta, info] = nntrain (net, X, T, args{:}, 'Standardize', true);
%!       assert (nnforward (theta, net, X), H, 1e-9 * max (abs (H(:))))
%!       assert (info.history.cost, right.history.cost, 1e-9)
%!       assert (info.scaling.cost, right.cost, 1e-9)
%!       net0 = setfield (net, 'Lambda', 0);
%!       assert (info.cost, nncost (theta, net0, X, T, 'Weights', weights{1}), -1e-9)
%!       assert (info.scaling.ResponseShift, center, -1e-12)
%!       assert (info.scaling.ResponseScale, spread, -1e-12)
%!     end
%!   end
%! end
%!function R2 = fitted (net, X, v, unit, more)
%!  theta = nntrain (net, X, v * unit, 'Verbose', 0, more{:});
%!  R2 = 1 - sumsq (nnforward (theta, net, X) / unit - v) / sumsq (v - mean (v));
%!endfunction
%!test % the unit of the targets does not matter
%! net = nncreate ([1 6 1], 'Activation', 'tanh', 'Output', 'linear');
%! x = (-3:0.1:3)';
%! v = 2000 + 500 * sin (x);
%! for more = {{'IterationLimit', 60}, {'Solver', 'adam', 'LearnRate', 0.01, 'Epochs', 300, ...
%!              'BatchSize', 61}}
%!   R2 = fitted (net, x, v, 1, more{1});
%!   assert (R2 > 0.98)
%!   for unit = 2 .^ [-20 20]                    # powers of 2: the products are exact
%!     assert (fitted (net, x, v, unit, more{1}), R2)
%!   end
%!   for unit = [1e-5 1e7]                       # rounding errors grow during training
%!     assert (fitted (net, x, v, unit, more{1}), R2, 0.005)
%!   end
%! end
%!test % with relu and raw inputs, targets are scaled to the size of the inputs
%! net = nncreate ([5 4 1], 'Activation', 'relu', 'Output', 'linear');
%! [theta, info] = nntrain (net, X, Y(:,1), 'Verbose', 0, 'IterationLimit', 3);
%! r = sqrt (mean (X(:) .^ 2));
%! assert (info.scaling.ResponseScale, std (Y(:,1)) / r, -1e-12)
%! t = (Y(:,1) - mean (Y(:,1))) / std (Y(:,1)) * r;
%! right = nntrain (net, X, t, 'Verbose', 0, 'IterationLimit', 3, 'StandardizeResponses', false);
%! assert (nnforward (theta, net, X), ...
%!         nnforward (right, net, X) * std (Y(:,1)) / r + mean (Y(:,1)), 1e-6)
%! [theta, info] = nntrain (net, X, Y(:,1), 'Verbose', 0, 'Standardize', true);
%! assert (info.scaling.ResponseScale, std (Y(:,1)), -1e-12)
%!test % strength of concrete in MPa, kPa and Pa: the fit is the same
%! where = fullfile (fileparts (which ('nntrain')), '..', 'examples', 'concrete.csv');
%! data = dlmread (where, ',', 1, 0);
%! net = nncreate ([8 10 1], 'Activation', 'tanh', 'Output', 'linear', 'Lambda', 0.1);
%! more = {'Standardize', true, 'IterationLimit', 40};
%! R2 = fitted (net, data(:,1:8), data(:,9), 1, more);
%! assert (R2 > 0.85)
%! assert (fitted (net, data(:,1:8), data(:,9), 1e3, more), R2, 0.005)
%! assert (fitted (net, data(:,1:8), data(:,9), 1e6, more), R2, 0.005)
%!test % labels, targets of 0 and 1, or the option false: the objective is that of nncost
%! warning ('off', 'backprop:oneclass', 'local');
%! warning ('off', 'backprop:flat', 'local');
%! net = nncreate ([5 4 3], 'Output', 'linear', 'Lambda', 0.1);
%! for T = {y, double(y == 1:3), logical(y == 1:3), Y(:,[1 2 2])}
%!   [theta, info] = nntrain (net, X / 100, T{1}, 'IterationLimit', 5, 'Verbose', 0, ...
%!                            {'StandardizeResponses', false}(1:2 * (max (T{1}(:)) > 3)){:});
%!   assert (info.scaling, struct ('Shift', [], 'Scale', [], 'ResponseShift', [], ...
%!                                 'ResponseScale', [], 'cost', info.cost))
%!   [J, grad] = nncost (theta, net, X / 100, T{1});
%!   assert (info.history.gradient_norm(end), max (abs (grad)), -1e-9)
%! end
%!test % an unknown target; a column of equal targets
%! T = Y;
%! T(3,2) = NaN;
%! T(:,3) = 7;
%! net = nncreate ([5 3], 'Output', 'linear');
%! [theta, info] = nntrain (net, X, T, 'Standardize', true, 'Verbose', 0);
%! known = [1, 2, 4:40];
%! assert (info.scaling.ResponseShift(2:3), [mean(T(known,2)), 7], -1e-12)
%! assert (info.scaling.ResponseScale(2:3), [std(T(known,2)), 1], -1e-12)
%! assert (info.cost, nncost (theta, net, X, T), -1e-9)
%! assert (nnforward (theta, net, X)(:,3), 7 * ones (40, 1), 1e-4)
%!function stop = see (theta, now, state)
%!  global scaling_seen
%!  if strcmp (state, 'iter')
%!    scaling_seen{end+1} = {theta, now};
%!  end
%!  stop = false;
%!endfunction
%!test % theta in OutputFcn is for raw inputs and targets; training can start from such a theta
%! warning ('off', 'backprop:flat', 'local');
%! global scaling_seen
%! net = nncreate ([5 4 2], 'Output', 'linear', 'Activation', 'tanh', 'Shift', 9, 'Scale', 3);
%! args = {'Standardize', true, 'Verbose', 0};
%! V = {X(1:10,:) + 1, Y(1:10,:)};
%! for more = solvers ()
%!   scaling_seen = {};
%!   [theta, info] = nntrain (net, X, Y, args{:}, more{1}{:}, 'ValidationData', V, ...
%!                            'OutputFcn', @see);
%!   for k = 1:numel (scaling_seen)
%!     [t, now] = scaling_seen{k}{:};
%!     e = (nnforward (t, net, V{1}) - V{2}) ./ info.scaling.ResponseScale;
%!     assert (now.validation_cost, sumsq (e(:)) / 20, -1e-9)
%!   end
%!   e = (nnforward (theta, net, V{1}) - V{2}) ./ info.scaling.ResponseScale;
%!   assert (sumsq (e(:)) / 20, min (info.history.validation_cost), -1e-9)
%! end
%! again = nntrain (net, X, Y, args{:}, 'InitialTheta', theta, 'IterationLimit', 0);
%! assert (again, theta, 1e-9 * max (abs (theta)))
%! clear -global scaling_seen
%!test % a warning for a column whose spread is lost in single precision
%! net = nncreate ([5 1]);
%! far = single (X);
%! far(:,2) = far(:,2) + 1e6;
%! warned = @(X) warning_of (@() nntrain (net, X, y == 1, 'Standardize', true, ...
%!                                        'IterationLimit', 1, 'Verbose', 0));
%! [id, text] = warned (far);
%! assert (id, 'backprop:precision')
%! assert (strncmp (text, 'nntrain: column 2 of X (one of 1 such columns) is so far', 56))
%! assert (warned (single (X)), '')
%! assert (warned (double (far)), '')
%!error <^nntrain: StandardizeResponses needs Output linear, Loss squarederror and targets, a number for each output$> nntrain (nncreate ([5 3]), X, y, 'StandardizeTargets', true)
%!error <^nntrain: StandardizeResponses must be true or false, but is 'x'$> nntrain (nncreate ([5 3]), X, y, 'StandardizeTargets', 'x')
