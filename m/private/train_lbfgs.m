function [run, interrupted] = train_lbfgs (job, run)
% TRAIN_LBFGS  Train on all examples at once for some iterations.
%
%   [run, interrupted] = train_lbfgs (job, run)
%
%   Goes on in job.minimiser until job.pause seconds have passed, or something
%   has to be looked at in between: OutputFcn, validation. run.history gets a
%   row for each iteration. Where the calls are cut changes no bit.

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
limits.Iterations = train_next (job, run) - run.iteration;
limits.Seconds = job.pause;
limits.GradientTolerance = given.GradientTolerance;
limits.LossTolerance = given.LossTolerance;
limits.StepTolerance = given.StepTolerance;
[status, reason, rows] = backprop_mex ('lbfgs', 'train', job.minimiser, job.net, job.X, ...
                                       job.Y, job.options, limits);
interrupted = strcmp (status, 'interrupted');
at = backprop_mex ('lbfgs', 'numbers', job.minimiser);
if at.evaluations > 0                    % else not even the start is known
  run.state = struct ('status', status, 'reason', reason);
end
run.theta = backprop_mex ('lbfgs', 'x', job.minimiser);
run.iteration = at.iterations;
run.evaluations = at.evaluations;
run.step = at.length;
k = size (rows, 1);
run = train_rows (run, [rows(:,1), rows(:,2) - rows(:,7), NaN(k, 3), rows(:,3), ...
                        run.seconds + rows(:,6), rows(:,2)]);
end
