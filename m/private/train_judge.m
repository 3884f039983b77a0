function [run, interrupted] = train_judge (job, run)
% TRAIN_JUDGE  Measure the result of an iteration or epoch, and keep the best.
%
%   [run, interrupted] = train_judge (job, run)
%
%   With ValidationData or Holdout the best theta is that of the lowest validation cost;
%   without, the last whose training cost is finite.

% SPDX-License-Identifier: GPL-3.0-or-later

data = job.validation;
interrupted = false;
if isempty (data)
  if isfinite (run.history(end, 2))
    run = keep (run, Inf);
  end
elseif mod (run.iteration, job.given.ValidationFrequency) == 0
  [J, right, interrupted] = measure_cost (job, run.theta, data{:});
  if ~ interrupted && isnan (run.history(end, 4)) && ~ isnan (right)
    [unused, run.history(end, 4), interrupted] = ...
      measure_cost (job, run.theta, job.X, job.Y, []); %#ok
  end
  if interrupted
    return
  end
  run.history(end, [3, 5]) = [J, right];
  run.failures = run.failures + 1;
  if J < run.best.cost
    run = keep (run, J);
    run.failures = 0;
  end
end
run.due = false;
end

function run = keep (run, cost)
run.best = struct ('theta', run.theta, 'cost', cost, 'iteration', run.iteration);
end
