## Training: repeatable results, OutputFcn, checkpoints, Ctrl-C.
## SPDX-License-Identifier: GPL-3.0-or-later

%!shared X, y, V, net
%! [X, y] = nndigits ();
%! V = {X(401:600,:), y(401:600)};
%! X = X(1:400,:);
%! y = y(1:400);
%! net = nncreate ([64 12 10], 'Activation', 'tanh', 'Output', 'softmax', ...
%!                 'Lambda', 0.1, 'Scale', 16);

## The options of the tests: short trainings, with all options that keep a state.
%!function args = lbfgs (V)
%!  args = {'IterationLimit', 60, 'Standardize', true, 'ValidationData', V, 'ValidationFrequency', 7, ...
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
%!  assert ({info2.best, info2.reason, info2.evaluations, info2.cost, info2.scaling}, ...
%!          {info.best, info.reason, info.evaluations, info.cost, info.scaling})
%!endfunction

## The same result in every call, with any number of threads, in one piece or in several.
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

## nntrain runs several short epochs in one call of the engine: bits and history are the same
## as with one call for each epoch, also if training ends within a call, and if the history
## has more than a thousand rows.
%!test
%! warning ('off', 'backprop:oneclass', 'local');
%! warning ('off', 'backprop:diverged', 'local');
%! A = [0 0; 0 1; 1 0; 1 1];
%! b = [0; 1; 1; 0];
%! look = {'OutputFcn', @(t, now, s) false};
%! xor = nncreate ([2 3 1], 'Lambda', 1e-4);
%! line = nncreate ([2 1], 'Output', 'linear');
%! for more = {{xor, 'Solver', 'adam', 'Epochs', 2600}, ...
%!             {xor, 'Solver', 'sgd', 'Epochs', 700, 'LearnRateSchedule', 'cosine', ...
%!              'BatchSize', 3}, ...
%!             {xor, 'Solver', 'rmsprop', 'Epochs', 3000, 'LossTolerance', 0.2, ...
%!              'LearnRate', 0.01, 'BatchSize', 3}, ...
%!             {line, 'Solver', 'sgd', 'Epochs', 900, 'LearnRate', 3}}
%!   args = [more{1}(1), {A, b, 'Verbose', 0}, more{1}(2:end)];
%!   [theta, info] = nntrain (args{:});
%!   [theta2, info2] = nntrain (args{:}, look{:});
%!   same (theta, info, theta2, info2);
%!   assert (info.history.iteration, (1:numel (info.history.cost))')
%!   assert (all (isfinite (theta)))
%! end
%! assert (info.reason, 'the cost is no longer finite: LearnRate may be too large')
%! assert (all (diff (info.history.seconds) >= 0))

## OutputFcn is given in each iteration or epoch the values that a training that ends there
## returns.
%!function stop = seen (theta, now, state, last)
%!  global training_seen
%!  training_seen(end + 1,:) = {state, theta, now};
%!  stop = now.iter == last;
%!endfunction
%!test
%! global training_seen
%! ends = {'IterationLimit', 'Epochs'};
%! for args = {{'Standardize', true}, {'Solver', 'adam', 'BatchSize', 400}, ...
%!             {'Solver', 'sgd', 'BatchSize', 90}}
%!   args = [args{1}, {'ValidationData', V, 'ValidationFrequency', 3, 'Verbose', 0}];
%!   training_seen = cell (0, 3);
%!   nntrain (net, X, y, args{:}, 'OutputFcn', @(t, n, s) seen (t, n, s, 7));
%!   assert (training_seen(:,1), [{'init'}; repmat({'iter'}, 7, 1); {'done'}])
%!   for k = 1:7
%!     [name, theta, now] = training_seen{1 + k,:};
%!     last = {ends{1 + (numel (args) > 8)}, k, 'ValidationFrequency', 1};
%!     [theta2, info] = nntrain (net, X, y, args{:}, last{:}, 'ValidationPatience', 1);
%!     h = info.history;
%!     assert ({now.iteration, now.iter, now.funccount}, {k, k, info.evaluations})
%!     if h.validation_cost(k) == min (h.validation_cost)
%!       assert (theta2, theta)
%!     end
%!     assert ([now.cost, now.fval, now.objective, now.gradient_norm], ...
%!             [h.cost(k), h.cost(k), h.objective(k), h.gradient_norm(k)])
%!     if mod (k, 3) == 0
%!       assert ([now.validation_cost, now.validation_accuracy], ...
%!               [h.validation_cost(k), h.validation_accuracy(k)])
%!     else
%!       assert (all (isnan ([now.validation_cost, now.validation_accuracy])))
%!     end
%!   end
%! end
%! clear -global training_seen

## A training that is stopped and resumed gives the same bits, with every solver and every
## option that changes the numbers.
%!function list = ways (V)
%!  list = {{'Standardize', true}, {'Standardize', true, 'Weights', mod(1:400, 3)}};
%!  for solver = {'adam', 'sgd'}
%!    for more = {{}, {'Dropout', 0.3}, {'LearnRateSchedule', 'cosine', 'Standardize', true}}
%!      list{end + 1} = [{'Solver', solver{1}, 'Epochs', 6, 'BatchSize', 64}, more{1}];
%!    end
%!  end
%!  list{end + 1} = {'Solver', 'sgd', 'Momentum', 0.5, 'Nesterov', true, 'Epochs', 6};
%!  list{end + 1} = {'Holdout', 0.2, 'ValidationFrequency', 2, 'Standardize', true};
%!  list{end + 1} = {'Restarts', 1, 'Solver', 'adam', 'Epochs', 5};
%!  list{end + 1} = {'Solver', 'adam', 'Epochs', 6, 'Holdout', 0.2};
%!  list{end + 1} = {'Solver', 'rmsprop', 'Beta2', 0.8, 'Epsilon', 1e-4, 'Epochs', 6};
%!  list{end + 1} = {'Solver', 'adam', 'Beta1', 0.8, 'Epochs', 6, 'LearnRateSchedule', ...
%!                   'piecewise', 'LearnRateDropPeriod', 2, 'LearnRateDropFactor', 0.3};
%!endfunction
%!test
%! linear = nncreate ([64 5 2], 'Activation', 'tanh', 'Output', 'linear', 'Lambda', 0.1);
%! T = [X(:,20) * 1e4 + y, sin(y)];
%! file = tempname ();
%! for way = some_of (ways (V), 2)
%!   for task = {{net, X, y, 'ClassWeights', 'balanced'}, {linear, single(X), T}}
%!     args = [task{1}, {'Verbose', 0}, way{1}];
%!     if ~ any (strcmp (args, 'Holdout')) && isa (args{2}, 'double')
%!       args = [args, {'ValidationData', V}];
%!     end
%!     if ~ any (strcmp (args, 'Solver'))
%!       args = [args, {'IterationLimit', 12}];
%!     end
%!     [theta, info] = nntrain (args{:});
%!     nntrain (args{:}, 'Checkpoint', file, 'OutputFcn', @(t, now, s) now.iteration == 4);
%!     [theta2, info2] = nntrain (args{:}, 'Resume', file);
%!     same (theta, info, theta2, info2);
%!     delete (file);
%!   end
%! end

## A process is killed while it trains, and its training is resumed; tests/long/training.tst
## does so more often.
%!testif ; isunix ()
%! assert (killed_training (2, 0.1) >= 1)

## Ctrl-C: training ends within a block and returns its result so far; resumed from its
## checkpoint it gives the same bits. The signal comes while the engine computes, within the
## only epoch. For other moments see interrupts.tst.
%!testif ; isunix ()
%! many = repmat (uint8 (X), 300, 1);
%! labels = repmat (y, 300, 1);
%! wide = nncreate ([64 300 10], 'Output', 'softmax');
%! for args = {{'Solver', 'adam', 'Epochs', 1}, {'IterationLimit', 4, 'Standardize', true}}
%!   [file, out] = deal (tempname (), tempname ());
%!   call = tempname ();
%!   options = [args{1}, {'Checkpoint', file, 'Verbose', 0, 'Threads', 1}];
%!   save ('-binary', call, 'many', 'labels', 'wide', 'options', 'out');
%!   code = sprintf (["addpath ('%s', '%s'); load ('%s'); [theta, info] = ", ...
%!                    "nntrain (wide, many, labels, options{:}); ", ...
%!                    "save ('-binary', out, 'theta', 'info');"], ...
%!                   fileparts (which ('nntrain')), ...
%!                   fileparts (which ('backprop_mex')), call);
%!   pid = system (sprintf ('exec "%s" --norc --no-history -q --eval "%s"', ...
%!                          fullfile (OCTAVE_EXEC_HOME (), 'bin', 'octave-cli'), ...
%!                          code), false, 'async');
%!   limit = tic;
%!   while ~ exist (file, 'file') && toc (limit) < 60
%!     pause (0.01);
%!   end
%!   pause (0.15);
%!   kill (pid, SIG.INT);
%!   [~, status] = waitpid (pid);
%!   assert (status, 0)
%!   got = load (out);
%!   assert (got.info.reason, 'interrupted')
%!   assert (all (isfinite (got.theta)))
%!   if ~ isempty (got.info.history.cost)       # theta is for raw inputs, and of the last row
%!     assert (nncost (got.theta, wide, many, labels), got.info.history.cost(end), -1e-6)
%!   end
%!   [theta, info] = nntrain (wide, many, labels, args{1}{:}, 'Verbose', 0);
%!   assert (any (theta ~= got.theta))
%!   [theta2, info2] = nntrain (wide, many, labels, args{1}{:}, 'Verbose', 0, ...
%!                              'Resume', file);
%!   same (theta, info, theta2, info2);
%!   cellfun (@delete, {file, out, call});
%! end

## If a checkpoint cannot be written, here because its folder is a file, there is one warning
## and training continues. For a full disk see files.tst.
%!test
%! [theta, info] = nntrain (net, X, y, lbfgs(V){:});
%! below = tempname ();
%! fclose (fopen (below, 'w'));
%! file = [below, '/checkpoint[1]'];
%! faulty = @() nntrain (net, X, y, lbfgs(V){:}, 'Checkpoint', file, 'CheckpointSeconds', 0.001);
%! [id, message] = warning_of (faulty);
%! assert (message, sprintf (['nntrain: Checkpoint %s could not be written (Not a ', ...
%!                            'directory); training goes on'], file))
%! assert (id, 'backprop:checkpoint')
%! text = evalc ('[theta2, info2] = faulty ();');
%! same (theta, info, theta2, info2);
%! delete (below);

## A resumed training that has done more than the limit says so.
%!test
%! file = tempname ();
%! nntrain (net, X, y, 'IterationLimit', 5, 'Checkpoint', file, 'Verbose', 0);
%! [~, info] = nntrain (net, X, y, 'IterationLimit', 3, 'Resume', file, 'Verbose', 0);
%! assert (info.reason, 'IterationLimit: all 3 are done, and 2 more')
%! assert (info.history.iteration(end), 5)
%! delete (file);

## A checkpoint of another training is refused, with the reason. A file that is no checkpoint
## is not overwritten.
%!function refused (why, varargin)
%!  try
%!    nntrain (varargin{:}, 'Verbose', 0);
%!  catch e
%!    assert (e.message, ['nntrain: ', why])
%!    assert (e.identifier, 'backprop:checkpoint')
%!    return
%!  end
%!  error ('nothing was refused');
%!endfunction
%!test
%! file = tempname ();
%! args = {net, X, y, 'Solver', 'adam', 'Epochs', 1};
%! nntrain (args{:}, 'Verbose', 0, 'Checkpoint', file);
%! other = sprintf (['Resume must be a checkpoint of this training, but %s is ', ...
%!                   'not: '], file);
%! R = {'Resume', file};
%! deeper = nncreate ([64 12 3 10], 'Output', 'softmax');
%! refused ([other, 'Solver is ''lbfgs'' here and ''adam'' there'], net, X, y, R{:});
%! refused ([other, 'Sizes of the network is [64 12 3 10] here and [64 12 10] there'], ...
%!          deeper, args{2:end}, R{:});
%! refused ([other, 'Lambda of the network is 7 here and 0.1 there'], ...
%!          setfield (net, 'Lambda', 7), args{2:end}, R{:});
%! refused ([other, 'Examples is [399 64] here and [400 64] there'], ...
%!          net, X(1:399,:), y(1:399), args{4:end}, R{:});
%! refused ([other, 'X holds other numbers'], net, X + 1, args{3:end}, R{:});
%! refused ([other, 'Y holds other numbers'], net, X, 11 - y, args{4:end}, R{:});
%! refused ([other, 'Precision is ''single'' here and ''double'' there'], ...
%!          net, single (X), args{3:end}, R{:});
%! refused ([other, 'Standardize is true here and false there'], args{:}, ...
%!          'Standardize', true, R{:});
%! refused ([other, 'Seed is 1 here and 0 there'], args{:}, 'Seed', 1, R{:});
%! refused ([other, 'Dropout is 0.5 here and 0 there'], args{:}, 'Dropout', 0.5, R{:});
%! refused ([other, 'Weights holds other numbers'], args{:}, 'Weights', 1 + y, R{:});
%! refused ([other, 'ValidationData holds other numbers'], args{:}, ...
%!          'ValidationData', V, R{:});
%! [theta, info] = nntrain (args{:}, 'Epochs', 2, 'Verbose', 0, R{:});   # Epochs may be larger
%! assert (theta, nntrain (args{:}, 'Epochs', 2, 'Verbose', 0))
%! f = fopen (file, 'r+');
%! fseek (f, 300, 'bof');
%! byte = fread (f, 1);
%! fseek (f, 300, 'bof');
%! fwrite (f, bitxor (byte, 16));
%! fclose (f);
%! refused (sprintf (['Resume must be a checkpoint, but %s is damaged: its checksum ', ...
%!                    'does not fit'], file), args{:}, R{:});
%! save ('-v7', file, 'X');
%! refused (sprintf ('Resume must be a checkpoint, but %s is not a checkpoint', file), ...
%!          args{:}, R{:});
%! refused (sprintf (['Checkpoint must be a new file or a checkpoint, but %s is not ', ...
%!                    'a checkpoint'], file), args{:}, 'Checkpoint', file);
%! assert (load (file).X, X)
%! delete (file);

## The learning curve is drawn during training, also without a display.
%!testif ; ! isempty (available_graphics_toolkits ())
%! warning ('off', 'Octave:gnuplot-graphics', 'local');
%! before = get (0, 'children');
%! [theta, info] = nntrain (net, X, y, lbfgs(V){:}, 'Plots', 'training-progress');
%! f = setdiff (get (0, 'children'), before);
%! assert (numel (f), 1)
%! lines = findobj (f, 'type', 'line');
%! assert (any (arrayfun (@(l) numel (get (l, 'xdata')) == numel (info.history.cost), ...
%!                        lines)))
%! close (f);
%! assert (theta, nntrain (net, X, y, lbfgs(V){:}))

## What is rare: Plots as a number, Activation as one text, starts that all diverge.
%!test
%! X = sin (reshape (1:80, 40, 2));
%! y = 1 + mod ((1:40)', 2);
%! net = nncreate ([2 3 2], 'Activation', 'tanh', 'Output', 'softmax');
%! few = {'IterationLimit', 5, 'Verbose', 0, 'Trace', 1, 'Seed', 1};
%! [theta, info] = nntrain (net, X, y, few{:});
%! net.Activation = 'tanh';
%! [same, again] = nntrain (net, X, y, few{:}, 'Plots', 0);
%! assert (same, theta)
%! assert (again.trace, info.trace)
%! net = nncreate ([2 3 2], 'Activation', 'relu', 'Output', 'linear');
%! warning ('off', 'all', 'local');
%! [~, info] = nntrain (net, X, 1e200 * X, 'Solver', 'sgd', 'LearnRate', 1e200, 'Restarts', 1, 'Verbose', 0);
%! assert (info.restarts.cost, [Inf; Inf])
%!error <^nntrain: Plots must be true or false, but is 2$>
%! nntrain (nncreate ([2 1]), [1 2], 1, 'Plots', 2)
