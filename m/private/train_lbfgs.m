function run = train_lbfgs (job, run, n)
% TRAIN_LBFGS  Train on all examples at once: the engine goes ahead, and the run follows.
%
%   run = train_lbfgs (job, run)      one call of the engine: sets run.ahead
%   run = train_lbfgs (job, run, n)   the run after n more iterations of run.ahead
%
%   A call continues in job.minimiser until job.pause seconds have passed, or until OutputFcn
%   or validation needs the result. Short iterations are done in advance, because a call takes
%   longer than one of them; but not with Checkpoint, for which the engine's state must be
%   that of run. The results have the same bits however they are divided into calls.
%
%   run.ahead   rows of history (rows); theta, a column for each, or only for the last one if
%               the others are not needed; evaluations and step of each; taken, the number
%               of these that the run has followed; status and reason of the engine at the end

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  run.ahead = go_ahead (job, run);
  return
end
a = run.ahead;
run.ahead.taken = a.taken + n;
last = run.ahead.taken == size (a.rows, 1);
if n > 0
  run.theta = a.theta(:,min (run.ahead.taken, end));
  run.iteration = run.iteration + n;
end
if last
  run.evaluations = a.at.evaluations;
  run.step = a.at.length;
  if a.at.evaluations > 0                % otherwise not even the start is known
    run.state = struct ('status', a.status, 'reason', a.reason);
  end
else
  run.evaluations = a.evaluations(run.ahead.taken);
  run.step = a.step(run.ahead.taken);
  run.state = struct ('status', 'limit', 'reason', '');
end
end

function a = go_ahead (job, run)
given = job.given;
[next, look] = train_next (job, run);
limits.Seconds = job.pause;
limits.Iterations = look - run.iteration;
limits.GradientTolerance = given.GradientTolerance;
limits.LossTolerance = given.LossTolerance;
limits.StepTolerance = given.StepTolerance;
outputs = 3;
most = min (next - run.iteration, floor (job.ahead / numel (run.theta)));
if limits.Iterations < most && isempty (given.Checkpoint) && isempty (job.ranks)
  limits.Iterations = most;
  limits.Seconds = min (0.1, job.pause);
  outputs = 4;
end
got = cell (1, outputs);
if isempty (job.ranks)
  [got{:}] = backprop_mex ('lbfgs', 'train', job.minimiser, job.net, job.X, job.Y, ...
                           job.options, limits);
else
  [got{1:3}] = ranks_lbfgs (job, run);   % one iteration
end
[a.status, a.reason, rows] = got{1:3};
a.interrupted = strcmp (a.status, 'interrupted');
a.theta = backprop_mex ('lbfgs', 'x', job.minimiser);
if outputs == 4
  a.theta = got{4};
end
a.at = backprop_mex ('lbfgs', 'numbers', job.minimiser);
k = size (rows, 1);
a.rows = [rows(:,1), rows(:,2) - rows(:,7), NaN(k, 3), rows(:,3), ...
          run.seconds + rows(:,6), rows(:,2)];
a.step = rows(:,4);
a.evaluations = rows(:,5);
a.taken = 0;
end
