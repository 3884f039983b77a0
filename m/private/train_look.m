function [run, rows, stopped, interrupted] = train_look (job, run, rows, n)
% TRAIN_LOOK  Measure and report iterations or epochs that the engine has done.
%
%   [run, rows, stopped, interrupted] = train_look (job, run, rows, n)
%
%   rows     of run.ahead, those that training goes to next. Returned: with what was
%            measured on ValidationData or Holdout; fewer where it has to end or to pause
%            before the last
%   n        rows of run.ahead before these
%
%   stopped  OutputFcn asked for it;  interrupted  Ctrl-C came. Then run.due says that the
%            last row is not looked at yet.
%
%   run.best is from the row with the lowest validation cost; without validation from the
%   last row whose training cost is finite.
%
%   It is one loop with little in it, because it stands between short epochs: here a call
%   of a function costs as much as training on some examples.

% SPDX-License-Identifier: GPL-3.0-or-later

a = run.ahead;
given = job.given;
validates = ~ isempty (job.validation);
reports = ~ isempty (given.OutputFcn);
folds = ~ isempty (job.scaling.gain) || ~ isempty (job.scaling.spread);
[stopped, run.due] = deal (false);
interrupted = (validates || reports) && ranks_asked (job.ranks);
count = size (rows, 1);
now = train_report (NaN (1, 8));
k = 0;
clock = tic;
while k < count
  k = k + 1;
  measures = validates && mod (rows(k, 1), given.ValidationFrequency) == 0;
  if ~ measures && ~ reports
    continue
  end
  theta = a.theta(:,min (n + k, end));
  if measures && ~ interrupted
    [J, right, interrupted] = measure_all (job, theta, job.validation{:});
    if ~ interrupted && isnan (rows(k, 4)) && ~ isnan (right)
      [unused, rows(k, 4), interrupted] = measure_all (job, theta, job.X, job.Y, []); %#ok
    end
  end
  if interrupted
    run.due = true;
    break
  end
  if measures
    rows(k, [3, 5]) = [J, right];
    run.failures = run.failures + 1;
    if J < run.best.cost
      run.best = struct ('theta', theta, 'cost', J, 'iteration', rows(k, 1));
      run.failures = 0;
    end
  end
  if reports
    r = rows(k,:);
    now.iteration = r(1);
    now.iter = r(1);
    now.cost = r(2);
    now.fval = r(2);
    now.validation_cost = r(3);
    now.accuracy = r(4);
    now.validation_accuracy = r(5);
    now.gradient_norm = r(6);
    now.seconds = r(7);
    now.objective = r(8);
    now.funccount = a.evaluations(min (n + k, end));
    now.stepsize = a.step(min (n + k, end));
    if folds
      theta = train_fold (theta, job.scaling);
    end
    stop = given.OutputFcn (theta, now, 'iter');
    stopped = ~ isempty (stop) && all (stop(:) ~= 0);
    interrupted = ranks_asked (job.ranks);
  end
  if stopped || interrupted || run.failures >= given.ValidationPatience ...
     || toc (clock) > job.pause
    break
  end
end
rows = rows(1:k,:);
if ~ validates
  last = find (isfinite (rows(:, 2)), 1, 'last');
  if ~ isempty (last)
    run.best = struct ('theta', a.theta(:,min (n + last, end)), 'cost', Inf, ...
                       'iteration', rows(last, 1));
  end
end
end
