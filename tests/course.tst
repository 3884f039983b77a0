## Scripts as students of Andrew Ng's course write them, with the course's functions only:
## the whole exercise, from the first cost to the last prediction.
## SPDX-License-Identifier: GPL-3.0-or-later

## The whole exercise: weights, cost, regularization, check, training, accuracy.
%!test
%! [X, y] = nndigits ();
%! X = X / 16;
%! m = size (X, 1);
%! input_layer_size  = 64;
%! hidden_layer_size = 25;
%! num_labels = 10;
%!
%! ## a network with given weights
%! Theta1 = reshape (sin (1:25*65), 25, 65) / 5;
%! Theta2 = reshape (cos (1:10*26), 10, 26) / 5;
%! nn_params = [Theta1(:) ; Theta2(:)];
%! plain = struct ('Sizes', [64 25 10], 'Activation', {{'sigmoid'}}, ...
%!                 'Output', 'sigmoid', 'Loss', 'crossentropy', 'Lambda', 0);
%! for lambda = [0 1 3]
%!   J = nnCostFunction (nn_params, input_layer_size, hidden_layer_size, ...
%!                       num_labels, X, y, lambda);
%!   plain.Lambda = lambda;
%!   J0 = nncost_reference (nn_params, plain, X, y);
%!   assert (sprintf ('%f', J), sprintf ('%f', J0));
%!   assert (J, J0, 1e-12 * J0);
%!   assert (isreal (J) && isscalar (J) && isa (J, 'double'));
%! end
%! [J1, grad] = nnCostFunction (nn_params, input_layer_size, ...
%!                              hidden_layer_size, ...
%!                              num_labels, X, y, lambda);
%! assert (J1, J);
%! [~, grad0] = nncost_reference (nn_params, plain, X, y);
%! assert (grad, grad0, 1e-12 * norm (grad0));
%!
%! g = sigmoidGradient ([1 -0.5 0 0.5 1]);
%! assert (g, [0.196612 0.235004 0.25 0.235004 0.196612], 5e-7);
%!
%! ## training from small weights
%! rand ('twister', 1);
%! initial_Theta1 = randInitializeWeights (input_layer_size, hidden_layer_size);
%! initial_Theta2 = randInitializeWeights (hidden_layer_size, num_labels);
%! assert (size (initial_Theta1), [25 65]);
%! assert (size (initial_Theta2), [10 26]);
%! initial_nn_params = [initial_Theta1(:) ; initial_Theta2(:)];
%!
%! lambda = 1;
%! costFunction = @(p) nnCostFunction (p, input_layer_size, ...
%!                                     hidden_layer_size, ...
%!                                     num_labels, X, y, lambda);
%! start = costFunction (initial_nn_params);
%!
%! options = optimset ('MaxIter', 40);
%! printed = evalc (['[nn_params, cost, i] = ', ...
%!                   'fmincg (costFunction, initial_nn_params, options);']);
%! progress = 'Iteration +\d+ \| Cost: \d\.\d{6}e[-+]\d\d\r';
%! assert (numel (regexp (printed, progress)), i);
%! assert (columns (cost), 1);
%! assert (rows (cost) <= 40 && rows (cost) == i);
%! assert (all (diff (cost) <= 0));
%! assert (cost(1) < start && cost(end) < 0.5 * start);
%! assert (costFunction (nn_params), cost(end), 1e-12 * cost(end));
%! assert (size (nn_params), size (initial_nn_params));
%!
%! n1 = hidden_layer_size * (input_layer_size + 1);
%! Theta1 = reshape (nn_params(1:n1), hidden_layer_size, input_layer_size + 1);
%! Theta2 = reshape (nn_params(n1+1:end), num_labels, hidden_layer_size + 1);
%! pred = predict (Theta1, Theta2, X);
%! assert (size (pred), [m 1]);
%! assert (mean (double (pred == y)) * 100 > 92);
%!
%! ## the same by fminunc, which makes no progress without the gradient
%! options = optimset ('GradObj', 'on', 'MaxIter', 12);
%! [nn_params, J] = fminunc (costFunction, initial_nn_params, options);
%! assert (J < 0.9 * start);
%! assert (J, costFunction (nn_params), 1e-12 * J);

## checkNNGradients without argument, with one, as a command: it prints the comparison,
## and the gradients agree.
%!test
%! for call = {'d = checkNNGradients;', 'd = checkNNGradients ();', ...
%!             'd = checkNNGradients (0);', ...
%!             'd = checkNNGradients (3);', 'd = checkNNGradients (100);', ...
%!             'lambda = 0.5; d = checkNNGradients (lambda);'}
%!   d = NaN;
%!   printed = evalc (call{1});
%!   assert (d < 1e-9, sprintf ('%s %g', call{1}, d));
%!   assert (d >= 0);
%!   assert (! isempty (regexpi (printed, 'relative difference')));
%!   assert (numel (regexp (printed, '\n')) > 38);
%! end
%! printed = evalc ('checkNNGradients');
%! assert (isempty (strfind (printed, 'ans')));

## A student's own nnCostFunction is called instead of the package's, and checkNNGradients
## checks it.
%!test
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   f = fopen (fullfile (folder, 'nnCostFunction.m'), 'w');
%!   fprintf (f, ['function [J, grad] = nnCostFunction (p, varargin)\n', ...
%!                'J = sum (p .^ 2);\n', ...
%!                'grad = (2 + varargin{end}) * p;\nend\n']);
%!   fclose (f);
%!   addpath (folder);
%!   evalc ('wrong = checkNNGradients (1);');
%!   evalc ('chance = checkNNGradients ();');   # with lambda 0 the gradient is right
%!   rmpath (folder);
%!   evalc ('right = checkNNGradients (1);');
%! unwind_protect_cleanup
%!   if any (strcmp (strsplit (path (), pathsep ()), folder))
%!     rmpath (folder);
%!   end
%!   confirm_recursive_rmdir (false, 'local');
%!   rmdir (folder, 's');
%! end_unwind_protect
%! assert (wrong, 1 / 5, 1e-8);               # norm (2p - 3p) / norm (2p + 3p)
%! assert ([chance, right] < 1e-9);

## nnCostFunction compared with the loop of the course, for all shapes and classes that
## scripts use.
%!function [J0, grad0] = loop (nn_params, sizes, X, y, lambda)
%!  plain = struct ('Sizes', sizes, 'Activation', ...
%!                  {repmat({'sigmoid'}, 1, numel (sizes) - 2)}, ...
%!                  'Output', 'sigmoid', 'Loss', 'crossentropy', 'Lambda', ...
%!                  lambda);
%!  [J0, grad0] = nncost_reference (nn_params(:), plain, X, y);
%!endfunction
%!test
%! nn_params = 0.7 * cos (1:35)';
%! X = reshape (sin (1:28), 7, 4);
%! y = 1 + mod ((1:7)' * 3, 5);
%! for lambda = [0 2]
%!   [J0, grad0] = loop (nn_params, [4 3 5], X, y, lambda);
%!   calls = {nn_params, y; nn_params', y; nn_params, y'; nn_params', y'; ...
%!            nn_params, int32(y); nn_params, uint8(y); nn_params, single(y)};
%!   for k = 1:rows (calls)
%!     [J, grad] = nnCostFunction (calls{k,1}, 4, 3, 5, X, calls{k,2}, lambda);
%!     assert (J, J0, 1e-13);
%!     assert (grad, grad0, 1e-13);                     # always a column
%!     assert (nnCostFunction (calls{k,1}, 4, 3, 5, X, calls{k,2}, lambda), J);
%!   end
%!   [J, grad] = nnCostFunction (nn_params, int32 (4), uint8 (3), ...
%!                               single (5), X, y, int8 (lambda));
%!   assert (J, J0, 1e-13);
%!   assert (grad, grad0, 1e-13);
%!   [J, grad] = nnCostFunction (nn_params, 4, 3, 5, sparse (X), y, lambda);
%!   assert (J, J0, 1e-13);
%!   assert (full (grad), grad0, 1e-13);
%!   [J, grad] = nnCostFunction (nn_params, 4, 3, 5, X > 0, y, lambda);
%!   [J0, grad0] = loop (nn_params, [4 3 5], X > 0, y, lambda);
%!   assert (J, J0, 1e-13);
%!   assert (grad, grad0, 1e-13);
%! end

## A class without examples, fewer examples than classes, one example, one class, several
## hidden layers.
%!test
%! problems = {[6 4 3], cos((1:12) * 1.7), [3; 1]; [3 2 4], 1:6, [4 4]; ...
%!             [2 3 10], [1 -1], 10; [3 4 1], sin(1:15), [1 0 0 1 1]; ...
%!             [3 5 4 3 2], sin(1:12), [1 2 2 1]; [4 1 3], sin(1:20), ...
%!             [1 2 3 2 1]};
%! for k = 1:rows (problems)
%!   s = problems{k,1};
%!   X = reshape (problems{k,2}, [], s(1));
%!   y = problems{k,3};
%!   p = 0.6 * sin (1:sum (s(2:end) .* (s(1:end-1) + 1)))';
%!   for lambda = [0 2]
%!     [J, grad] = nnCostFunction (p, s(1), s(2:end-1), s(end), X, y, lambda);
%!     [J0, grad0] = loop (p, s, X, y, lambda);
%!     assert (J, J0, 1e-13 * max (1, J0));
%!     assert (grad, grad0, 1e-13 * max (1, norm (grad0)));
%!     assert (nnCostFunction (p, s(1), s(2:end-1)', s(end), X, y', lambda), J);
%!   end
%! end

## Learning curves: each handle keeps its own examples, and a call does not change the
## results of later calls.
%!test
%! [X, y] = nndigits ();
%! p = sin (1:5*65+10*6)' / 3;
%! handles = {};
%! for i = 1:6
%!   handles{i} = @(t) nnCostFunction (t, 64, 5, 10, X(1:i,:) / 16, y(1:i), ...
%!                                     i / 2);
%! end
%! first = cellfun (@(f) f (p), handles);
%! for i = [3 6 1 2 5 4 1 6]
%!   assert (handles{i} (p), first(i));
%!   assert (first(i), loop (p, [64 5 10], X(1:i,:) / 16, y(1:i), i / 2), ...
%!           1e-12 * first(i));
%! end

## computeNumericalGradient takes any function handle and keeps the shape of theta.
%!test
%! theta = [0.5; -1; 2];
%! f = @(t) sum (t(:) .^ 3);
%! assert (computeNumericalGradient (f, theta), 3 * theta .^ 2, 1e-6);
%! assert (computeNumericalGradient (f, theta'), 3 * theta' .^ 2, 1e-6);
%! X = reshape (sin (1:28), 7, 4);
%! y = 1 + mod ((1:7)' * 3, 5);
%! p = 0.7 * cos (1:35)';
%! cost = @(p) nnCostFunction (p, 4, 3, 5, X, y, 2);
%! [~, grad] = cost (p);
%! assert (computeNumericalGradient (cost, p), grad, 1e-9);
%! assert (computeNumericalGradient (cost, p'), grad', 1e-9);
%! assert (numgrad_reference (cost, p), grad, 1e-11);

## predict: the three ways to call it, compared with the outputs h of the loop.
%!function h = outputs (Theta, X)
%!  sizes = [columns(X), cellfun(@rows, Theta)];
%!  plain = struct ('Sizes', sizes, 'Activation', ...
%!                  {repmat({'sigmoid'}, 1, numel (Theta) - 1)}, ...
%!                  'Output', 'sigmoid', 'Loss', 'squarederror', 'Lambda', 0);
%!  theta = cell2mat (cellfun (@(T) T(:), Theta(:), 'UniformOutput', false));
%!  [~, ~, steps] = nncost_reference (theta, plain, X, ...
%!                                    zeros (rows (X), sizes(end)));
%!  h = steps.a{end};
%!endfunction
%!function T = layer (to, from, key)          # z is about 0 where a is 1/2
%!  W = reshape (6 * sin (1e4 * sin (key + (1:to * from))), to, from);
%!  T = [-sum(W, 2) / 2, W];
%!endfunction
%!test
%! X = 1 / 2 + reshape (sin ((1:120) * 1.3), 30, 4);
%! T = {layer(3, 4, 1), layer(5, 3, 20), layer(4, 5, 50)};
%! [~, want] = max (outputs (T(1:2), X), [], 2);
%! assert (numel (unique (want)) > 2);
%! assert (predict (T{1:2}, X), want);
%! for i = [1 7 30]
%!   assert (predict (T{1:2}, X(i,:)), want(i));
%! end
%! [~, want] = max (outputs (T, X), [], 2);
%! assert (numel (unique (want)) > 2);
%! assert (predict (T{:}, X), want);
%! assert (predict (T{:}, X(1,:)), want(1));
%! [~, want] = max (outputs (T(1), X), [], 2);
%! assert (predict (T{1}, X), want);
%! one = {T{1}, [0.3, -2, 1, 2]};
%! assert (predict (one{:}, X), double (outputs (one, X) >= 0.5));
%! ## ex2: logistic regression; X has its column of ones
%! theta = [-0.1; 2; -1; 0.5; 1];
%! want = double (1 ./ (1 + exp (-[ones(30, 1), X] * theta)) >= 0.5);
%! assert (numel (unique (want)) == 2);
%! assert (double (predict (theta, [ones(30, 1), X])), want);
%! assert (double (predict (theta, [1, X(4,:)])), want(4));

## displayData raises no error, with a display or without.
%!test
%! X = nndigits ()(1:100,:);
%! warning ('off', 'Octave:gnuplot-graphics', 'local');
%! visible = get (0, 'defaultfigurevisible');
%! unwind_protect
%!   set (0, 'defaultfigurevisible', 'off');
%!   [h, array] = displayData (X(1:25,:));
%!   assert (isnumeric (array) && all (isfinite (array(:))));
%!   assert (size (array), [46 46]);    # 5 images of 8 pixels, 6 lines between them
%!   for k = 1:5                                 # the first row of the picture
%!     image = array(2:9, 9 * k - 7 + (0:7));
%!     assert (corr (image(:), X(k,:)'), 1, 1e-12);
%!   end
%!   [h, one] = displayData (X(1,:));
%!   assert (size (one), [10 10]);
%!   assert (corr (one(2:9,2:9)(:), X(1,:)'), 1, 1e-12);
%!   [h, wide] = displayData (X(1:2,:), 16);
%!   assert (size (wide), [6 35]);
%!   displayData (X(1:9,:));
%! unwind_protect_cleanup
%!   set (0, 'defaultfigurevisible', visible);
%!   close all
%! end_unwind_protect

## A training that ends well: the network fits ten examples exactly.
%!test
%! [X, y] = nndigits ();
%! X = X(1:10,:) / 16;
%! y = y(1:10);
%! p = sin (1e4 * sin (1:8*65+10*9))' / 4;
%! f = @(p) nnCostFunction (p, 64, 8, 10, X, y, 0);
%! evalc ('[p, cost] = fmincg (f, p, optimset (''MaxIter'', 60));');
%! assert (cost(end) < 0.01);
%! assert (predict (reshape (p(1:8*65), 8, 65), ...
%!                  reshape (p(8*65+1:end), 10, 9), X), y);

## Extra arguments of fmincg are passed to the function; options may be absent or a plain
## struct; a row stays a row.
%!test
%! f = @(x, A, b) deal (x(:)' * A * x(:) / 2 - b' * x(:), A * x(:) - b);
%! A = [4 1 0; 1 3 -1; 0 -1 2];
%! b = [1; 2; 3];
%! opts.MaxIter = 50;
%! evalc ('x = fmincg (f, [0; 0; 0], opts, A, b);');
%! assert (x, A \ b, 1e-4);
%! evalc ('[x, fX, i] = fmincg (@(x) f (x, A, b), [5; 5; 5]);');
%! assert (x, A \ b, 1e-4);
%! assert (size (fX), [i 1]);
