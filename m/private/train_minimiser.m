function minimiser = train_minimiser (job, run)
% TRAIN_MINIMISER  A run of L-BFGS in the engine, from the present state of training.
%
%   minimiser = train_minimiser (job, run)
%
%   minimiser   for backprop_mex ('lbfgs'), to be freed by minimise_free; [] for mini-batches

% SPDX-License-Identifier: GPL-3.0-or-later

minimiser = [];
if job.solver.batches
  return
end
how = minimise_memory (numel (run.theta), 10);
how.Threads = 1;                         % each call sets its own number; with ranks this is it
if ~ isempty (job.ranks)
  how.Threads = job.given.Threads;
end
if isempty (run.state)
  minimiser = backprop_mex ('lbfgs', 'begin', run.theta, how);
else
  minimiser = backprop_mex ('lbfgs', 'resume', run.state, how);
end
end
