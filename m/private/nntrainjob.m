function job = nntrainjob (net, X, Y, given)
% NNTRAINJOB  What stays as it is while nntrain trains.
%
%   job = nntrainjob (net, X, Y, given)
%
%   job.given       the options;  job.solver  the row of nnsolvers
%   job.net         the network, standardized if asked for
%   job.X, job.Y    the examples; for mini-batches job.Xt, job.Yt instead
%   job.advance     [run, interrupted] = job.advance (job, run) trains for a while
%   job.unit        'iteration' or 'epoch';  job.limit  at most so many
%   job.pause       seconds after which the solver returns to be looked at
%   job.check       job.check (theta): the engine's checks of all of this
%   job.identity    what a checkpoint must agree in

% SPDX-License-Identifier: GPL-3.0-or-later

sizes = nnsizes (net, 'nntrain');
job.given = given;
job.net = net;
if given.Standardize
  job.net = standardize (net, X, sizes);
end
job.m = size (X, 1);
job.class = 'double';
if isa (X, 'single') || isa (given.InitialTheta, 'single')
  job.class = 'single';
end
job.weights = given.Weights;
job.Y = Y;
if sizes(end) == 1                       % whether accuracy says something
  job.classifies = isfield (net, 'Output') && strcmp (net.Output, 'sigmoid');
else
  job.classifies = isvector (Y) ...
                   || (isfield (net, 'Loss') && strcmp (net.Loss, 'crossentropy'));
end
options = {'Weights', given.Weights, 'Threads', given.Threads};
job.check = @(theta) backprop_mex ('cost', theta, job.net, X, Y, options);
job.solver = nnsolvers (given.Solver);
if ~ job.solver.batches
  job.X = X;
  job.advance = @nntrainlbfgs;
  job.unit = 'iteration';
  job.limit = given.IterationLimit;
else
  job.Xt = [];
  if (isnumeric (X) || islogical (X)) && ndims (X) == 2   % else job.check says so
    job.Xt = X.';
  end
  job.Yt = Y;
  if sizes(end) > 1 && isequal (size (Y), [job.m, sizes(end)])
    job.Yt = Y.';
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

function net = standardize (net, X, sizes)
try
  seen = nncreate ([sizes(1), 1], 'Standardize', X);
catch e
  nnraise (e, 'nntrain', {'Standardize', 'X'});
end
net.Shift = seen.Shift;
net.Scale = seen.Scale;
end
