function job = nntrainjob (net, X, Y, given)
% NNTRAINJOB  What stays as it is while nntrain trains.
%
%   job = nntrainjob (net, X, Y, given)
%
%   job.given       the options
%   job.net         the network, standardized if asked for
%   job.X, job.Y    the examples; for mini-batches job.Xt, job.Yt instead
%   job.advance     [run, interrupted] = job.advance (job, run) trains for a while
%   job.unit        'iteration' or 'epoch';  job.limit  at most so many
%   job.pause       seconds after which the solver returns to be looked at
%   job.check       job.check (theta): the engine's checks of all of this
%   job.identity    what a checkpoint must agree in

% SPDX-License-Identifier: GPL-3.0-or-later

job.given = given;
job.net = net;
if given.Standardize
  job.net = standardize (net, X);
end
[job.m, inputs] = size (X);
job.class = 'double';
if isa (X, 'single') || isa (given.InitialTheta, 'single')
  job.class = 'single';
end
job.weights = given.Weights;
job.Y = Y;
job.check = @(theta) nncost_mex (theta, job.net, X, Y, given.Weights, given.Threads);
if strcmp (given.Solver, 'lbfgs')
  job.X = X;
  job.advance = @nntrainlbfgs;
  job.unit = 'iteration';
  job.limit = given.IterationLimit;
else
  job.X = [];
  job.Xt = X.';
  job.Yt = Y;
  job.total = job.m;
  if ~ isempty (given.Weights)
    job.total = sum (double (given.Weights(:)));
  end
  job.advance = @nntrainbatches;
  job.unit = 'epoch';
  job.limit = given.Epochs;
end
job.pause = Inf;
if given.Verbose > 0 || given.Plots
  job.pause = 0.5;
end
if ~ isempty (given.Checkpoint)
  job.pause = min (job.pause, given.CheckpointSeconds);
end
job.identity = [];
if ~ isempty (given.Checkpoint) || ~ isempty (given.Resume)
  job.identity = nntrainidentity (job, X);
end
end

function net = standardize (net, X)
sizes = nnsizes (net, 'nntrain');
try
  seen = nncreate ([sizes(1), 1], 'Standardize', X);
catch e
  nnraise (e, 'nntrain');
end
net.Shift = seen.Shift;
net.Scale = seen.Scale;
end
