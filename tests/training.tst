## Training: what is promised of nntrain across functions and processes.
## SPDX-License-Identifier: GPL-3.0-or-later

%!shared X, y, V, net
%! [X, y] = nndigits ();
%! V = {X(401:600,:), y(401:600)};
%! X = X(1:400,:);
%! y = y(1:400);
%! net = nncreate ([64 12 10], 'Activation', 'tanh', 'Output', 'softmax', ...
%!                 'Lambda', 0.1, 'Scale', 16);

## What the two solvers are tried with: short, and with all that has a state.
%!function args = lbfgs (V)
%!  args = {'IterationLimit', 60, 'ValidationData', V, 'ValidationFrequency', 7, ...
%!          'Seed', 3, 'Verbose', 0};
%!endfunction
%!function args = batches (solver, V)
%!  args = {'Solver', solver, 'Epochs', 12, 'BatchSize', 48, 'Dropout', 0.2, ...
%!          'LearnRateSchedule', 'cosine', 'ValidationData', V, 'Seed', 3, ...
%!          'Weights', 1 + mod(1:400, 3), 'Verbose', 0};
%!endfunction
%!function same (theta, info, theta2, info2)
%!  assert (theta2, theta)
%!  h = rmfield (info.history, 'seconds');
%!  h2 = rmfield (info2.history, 'seconds');
%!  assert (isequaln (h2, h))
%!  assert ({info2.best, info2.reason, info2.evaluations}, ...
%!          {info.best, info.reason, info.evaluations})
%!endfunction

## Twice the same, for any number of threads and in any pieces.
%!test
%! for args = {lbfgs(V), batches('adam', V), batches('sgd', V)}
%!   [theta, info] = nntrain (net, X, y, args{1}{:});
%!   file = tempname ();
%!   for more = {{'Threads', 1}, {'Threads', 5}, {'OutputFcn', @(t, now, s) false}, ...
%!               {'Checkpoint', file, 'CheckpointSeconds', 0.01}}
%!     [theta2, info2] = nntrain (net, X, y, args{1}{:}, more{1}{:});
%!     same (theta, info, theta2, info2);
%!   end
%!   delete (file);
%! end

## A process that trains is killed 50 times, at random moments. Its checkpoint is
## whole each time, and training that goes on from it ends where training ends
## that was never interrupted. The process is slowed down, so that most moments
## fall into training however fast the machine is.
%!function train_and_die (file, args)
%!  where = fileparts (which ('nntrain'));
%!  call = tempname ();
%!  save ('-binary', call, 'args');
%!  code = sprintf (["addpath ('%s', '%s'); load ('%s'); ", ...
%!                   "function stop = slow (t, now, s) pause (0.004); ", ...
%!                   "stop = false; end; nntrain (args{:}, 'OutputFcn', @slow);"], ...
%!                  where, fileparts (which ('nncost_mex')), call);
%!  octave = fullfile (OCTAVE_EXEC_HOME (), 'bin', 'octave-cli');
%!  kept = dir (file);
%!  pid = system (sprintf ('exec "%s" --norc --no-history -q --eval "%s"', octave, ...
%!                         code), false, 'async');
%!  limit = tic;
%!  while isequal (dir (file), kept) && toc (limit) < 60
%!    pause (0.01);                # until it trains
%!  end
%!  pause (0.4 * rand ());
%!  kill (pid, SIG.KILL);
%!  waitpid (pid);
%!  delete (call);
%!endfunction
%!function stop = count_iterations (theta, now, state)
%!  global training_iterations
%!  training_iterations = training_iterations + strcmp (state, 'iter');
%!  stop = false;
%!endfunction
%!testif ; isunix ()
%! global training_iterations
%! file = tempname ();
%! killed_in_training = 0;
%! for args = {lbfgs(V), batches('adam', V)}
%!   [theta, info] = nntrain (net, X, y, args{1}{:});
%!   again = {};
%!   for k = 1:25
%!     train_and_die (file, [{net, X, y}, args{1}, again, ...
%!                           {'Checkpoint', file, 'CheckpointSeconds', 0.01}]);
%!     training_iterations = 0;
%!     [theta2, info2] = nntrain (net, X, y, args{1}{:}, 'Resume', file, ...
%!                                'OutputFcn', @count_iterations);
%!     same (theta, info, theta2, info2);
%!     again = {'Resume', file};  # and it is killed once more, unless it had ended
%!     if training_iterations == 0
%!       again = {};
%!       delete (file);
%!     end
%!     killed_in_training = killed_in_training + (training_iterations > 0);
%!   end
%!   if exist (file, 'file')
%!     delete (file);
%!   end
%! end
%! if exist ([file, '.part'], 'file')   # a kill in the middle of writing
%!   delete ([file, '.part']);
%! end
%! clear -global training_iterations
%! assert (killed_in_training >= 10)
