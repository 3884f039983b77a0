function [Theta, M] = diagnose_read (trial, how)
% DIAGNOSE_READ  Theta (a cell by layer) and m, with the mistakes of how.

% SPDX-License-Identifier: GPL-3.0-or-later

theta = trial.theta;
if ~ isempty (how.order)
  theta = theta(how.order (trial.net));
end
Theta = nnreshape (theta, trial.net);
M = diagnose_divisor (trial.X, how);
end
