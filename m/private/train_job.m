function job = train_job (net, X, Y, given, ranks)
% TRAIN_JOB  All that does not change during training.
%
%   job = train_job (net, X, Y, given, ranks)
%
%   job.given       the options;  job.solver  the row of solver_table
%   job.handed      the network as given;  job.net  the one that is trained
%   job.scaling     between them, see train_scaling
%   job.classifies  whether accuracy has a meaning
%   job.X, job.Y    the examples to learn from, and the targets as job.net learns them
%   job.weights     [], or theirs;  job.m, job.total  their number, and sum of weights, of
%                   all ranks if there are several
%   job.ranks       [], or with Distributed those of ranks_begin, and job.part, see
%                   ranks_part; job.first  how many examples are those of ranks before
%   job.options     weights and threads, as the gateway takes them
%   job.validation  {X, Y, weights} of that kind, or {};  job.held  see train_examples
%   job.sample      see train_sample
%   job.Xt, job.Yt  X and Y transposed, for mini-batches
%   job.how         options for the engine, for mini-batches
%   job.advance     train_batches or train_lbfgs: lets the engine go ahead, and the run follow
%   job.unit        'iteration' or 'epoch';  job.limit  the largest number of them
%   job.seed        of the first start
%   job.pause       seconds after which the solver returns to be looked at
%   job.ahead       entries of parameters that it may return in one call, where it goes ahead
%   job.identity    what must be the same in a checkpoint

% SPDX-License-Identifier: GPL-3.0-or-later

job.given = given;
job.how = struct ();
job.solver = solver_table (given.Solver);
job.handed = net;
job.ranks = ranks;
job.m = size (X, 1);
job.class = 'double';
if isa (X, 'single') || isa (given.InitialTheta, 'single')
  job.class = 'single';
end
outputs = net.Sizes(end);
job.classifies = is_classifier (net);     % whether accuracy has a meaning
job.multilabel = is_multilabel (net);
[job, job.held] = train_examples (job, X, Y);
job.options = {'Weights', job.weights, 'Threads', given.Threads};
job.answers = job.m;                     % how many predictions can be right
if job.multilabel
  job.answers = ranks_add (ranks, sum (~ isnan (job.Y(:))));
end
job.scaling = train_scaling (net, job.X, job.Y, job.weights, given, job.class, ranks);
job.net = job.scaling.net;
job.Y = learnt (job.Y, job.scaling);
if ~ isempty (job.validation)
  job.validation{2} = learnt (job.validation{2}, job.scaling);
end
job.sample = train_sample (job);
if ~ isempty (ranks)
  job.part = ranks_part (ranks, job.net, job.X, job.Y, job.weights, given.Threads);
end
if job.solver.batches
  given = train_steps (given, job.m, ranks_some (ranks, job.X), job.net);
  job.given = given;
  job.Xt = job.X.';
  job.Yt = job.Y;
  if outputs > 1 && isequal (size (job.Y), [size(job.X, 1), outputs])
    job.Yt = job.Y.';
  end
  names = [{'Solver'; 'Seed'}; fieldnames(job.solver.options)];
  for k = 1:numel (names)
    job.how.(names{k}) = given.(names{k});             % the engine takes what it knows
  end
  job.advance = @train_batches;
  job.unit = 'epoch';
  job.limit = given.Epochs;
else
  job.advance = @train_lbfgs;
  job.unit = 'iteration';
  job.limit = given.IterationLimit;
end
job.seed = given.Seed;
job.ahead = 2e5;                         % some megabytes
job.pause = Inf;
if given.Verbose > 0 || given.Plots
  job.pause = 0.5;
end
if ~ isempty (given.Checkpoint)
  job.pause = min (job.pause, given.CheckpointSeconds);
end
job.identity = [];
if ~ isempty (given.Checkpoint) || ~ isempty (given.Resume)
  job.identity = checkpoint_identity (job, X, Y);
end
end

% The targets as the network learns them.
function Y = learnt (Y, s)
if ~ isempty (s.spread)
  Y = full (double (reshape (Y, [], numel (s.spread))));
  Y = bsxfun (@rdivide, bsxfun (@minus, Y, s.center), s.spread);
end
end
