## dJ/dX and products with the Hessian: every activation x output x loss compared with the
## slow reference (nncost_reference), every type of X, and properties known from theory.
## SPDX-License-Identifier: GPL-3.0-or-later

## All combinations of hidden activation, output and loss, a row for each.
%!function list = combinations ()
%!  list = cell (0, 3);
%!  for hidden = activations_reference ()
%!    list(end+1,:) = {hidden{1}, 'sigmoid', 'crossentropy'};
%!    list(end+1,:) = {hidden{1}, 'softmax', 'crossentropy'};
%!    for output = [activations_reference(), {'softmax'}]
%!      list(end+1,:) = {hidden{1}, output{1}, 'squarederror'};
%!    end
%!  end
%!endfunction

%!function d = off (a, b)
%!  d = norm (double (a(:)) - double (b(:))) / norm (double (b(:)));
%!endfunction

## The gradient of the reference.
%!function grad = gradient (theta, net, X, Y)
%!  [~, grad] = nncost_reference (theta, net, X, Y);
%!endfunction

## df (theta + r v)/dr at r = 0: central differences at h and 2h, extrapolated.
%!function Hv = along (f, theta, v)
%!  h = 1e-4;
%!  central = @(h) (f (theta + h * v) - f (theta - h * v)) / (2 * h);
%!  Hv = (4 * central (h) - central (2 * h)) / 3;
%!endfunction

%!test % dJ/dX from d of the reference, H v from differences of its gradient; single too
%! worst = zeros (1, 4);
%! list = combinations ();
%! for c = 1:size (list, 1)
%!   [theta, net, X, Y] = problem_reference ([3 4 3 2], list(c,[1 1]), list{c,2}, ...
%!                                           list{c,3}, 0.7, 9, 'real', false);
%!   v = cos (1:numel (theta))';
%!   [~, ~, steps] = nncost_reference (theta, net, X, Y);
%!   Theta1 = reshape (theta(1:16), 4, 4);
%!   dX = steps.d{2} * Theta1(:,2:end) / 9;
%!   Hv = along (@(t) gradient (t, net, X, Y), theta, v);
%!   worst = max (worst, [off(nninputgrad (theta, net, X, Y), dX), ...
%!     off(nnhessmult (theta, v, net, X, Y), Hv), ...
%!     off(nninputgrad (single (theta), net, X, Y), dX), ...
%!     off(nnhessmult (single (theta), v, net, single (X), Y), Hv)]);
%! end
%! assert (worst < [1e-12 1e-10 1e-5 1e-5])

%!test % the same numbers in every type of X, a matrix or labels for Y
%! for kind = {'real', 'uint8', 'logical'}
%!   [theta, net, X, y] = problem_reference ([5 4 3], {'silu'}, 'softmax', ...
%!                                           'crossentropy', 1, 700, kind{1}, true);
%!   v = sin (1:numel (theta));
%!   dX = nninputgrad (theta, net, X, y);
%!   Hv = nnhessmult (theta, v, net, X, y);
%!   as = {sparse(X), X};
%!   if ~ strcmp (kind{1}, 'real')
%!     as = {feval(kind{1}, X), sparse(X)};
%!   end
%!   if strcmp (kind{1}, 'logical')
%!     as{3} = sparse (logical (X));
%!   end
%!   I = eye (3);
%!   for i = 1:numel (as)
%!     for Y = {y, y', I(y,:)}
%!       assert (off (nninputgrad (theta, net, as{i}, Y{1}), dX) < 1e-13)
%!       assert (off (nnhessmult (theta, v, net, as{i}, Y{1}), Hv) < 1e-13)
%!     end
%!   end
%! end

%!test % u'Hv = v'Hu, and H is linear, for a deep net of every activation
%! names = activations_reference ();
%! widths = 3 + mod ((1:numel (names)) * 2, 4);
%! [theta, net, X, Y] = problem_reference ([4, widths, 3], names, ...
%!                                         'softmax', 'squarederror', 2, 40, 'real', false);
%! H = @(v) nnhessmult (theta, v, net, X, Y);
%! u = sin ((1:numel (theta))' .^ 2);
%! v = cos (1:numel (theta))';
%! assert (u' * H (v), v' * H (u), 1e-13 * norm (H (v)) * norm (u))
%! assert (off (H (2 * u - v), 2 * H (u) - H (v)) < 1e-13)
%! assert (H (0 * v), 0 * v)

%!test % softmax regression: H = sum over t of [1; x] [1; x]' kron (diag (h) - h h') / m
%! net = nncreate ([2 3], 'Output', 'softmax');
%! theta = sin (1:9)';
%! X = reshape (cos (1:14), 7, 2);
%! h = nnforward (theta, net, X);
%! H = zeros (9);
%! for t = 1:7
%!   H = H + kron ([1 X(t,:)]' * [1 X(t,:)], diag (h(t,:)) - h(t,:)' * h(t,:)) / 7;
%! end
%! for i = 1:9
%!   v = (1:9)' == i;
%!   assert (nnhessmult (theta, double (v), net, X, [1 2 3 3 2 1 1]), H(:,i), 1e-15)
%! end

%!test % one step of Newton's method solves linear regression, standardized or not
%! X = [1 100; 2 130; 4 90; -3 120; 0 70];
%! for standard = {{}, {'Standardize', X}}
%!   net = nncreate ([2 2], 'Output', 'linear', 'Lambda', 0.3, standard{1}{:});
%!   Y = [1 2; 3 4; -5 6; 0 1; 2 2];
%!   theta = zeros (6, 1);
%!   [~, grad] = nncost (theta, net, X, Y);
%!   H = zeros (6);
%!   for i = 1:6
%!     H(:,i) = nnhessmult (theta, double ((1:6) == i), net, X, Y);
%!   end
%!   [~, there] = nncost (theta - H \ grad, net, X, Y);
%!   assert (norm (there) < 1e-10 * norm (grad))
%! end

%!test % an unknown target: as if the example did not have that output
%! net = nncreate ([2 3 2], 'Activation', 'tanh');
%! X = [1 2; 0.5 -1];
%! Y = [1 NaN; 0 1];
%! theta = sin (1:17)';
%! v = cos (1:17)';
%! Hv = nnhessmult (theta, v, net, X, [1 0; 0 1]);
%! gap = nnhessmult (theta, v, net, X, Y);
%! keep = [1:9, 10:2:17];                        % Theta1, and the first row of Theta2
%! one = nncreate ([2 3 1], 'Activation', 'tanh');
%! without = nnhessmult (theta(keep), v(keep), one, X(1,:), 1) / 2;
%! second = nnhessmult (theta, v, net, X(2,:), [0 1]) / 2;
%! second(keep) = second(keep) + without;
%! assert (gap, second, 1e-15)
%! assert (abs (Hv - gap) > 1e-4, [true(9, 1); repmat([false; true], 4, 1)])

%!test % any number of threads gives the same bits, in every call
%! [theta, net, X, Y] = problem_reference ([30 20 5], {'gelu'}, 'sigmoid', ...
%!                                         'crossentropy', 1, 2011, 'real', false);
%! v = cos (1:numel (theta))';
%! for X = {X, single(X), sparse(X)}
%!   dX = nninputgrad (theta, net, X{1}, Y, 'Threads', 1);
%!   Hv = nnhessmult (theta, v, net, X{1}, Y, 'Threads', 1);
%!   for n = [1 2 3 4 7 8 16]
%!     assert (isequal (nninputgrad (theta, net, X{1}, Y, 'Threads', n), dX))
%!     assert (isequal (nnhessmult (theta, v, net, X{1}, Y, 'Threads', n), Hv))
%!   end
%! end

%!test % NaN in a row of X gives NaN in that row of dX, and in all of H v
%! net = nncreate ([2 3 1]);
%! X = [1 2; NaN 0; 3 4];
%! assert (isnan (nninputgrad (sin (1:13), net, X, [0 1 1])), logical ([0 0; 1 1; 0 0]))
%! assert (all (isnan (nnhessmult (sin (1:13), cos (1:13), net, X, [0 1 1]))))

%!test % labels and inputs of each integer class
%! net = nncreate ([3 4 5]);
%! theta = sin (1:41)';
%! X = reshape (mod (1:18, 7), 6, 3);
%! y = 1 + mod ((1:6)', 5);
%! [J, grad] = nncost (theta, net, X, y);
%! for class = {'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'}
%!   [J2, grad2] = nncost (theta, net, feval (class{1}, X), feval (class{1}, y));
%!   assert (J2, J)
%!   assert (grad2, grad)
%! end

%!test % units whose mean activation is 0 or 1: the penalty is continued by its tangent
%! net = nncreate ([2 3 1], 'SparsityWeight', 2, 'SparsityTarget', 0.1);
%! plain = nncreate ([2 3 1]);
%! theta = zeros (13, 1);
%! theta(1:3) = [-800 800 -800];
%! X = ones (4, 2);
%! y = [0 1 0 1]';
%! edge = 2 ^ -52;
%! KL = @(r, at) 0.1 * log (0.1 / at) + 0.9 * log (0.9 / (1 - at)) ...
%!               + (0.9 / (1 - at) - 0.1 / at) * (r - at);
%! penalty = 2 * (2 * KL (0, edge) + KL (1, 1 - edge));
%! assert (nncost (theta, net, X, y) - nncost (theta, plain, X, y), penalty, -1e-12)
%! assert (nnhessmult (theta, ones (13, 1), net, X, y), ...
%!         nnhessmult (theta, ones (13, 1), plain, X, y), 1e-12)

%!test % networks that the engine itself refuses
%! net = nncreate ([3 4 2], 'Shift', 1, 'Scale', 2);
%! theta = nninit (net, 1);
%! X = ones (2, 3);
%! refused = @(field, value) setfield (net, field, value);
%! list = {'Output', 'tanh', 'net.Output must be sigmoid or softmax with the loss crossentropy, but is tanh'; ...
%!         'Activation', 'softmax', 'net.Activation must not be softmax, which is for the output'; ...
%!         'Scale', 0, ['net.Shift and net.Scale must be finite and Scale not 0, but for input 1 ', ...
%!                      'they are 1 and 0']; ...
%!         'Shift', [1 2 NaN], ['net.Shift and net.Scale must be finite and Scale not 0, but for ', ...
%!                              'input 3 they are NaN and 2']};
%! for i = 1:rows (list)
%!   said = '';
%!   try
%!     backprop_mex ('cost', theta, refused (list{i, 1:2}), X, [1; 2]);
%!   catch e
%!     said = e.message;
%!   end
%!   assert (regexprep (said, '^backprop_mex: ', ''), list{i, 3})
%! end
