function run = train_start (job, again)
% TRAIN_START  The state in which nntrain starts or continues.
%
%   run = train_start (job)
%   run = train_start (job, true)    once more, see train_restart
%
%   run.theta, run.state   the parameters of job.net; the rest of the solver's state
%   run.start              see train_begin
%   run.iteration          iterations or epochs done
%   run.done               examples of the current epoch that are done
%   run.history, run.older a row for each iteration, see train_rows
%   run.due                whether its last row is not looked at yet (train_look)
%   run.best, run.failures theta, cost and iteration of the lowest validation
%                          cost; how many measurements since then
%   run.evaluations, run.step, run.seconds    for the report
%   run.restart, run.starts, run.kept, run.spent   starts before this one: how many; seed
%                          and cost of each; outcome of the best; their evaluations
%   run.ahead, run.cache   what the engine has done ahead of the run, and what else can be
%                          computed again: not part of a checkpoint

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
if ~ isempty (given.Resume) && nargin < 2
  run = checkpoint_resume (job);
else
  theta = first_theta (job);
  run = new_run (theta, train_begin (job, theta));
end
end

function run = new_run (theta, start)
run.start = start;
run.theta = theta;
run.state = [];
run.iteration = 0;
run.done = 0;
run.history = zeros (0, 8);
run.older = {};
run.due = false;
run.best = struct ('theta', theta, 'cost', Inf, 'iteration', 0);
run.failures = 0;
run.evaluations = 0;
run.step = NaN;
run.seconds = 0;
run.ahead = [];
run.cache = [];
run.restart = 0;
run.starts = zeros (0, 2);
run.kept = [];
run.spent = 0;
end

function theta = first_theta (job)
given = job.given;
if isempty (given.InitialTheta)
  theta = cast (nninit (job.net, given.Seed), job.class);
else
  theta = train_fold (cast (given.InitialTheta(:), job.class), job.scaling, 'back');
end
end
