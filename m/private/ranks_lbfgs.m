function [status, reason, row] = ranks_lbfgs (job, run)
% RANKS_LBFGS  One iteration of L-BFGS on the examples of all ranks.
%
%   [status, reason, row] = ranks_lbfgs (job, run)
%
%   The results are those of backprop_mex ('lbfgs', 'train'), with one row or none. Here the
%   engine says which theta to evaluate, and all ranks compute the cost. After Ctrl-C on rank
%   0, or a signal to end, the iteration is undone: so what is resumed from a checkpoint
%   gives the same bits.

% SPDX-License-Identifier: GPL-3.0-or-later

clock = tic;
r = job.minimiser;
at = backprop_mex ('lbfgs', 'numbers', r);
event = 1;
if at.evaluations == 0                   % not even the start is known
  event = evaluate (job, r, 0);
end
status = status_of (event, job, r);
if strcmp (status, 'limit')
  status = status_of (evaluate (job, r, backprop_mex ('lbfgs', 'iterate', r)), job, r);
end
reason = in_words (status);
at = backprop_mex ('lbfgs', 'numbers', r);
row = zeros (0, 7);
if at.iterations > run.iteration
  theta = backprop_mex ('lbfgs', 'x', r);
  row = [at.iterations, at.f, at.largest, at.length, at.evaluations, toc(clock), ...
         penalty_cost(theta, job.net, job.total)];
end
end

% The event of the engine once the cost at all points that it asks for is known; 4: Ctrl-C.
function event = evaluate (job, r, event)
while event == 0
  flag = job.ranks.rank == 0 && backprop_mex ('hold');
  [J, grad, flag] = ranks_cost (backprop_mex ('lbfgs', 'point', r), job.part, flag);
  if flag
    backprop_mex ('lbfgs', 'abandon', r);
    event = 4;
  else
    event = backprop_mex ('lbfgs', 'tell', r, double (J), grad(:));
  end
end
end

function status = status_of (event, job, r)
ends = {'limit', 'stuck', 'notfinite', 'interrupted'};
status = ends{event};
if event == 1
  status = over (job, r);
end
end

% Tolerances as lbfgs_over in core/lbfgs.h.
function status = over (job, r)
at = backprop_mex ('lbfgs', 'numbers', r);
given = job.given;
if at.largest <= given.GradientTolerance * max ([1, abs(at.f), at.first_largest])
  status = 'gradient';
elseif at.f < given.LossTolerance
  status = 'loss';
elseif at.length < given.StepTolerance
  status = 'step';
else
  status = 'limit';
end
end

function text = in_words (status)
switch status
  case 'gradient'
    text = 'the gradient is zero to within GradientTolerance';
  case 'loss'
    text = 'the cost is below LossTolerance';
  case 'step'
    text = 'the step is below StepTolerance';
  case 'stuck'
    text = 'no lower cost is found';
  case 'interrupted'
    text = 'interrupted by Ctrl-C';
  case 'notfinite'
    text = 'the cost or its gradient is not finite at the start';
  otherwise
    text = '';
end
end
