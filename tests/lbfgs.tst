% lbfgs.tst  Full-batch training by backprop_mex ('lbfgs'): as low as fmincg, cut and stopped.
% SPDX-License-Identifier: GPL-3.0-or-later

%!shared X, y, net, theta, start, train
%! [X, y] = nndigits ();
%! X = X / 16;
%! net = nncreate ([64 25 10], 'Lambda', 1);
%! theta = nninit (net, 1);
%! start = struct ('theta', theta);
%! train = @(state, threads, how) backprop_mex ('lbfgs', state, net, X, y, [], threads, how);

%!test % as low as liblbfgs comes behind fmincg, with as few evaluations
%! for n = [50 100]
%!   [state, rows] = train (start, [], struct ('Iterations', n));
%!   evalc ('[t, J] = fmincg (@(t) nncost (t, net, X, y), theta, struct (''MaxIter'', n));');
%!   assert (state.J, J(end), 0.03 * J(end))
%!   assert (rows(:, 1), (1:n)')
%!   assert (rows(n, [2 5]), [state.J, state.evaluations])
%!   assert (all (diff (rows(:, 2)) < 0))
%!   assert (state.evaluations < 1.6 * n)
%! end
%!test % what it says of itself is so
%! [state, rows] = train (start, [], struct ('Iterations', 30));
%! [J, grad] = nncost (state.theta, net, X, y);
%! assert ({state.J, state.grad}, {J, grad})
%! assert (state.gradient_norm, max (abs (grad)))
%! assert (rows(end, 3:4), [state.gradient_norm, state.step_norm])
%! assert (state.status, 'limit')
%! before = train (start, [], struct ('Iterations', 29));
%! assert (state.step_norm, norm (state.theta - before.theta), 1e-12)
%! assert (train (start, [], struct ('Iterations', 0)).J, nncost (theta, net, X, y))
%!test % cut after every iteration and kept in a file: the same to the last bit
%! file = [tempname(), '.mat'];
%! clean = onCleanup (@() delete (file));
%! for convert = {@double, @single}
%!   from = struct ('theta', convert{1} (theta'));
%!   state = from;
%!   for i = 1:45
%!     [state, rows] = train (state, 1 + mod (i, 3), struct ('Iterations', 1));
%!     assert (size (rows), [1 6])
%!     if mod (i, 9) == 0
%!       save ('-binary', file, 'state');
%!       state = load (file).state;
%!     end
%!   end
%!   for threads = 1:3
%!     assert (isequal (train (from, threads, struct ('Iterations', 45)), state))
%!   end
%!   assert (class (state.theta), class (from.theta))
%!   assert (size (state.theta), size (from.theta))
%! end
%!test % in a place of its own, next to another: the same, and nothing is copied
%! whole = train (start, [], struct ('Iterations', 45));
%! places = [backprop_mex('lbfgs', 'new'), backprop_mex('lbfgs', 'new')];
%! state = {start, struct('theta', single (theta))};
%! for i = 1:45
%!   for k = 1:2
%!     state{k} = train (state{k}, 1, struct ('Iterations', 1, 'Place', places(k)));
%!     assert (isempty (state{k}.S) && isempty (state{k}.Y))
%!   end
%! end
%! [S, Y] = backprop_mex ('lbfgs', 'read', places(1));
%! assert ({S, Y}, {whole.S, whole.Y})
%! assert (isequal (rmfield (state{1}, {'S', 'Y'}), rmfield (whole, {'S', 'Y'})))
%! older = train (start, [], struct ('Iterations', 30));
%! older = train (older, [], struct ('Iterations', 15, 'Place', places(2)));
%! [S, Y] = backprop_mex ('lbfgs', 'read', places(2));
%! assert ({older.theta, S, Y}, {whole.theta, whole.S, whole.Y})
%! backprop_mex ('lbfgs', 'free', places(1));
%! backprop_mex ('lbfgs', 'free', places(2));
%! backprop_mex ('lbfgs', 'free', places(2));
%!error <there is no place 1000000000; 'clear' may have emptied it$> backprop_mex ('lbfgs', 'read', 1e9)
%!error <takes 'new', or 'read' or 'free' and a place$> backprop_mex ('lbfgs', 'burn', 1)
%!error <takes 'new', or 'read' or 'free' and a place$> backprop_mex ('lbfgs', 'read', [])
%!error <the place does not hold the pairs of this state$>
%! place = backprop_mex ('lbfgs', 'new');
%! clean = onCleanup (@() backprop_mex ('lbfgs', 'free', place));
%! state = train (start, [], struct ('Iterations', 1, 'Place', place));
%! train (state, [], struct ('Iterations', 1, 'Place', place));
%! train (state, [], struct ('Iterations', 1, 'Place', place));
%!test % weights, sparse X, targets: the cost is the engine's
%! w = 1 + mod ((1:1797)', 2);
%! Y = double (y == 1:10);
%! state = backprop_mex ('lbfgs', start, net, sparse (X), Y, w, [], struct ('Iterations', 5));
%! assert (state.J, nncost (state.theta, net, X, y, 'Weights', w), 1e-12)
%!test % each tolerance as fitcnet has it; a run that is over stays over
%! how = struct ('GradientTolerance', 1e-2);
%! state = train (start, [], how);
%! scale = max ([1, state.J, state.first_gradient_norm]);
%! assert (state.status, 'gradient')
%! assert (state.gradient_norm <= 1e-2 * scale)
%! assert (isequal (train (state, [], how), state))
%! [state, rows] = train (start, [], struct ('LossTolerance', 0.6));
%! assert (state.status, 'loss')
%! assert (state.J < 0.6 && rows(end - 1, 2) >= 0.6)
%! [state, rows] = train (start, [], struct ('StepTolerance', 0.3));
%! assert (state.status, 'step')
%! assert (state.step_norm < 0.3 && all (rows(1:end-1, 4) >= 0.3))
%!test % limits of a call
%! state = train (start, [], struct ('Evaluations', 20));
%! assert (state.status, 'limit')
%! assert (state.evaluations >= 21 && state.evaluations < 30)
%! state = train (start, [], struct ('Seconds', 0));      % one at least, to get on
%! assert (state.iteration, 1)
%!test % to the very end: nothing lower is found
%! small = nncreate ([2 2], 'Lambda', 1);
%! S = [0 1; 1 0; 1 1; 0 0];
%! [state, rows] = backprop_mex ('lbfgs', struct ('theta', zeros (6, 1)), small, S, [1 2 1 2], ...
%!                              [], [], struct ());
%! assert (state.status, 'stuck')
%! assert (state.gradient_norm < 1e-7)
%!test % a cost that is not finite at the start
%! state = backprop_mex ('lbfgs', struct ('theta', NaN (1885, 1)), net, X, y, [], [], struct ());
%! assert (state.status, 'notfinite')
%! assert (isnan (state.J) && state.iteration == 0)
%!testif ; isunix () % a child that ends is no Ctrl-C
%! child = popen ('sleep 0.2', 'r');
%! state = train (start, 1, struct ('Seconds', 0.5));
%! pclose (child);
%! assert (state.status, 'limit')

%!error <needs state, net, X, Y, weights, threads and how$> backprop_mex ('lbfgs', 1)
%!error <state must be a struct, but is of class double$> train (1, [], struct ())
%!error <state must have a field theta$> train (struct (), [], struct ())
%!error <theta must have 1885 entries> train (struct ('theta', 1), [], struct ())
%!error <Memory must be whole and from 1 to 1000, but is 0$> train (start, [], struct ('Memory', 0))
%!error <Seconds must be one number of class double$> train (start, [], struct ('Seconds', 'a'))
%!error <state.S must be 1885-by-7 of class double, as it came back$>
%! train (train (start, [], struct ('Iterations', 1)), [], struct ('Memory', 7));
%!error <state.next must be whole and from 0 to 19, but is 20$>
%! train (setfield (train (start, [], struct ('Iterations', 1)), 'next', 20), [], struct ());
%!error <state.grad must be 1885-by-1 of class double, as it came back$>
%! train (rmfield (train (start, [], struct ('Iterations', 1)), 'grad'), [], struct ());
