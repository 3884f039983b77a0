function [run, interrupted] = train_lbfgs (job, run)
% TRAIN_LBFGS  Train on all examples at once for some iterations.
%
%   [run, interrupted] = train_lbfgs (job, run)
%
%   Goes on in job.minimiser until job.pause seconds have passed. Where somebody wants to
%   look before that (OutputFcn, validation), the engine goes ahead, and iterations are
%   taken from run.cache one after the other, because a call costs more than a small
%   iteration; not with Checkpoint, which needs the engine's state to be that of run.
%   run.history gets a row for each iteration. Where the calls are cut changes no bit.

% SPDX-License-Identifier: GPL-3.0-or-later

wanted = train_next (job, run) - run.iteration;
if isempty (run.cache)
  run.cache = ahead (job, run, wanted);
end
a = run.cache;
n = min (wanted, size (a.rows, 1) - a.taken);
last = a.taken + n == size (a.rows, 1);
run = train_rows (run, a.rows(a.taken + (1:n),:));
if last
  interrupted = strcmp (a.status, 'interrupted');
  run.theta = a.theta;
  run.iteration = a.at.iterations;
  run.evaluations = a.at.evaluations;
  run.step = a.at.length;
  if a.at.evaluations > 0                % else not even the start is known
    run.state = struct ('status', a.status, 'reason', a.reason);
  end
  run.cache = [];
else
  interrupted = false;
  run.cache.taken = a.taken + n;
  run.theta = a.points(:,run.cache.taken);
  run.iteration = run.iteration + n;
  run.evaluations = a.evaluations(run.cache.taken);
  run.step = a.steps(run.cache.taken);
  run.state = struct ('status', 'limit', 'reason', '');
end
end

% A call of the engine: rows of history, and the parameters after each.
function a = ahead (job, run, wanted)
given = job.given;
limits.Seconds = job.pause;
limits.Iterations = wanted;
limits.GradientTolerance = given.GradientTolerance;
limits.LossTolerance = given.LossTolerance;
limits.StepTolerance = given.StepTolerance;
outputs = 3;
many = min (job.limit - run.iteration, floor (job.ahead / numel (run.theta)));
if wanted < many && isempty (given.Checkpoint)
  limits.Iterations = many;
  limits.Seconds = min (0.1, job.pause);
  outputs = 4;
end
got = cell (1, outputs);
[got{:}] = backprop_mex ('lbfgs', 'train', job.minimiser, job.net, job.X, job.Y, ...
                         job.options, limits);
[a.status, a.reason, rows] = got{1:3};
a.points = got{end};                     % not looked at where there is one step
a.theta = backprop_mex ('lbfgs', 'x', job.minimiser);
a.at = backprop_mex ('lbfgs', 'numbers', job.minimiser);
k = size (rows, 1);
a.rows = [rows(:,1), rows(:,2) - rows(:,7), NaN(k, 3), rows(:,3), ...
          run.seconds + rows(:,6), rows(:,2)];
a.steps = rows(:,4);
a.evaluations = rows(:,5);
a.taken = 0;
end
