function [theta, info] = nntrain (net, X, Y, varargin)
% NNTRAIN  Train a network: find the parameters that fit examples.
%
%   theta = nntrain (net, X, Y)
%   [theta, info] = nntrain (net, X, Y, 'Name', value, ...)
%
%   net     the network, from nncreate.
%   X       m-by-net.Sizes(1): an example a row, of any class that nncost takes.
%   Y       labels or targets, as nncost takes them.
%
%   theta   the parameters, unrolled, a column: for nnpredict and nncost. single
%           if X or InitialTheta is, otherwise double.
%
%   Options, in any letter case, named as MATLAB's fitcnet names them:
%   'Solver'   'lbfgs' (default): all examples in each step, which goes down
%              until nothing is left to gain. For up to some ten thousand
%              examples. Its own options:
%     'IterationLimit'     at most so many iterations. Default 1000
%     'GradientTolerance'  ends when max (abs (grad)) is at most this times
%                          max (1, J, its value at the start). Default 1e-6
%     'StepTolerance'      ends when a step's length is at most this. Default 1e-6
%   'Solver'   'adam', or 'sgd' with momentum: a step for each mini-batch of
%              examples. For many examples. Their own options:
%     'Epochs'             how often each example is seen. Default 30
%     'BatchSize'          examples in a batch; what is left at the end of an
%                          epoch is a smaller one. Default 128
%     'LearnRate'          length of the steps. Default 0.001; sgd: 0.01
%     'LearnRateSchedule'  'none' (default), or 'cosine': in epoch e the rate is
%                          LearnRate * (1 + cos (pi * (e - 1) / Epochs)) / 2
%     'Dropout'            the part of the hidden units, from 0 to below 1, that
%                          is left out at random in each step. Default 0
%     'Momentum'           of sgd, from 0 to below 1. Default 0.9
%   'LossTolerance'  ends when the training cost is at most this. Default 1e-6
%   'Weights'        m weights of the examples, see nncost. Default: all 1
%   'Standardize'    true: net.Shift and net.Scale from X (see nncreate). Hand
%                    info.net, which has them, to nnpredict. Default false
%   'InitialTheta'   where to start. Default: nninit (net, Seed)
%   'Seed'           from 0 to 2^32 - 1: what is random depends on it alone, and
%                    rand is left as it is. Default 0
%   'ValidationData' {X, Y}, examples not to learn from. Their cost (without the
%                    penalty of Lambda) is measured as training goes, and the
%                    theta for which it was lowest is returned, not the last.
%   'ValidationFrequency'  every so many iterations or epochs. Default 1
%   'ValidationPatience'   ends when so many measurements in a row were not the
%                    lowest. Default 6; Inf: never
%   'Verbose'        0: silent. Default 1: cost, accuracy, time and an estimate of
%                    the time left. In a terminal on one line
%   'Plots'          'training-progress' or true: draws the learning curve as it
%                    goes. Default 'none'
%   'OutputFcn'      stop = fcn (theta, now, state), called at the start (state
%                    'init'), after each iteration or epoch ('iter') and at the
%                    end ('done'). now has the fields iter and iteration, fval,
%                    funccount, stepsize, and those of info.history. Training
%                    ends if stop is true.
%   'Threads'        use at most so many threads. Default: nnthreads ()
%   'Checkpoint'     a file: all that is needed to go on is written to it every
%   'CheckpointSeconds'  seconds (default 60) and at the end
%   'Resume'         a file that Checkpoint has written: go on from there
%
%   info    struct:
%     history      columns with a row for each iteration (lbfgs) or epoch:
%                  iteration, cost, validation_cost, accuracy,
%                  validation_accuracy, gradient_norm, seconds. NaN where not
%                  measured. With adam and sgd cost and accuracy are those of the
%                  batches as they were met; with lbfgs accuracy is measured
%                  beside the validation. Accuracy is the part that is right.
%     reason       why training ended, in words
%     best         the iteration or epoch whose theta is returned
%     solver       as given;   evaluations: of the gradient;   seconds
%     net          the network, as trained
%
%   The same seed gives the same theta to the last bit, for any number of
%   threads. X is never copied whole in working precision; adam and sgd make
%   one copy of it in its own class, transposed, so that an example's entries
%   lie together.
%
%   Nothing lost. Ctrl-C ends training at the next block of examples and still
%   returns theta and info (in Octave; MATLAB has no way to ask). A second one
%   ends the script; and so does one that falls between two calls of the engine,
%   when OutputFcn, a picture or a checkpoint has its turn.
%   A checkpoint is written beside the file, as FILE.part, and then renamed:
%   whenever the process is killed, the file is whole. Training resumed from it
%   with the same arguments ends with the same theta and history, but for the
%   seconds, to the last bit, as training that was never interrupted. Limits,
%   tolerances, patience, Threads and what is shown may be others than before;
%   a file that is damaged, or of another network, other data or other options,
%   is an error. If a checkpoint can't be written, that is a warning, and
%   training goes on. The file is of the package's own format, exact to the bit;
%   nothing in it is executed.
%
%   adam: D. P. Kingma and J. Ba, Adam: a method for stochastic optimization,
%   2015, algorithm 1 with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:value,
%   backprop:label, backprop:network, backprop:option, backprop:memory, and
%   backprop:checkpoint for a file. An error in OutputFcn is handed on as it is.
%   Warnings: backprop:checkpoint, backprop:display.
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
given = nntrainoptions (varargin);
job = nntrainjob (net, X, Y, given);
run = nntrainstart (job);
before = run.seconds;
clock = tic;
shown = nnprogress ([], job, run, '');
kept = nntrainkeep ([], job, run, '');
drawn = nntraindraw ([], job, run, '');
tell (job, run, 'init');
reason = nntrainreason (job, run);
while isempty (reason)
  if run.due
    [run, interrupted] = nntrainjudge (job, run);
  else
    [run, interrupted] = advance (job, run);
  end
  run.seconds = before + toc (clock);
  if run.due && isnan (run.history(end, 7))
    run.history(end, 7) = run.seconds;
  end
  if interrupted
    reason = 'interrupted';
  elseif ~ run.due
    reason = nntrainreason (job, run);
  end
  if run.news && ~ run.due && ~ interrupted   % an iteration or epoch is complete
    if tell (job, run, 'iter')
      reason = 'OutputFcn asked to stop';
    end
    run.news = false;
  end
  shown = nnprogress (shown, job, run, '');
  kept = nntrainkeep (kept, job, run, '');
  drawn = nntraindraw (drawn, job, run, '');
end
nnprogress (shown, job, run, reason);
nntrainkeep (kept, job, run, reason);
nntraindraw (drawn, job, run, reason);
tell (job, run, 'done');
[theta, info] = results (job, run, reason);
end

function [run, interrupted] = advance (job, run)
rows = size (run.history, 1);
try
  [run, interrupted] = job.advance (job, run);
catch e
  nnraise (e, 'nntrain');
end
run.news = size (run.history, 1) > rows;
run.due = run.news;
end

function stop = tell (job, run, state)
stop = false;
if ~ isempty (job.given.OutputFcn)
  now = nntrainhistory (run.history(max (1, end):end,:));
  now.iter = run.iteration;
  now.iteration = run.iteration;
  now.funccount = run.evaluations;
  now.fval = now.cost;
  now.stepsize = run.step;
  stop = feval (job.given.OutputFcn, run.theta, now, state);
  stop = ~ isempty (stop) && all (stop(:) ~= 0);
end
end

function [theta, info] = results (job, run, reason)
theta = run.theta;
iteration = run.iteration;
if run.best.cost < Inf || any (~ isfinite (run.history(end:end, 2)))
  theta = run.best.theta;
  iteration = run.best.iteration;
end
info.history = nntrainhistory (run.history);
info.reason = reason;
info.best = iteration;
info.solver = job.given.Solver;
info.evaluations = run.evaluations;
info.seconds = run.seconds;
info.net = job.net;
end
