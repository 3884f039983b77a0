function [run, interrupted] = train_batches (job, run)
% TRAIN_BATCHES  Train for some mini-batches, or for some whole epochs.
%
%   [run, interrupted] = train_batches (job, run)
%
%   Goes on where run.state says, for some job.pause seconds: to the end of the epoch at
%   most, or, where epochs are short, for as many as nobody wants to look at in between.
%   run.history gets a row for each that is complete. Where the calls are cut changes no
%   bit.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (run.state)
  nothing = zeros (size (run.theta), class (run.theta));
  run.state = struct ('moment1', nothing, 'moment2', nothing, 'steps', 0, ...
                      'loss', 0, 'hits', 0);
  if job.solver.moments < 2
    run.state.moment2 = [];
  end
end
if isempty (run.cache)
  run.cache = struct ('orders', [], 'group', NaN, 'batches', 1);   % in a call, adapted
end
[run.cache, column] = orders_of_epochs (run.cache, job, run.iteration);
each = ceil (job.m / job.given.BatchSize);
epochs = min ([floor(run.cache.batches / each), size(run.cache.orders, 2) - column + 1, ...
               train_next(job, run) - run.iteration]);
if run.done > 0 || epochs < 2
  last = min (job.m, run.done + run.cache.batches * job.given.BatchSize);
  [run, interrupted] = train (job, run, run.cache.orders(run.done + 1:last, column), 1);
  return
end
[after, interrupted] = train (job, run, run.cache.orders(:, column:column + epochs - 1), epochs);
costs = after.history(end - (after.iteration - run.iteration) + 1:end, 2);
good = find (~ isfinite (costs) | costs < job.given.LossTolerance, 1);
if ~ isempty (good)                      % training ends there: theta must be that of then
  good = max (1, good - ~ isfinite (costs(good)));
  if good < epochs
    [after, interrupted] = train (job, run, ...
                                  run.cache.orders(:, column:column + good - 1), good);
  end
end
run = after;
end

% One call of the engine: the rest of an epoch or a part of it, or so many epochs.
function [run, interrupted] = train (job, run, order, epochs)
given = job.given;
s = run.state;
how = job.how;
how.LearnRate = rate (given, run.iteration + (0:epochs - 1));
how.Parts = epochs;
how.Step = s.steps;
how.MultiLabel = job.multilabel;
how.Loss = s.loss;                       % adds up in an order that no cut changes
clock = tic;
[run.theta, s.moment1, s.moment2, done, loss, hits, penalty] = backprop_mex ('batches',  ...
  run.theta, s.moment1, s.moment2, job.net, job.Xt, job.Yt, job.options, how, ...
  order);
took = toc (clock);
most = max (job.m, 1e4) / given.BatchSize;
run.cache.batches = max (1, floor (min (job.pause / took * done / given.BatchSize, most)));
interrupted = done < numel (order);
hits(1) = hits(1) + s.hits;
whole = floor ((run.done + done) / job.m);            % epochs that are complete now
each = ceil (job.m / given.BatchSize);
if whole > 0
  s.steps = (run.iteration + whole) * each;
  right = NaN (whole, 1);
  if job.classifies
    right = hits(1:whole)' / job.answers;
  end
  cost = loss(1:whole)' / job.total;
  run = train_rows (run, [run.iteration + (1:whole)', cost, NaN(whole, 1), right, ...
    NaN(whole, 2), run.seconds + took * (1:whole)' / epochs, cost + penalty(1:whole)']);
  run.iteration = run.iteration + whole;
end
run.done = run.done + done - whole * job.m;
s.loss = 0;
s.hits = 0;
if run.done > 0                          % of an epoch that has begun
  s.steps = run.iteration * each + ceil (run.done / given.BatchSize);
  s.loss = loss(min (end, whole + 1));
  s.hits = hits(min (end, whole + 1));
end
run.state = s;
run.evaluations = s.steps;
end

% Permutations of the examples that depend on the seed and the epoch alone, a column an
% epoch; those of short epochs are made together, because a seed takes time. column: that
% of the next epoch. The factor is odd and large, so that no two groups share a seed, nor
% do neighbouring seeds have the same order in neighbouring groups.
function [cache, column] = orders_of_epochs (cache, job, done)
count = max (1, floor (1e4 / job.m));
group = floor (done / count);
column = done - group * count + 1;
if cache.group ~= group
  seed = mod (job.given.Seed + 2654435761 * (group + 1), 2^32);
  [sorted, orders] = sort (reshape (uniform_numbers (job.m * count, seed), job.m, count)); %#ok
  cache.orders = uint32 (orders);
  cache.group = group;
end
end

function r = rate (given, epochs_done)
r = given.LearnRate * ones (size (epochs_done));
if strcmp (given.LearnRateSchedule, 'cosine')
  r = r .* (1 + cos (pi * epochs_done / given.Epochs)) / 2;
elseif strcmp (given.LearnRateSchedule, 'piecewise')
  r = r .* given.LearnRateDropFactor .^ floor (epochs_done / given.LearnRateDropPeriod);
end
end
