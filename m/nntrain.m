function [theta, info] = nntrain (net, X, Y, varargin)
% NNTRAIN  Train a neural network: find the parameters that fit examples.
%
%   theta = nntrain (net, X, Y)
%   [theta, info] = nntrain (net, X, Y, 'Name', value, ...)
%
%   net     the network, from nncreate.
%   X       m-by-net.Sizes(1): an example in each row, of any class that nncost
%           takes.
%   Y       labels or targets, as nncost takes them.
%
%   theta   the parameters, unrolled, a column: for nnpredict and nncost. single
%           if X or InitialTheta is, otherwise double.
%
%   Options, in any letter case; those that MATLAB's fitcnet also has are named
%   as there:
%   'Solver'   'lbfgs' (default): all examples in each step, until no more
%              progress is possible. For up to some ten thousand examples. The
%              method is that of fmincg. Its own options:
%     'IterationLimit'     the largest number of iterations. Default 1000
%     'GradientTolerance'  ends when max (abs (grad)) is at most this times
%                          max (1, J, its value at the start). Default 1e-6
%     'StepTolerance'      ends when a step is shorter than this. Default 1e-6
%   'Solver'   'adam', 'rmsprop', or 'sgd' with momentum: a step for each
%              mini-batch of examples. For many examples. Their own options:
%     'Epochs'             how often each example is seen. Default 30, or more
%                          if these are fewer than 2000 steps
%     'BatchSize'          examples in a batch; the last one of an epoch may be
%                          smaller. Default 32; 128 for 10,000 examples or more,
%                          and for sgd
%     'LearnRate'          length of the steps. Default 0.001; sgd: 0.01, and
%                          less if X, as net sees it, is large: divided by its
%                          root mean square if that is above 1; with the squared
%                          error and hidden units without bounds 0.1 / (mean
%                          square), if this is less
%     'LearnRateSchedule'  'none' (default), or 'cosine': in epoch e the rate is
%                          LearnRate * (1 + cos (pi * (e - 1) / Epochs)) / 2;
%                          or 'piecewise': it is multiplied by
%                          LearnRateDropFactor after every LearnRateDropPeriod
%                          epochs
%     'LearnRateDropFactor'  above 0, at most 1. Default 0.1
%     'LearnRateDropPeriod'  in epochs. Default 10
%     'Dropout'            the share of the hidden units, from 0 to below 1, that
%                          is left out at random in each step. Default 0
%     'Momentum'           of sgd, from 0 to below 1. Default 0.9
%     'Nesterov'           of sgd: true for Nesterov's momentum. Default false
%     'Beta1'              of adam: decay of the mean of the gradients from step
%                          to step. Default 0.9
%     'Beta2'              of adam and rmsprop: the same for the mean of their
%                          squares. Default 0.999; rmsprop: 0.9
%     'Epsilon'            of adam and rmsprop: added to the square root by which
%                          a step is divided. Default 1e-8
%   'LossTolerance'  ends when the cost with its penalty (with mini-batches:
%                    without) is below this. Default 1e-6
%   'Weights'        m weights of the examples, see nncost. Default: all 1
%   'ClassWeights'   a weight for each class (one sigmoid output: for 0 and for
%                    1), by which the weights of its examples are multiplied; or
%                    'balanced': m / (classes * examples of the class). Default:
%                    all 1
%   'Standardize'    true: trains on X with mean 0 and standard deviation 1 in
%                    each column, and converts theta afterwards, so that it fits
%                    net and X as given. Default false. See below
%   'StandardizeResponses'  (also 'StandardizeTargets'): the same for targets.
%                    Default: true for linear outputs with the squared error,
%                    unless Y is labels, or only zeros and ones. If X, as net
%                    sees it, has a root mean square r above 1 and the first
%                    layer's units have no bounds, the standard deviation becomes
%                    r instead of 1, since the outputs may be as large as that
%   'InitialTheta'   where to start: parameters of net, for the given X and Y.
%                    Those from nninit suit standardized X and Y: with
%                    'Standardize', true leave it out. Default: nninit (net,
%                    Seed)
%   'Seed'           from 0 to 2^32 - 1: all that is random depends only on it,
%                    and the state of rand is not changed. Default 0
%   'Restarts'       number of further starts, from Seed + 1, Seed + 2, ...: the
%                    best one is returned, with the lowest validation cost, or
%                    without validation the lowest training cost with the
%                    penalty. Default 0
%   'ValidationData' {X, Y}, examples that are not trained on. Their cost
%                    (without the penalty of Lambda) is measured during training,
%                    and the theta for which it was lowest is returned, not the
%                    last one.
%   'Holdout'        instead: a share of the examples, between 0 and 1, that is
%                    held out for validation; drawn with Seed, the same share of
%                    each class. info.held has its rows. The others are copied,
%                    in X's class. Default: none
%   'ValidationFrequency'  measured once in this number of iterations or epochs.
%                    Default 1
%   'ValidationPatience'   ends when this number of measurements in a row did not
%                    give a lower cost. Default 6; Inf: never
%   'Verbose'        0: silent. Default 1: cost, accuracy, time and an estimate
%                    of the time left. In a terminal on one line
%   'VerboseFrequency'  a line once in this number of iterations or epochs, as in
%                    fitcnet; default: by time, at most one line a second
%   'Plots'          'training-progress' or true: draws the learning curve during
%                    training. Default 'none'
%   'OutputFcn'      stop = fcn (theta, now, state), called at the start (state
%                    'init'), after each iteration or epoch ('iter') and at the
%                    end ('done'). now has the fields iter and iteration, fval,
%                    funccount, stepsize, and those of info.history. Training
%                    ends if stop is true.
%   'Trace'          keeps theta in info.trace each time this number of
%                    iterations or epochs is done, for nnlandscape and nnplot.
%                    Default 0: never
%   'Threads'        the largest number of threads. Default: nnthreads ()
%   'Distributed'    true: the examples are on many machines. MPI runs the
%                    script in many processes, the ranks:
%                      mpirun -np 4 --bind-to none octave-cli script.m
%                    Each rank passes its own rows to nntrain, any number of them
%                    or none (X zeros (0, net.Sizes(1)), Y []), and gets the same
%                    theta and info. Default false. See below
%   'Checkpoint'     a file, to which all that is needed to continue is written
%   'CheckpointSeconds'  once in this number of seconds (60), and at the end
%   'Resume'         a file written by Checkpoint: training continues from it
%
%   info    struct:
%     history      columns with a row for each iteration (lbfgs) or epoch:
%                  iteration, cost and validation_cost (without the penalty of
%                  Lambda, so that they can be compared), accuracy,
%                  validation_accuracy (the share that is right), gradient_norm,
%                  seconds, objective (cost with the penalty, which is
%                  minimised). NaN where not measured. gradient_norm is the
%                  largest abs (grad); with mini-batches it is not known, and
%                  cost and accuracy are those of each batch before its step.
%                  With lbfgs accuracy is measured whenever validation is.
%     reason       why training ended, in words; and whether the network may be
%                  overfitted
%     best         the iteration or epoch whose theta is returned
%     solver       as given;   evaluations: of the gradient;   seconds
%     cost         of theta on the training examples, without the penalty of
%                  Lambda (but, as all costs here, with that of SparsityWeight):
%                  what nncost returns for Lambda 0, in the unit of Y
%     scaling      struct: Shift and Scale of X and ResponseShift and
%                  ResponseScale of Y as used in training ([] if nothing was
%                  standardized), and the same cost in that unit
%     restarts     [], or with Restarts a struct with columns: Seed of each
%                  start, and the cost by which they are compared
%     trace        [], or with Trace a struct, a row for each theta kept, from
%                  the start (or where training was resumed): iteration; theta, a
%                  column each; gradient_size, the norm of the gradient of each
%                  Theta; idle, of each hidden layer the share of the outputs
%                  whose slope is below a hundredth of the largest (saturated
%                  sigmoid, tanh, hardtanh), or of the units whose slope is 0 for
%                  all examples (dead relu). Of 1000 training examples at most
%     held         the rows of X that Holdout held out, a column
%     net          the network, as given
%
%   The same seed gives the same theta to the last bit, for any number of
%   threads. X is never copied as a whole in working precision; adam, rmsprop and
%   sgd make one copy of it in its own class, transposed, so that the entries of
%   an example are neighbours in memory.
%
%   Standardizing. Mean and standard deviation are those of the training
%   examples, with their weights; a constant column is divided by 1. Training
%   works on the standardized numbers: Lambda applies to the weights for these,
%   LossTolerance and the costs of history are in their unit, and each of several
%   outputs is measured in its own standard deviation. With
%   'StandardizeResponses', false and without 'Standardize' exactly nncost's J is
%   minimised. Every theta that you give or get (InitialTheta, OutputFcn) belongs
%   to net, for X and Y as given.
%
%   A sparse autoencoder (nncreate, 'SparsityTarget'): net with as many outputs
%   as inputs, and Y = X. With mini-batches the means are those of each batch:
%   it should have some hundred examples, and is held in memory as a whole. With
%   Dropout the means are those before units are left out.
%
%   Many machines. With 'Distributed', true the result is, up to rounding, that
%   of one machine with the rows of all ranks, those of rank 0 first. It is the
%   same to the last bit on all ranks, and in every run. Each rank passes its
%   own X, Y, Weights and ValidationData; all other options must be the same on
%   all ranks. A batch is divided among the ranks. info.held has the rows of
%   this rank. Only rank 0 prints, draws, warns and writes checkpoints.
%   OutputFcn is called on all ranks; the result on rank 0 decides. If rank 0
%   gets Ctrl-C, or a request to end (SIGTERM, SIGUSR1), all ranks return after
%   the current evaluation. If there is an error on one rank, or if ranks differ
%   where they must be equal, all ranks raise backprop:rank. See also the help
%   of nndistribute.
%
%   With Lambda 0 the cost may have no minimum: if the classes can be separated
%   without an error, theta grows until LossTolerance or IterationLimit. Lambda
%   above 0, or ValidationData, sets an end.
%
%   Nothing is lost. The first Ctrl-C, at any moment, ends training, and theta
%   and info are returned (info.reason is 'interrupted'); a line on stderr says
%   so at once. The engine ends at the next block of examples; a running
%   OutputFcn, picture or checkpoint is finished first, and then no other picture
%   is drawn. A second Ctrl-C ends the script. (This is so in Octave. In MATLAB a
%   MEX-file can't ask for Ctrl-C: there it ends the script when the engine
%   returns, and you need Checkpoint.) A checkpoint is first written to
%   FILE.part, which is then renamed to FILE: so FILE is complete whenever the
%   process is killed. Training that is resumed from it with the same arguments
%   gives the same theta and history, except the seconds, to the last bit, as
%   training without a break. Limits, tolerances, patience, Threads and what is
%   printed or drawn may be different; a file that is damaged, or belongs to
%   another network, other data or other options, is an error. If a checkpoint
%   can't be written, that is a warning, and training goes on; the same if
%   another training has written this file, which is then not changed. A relative
%   name belongs to the folder where training began; a link stays a link; a
%   FILE.part of yours is not touched. The file has a format of its own, exact to
%   the bit; nothing in it is executed, and each of its fields is checked before
%   it is used.
%
%   Formulas of a step, with g the gradient of the batch and t the step's number:
%     adam      p = Beta1 p + (1 - Beta1) g,  q = Beta2 q + (1 - Beta2) g .^ 2,
%               theta = theta - rate * (p / (1 - Beta1^t))
%                               ./ (sqrt (q / (1 - Beta2^t)) + Epsilon)
%               (D. P. Kingma and J. Ba, Adam, ICLR 2015, algorithm 1)
%     rmsprop   q as above,  theta = theta - rate * g ./ (sqrt (q) + Epsilon)
%               (T. Tieleman and G. Hinton, Neural networks for machine learning,
%               6.5)
%     sgd       v = Momentum v - rate * g,  theta = theta + v;  with Nesterov
%               theta = theta + Momentum v - rate * g (I. Sutskever et al., ICML
%               2013)
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:value (also
%   for NaN or Inf in X and Inf in Y, with the rows), backprop:label,
%   backprop:network, backprop:option, backprop:memory, backprop:checkpoint for a
%   file, and with Distributed backprop:mpi and backprop:rank. An error in
%   OutputFcn is passed on unchanged.
%   Warnings, each with what probably helps. At the start: backprop:unknown (a
%   row or column of Y has only NaN), backprop:saturated (hidden units whose
%   slope is almost 0), backprop:precision (single can't represent X or Y). At
%   the end, the first that applies: backprop:diverged (the cost is not finite,
%   or 1000 times its value at the start), backprop:nolower (not lower than at
%   the start), backprop:oneclass (the same class for all examples),
%   backprop:flat (no better than the mean of Y). These are found on 1000
%   examples. During training, which goes on: backprop:checkpoint and
%   backprop:display.
%
%   Example:
%     [X, y] = nndigits ();
%     test = mod (1:1797, 4) == 0;
%     net = nncreate ([64 25 10], 'Lambda', 0.3);
%     [theta, info] = nntrain (net, X(~test,:), y(~test), ...
%                              'ValidationData', {X(test,:), y(test)});
%     accuracy = mean (nnpredict (theta, net, X(test,:)) == y(test))
%
%   See also nncreate, nncost, nnpredict, nninit, fmincg.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  error ('backprop:usage', 'nntrain: needs net, X and Y, then options as pairs');
end
held = hold_interrupt ();
given = train_options (varargin);
[ranks, net, X, Y, given] = train_ranks (net, X, Y, given);
job = train_job (net, X, Y, given, ranks);
[job, quiet] = ranks_quiet (job); %#ok
given = job.given;
run = train_start (job);
job = train_seed (job, run.restart);
before = run.seconds;
clock = tic;
job.minimiser = train_minimiser (job, run);     % stays in the engine between calls
free = onCleanup (@() minimise_free (job.minimiser));
shown = train_progress ([], job, run, '');
kept = checkpoint_keep ([], job, run, '');
drawn = train_draw ([], job, run, '');
trace = train_trace ([], job, run);
tell (job, run, 'init');
watched = given.Verbose > 0 || given.Plots || ~ isempty (given.Checkpoint);
stopped = false;                   % by the user
reason = train_reason (job, run);
while isempty (reason) || (~ stopped && run.restart < given.Restarts)
  if ~ isempty (reason)
    outcome = train_outcome (job, run, reason);
    if outcome.interrupted
      [reason, stopped] = deal ('interrupted', true);
      break
    end
    job = train_seed (job, run.restart + 1);
    run = train_restart (job, run, outcome);
    trace = train_trace (trace, job, run);
    job.minimiser = train_minimiser (job, run);
    free = onCleanup (@() minimise_free (job.minimiser));         % frees the one before
    reason = train_reason (job, run);
    continue
  end
  [run, stopped, interrupted] = advance (job, run);
  run.seconds = before + toc (clock);
  reason = train_reason (job, run);
  trace = train_trace (trace, job, run);
  if stopped
    reason = 'OutputFcn asked to stop';
  elseif interrupted
    [reason, stopped] = deal ('interrupted', true);
  end
  if watched && ~ stopped
    shown = train_progress (shown, job, run, '');
    kept = checkpoint_keep (kept, job, run, '');
    drawn = train_draw (drawn, job, run, '');
  end
end
train_progress (shown, job, run, reason);
checkpoint_keep (kept, job, run, reason);
train_draw (drawn, job, run, reason);
tell (job, run, 'done');
[theta, info] = results (job, run, reason, trace);
end

% Continues to the next row of history that is needed, or to the last one that the engine has.
function [run, stopped, interrupted] = advance (job, run)
stopped = false;
interrupted = isempty (job.ranks) && backprop_mex ('hold');  % in OutputFcn, or in a picture
if interrupted
  return
end
if run.due                               % resumed: the last row is not looked at yet
  run.ahead = struct ('theta', run.theta, 'evaluations', run.evaluations, 'step', run.step);
  [run, run.history(end,:), stopped, interrupted] = train_look (job, run, ...
                                                                run.history(end,:), 0);
  run.ahead = [];
  return
end
if isempty (run.ahead)
  try
    run = job.advance (job, run);
  catch e
    raise_error (e, 'nntrain');
  end
end
a = run.ahead;
n = min (size (a.rows, 1) - a.taken, train_next (job, run) - run.iteration);
[run, rows, stopped, interrupted] = train_look (job, run, a.rows(a.taken + (1:n),:), a.taken);
run = train_rows (run, rows);
run = job.advance (job, run, size (rows, 1));
if run.ahead.taken == size (a.rows, 1)
  interrupted = interrupted || a.interrupted;
  run.ahead = [];
end
end

% At the start and at the end; train_look does it during training.
function tell (job, run, state)
if ~ isempty (job.given.OutputFcn)
  row = NaN (1, 8);
  if ~ isempty (run.history)
    row = run.history(end,:);
  end
  now = train_report (row);
  now.iter = run.iteration;
  now.iteration = run.iteration;
  now.funccount = run.evaluations;
  now.stepsize = run.step;
  job.given.OutputFcn (train_fold (run.theta, job.scaling), now, state);
end
end

function [theta, info] = results (job, run, reason, trace)
info.restarts = [];
if job.given.Restarts > 0
  outcome = train_outcome (job, run, reason);
  starts = [run.starts; outcome.Seed, outcome.cost];
  info.restarts = struct ('Seed', starts(:, 1), 'cost', starts(:, 2));
  if ~ isempty (run.kept) && run.kept.cost <= outcome.cost
    names = intersect (fieldnames (run), fieldnames (run.kept));
    for k = 1:numel (names)
      run.(names{k}) = run.kept.(names{k});
    end
    if ~ any (strcmp (reason, {'interrupted', 'OutputFcn asked to stop'}))
      reason = run.kept.reason;
    end
  end
end
[theta, info.best] = train_best (run);
info.history = train_history (run);
info.reason = reason;
info.solver = job.given.Solver;
info.evaluations = run.spent + run.evaluations;
info.seconds = run.seconds;
[info.cost, info.scaling] = train_final (job, theta, strcmp (reason, 'interrupted'));
info.trace = train_trace (trace, job, run, theta);
info.held = job.held;
info.net = job.handed;
info = orderfields (info, {'history', 'reason', 'best', 'solver', 'evaluations', 'seconds', ...
                           'cost', 'scaling', 'trace', 'held', 'restarts', 'net'});
if ~ strcmp (reason, 'interrupted')
  train_warn (job, run, theta);
end
theta = train_fold (theta, job.scaling);
end

%!demo
%! % a network learns digits; the curve of the images that it does not learn from
%! [X, y] = nndigits ();
%! net = nncreate ([64 25 10], 'Output', 'softmax', 'Lambda', 0.1, 'Scale', 16);
%! [theta, info] = nntrain (net, X, y, 'Solver', 'adam', 'Holdout', 0.25);
%! nnplot (info)

%!shared X, y, net
%! [X, y] = nndigits ();
%! X = X(1:300,:);
%! y = y(1:300);
%! net = nncreate ([64 10 10], 'Output', 'softmax', 'Lambda', 0.1, 'Scale', 16);
%!test % linear regression: the solution of the normal equations
%! A = [sin(1:30)', cos(3 * (1:30))'];
%! b = A * [2; -3] + 0.5 + 0.1 * sin (7 * (1:30))';
%! line = nncreate ([2 1], 'Output', 'linear');
%! [theta, info] = nntrain (line, A, b, 'Verbose', 0, 'GradientTolerance', 1e-12, ...
%!                          'StepTolerance', 0);
%! assert (theta, [ones(30, 1), A] \ b, 1e-5)
%! assert (all (isnan (info.history.accuracy)))
%! theta = nntrain (line, A, b', 'Solver', 'sgd', 'BatchSize', 30, 'LearnRate', 0.5, ...
%!                  'Epochs', 600, 'Verbose', 0);
%! assert (theta, [ones(30, 1), A] \ b, 1e-8)
%!test % lbfgs: the history has the costs, which go down
%! [theta, info] = nntrain (net, X, y, 'IterationLimit', 40, 'Verbose', 0);
%! [J, grad] = nncost (theta, net, X, y);
%! h = info.history;
%! assert (h.objective(end), J, 1e-12)
%! assert (h.cost(end), nncost (theta, setfield (net, 'Lambda', 0), X, y), 1e-12)
%! assert (info.cost, h.cost(end), 1e-12)
%! assert (h.gradient_norm(end), max (abs (grad)), 1e-12)
%! assert (all (diff (h.objective) < 0))
%! assert (h.iteration, (1:40)')
%! assert (all (diff (h.seconds) >= 0))
%! assert ({info.best, info.solver, info.reason}, ...
%!         {40, 'lbfgs', 'IterationLimit: all 40 are done'})
%! assert (info.net, net)
%! assert (fieldnames (info), {'history'; 'reason'; 'best'; 'solver'; 'evaluations'; ...
%!                             'seconds'; 'cost'; 'scaling'; 'trace'; 'held'; 'restarts'; 'net'})
%!test % each solver learns; the class of theta
%! for solver = {'lbfgs', 'adam', 'rmsprop', 'SGD'}
%!   more = {'LearnRate', 0.1, 'Epochs', 60, 'BatchSize', 32};
%!   more = more(1:6 * ~ strcmp (solver{1}, 'lbfgs'));
%!   if any (strcmp (solver{1}, {'adam', 'rmsprop'}))
%!     more{2} = 0.01;
%!   end
%!   for A = {X, single(X), uint8(X), sparse(X)}
%!     [theta, info] = nntrain (net, A{1}, y, 'Solver', solver{1}, 'Verbose', 0, more{:});
%!     assert (mean (nnpredict (theta, net, X) == y) > 0.97)
%!     wanted = 'double';
%!     if isa (A{1}, 'single')
%!       wanted = 'single';
%!     end
%!     assert (class (theta), wanted)
%!   end
%! end
%! theta = nntrain (net, uint8 (X), y, 'InitialTheta', single (nninit (net, 1))', ...
%!                  'IterationLimit', 1, 'Verbose', 0);
%! assert ({class(theta), size(theta)}, {'single', [760, 1]})
%!test % adam and sgd by their formulas, if a batch has all examples
%! theta = nninit (net, 2);
%! [p, q, r] = deal (0, 0, theta);
%! v = 0;
%! sigma = net;
%! sigma.Lambda = 0;
%! for e = 1:6
%!   rate = 0.05 * (1 + cos (pi * (e - 1) / 6)) / 2;
%!   cost(e, 1) = nncost (theta, sigma, X, y);
%!   [~, g] = nncost (theta, net, X, y);
%!   p = 0.9 * p + 0.1 * g;
%!   q = 0.999 * q + 0.001 * g .^ 2;
%!   theta = theta - rate * (p / (1 - 0.9 ^ e)) ./ (sqrt (q / (1 - 0.999 ^ e)) + 1e-8);
%!   [~, g] = nncost (r, net, X, y);
%!   v = 0.7 * v - rate * g;
%!   r = r + v;
%! end
%! args = {'LearnRate', 0.05, 'LearnRateSchedule', 'cosine', 'Epochs', 6, ...
%!         'BatchSize', 300, 'Seed', 2, 'Verbose', 0};
%! [theta2, info] = nntrain (net, X, y, 'Solver', 'adam', args{:});
%! assert (theta2, theta, 1e-10)
%! assert (info.history.cost, cost, 1e-12)
%! assert (info.history.objective(end) - cost(end), nncost (theta, net, X, y) ...
%!         - nncost (theta, sigma, X, y), 1e-12)
%! assert (nntrain (net, X, y, 'Solver', 'sgd', 'Momentum', 0.7, args{:}), r, 1e-12)
%!test % their other options by their formulas, with a rate that falls in steps
%! [p, q, s] = deal (0);
%! [theta, r] = deal (nninit (net, 0));
%! for e = 1:7
%!   rate = 0.02 * 0.5 ^ floor ((e - 1) / 3);
%!   [~, g] = nncost (theta, net, X, y);
%!   p = 0.8 * p + 0.2 * g;
%!   q = 0.9 * q + 0.1 * g .^ 2;
%!   theta = theta - rate * (p / (1 - 0.8 ^ e)) ./ (sqrt (q / (1 - 0.9 ^ e)) + 0.1);
%!   [~, g] = nncost (r, net, X, y);
%!   s = 0.7 * s + 0.3 * g .^ 2;
%!   r = r - rate * g ./ (sqrt (s) + 0.2);
%! end
%! args = {'LearnRate', 0.02, 'LearnRateSchedule', 'piecewise', 'LearnRateDropFactor', 0.5, ...
%!         'LearnRateDropPeriod', 3, 'Epochs', 7, 'BatchSize', 300, 'Verbose', 0, 'Solver'};
%! assert (nntrain (net, X, y, args{:}, 'adam', 'Beta1', 0.8, 'Beta2', 0.9, ...
%!                  'Epsilon', 0.1), theta, 1e-10)
%! assert (nntrain (net, X, y, args{:}, 'rmsprop', 'Beta2', 0.7, 'Epsilon', 0.2), r, 1e-10)
%! const = {'Epochs', 7, 'BatchSize', 300, 'Verbose', 0, 'LearnRate', 0.02};
%! got = nntrain (net, X, y, const{:}, 'Solver', 'sgd', 'Momentum', 0.6, 'Nesterov', true);
%! w = 0;
%! n = nninit (net, 0);
%! for e = 1:7
%!   [~, g] = nncost (n + 0.6 * w, net, X, y);
%!   w = 0.6 * w - 0.02 * g;
%!   n = n + w;
%! end
%! assert (got, n + 0.6 * w, 1e-12)                      % where the next step looks
%!test % targets give the same as labels, and weights of 2 the same as examples given twice
%! T = eye (10)(y,:);
%! for more = {{'IterationLimit', 15}, {'Solver', 'adam', 'Epochs', 4}}
%!   [theta, info] = nntrain (net, X, y, 'Verbose', 0, more{1}{:});
%!   [theta2, info2] = nntrain (net, X, T, 'Verbose', 0, more{1}{:});
%!   assert (theta2, theta, 1e-9)
%!   assert (info2.history.accuracy, info.history.accuracy)
%! end
%! w = 1 + (y == 3);
%! twice = [(1:300)'; find(w == 2)];
%! theta = nntrain (net, X, y, 'Weights', w, 'IterationLimit', 10, 'Verbose', 0);
%! theta2 = nntrain (net, X(twice,:), y(twice), 'IterationLimit', 10, 'Verbose', 0);
%! assert (theta, theta2, 1e-6)
%!test % early stopping returns the theta with the lowest validation cost
%! few = 1:60;
%! V = {X(201:300,:), y(201:300)};
%! free = net;
%! free.Lambda = 0;
%! for more = {{}, {'Solver', 'adam', 'LearnRate', 0.05, 'Epochs', 500, 'BatchSize', 20}}
%!   [theta, info] = nntrain (free, X(few,:), y(few), 'ValidationData', V, ...
%!                            'ValidationPatience', 3, 'Verbose', 0, more{1}{:});
%!   v = info.history.validation_cost;
%!   [least, at] = min (v);
%!   assert (numel (v), at + 3)
%!   assert (info.best, at)
%!   assert (nncost (theta, free, V{:}), least, 1e-12)
%!   assert (info.history.validation_accuracy(at), ...
%!           mean (nnpredict (theta, free, V{1}) == V{2}))
%!   assert (~ isempty (strfind (info.reason, sprintf (' %d', at))))
%!   assert (all (info.history.accuracy >= 0))
%! end
%! [theta, info] = nntrain (net, X, y, 'ValidationData', V, 'ValidationFrequency', 4, ...
%!                          'IterationLimit', 10, 'Verbose', 0);
%! assert (find (~ isnan (info.history.validation_cost)), [4; 8])
%! assert (any (info.best == [4, 8]))
%!test % Standardize: the result of standardizing by hand, with a theta for the given network
%! few = {'IterationLimit', 5, 'Verbose', 0};
%! wide = nncreate ([64 10 10], 'Standardize', X);
%! right = nnforward (nntrain (wide, X, y, few{:}), wide, X);
%! for plain = {nncreate([64 10 10]), nncreate([64 10 10], 'Shift', 3, 'Scale', 16)}
%!   [theta, info] = nntrain (plain{1}, X, y, 'Standardize', true, few{:});
%!   assert (info.net, plain{1})
%!   assert (nnforward (theta, plain{1}, X), right, 1e-12)
%!   assert ({info.scaling.Shift, info.scaling.Scale}, {wide.Shift, wide.Scale})
%!   assert (info.cost, nncost (theta, plain{1}, X, y), 1e-12)
%! end
%!test % the start, and training without a single step
%! start = nninit (net, 7);
%! assert (nntrain (net, X, y, 'IterationLimit', 0, 'Seed', 7, 'Verbose', 0), start)
%! [theta, info] = nntrain (net, X, y, 'Solver', 'adam', 'Epochs', 0, 'Verbose', 0, ...
%!                          'InitialTheta', start');
%! assert ({theta, info.best, info.history.cost}, {start, 0, zeros(0, 1)})
%!test % the state of rand is not changed
%! state = rand ('twister');
%! nntrain (net, X, y, 'Solver', 'adam', 'Epochs', 1, 'Dropout', 0.5, 'Verbose', 0);
%! assert (rand ('twister'), state)
%!test % the tolerances
%! [theta, info] = nntrain (net, X, y, 'LossTolerance', 1, 'Verbose', 0);
%! assert (info.history.objective(end) < 1 && info.history.objective(end-1) >= 1)
%! [theta, info] = nntrain (net, X, y, 'GradientTolerance', 1e-2, 'Verbose', 0);
%! assert (info.reason, 'the gradient is zero to within GradientTolerance')
%! [theta, info] = nntrain (net, X, y, 'Solver', 'adam', 'LossTolerance', 2, ...
%!                          'LearnRate', 0.01, 'Verbose', 0);
%! assert (info.history.cost(end) < 2 && info.history.cost(end-1) >= 2)
%! assert (info.reason, 'LossTolerance: the cost is small enough')
%!test % a rate that is too large: the last theta with a finite cost, and the advice
%! warning ('off', 'backprop:diverged', 'local');
%! [theta, info] = nntrain (nncreate ([64 10 1], 'Output', 'linear'), X, y, ...
%!                          'Solver', 'sgd', 'LearnRate', 1e3, 'Verbose', 0);
%! assert (info.reason, 'the cost is no longer finite: LearnRate may be too large')
%! assert (all (isfinite (theta)))
%!function stop = look (theta, now, state, last)
%!  global nntrain_seen
%!  nntrain_seen(end + 1,:) = {state, numel(theta), now};
%!  stop = now.iteration == last;
%!endfunction
%!test % OutputFcn: states, fields of Octave's and MATLAB's fminunc, and stop
%! warning ('off', 'backprop:oneclass', 'local');
%! global nntrain_seen
%! for more = {{}, {'Solver', 'adam'}}
%!   nntrain_seen = cell (0, 3);
%!   [theta, info] = nntrain (net, X, y, 'Verbose', 0, more{1}{:}, 'OutputFcn', ...
%!                            @(t, now, state) look (t, now, state, 3));
%!   assert (nntrain_seen(:, 1), {'init'; 'iter'; 'iter'; 'iter'; 'done'})
%!   assert ([nntrain_seen{:, 2}], repmat (760, 1, 5))
%!   now = nntrain_seen{4, 3};
%!   assert ([now.iter, now.iteration, now.fval], [3, 3, info.history.cost(3)])
%!   assert (now.funccount > 0 && isfield (now, 'stepsize'))
%!   assert (info.reason, 'OutputFcn asked to stop')
%!   names = {'IterationLimit', 'Epochs'};
%!   [theta2, info2] = nntrain (net, X, y, 'Verbose', 0, more{1}{:}, ...
%!                              names{1 + ~ isempty(more{1})}, 3);
%!   assert ({theta2, info2.evaluations}, {theta, info.evaluations})
%! end
%! clear -global nntrain_seen
%!test % a training within OutputFcn does not change the outer training
%! short = {'Verbose', 0, 'IterationLimit'};
%! within = @(t, n, s) isempty (nntrain (net, X, y, short{:}, 2, 'Seed', n.iter));
%! assert (nntrain (net, X, y, short{:}, 8, 'OutputFcn', within), ...
%!         nntrain (net, X, y, short{:}, 8))
%!test % an error in OutputFcn is passed on unchanged
%! try
%!   nntrain (net, X, y, 'Verbose', 0, 'OutputFcn', @(t, n, s) error ('my:id', 'mine'));
%! catch e
%!   assert ({e.identifier, e.message}, {'my:id', 'mine'})
%! end
%!test % what it prints: nothing, or lines that end with why it ended
%! assert (evalc ('nntrain (net, X, y, ''IterationLimit'', 3, ''Verbose'', 0);'), '')
%! text = evalc ('nntrain (net, X, y, ''IterationLimit'', 3);');
%! assert (~ isempty (regexp (text, ['^(iteration [12]/3 [^\n]*\n)*iteration 3/3  cost [\d.]+  [\d.]+ s *\n+', ...
%!                                   'IterationLimit: all 3 are done\n$'])))
%! for more = {{'IterationLimit'}, {'Solver', 'sgd', 'Epochs'}}
%!   text = evalc ('nntrain (net, X, y, ''VerboseFrequency'', 3, more{1}{:}, 7);');
%!   assert (regexp (text, '(\d)/7  cost', 'tokens'), {{'3'}, {'6'}, {'7'}})
%!   text = evalc ('nntrain (net, X, y, ''VerboseFrequency'', 2, more{1}{:}, 4);');
%!   assert (regexp (text, '(\d)/4  cost', 'tokens'), {{'2'}, {'4'}})
%!   assert (regexprep (text, '.*\n(\w+:.*)\n$', '$1'), [more{1}{end}, ': all 4 are done'])
%! end
%! text = evalc ('nntrain (net, X, y, ''IterationLimit'', 2, ''Restarts'', 2, ''VerboseFrequency'', 2);');
%! assert (regexp (text, 'start (\d)/3  iteration 2/2', 'tokens'), {{'1'}, {'2'}, {'3'}})
%! text = evalc (['nntrain (net, X, y, ''Solver'', ''adam'', ''Epochs'', 2, ', ...
%!                '''ValidationData'', {X, y});']);
%! assert (~ isempty (regexp (text, ['epoch 2/2  cost [\d.]+, validation [\d.]+  ', ...
%!                                   'right [\d.]+ %, [\d.]+ %  [\d.]+ s *\n+', ...
%!                                   'Epochs: all 2 are done\n$'])))

%!error <^nntrain: needs net, X and Y, then options as pairs$> nntrain (1, 2)
%!error <^nntrain: options must be pairs of name and value$> nntrain (1, 2, 3, 'Seed')
%!error <^nntrain: net must be a struct from nncreate, but is 1$> nntrain (1, 2, 3)
%!error <^nntrain: X must have 64 columns \(the network's inputs\), but has 2$> nntrain (net, X(:,1:2), y)
%!error <^nntrain: X must be a matrix of numbers, but is of class cell$> nntrain (net, {}, y, 'Solver', 'adam')
%!error <^nntrain: Y\(1\) must be a label from 1 to 10, but is 0; nncreate \(\[64 10 10\], 'Output', 'softmax', 'Lambda', 0.1, ..., 'ClassNames', 0:9\) takes them$> nntrain (net, X, 0 * y, 'Solver', 'adam')
%!error <^nntrain: InitialTheta must have 760 entries \(Theta1 10-by-65, Theta2 10-by-11\), but has 3$> nntrain (net, X, y, 'InitialTheta', [1 2 3])
%!error <^nntrain: Weights must have 300 entries \(one for each row of X\), but has 2$> nntrain (net, X, y, 'Weights', [1 2])
%!error <^nntrain: Threads must be whole and from 1 to 1024, but is 0$> nntrain (net, X, y, 'Threads', 0)
%!error <^nntrain: X must have 64 columns \(the network's inputs\), but has 2$> nntrain (net, X(:,1:2), y, 'Standardize', true)
%!error <^nntrain: ValidationData\{1\} must have 64 columns \(the network's inputs\), but has 3$> nntrain (net, X, y, 'ValidationData', {X(:,1:3), y})
%!error <^nntrain: ValidationData must be a cell \{X, Y\} of examples and their labels or targets, but is 3$> nntrain (net, X, y, 'ValidationData', 3)
%!error <^nntrain: Solver must be lbfgs, adam, rmsprop or sgd, but is 'newton'$> nntrain (net, X, y, 'Solver', 'newton')
%!error <^nntrain: Epochs is an option of adam, rmsprop and sgd, but Solver is lbfgs$> nntrain (net, X, y, 'Epochs', 3)
%!error <^nntrain: IterationLimit is an option of lbfgs, but Solver is adam$> nntrain (net, X, y, 'Solver', 'adam', 'IterationLimit', 3)
%!error <^nntrain: Momentum is an option of sgd, but Solver is adam$> nntrain (net, X, y, 'Solver', 'adam', 'Momentum', 0.5)
%!error <^nntrain: ValidationPatience needs ValidationData or Holdout$> nntrain (net, X, y, 'ValidationPatience', 3)
%!error <^nntrain: CheckpointSeconds needs Checkpoint$> nntrain (net, X, y, 'CheckpointSeconds', 3)
%!error <^nntrain: InitialTheta must not be given with Resume, whose file holds theta$> nntrain (net, X, y, 'InitialTheta', 1, 'Resume', 'a')
%!error <^nntrain: IterationLimit must be a whole number of at least 0, but is 2.5$> nntrain (net, X, y, 'IterationLimit', 2.5)
%!error <^nntrain: BatchSize must be a whole number of at least 1, but is 0$> nntrain (net, X, y, 'Solver', 'adam', 'BatchSize', 0)
%!error <^nntrain: LearnRate must be a number above 0, but is -1$> nntrain (net, X, y, 'Solver', 'adam', 'LearnRate', -1)
%!error <^nntrain: LearnRateDropPeriod needs LearnRateSchedule piecewise$> nntrain (net, X, y, 'Solver', 'adam', 'LearnRateDropPeriod', 2)
%!error <^nntrain: LearnRateDropFactor must be a number above 0 and at most 1, but is 2$> nntrain (net, X, y, 'Solver', 'adam', 'LearnRateSchedule', 'piecewise', 'LearnRateDropFactor', 2)
%!error <^nntrain: Beta2 is an option of adam and rmsprop, but Solver is sgd$> nntrain (net, X, y, 'Solver', 'sgd', 'Beta2', 0.5)
%!error <^nntrain: Nesterov must be true or false, but is 2$> nntrain (net, X, y, 'Solver', 'sgd', 'Nesterov', 2)
%!error <^nntrain: LearnRateSchedule must be none, cosine or piecewise, but is 'step'$> nntrain (net, X, y, 'Solver', 'adam', 'LearnRateSchedule', 'step')
%!error <^nntrain: Dropout must be a number from 0 to below 1, but is 1$> nntrain (net, X, y, 'Solver', 'adam', 'Dropout', 1)
%!error <^nntrain: LossTolerance must be a number, 0 or more, but is 'x'$> nntrain (net, X, y, 'LossTolerance', 'x')
%!error <^nntrain: Seed must be a whole number from 0 to 2\^32 - 1, but is -1$> nntrain (net, X, y, 'Seed', -1)
%!error <^nntrain: Standardize must be true or false, but is 2$> nntrain (net, X, y, 'Standardize', 2)
%!error <^nntrain: Plots must be none or training-progress, but is 'all'$> nntrain (net, X, y, 'Plots', 'all')
%!error <^nntrain: OutputFcn must be a function handle, but is 'disp'$> nntrain (net, X, y, 'OutputFcn', 'disp')
%!error <^nntrain: Checkpoint must be the name of a file, but is 3$> nntrain (net, X, y, 'Checkpoint', 3)
