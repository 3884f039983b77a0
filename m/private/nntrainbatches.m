function [run, interrupted] = nntrainbatches (job, run)
% NNTRAINBATCHES  Train for some mini-batches, to the end of the epoch at most.
%
%   [run, interrupted] = nntrainbatches (job, run)
%
%   Goes on where run.state says, for some job.pause seconds. At the end of the
%   epoch run.history gets its row. Where the calls are cut changes no bit.

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
if isempty (run.state)
  nothing = zeros (size (run.theta), class (run.theta));
  run.state = struct ('moment1', nothing, 'moment2', nothing, 'steps', 0, ...
                      'loss', 0, 'hits', 0);
  if job.solver.moments < 2
    run.state.moment2 = [];
  end
end
s = run.state;
if isempty (run.cache)                   % batches in a call, adapted below
  run.cache = struct ('order', [], 'batches', 1);
end
if isempty (run.cache.order)
  run.cache.order = order_of_epoch (job.m, given.Seed, run.iteration + 1);
end
names = fieldnames (job.solver.options);
for k = 1:numel (names)
  how.(names{k}) = given.(names{k});     % the engine takes what it knows
end
how.Solver = given.Solver;
how.Seed = given.Seed;
how.LearnRate = rate (given, run.iteration);
how.Step = s.steps;
how.Loss = s.loss;                       % adds up in an order that no cut changes
last = min (job.m, run.done + run.cache.batches * given.BatchSize);
clock = tic;
[run.theta, s.moment1, s.moment2, done, s.loss, hits] = backprop_mex ('batches',  ...
  run.theta, s.moment1, s.moment2, job.net, job.Xt, job.Yt, job.weights, ...
  given.Threads, how, run.cache.order(run.done + 1:last));
each = toc (clock) / max (1, done);
run.cache.batches = max (1, floor (min (job.pause / each, job.m) / given.BatchSize));
interrupted = done < last - run.done;
s.steps = s.steps + ceil (done / given.BatchSize);
run.done = run.done + done;
s.hits = s.hits + hits;
if run.done == job.m
  run.iteration = run.iteration + 1;
  right = NaN;
  if job.classifies
    right = s.hits / job.m;
  end
  run.history(end + 1,:) = [run.iteration, s.loss / job.total, NaN, right, NaN(1, 3)];
  run.done = 0;
  s.loss = 0;
  s.hits = 0;
  run.cache.order = [];
end
run.state = s;
run.evaluations = s.steps;
end

% A permutation of the examples that depends on the seed and the epoch alone;
% the factor is odd and large, so that no two epochs share a seed, nor do
% neighbouring seeds have the same order in neighbouring epochs.
function order = order_of_epoch (m, seed, epoch)
[sorted, order] = sort (nnuniform (m, mod (seed + 2654435761 * epoch, 2^32)));
order = uint32 (order);
end

function r = rate (given, epochs_done)
r = given.LearnRate;
if strcmp (given.LearnRateSchedule, 'cosine')
  r = r * (1 + cos (pi * epochs_done / given.Epochs)) / 2;
elseif strcmp (given.LearnRateSchedule, 'piecewise')
  r = r * given.LearnRateDropFactor ^ floor (epochs_done / given.LearnRateDropPeriod);
end
end
