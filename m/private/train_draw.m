function drawn = train_draw (drawn, job, run, reason)
% TRAIN_DRAW  Draws the learning curve during training.
%
%   drawn = train_draw ([], job, run, '')         at the start
%   drawn = train_draw (drawn, job, run, '')      after an iteration or epoch: see plot_step
%   drawn = train_draw (drawn, job, run, reason)  at the end
%
%   After Ctrl-C nothing is drawn, and what is being drawn is cut short.

% SPDX-License-Identifier: GPL-3.0-or-later

if job.given.Plots && ~ backprop_mex ('hold') && ~ isempty (run.history)
  drawn = plot_step (drawn, 'nntrain', ~ isempty (reason), @() plot_curves (struct ( ...
    'history', train_history (run), 'reason', reason, 'best', run.best.iteration, ...
    'solver', job.given.Solver), @() backprop_mex ('hold')));
end
end
