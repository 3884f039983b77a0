function run = train_restart (job, run, outcome)
% TRAIN_RESTART  Start again, from another seed, and keep the best start so far.
%
%   run = train_restart (job, run, outcome)
%
%   job       with the seed of the next start (train_seed)
%   outcome   of the start that has ended

% SPDX-License-Identifier: GPL-3.0-or-later

starts = [run.starts; outcome.Seed, outcome.cost];
kept = run.kept;
if isempty (kept) || outcome.cost < kept.cost
  kept = outcome;
end
[seconds, spent, restart] = deal (run.seconds, run.spent + run.evaluations, run.restart);
run = train_start (job, true);
run.starts = starts;
run.kept = kept;
run.seconds = seconds;
run.spent = spent;
run.restart = restart + 1;
end
