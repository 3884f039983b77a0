function reason = train_reason (job, run)
% TRAIN_REASON  Why training ends here, in words, or '' if it goes on.
%
%   reason = train_reason (job, run)

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
cost = Inf;
reason = '';
if ~ isempty (run.history)
  cost = run.history(end, 8 - 6 * job.solver.batches);    % see LossTolerance
end
if run.due                               % not looked at yet
  return
elseif isnan (cost) || (~ isempty (run.history) && isinf (cost))
  reason = 'the cost is no longer finite: LearnRate may be too large';
elseif ~ isempty (job.validation) && run.failures >= given.ValidationPatience
  reason = sprintf (['ValidationPatience: the validation cost has been lowest in ', ...
                     '%s %d'], job.unit, run.best.iteration);
elseif strcmp (given.Solver, 'lbfgs') && ended (run.state)
  reason = run.state.reason;
elseif cost < given.LossTolerance
  reason = 'LossTolerance: the cost is small enough';
elseif run.iteration >= job.limit
  names = {'IterationLimit', 'Epochs'};
  reason = sprintf ('%s: all %d are done', names{1 + strcmp(job.unit, 'epoch')}, job.limit);
  if run.iteration > job.limit           % resumed with a smaller limit
    reason = sprintf ('%s, and %d more', reason, run.iteration - job.limit);
  end
end
if ~ isempty (reason) && run.iteration >= 100 && by_heart (job, run)
  reason = [reason, ' (more parameters than examples: ''Holdout'' tells whether it ', ...
            'overfits)'];
end
end

% Whether the network can overfit the examples, and nothing prevents it.
function yes = by_heart (job, run)
yes = isempty (job.validation) && job.net.Lambda == 0 && numel (run.theta) > job.m;
end

% Whether the next iteration would end for the same reason.
function yes = ended (state)
yes = isfield (state, 'status') ...
      && any (strcmp (state.status, {'gradient', 'loss', 'step', 'stuck', 'notfinite'}));
end
