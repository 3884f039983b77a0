function run = nntrainrestart (job, run, outcome)
% NNTRAINRESTART  Start once more, from another seed, and keep the best start so far.
%
%   run = nntrainrestart (job, run, outcome)
%
%   job       with the seed of the start to come (nntrainseed)
%   outcome   of the start that has ended

% SPDX-License-Identifier: GPL-3.0-or-later

starts = [run.starts; outcome.Seed, outcome.cost];
kept = run.kept;
if isempty (kept) || outcome.cost < kept.cost
  kept = outcome;
end
[seconds, spent, restart] = deal (run.seconds, run.spent + run.evaluations, run.restart);
run = nntrainstart (job, true);
run.starts = starts;
run.kept = kept;
run.seconds = seconds;
run.spent = spent;
run.restart = restart + 1;
end
