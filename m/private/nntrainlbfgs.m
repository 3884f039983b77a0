function [run, interrupted] = nntrainlbfgs (job, run)
% NNTRAINLBFGS  Train on all examples at once for some iterations.
%
%   [run, interrupted] = nntrainlbfgs (job, run)
%
%   Goes on from run.state until job.pause seconds have passed, or something
%   has to be looked at in between: OutputFcn, validation. run.history gets a
%   row for each iteration. Where the calls are cut changes no bit.

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
next = given.IterationLimit;
if ~ isempty (given.OutputFcn)
  next = run.iteration + 1;
elseif ~ isempty (given.ValidationData)
  every = given.ValidationFrequency;
  next = min (next, every * (floor (run.iteration / every) + 1));
end
how.Memory = pairs (numel (run.theta));
how.Place = job.place;                   % else each call would copy all pairs
how.Iterations = next - run.iteration;
how.Seconds = job.pause;
how.GradientTolerance = given.GradientTolerance;
how.LossTolerance = given.LossTolerance;
how.StepTolerance = given.StepTolerance;
if isempty (run.state)
  run.state = struct ('theta', run.theta);
end
[run.state, rows] = backprop_mex ('lbfgs', run.state, job.net, job.X, job.Y, job.weights, ...
                                 given.Threads, how);
interrupted = strcmp (run.state.status, 'interrupted');
run.theta = run.state.theta;
run.iteration = run.state.iteration;
run.evaluations = run.state.evaluations;
run.step = run.state.step_norm;
k = size (rows, 1);
run.history = [run.history; rows(:,1:2), NaN(k, 3), rows(:,3), run.seconds + rows(:,6)];
end

% Pairs that L-BFGS keeps: the more, the fewer iterations (bench/minimisers.md); but in
% large networks no more than fill some 50 MB, so that they cost less than a tenth of
% the gradient; or ten.
function k = pairs (parameters)
k = max (10, min (60, floor (3.2e6 / parameters)));
end
