% lbfgs.tst  L-BFGS in the engine: training, runs in parts, states, cost functions of the user.
% SPDX-License-Identifier: GPL-3.0-or-later

%!shared X, y, net, theta, how, begin, train
%! [X, y] = nndigits ();
%! X = X / 16;
%! net = nncreate ([64 25 10], 'Lambda', 1);
%! theta = nninit (net, 1);
%! how = struct ('Memory', 20, 'Threads', 1, 'Regularization', 0.3);
%! begin = @(x) backprop_mex ('lbfgs', 'begin', x, how);
%! train = @(run, threads, limits) backprop_mex ('lbfgs', 'train', run, net, X, y, ...
%!                                               {'Threads', threads}, limits);

## Trains up to the limits; returns the state, the rows of the history, and the status.
%!function [state, rows, status] = trained (train, run, threads, limits)
%!  [status, reason, rows] = train (run, threads, limits);
%!  state = backprop_mex ('lbfgs', 'state', run);
%!  backprop_mex ('lbfgs', 'free', run);
%!endfunction

%!test % it is as good as fmincg with the same number of iterations
%! for n = [50 100]
%!   [state, rows] = trained (train, begin (theta), [], struct ('Iterations', n));
%!   assert (rows(:, 1), (1:n)')
%!   assert (rows(n, [2 5]), [state.f, state.evaluations])
%!   assert (all (diff (rows(:, 2)) < 0))
%!   assert (state.evaluations < 1.6 * n)
%!   evalc ('[t, J] = fmincg (@(t) nncost (t, net, X, y), theta, struct (''MaxIter'', n));');
%!   assert (rows(10, 2), J(10), 1e-6)
%!   assert (rows(n, 2), J(n), 0.03 * J(n))
%! end
%!test % the numbers that it returns are right
%! [state, rows, status] = trained (train, begin (theta), [], struct ('Iterations', 30));
%! [J, grad] = nncost (state.x, net, X, y);
%! assert ({state.f, state.grad}, {J, grad})
%! assert (state.largest, max (abs (grad)))
%! assert (rows(end, 3:4), [state.largest, state.length])
%! assert (rows(end, 2) - rows(end, 7), nncost (state.x, setfield (net, 'Lambda', 0), X, y), 1e-12)
%! assert (status, 'limit')
%! before = trained (train, begin (theta), [], struct ('Iterations', 29));
%! assert (state.length, norm (state.x - before.x), 1e-12)
%! start = trained (train, begin (theta), [], struct ('Iterations', 0));
%! assert (start.f, nncost (theta, net, X, y))
%! assert ({start.x, start.iterations, start.evaluations}, {theta, 0, 1})
%!test % stopped after every iteration and saved in a file, it gives the same bits
%! file = [tempname(), '.mat'];
%! clean = onCleanup (@() delete (file));
%! for convert = {@double, @single}
%!   from = convert{1} (theta');
%!   run = begin (from);
%!   for i = 1:45
%!     [status, reason, rows] = train (run, 1 + mod (i, 3), struct ('Iterations', 1));
%!     assert (size (rows), [1 7])
%!     if mod (i, 3) == 0
%!       state = backprop_mex ('lbfgs', 'state', run);
%!       backprop_mex ('lbfgs', 'free', run);
%!       save ('-binary', file, 'state');
%!       run = backprop_mex ('lbfgs', 'resume', load (file).state, how);
%!     end
%!   end
%!   backprop_mex ('lbfgs', 'free', run);
%!   for threads = 1:3
%!     assert (isequal (trained (train, begin (from), threads, struct ('Iterations', 45)), state))
%!   end
%!   assert (class (state.x), class (from))
%!   assert (size (state.x), size (from))
%! end
%!test % two runs at the same time do not disturb each other; a second free does nothing
%! whole = trained (train, begin (theta), [], struct ('Iterations', 12));
%! runs = [begin(theta), begin(single (theta))];
%! for i = 1:12
%!   for k = 1:2
%!     train (runs(k), 1, struct ('Iterations', 1));
%!   end
%! end
%! assert (backprop_mex ('lbfgs', 'state', runs(1)), whole)
%! assert (backprop_mex ('lbfgs', 'x', runs(1)), whole.x)
%! assert (backprop_mex ('lbfgs', 'grad', runs(1)), whole.grad)
%! backprop_mex ('lbfgs', 'free', runs(1));
%! backprop_mex ('lbfgs', 'free', runs(2));
%! backprop_mex ('lbfgs', 'free', runs(2));
%!test % with the cost computed by the caller it makes the same steps
%! state = trained (train, begin (theta), 1, struct ('Iterations', 15));
%! run = begin (theta);
%! event = 0;
%! for i = 0:15
%!   while event == 0
%!     x = backprop_mex ('lbfgs', 'point', run);
%!     [J, grad] = nncost (x, net, X, y);
%!     event = backprop_mex ('lbfgs', 'tell', run, J, grad);
%!   end
%!   assert (event, 1)
%!   if i < 15
%!     event = backprop_mex ('lbfgs', 'iterate', run);
%!   end
%! end
%! assert (backprop_mex ('lbfgs', 'state', run), state)
%! backprop_mex ('lbfgs', 'free', run);
%!test % it returns the point after each iteration
%! for n = [3 1 0 70]
%!   run = begin (theta);
%!   [~, ~, rows, points] = backprop_mex ('lbfgs', 'train', run, net, X, y, {}, ...
%!                                        struct ('Iterations', n));
%!   assert (size (points), [numel(theta), n])
%!   for k = 1:n
%!     assert (nncost (points(:,k), net, X, y), rows(k,2), 1e-12)
%!   end
%!   assert (n == 0 || isequal (points(:,end), backprop_mex ('lbfgs', 'x', run)(:)))
%!   backprop_mex ('lbfgs', 'free', run);
%! end
%!test % weights, sparse X, targets: the cost is that of nncost
%! w = 1 + mod ((1:1797)', 2);
%! Y = double (y == 1:10);
%! run = begin (theta);
%! backprop_mex ('lbfgs', 'train', run, net, sparse (X), Y, {'Weights', w}, ...
%!               struct ('Iterations', 5));
%! J = backprop_mex ('lbfgs', 'numbers', run).f;
%! assert (J, nncost (backprop_mex ('lbfgs', 'x', run), net, X, y, 'Weights', w), 1e-12)
%! backprop_mex ('lbfgs', 'free', run);
%!test % each tolerance, defined as in fitcnet; a finished run does nothing more
%! limits = struct ('GradientTolerance', 1e-2);
%! run = begin (theta);
%! status = train (run, [], limits);
%! state = backprop_mex ('lbfgs', 'state', run);
%! scale = max ([1, state.f, state.first_largest]);
%! assert (status, 'gradient')
%! assert (state.largest <= 1e-2 * scale)
%! train (run, [], limits);
%! assert (trained (train, run, [], limits), state)
%! [state, rows, status] = trained (train, begin (theta), [], struct ('LossTolerance', 0.6));
%! assert (status, 'loss')
%! assert (state.f < 0.6 && rows(end - 1, 2) >= 0.6)
%! [state, rows, status] = trained (train, begin (theta), [], struct ('StepTolerance', 0.3));
%! assert (status, 'step')
%! assert (state.length < 0.3 && all (rows(1:end-1, 4) >= 0.3))
%!test % limits of a call
%! [state, rows, status] = trained (train, begin (theta), [], struct ('Evaluations', 20));
%! assert (status, 'limit')
%! assert (state.evaluations >= 21 && state.evaluations < 30)
%! state = trained (train, begin (theta), [], struct ('Seconds', 0));     % at least one
%! assert (state.iterations, 1)
%!test % without tolerances it ends where no lower value is found
%! small = nncreate ([2 2], 'Lambda', 1);
%! S = [0 1; 1 0; 1 1; 0 0];
%! run = begin (zeros (6, 1));
%! status = backprop_mex ('lbfgs', 'train', run, small, S, [1 2 1 2], {}, struct ());
%! assert (status, 'stuck')
%! assert (backprop_mex ('lbfgs', 'numbers', run).largest < 1e-7)
%! backprop_mex ('lbfgs', 'free', run);
%!test % a cost that is not finite at the start
%! [state, rows, status] = trained (train, begin (NaN (1885, 1)), [], struct ());
%! assert (status, 'notfinite')
%! assert (isnan (state.f) && state.iterations == 0)
%!testif ; isunix () % the signal of a child process that ends is not taken for Ctrl-C
%! child = popen ('sleep 0.02', 'r');
%! run = begin (theta);
%! status = train (run, 1, struct ('Seconds', 0.5));
%! pclose (child);
%! backprop_mex ('lbfgs', 'free', run);
%! assert (~ strcmp (status, 'interrupted'))
%!testif ; isunix () % an error in a cost function leaks no memory; clear all does not end the run
%! folder = tempname ();
%! mkdir (folder);
%! script = fullfile (folder, 'script');
%! to = fopen (fullfile (folder, 'wipe.m'), 'w');
%! fprintf (to, 'function wipe ()\n  clear all\nend\n');
%! fclose (to);
%! to = fopen (fullfile (folder, 'clearing.m'), 'w');
%! fprintf (to, '%s\n', 'function [J, g] = clearing (x)', '  wipe ();', ...
%!   '  [J, g] = deal (sum ((x - 3) .^ 4 + x .^ 2), 4 * (x - 3) .^ 3 + 2 * x);', 'end');
%! fclose (to);
%! to = fopen (script, 'w');
%! fprintf (to, '%s\n', ...
%!   'function [J, g] = leaving (x)', ...
%!   '  [J, g] = deal (sum (x .^ 4), 4 * x .^ 3);', ...
%!   '  if max (x) < 2', ...
%!   '    error ("mine:id", "enough");', ...
%!   '  end', ...
%!   'end', ...
%!   'function kb = memory ()', ...
%!   '  kb = sscanf (regexp (fileread ("/proc/self/status"), "VmRSS:\\s*\\d+", "match"){1}, "VmRSS: %d");', ...
%!   'end', ...
%!   'if exist ("/proc/self/status", "file")', ...
%!   '  for k = 1:40', ...
%!   '    try', ...
%!   '      fminlbfgs (@leaving, 5 * ones (1e5, 1), struct ("GradObj", "on"));', ...
%!   '    catch e', ...
%!   '    end', ...
%!   '    if k == 5, before = memory (); end', ...
%!   '  end', ...
%!   'else', ...
%!   '  e.identifier = "mine:id"; before = Inf; memory = @() 0;', ...
%!   'end', ...
%!   'printf ("%s %d\n", e.identifier, memory () - before < 40000);', ...
%!   '[x, f, info] = fminlbfgs (@clearing, [9; 9], struct ("GradObj", "on"));', ...
%!   'printf ("%d %.5f %.5f\n", info, x);');
%! fclose (to);
%! octave = fullfile (OCTAVE_EXEC_HOME (), 'bin', 'octave-cli');
%! [~, said] = system (sprintf ('"%s" --norc --no-history -q --path "%s" --path "%s" --path "%s" "%s" 2>&1', ...
%!   octave, folder, fileparts (which ('backprop_mex')), fileparts (which ('nntrain')), script));
%! confirm_recursive_rmdir (false, 'local');
%! rmdir (folder, 's');
%! x = fzero (@(x) 4 * (x - 3) ^ 3 + 2 * x, [0 3]);
%! assert (said, sprintf ('mine:id 1\n1 %.5f %.5f\n', x, x))

%!error <there is no such usage$> backprop_mex ('lbfgs', 'burn', 1)
%!error <there is no such usage$> backprop_mex ('lbfgs')
%!error <there is no such usage$> backprop_mex ('lbfgs', 'x')
%!error <there is no such run; it may have been freed$> backprop_mex ('lbfgs', 'x', 1e9)
%!error <there is no such run; it may have been freed$> backprop_mex ('lbfgs', 'x', 'a')
%!error <how must be a struct, but is of class double$> backprop_mex ('lbfgs', 'begin', theta, 1)
%!error <Memory must be whole and from 1 to 1000, but is 0$> backprop_mex ('lbfgs', 'begin', theta, setfield (how, 'Memory', 0))
%!error <x must be real, double or single, full and not empty$> begin (1i)
%!error <x must be real, double or single, full and not empty$> begin ([])
%!error <x must be real, double or single, full and not empty$> begin (sparse (1))
%!error <state must be a struct, but is of class double$> backprop_mex ('lbfgs', 'resume', 1, how)
%!function refused (train, begin, theta, change, how)
%!  state = trained (train, begin (theta), 1, struct ('Iterations', 1));
%!  backprop_mex ('lbfgs', 'resume', change (state), how);
%!endfunction
%!error <state.S must be as it came back$> refused (train, begin, theta, @(s) s, setfield (how, 'Memory', 7))
%!error <state.grad must be as it came back$> refused (train, begin, theta, @(s) rmfield (s, 'grad'), how)
%!error <the state's numbers must be as they came back$> refused (train, begin, theta, @(s) setfield (s, 'next', 20), how)
%!error <the state's numbers must be as they came back$> refused (train, begin, theta, @(s) rmfield (s, 'first_f'), how)
%!test % a state that is refused does not leave the gateway locked
%! assert (~ mislocked ('backprop_mex'))
%! fail ('refused (train, begin, theta, @(s) rmfield (s, ''grad''), how)', 'as it came back');
%! fail ('refused (train, begin, theta, @(s) setfield (s, ''next'', 20), how)', 'as they came back');
%! assert (~ mislocked ('backprop_mex'))
%!error <theta must have 1885 entries>
%! run = begin (1);
%! clean = onCleanup (@() backprop_mex ('lbfgs', 'free', run));
%! train (run, [], struct ());
%!error <Seconds must be one number of class double$>
%! run = begin (theta);
%! clean = onCleanup (@() backprop_mex ('lbfgs', 'free', run));
%! train (run, [], struct ('Seconds', 'a'));
%!error <g must be of the class and the number of entries of x$>
%! run = begin (theta);
%! clean = onCleanup (@() backprop_mex ('lbfgs', 'free', run));
%! backprop_mex ('lbfgs', 'tell', run, 1, 1);

## A cost function and OutputFcn may store their arguments. (In Octave 11 an argument that a
## gateway gives to a function shares the gateway's memory.)
%!function stop = keep (varargin)
%!  global kept copies
%!  kept{end+1} = varargin;
%!  copies{end+1} = cellfun (@copy, varargin, 'UniformOutput', false);
%!  stop = false;
%!endfunction
%!function v = copy (v)
%!  if isstruct (v)
%!    v = structfun (@copy, v, 'UniformOutput', false);
%!  elseif isnumeric (v)
%!    v = v + 0;
%!  end
%!endfunction
%!function [J, grad] = bowl (x)
%!  grad = (1 + mod ((1:numel (x))', 3)) .* (x - 1);
%!  J = (x - 1)' * grad / 2;
%!  keep (x, grad);
%!endfunction
%!function stop = stops_at_2 (x, now, state)
%!  stop = now.iteration == 2;
%!endfunction
%!test % OutputFcn as a name, and several in a cell, each of which can stop the run
%! for fcn = {'stops_at_2', {@(varargin) false, 'stops_at_2'}}
%!   [~, ~, info, output] = fminlbfgs (@bowl, zeros (3, 1), struct ('GradObj', 'on', 'OutputFcn', fcn));
%!   assert ({info, output.iterations}, {-1, 2})
%! end
%!function quiet_fmincg (x, how)
%!  text = evalc ('fmincg (@bowl, x, how);');
%!endfunction
%!test
%! global kept copies
%! clean = onCleanup (@() clear ('-global', 'kept', 'copies'));
%! how = struct ('GradObj', 'on', 'MaxIter', 6, 'OutputFcn', @keep);
%! for sizes = {[2 1], [440 450 2]}               # 3 parameters, and 199,352
%!   many = nncreate (sizes{1});
%!   x = nninit (many, 1);
%!   A = mod ((1:5)' * (1:sizes{1}(1)), 7);
%!   b = 1 + mod (1:5, sizes{1}(end))';
%!   minimise = {@() fminlbfgs(@bowl, x, how)
%!               @() quiet_fmincg(x, how)
%!               @() nntrain(many, A, b, 'IterationLimit', 6, 'OutputFcn', @keep, 'Verbose', 0)
%!               @() nntrain(many, A, b, 'Solver', 'adam', 'Epochs', 6, 'OutputFcn', @keep, ...
%!                           'Verbose', 0)};
%!   for i = 1:numel (minimise)
%!     [kept, copies] = deal ({});
%!     minimise{i} ();
%!     assert (numel (kept) >= 4)
%!     assert (isequaln (kept, copies), sprintf ('minimiser %d', i))
%!   end
%! end
