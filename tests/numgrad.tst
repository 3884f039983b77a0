## The numerical gradient compared with the slow references: every activation x output x
## loss, zero to three hidden layers; types, weights, unknown targets, threads.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function d = off (a, b)
%!  d = norm (double (a(:)) - double (b(:))) / norm (double (b(:)));
%!endfunction

%!test % it agrees with backpropagation in the reference, at four depths, with labels and targets
%! worst = 0;
%! for sizes = {[4 3], [3 5 1], [4 3 2 3], [2 3 1 4 2]}
%!   for g = activations_reference ()
%!     for ending = endings_reference ()
%!       for labels = [false true]
%!         [theta, net, X, Y] = problem_reference (sizes{1}, ...
%!           repmat (g, 1, numel (sizes{1}) - 2), ending{:}, 0.7, 5, 'real', labels);
%!         [~, grad] = nncost_reference (theta, net, X, Y);
%!         worst = max (worst, off (nnnumgrad (theta, net, X, Y), grad));
%!       end
%!     end
%!   end
%! end
%! assert (worst < 1e-13)

%!test % it agrees with differences of the reference's cost, whose own error is near 1e-11
%! [~, rows] = activations_reference ();
%! for ending = endings_reference ()
%!   if isempty (rows.(ending{1}).kinks)
%!     [theta, net, X, Y] = problem_reference ([2 3 3], {'gelu'}, ending{:}, ...
%!                                             0.7, 3, 'real', false);
%!     numgrad = numgrad_reference (@(t) nncost_reference (t, net, X, Y), theta);
%!     assert (off (nnnumgrad (theta, net, X, Y), numgrad) < 1e-9)
%!   end
%! end

%!test % the same numbers in every type of X, a matrix or labels for Y
%! for kind = {'real', 'uint8', 'logical'}
%!   [theta, net, X, y] = problem_reference ([5 4 3], {'silu'}, 'softmax', ...
%!                                           'crossentropy', 1, 300, kind{1}, true);
%!   numgrad = nnnumgrad (theta, net, X, y);
%!   as = {sparse(X), X, single(X)};
%!   if ~ strcmp (kind{1}, 'real')
%!     as = {feval(kind{1}, X), sparse(X), int16(X)};
%!   end
%!   if strcmp (kind{1}, 'logical')
%!     as{3} = sparse (logical (X));
%!   end
%!   I = eye (3);
%!   for i = 1:numel (as)
%!     for Y = {y, y', I(y,:), sparse(I(y,:))}
%!       got = nnnumgrad (theta, net, as{i}, Y{1});
%!       if isa (as{i}, 'single')
%!         assert (isa (got, 'single') && off (got, numgrad) < 1e-7)
%!       else
%!         assert (isequal (got, numgrad))
%!       end
%!     end
%!   end
%! end

%!test % single theta: computed in double, then rounded
%! [theta, net, X, Y] = problem_reference ([5 4 3], {'tanh'}, 'sigmoid', ...
%!                                         'crossentropy', 1, 50, 'real', false);
%! assert (nnnumgrad (single (theta), net, X, Y), single (nnnumgrad (theta, net, X, Y)))

%!test % standardized inputs, weights, unknown targets
%! for ending = endings_reference ()
%!   [theta, net, X, Y] = problem_reference ([5 4 3], {'elu'}, ending{:}, ...
%!                                           1, 200, 'real', false);
%!   net.Shift = 1:5;
%!   net.Scale = [2 -1 0.5 3 1];
%!   Y(3:7:end) = NaN;
%!   w = mod (1:200, 4);
%!   [~, grad] = nncost (theta, net, X, Y, 'Weights', w);
%!   assert (off (nnnumgrad (theta, net, X, Y, 'Weights', w), grad) < 1e-13)
%! end

%!test % an example of weight 0 has no effect; one without known targets still counts in m
%! [theta, net, X, Y] = problem_reference ([5 4 3], {'sigmoid'}, 'sigmoid', ...
%!                                         'crossentropy', 0, 40, 'real', false);
%! numgrad = nnnumgrad (theta, net, X(1:30,:), Y(1:30,:));
%! w = [ones(1, 30), zeros(1, 10)];
%! assert (nnnumgrad (theta, net, X, Y, 'Weights', w), numgrad, 1e-15)
%! Y(31:40,:) = NaN;
%! assert (nnnumgrad (theta, net, X, Y) * 40 / 30, numgrad, 1e-15)

%!test % any number of threads gives the same bits, in every call
%! [theta, net, X, Y] = problem_reference ([30 20 5], {'gelu'}, 'sigmoid', ...
%!                                         'crossentropy', 1, 511, 'real', false);
%! for X = {X, single(X), sparse(X)}
%!   numgrad = nnnumgrad (theta, net, X{1}, Y, 'Threads', 1);
%!   for n = [1 2 3 4 7 8 16]
%!     assert (isequal (nnnumgrad (theta, net, X{1}, Y, 'Threads', n), numgrad))
%!   end
%! end

%!test % each entry is accurate, not only the norm
%! [theta, net, X, Y] = problem_reference ([5 4 3], {'tanh'}, 'softmax', ...
%!                                         'crossentropy', 1, 50, 'real', false);
%! [~, grad] = nncost (theta, net, X, Y);
%! numgrad = nnnumgrad (theta, net, X, Y);
%! assert (numgrad, grad, -1e-11)
