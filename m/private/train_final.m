function [cost, scaling] = train_final (job, theta, interrupted)
% TRAIN_FINAL  The cost of the result on the training examples.
%
%   [cost, scaling] = train_final (job, theta, interrupted)
%
%   theta     the parameters of job.net
%   interrupted   by Ctrl-C: then there is no further pass, and costs are NaN
%   cost      without the penalty of Lambda, in the unit of Y
%   scaling   for info: what X and Y were shifted and divided by; the cost in that unit

% SPDX-License-Identifier: GPL-3.0-or-later

s = job.scaling;
scaling = struct ('Shift', [], 'Scale', [], 'ResponseShift', s.center, ...
                  'ResponseScale', s.spread, 'cost', NaN);
if ~ isempty (s.gain)
  scaling.Shift = s.net.Shift;
  scaling.Scale = s.net.Scale;
end
cost = NaN;
if ~ interrupted
  [J, unused, interrupted, H] = measure_all (job, theta, job.X, job.Y, job.weights); %#ok
end
if interrupted
  return
end
scaling.cost = J;
cost = J;
if ~ isempty (s.spread)
  cost = squared_error (bsxfun (@times, double (H) - job.Y, s.spread), job.weights, job.ranks);
end
end

% As in nncost: targets that are not known add no cost.
function J = squared_error (E, weights, ranks)
E(isnan (E)) = 0;
if isempty (weights)
  weights = ones (size (E, 1), 1);
end
weights = full (double (weights(:)));
J = ranks_add (ranks, sum (weights .* sum (E .^ 2, 2))) / (2 * ranks_add (ranks, sum (weights)));
end
