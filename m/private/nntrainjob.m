function job = nntrainjob (net, X, Y, given)
% NNTRAINJOB  What stays as it is while nntrain trains.
%
%   job = nntrainjob (net, X, Y, given)
%
%   job.given       the options;  job.solver  the row of nnsolvers
%   job.handed      the network as handed in;  job.net  the one that is trained
%   job.scaling     between them, see nntrainscaling
%   job.X, job.Y    the examples, the targets as job.net learns them
%   job.weights     [], or of the examples;  job.total  their sum, or the number
%   job.sample      see nntrainsample
%   job.Xt, job.Yt  the same turned, for mini-batches
%   job.validation  {X, Y} of that kind, or {}
%   job.advance     [run, interrupted] = job.advance (job, run) trains for a while
%   job.unit        'iteration' or 'epoch';  job.limit  at most so many
%   job.pause       seconds after which the solver returns to be looked at
%   job.identity    what a checkpoint must agree in

% SPDX-License-Identifier: GPL-3.0-or-later

job.given = given;
job.solver = nnsolvers (given.Solver);
job.handed = net;
job.m = size (X, 1);
job.class = 'double';
if isa (X, 'single') || isa (given.InitialTheta, 'single')
  job.class = 'single';
end
job.scaling = nntrainscaling (net, X, Y, given, job.class);
job.net = job.scaling.net;
job.X = X;
job.Y = learnt (Y, job.scaling);
job.weights = given.Weights;
job.total = job.m;
if ~ isempty (job.weights)
  job.total = sum (double (job.weights(:)));
end
job.validation = given.ValidationData;
if ~ isempty (job.validation)
  job.validation{2} = learnt (job.validation{2}, job.scaling);
end
job.sample = nntrainsample (job);
outputs = net.Sizes(end);
if outputs == 1                          % whether accuracy says something
  job.classifies = strcmp (net.Output, 'sigmoid');
else
  job.classifies = isvector (Y) || strcmp (net.Loss, 'crossentropy');
end
if job.solver.batches
  job.Xt = X.';
  job.Yt = job.Y;
  if outputs > 1 && isequal (size (Y), [job.m, outputs])
    job.Yt = job.Y.';
  end
  job.advance = @nntrainbatches;
  job.unit = 'epoch';
  job.limit = given.Epochs;
else
  job.advance = @nntrainlbfgs;
  job.unit = 'iteration';
  job.limit = given.IterationLimit;
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
  job.identity = nntrainidentity (job, Y);
end
end

% The targets as the network learns them.
function Y = learnt (Y, s)
if ~ isempty (s.spread)
  Y = full (double (reshape (Y, [], numel (s.spread))));
  Y = bsxfun (@rdivide, bsxfun (@minus, Y, s.center), s.spread);
end
end
