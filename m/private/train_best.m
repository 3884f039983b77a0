function [theta, iteration] = train_best (run)
% TRAIN_BEST  The parameters that a run returns, and the iteration or epoch they are from.
%
%   [theta, iteration] = train_best (run)
%
%   Those of the lowest validation cost if there is validation; else the last, unless its
%   cost is not finite: then the last whose cost was.

% SPDX-License-Identifier: GPL-3.0-or-later

theta = run.theta;
iteration = run.iteration;
finite = isempty (run.history) || isfinite (run.history(end, 2));
if run.best.cost < Inf || ~ finite
  theta = run.best.theta;
  iteration = run.best.iteration;
end
end
