## nncost_reference itself, with which other tests compare: numbers from the literature,
## numbers computed by hand, central differences.
## SPDX-License-Identifier: GPL-3.0-or-later

## Matt Mazur, "A Step by Step Backpropagation Example" (2015): two inputs, two
## hidden units, two outputs; one example, one step of gradient descent.
%!test
%! net = struct ('Sizes', [2 2 2], 'Activation', {{'sigmoid'}}, ...
%!               'Output', 'sigmoid', 'Loss', 'squarederror', 'Lambda', 0);
%! Theta1 = [.35 .15 .20; .35 .25 .30];
%! Theta2 = [.60 .40 .45; .60 .50 .55];
%! theta = [Theta1(:); Theta2(:)];
%! [J, grad, steps] = nncost_reference (theta, net, [.05 .10], [.01 .99]);
%! assert (J, 0.298371109, 5e-10);
%! assert (steps.z{2}, [0.3775 0.3925], 1e-15);
%! assert (steps.a{2}, [0.593269992 0.596884378], 5e-10);
%! assert (steps.a{3}, [0.75136507 0.772928465], 5e-9);
%! after = theta - 0.5 * grad;
%! W1 = reshape (after(1:6), 2, 3)(:,2:3);
%! W2 = reshape (after(7:12), 2, 3)(:,2:3);
%! assert (W1, [0.149780716 0.19956143; 0.24975114 0.29950229], 5e-9);
%! assert (W2, [0.35891648 0.408666186; 0.511301270 0.561370121], 5e-9);

## The problem with which the grader of Andrew Ng's course tested nnCostFunction.
%!test
%! theta = [sin(1:2:24)'; cos(1:2:40)'];
%! X = reshape (sin (1:32), 16, 2) / 5;
%! y = 1 + mod ((1:16)', 4);
%! net = struct ('Sizes', [2 4 4], 'Activation', {{'sigmoid'}}, ...
%!               'Output', 'sigmoid', 'Loss', 'crossentropy', 'Lambda', 0);
%! assert (nncost_reference (theta, net, X, y), 3.08745, 5e-6);
%! net.Lambda = 1.5;
%! assert (nncost_reference (theta, net, X, y), 3.64704, 5e-6);

## By hand: one weight, h = s(0) = 1/2, J = log 2 + lambda/(2m) 3^2.
%!test
%! net = struct ('Sizes', [1 1], 'Activation', {{}}, 'Output', 'sigmoid', ...
%!               'Loss', 'crossentropy', 'Lambda', 4);
%! [J, grad, steps] = nncost_reference ([-6; 3], net, [2; 2], [1; 0]);
%! assert (J, log (2) + 4 / (2 * 2) * 3 ^ 2, 1e-15);
%! assert (steps.d{2}, [-0.5; 0.5]);
%! assert (steps.Delta{1}, [0 0]);
%! assert (grad, [0; 4 * 3 / 2]);

## Saturation: J computed from z is exact where log (1 - h) of the usual formula is not
## finite.
%!test
%! net = struct ('Sizes', [1 1], 'Activation', {{}}, 'Output', 'sigmoid', ...
%!               'Loss', 'crossentropy', 'Lambda', 0);
%! assert (nncost_reference ([0; 1], net, 1000, 0), 1000);
%! assert (nncost_reference ([0; 1], net, 1000, 1), 0);
%! assert (nncost_reference ([0; 1], net, -1000, 1), 1000);
%! assert (nncost_reference ([0; 1], net, 40, 1), exp (-40), 1e-12 * exp (-40));
%! net = struct ('Sizes', [1 2], 'Activation', {{}}, 'Output', 'softmax', ...
%!               'Loss', 'crossentropy', 'Lambda', 0);
%! assert (nncost_reference ([0; 0; 3; -4], net, 1000, 2), 7000);
%! assert (nncost_reference ([0; 0; 3; -4], net, 1000, 1), 0);
%! assert (nncost_reference ([0; 0; 1; 2], net, 20, 2), exp (-20), ...
%!         1e-8 * exp (-20));

## At zero parameters every h is 1/2 (1/K with softmax): K log 2, and log K.
%!test
%! net = struct ('Sizes', [3 4 5], 'Activation', {{'tanh'}}, ...
%!               'Output', 'sigmoid', 'Loss', 'crossentropy', 'Lambda', 2);
%! X = reshape (sin (1:21), 7, 3);
%! y = 1 + mod (1:7, 5);
%! assert (nncost_reference (zeros (41, 1), net, X, y), 5 * log (2), 1e-14);
%! net.Output = 'softmax';
%! assert (nncost_reference (zeros (41, 1), net, X, y), log (5), 1e-14);

## The kinks: with zero parameters every z is 0, and g'(0) has the value of the help.
%!test
%! slope = struct ('relu', 0, 'leakyrelu', 0.01, 'elu', 1);
%! for [want, name] = slope
%!   net = struct ('Sizes', [1 1], 'Activation', {{}}, 'Output', name, ...
%!                 'Loss', 'squarederror', 'Lambda', 0);
%!   [~, ~, steps] = nncost_reference ([0; 0], net, 1, -2);
%!   assert (steps.d{2}, 2 * want);
%! end

## The forward pass with each activation, compared with other formulas for it.
%!function a = forward (name, z)
%!  net = struct ('Sizes', [1 1], 'Activation', {{}}, 'Output', name, ...
%!                'Loss', 'squarederror', 'Lambda', 0);
%!  [~, ~, steps] = nncost_reference ([0; 1], net, z(:), zeros (numel (z), 1));
%!  a = steps.a{2}';
%!endfunction
%!test
%! z = [-30 -3 -1 -0.5 0 0.5 1 3 30];
%! assert (forward ('sigmoid', z), (1 + tanh (z / 2)) / 2, 1e-15);
%! assert (forward ('tanh', z), (exp (2*z) - 1) ./ (exp (2*z) + 1), 1e-15);
%! assert (forward ('relu', z), (z + abs (z)) / 2);
%! assert (forward ('leakyrelu', z), max (z, z / 100), 1e-15);
%! assert (forward ('elu', z), max (z, 0) + exp (min (z, 0)) - 1, 1e-15);
%! assert (forward ('gelu', z), z .* (1 + erf (z / sqrt (2))) / 2, 1e-15);
%! assert (forward ('silu', z), z .* (1 + tanh (z / 2)) / 2, 1e-14);
%! assert (forward ('softplus', z), log (1 + exp (z)), 1e-13);
%! assert (forward ('hardtanh', z), (abs (z + 1) - abs (z - 1)) / 2);
%! assert (forward ('linear', z), z);
%! ## from tables of the normal distribution: Phi(1) = 0.8413447460685429
%! assert (forward ('gelu', [1 -1]), [0.8413447460685429, ...
%!                                    -0.1586552539314571], 1e-15);

## Every activation with every output and loss (make check tries some), compared with central
## differences. Every z must be so far from a kink that no difference crosses it.
%!test
%! acts = activations_reference ();
%! ends = endings_reference ();
%! for i = 1:numel (acts)
%!   for e = some_of (ends, 3)
%!     for m = 4:-1:1
%!       [theta, net, X, Y] = problem_reference ([2 3 2 3], ...
%!                                               acts([i, 1+mod(i,numel(acts))]), ...
%!                                               e{1}, e{2}, 0.7, m, 'real', mod (i, 2));
%!       [~, grad, steps] = nncost_reference (theta, net, X, Y);
%!       if kinks_reference (net, steps) > 0.008
%!         break
%!       end
%!     end
%!     what = sprintf ('%s -> %s %s', strjoin (net.Activation), e{1}, e{2});
%!     assert (kinks_reference (net, steps) > 0.008, ['too near a kink: ', what]);
%!     f = @(p) nncost_reference (p, net, X, Y);
%!     worst = norm (grad - numgrad_reference (f, theta)) / norm (grad);
%!     assert (worst < 1e-9, sprintf ('%s: %g', what, worst));
%!   end
%! end

## One output, no hidden layer, and several hidden layers, by the same test.
%!test
%! for sizes = {[3 1], [1 1], [2 4 1], [1 2 2 2 1]}
%!   hidden = repmat ({'tanh'}, 1, numel (sizes{1}) - 2);
%!   for labels = [true, false]
%!     [theta, net, X, Y] = problem_reference (sizes{1}, hidden, 'sigmoid', ...
%!                            'crossentropy', 1.5, 5, 'real', labels);
%!     [~, grad] = nncost_reference (theta, net, X, Y);
%!     f = @(p) nncost_reference (p, net, X, Y);
%!     assert (grad, numgrad_reference (f, theta), 1e-9 * norm (grad));
%!   end
%! end

## The steps fit together: D comes from Delta, Delta from d and a, grad from D, z from a.
%!test
%! [theta, net, X, Y] = problem_reference ([3 4 2 3], {'silu','elu'}, ...
%!                                         'softmax', ...
%!                                         'crossentropy', 2, 6, 'real', true);
%! [J, grad, steps] = nncost_reference (theta', net, X, Y);
%! assert (size (grad), size (theta'));
%! assert (isequal (steps.a{1}, X) && isempty (steps.z{1}) ...
%!         && isempty (steps.d{1}));
%! assert (vertcat (steps.D{1}(:), steps.D{2}(:), steps.D{3}(:))', grad);
%! for l = 1:3
%!   assert (steps.d{l+1}' * [ones(6, 1), steps.a{l}], steps.Delta{l}, 1e-14);
%! end
%! W2 = reshape (theta(17:26), 2, 5);
%! assert (steps.z{3}, [ones(6, 1), steps.a{2}] * W2', 1e-14);
%! assert (steps.D{2} - steps.Delta{2} / 6, 2 / 6 * [zeros(2, 1), ...
%!                                                   W2(:,2:5)], 1e-14);
