function o = train_outcome (job, run, reason)
% TRAIN_OUTCOME  The result of one start, and the cost by which starts are compared.
%
%   o = train_outcome (job, run, reason)
%
%   o   struct: fields of run (start, theta, history, older, best, iteration), reason,
%       Seed, and cost, by which starts are compared: the lowest validation cost, or
%       without validation the training cost with the penalty; Inf if it isn't finite.
%       interrupted: Ctrl-C came while it was measured

% SPDX-License-Identifier: GPL-3.0-or-later

names = {'start', 'theta', 'history', 'older', 'best', 'iteration'};
for k = 1:numel (names)
  o.(names{k}) = run.(names{k});
end
o.reason = reason;
o.Seed = job.given.Seed;
o.interrupted = false;
o.cost = run.best.cost;
if isempty (job.validation)
  J = [];
  if ~ strcmp (reason, 'interrupted')
    [J, unused, o.interrupted] = measure_all (job, train_best (run), job.X, job.Y, ...
                                              job.weights); %#ok
  end
  o.cost = NaN;
  if ~ isempty (J)
    o.cost = J + penalty_cost (train_best (run), job.net, job.total);
  elseif ~ isempty (run.history)
    o.cost = run.history(end, 8);
  end
end
if isnan (o.cost)
  o.cost = Inf;
end
end
