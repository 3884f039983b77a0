function [run, interrupted] = train_batches (job, run)
% TRAIN_BATCHES  Train for some mini-batches, or for some whole epochs.
%
%   [run, interrupted] = train_batches (job, run)
%
%   Goes on where run.state says, for some job.pause seconds: to the end of the epoch at
%   most, or, where epochs are short, for as many as the engine does in one call. They are
%   taken from run.cache.ahead up to the next that somebody wants to look at (OutputFcn,
%   validation), because a call costs more than a short epoch. run.history gets a row for
%   each that is complete. Where the calls are cut changes no bit.

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
  run.cache = struct ('orders', [], 'group', NaN, 'batches', 1, 'ahead', []);
end
if isempty (run.cache.ahead)
  run = go_ahead (job, run);
end
a = run.cache.ahead;
n = min (size (a.rows, 1) - a.taken, train_next (job, run) - run.iteration);
if n > 0
  costs = a.rows(a.taken + (1:n),2);
  last = find (~ isfinite (costs) | costs < job.given.LossTolerance, 1);
  if ~ isempty (last)                    % training ends there: theta must be that of then
    n = max (1, last - ~ isfinite (costs(last)));
  end
  run = train_rows (run, a.rows(a.taken + (1:n),:));
  run.iteration = run.iteration + n;
  run = at_column (job, run, a.taken + n, 0, 0, 0);
elseif a.done > 0
  run = at_column (job, run, a.taken + 1, a.done, a.loss, a.hits);
end
run.cache.ahead.taken = a.taken + n;
interrupted = false;
if run.cache.ahead.taken == size (a.rows, 1) && (n == 0 || a.done == 0)
  interrupted = a.interrupted;
  run.cache.ahead = [];
end
end

% The run as the engine left it at the end of a part, with what is done of an epoch that
% has begun.
function run = at_column (job, run, k, done, loss, hits)
a = run.cache.ahead;
s = run.state;
each = ceil (job.m / job.given.BatchSize);
run.theta = a.theta(:,k);
s.moment1 = a.moment1(:,k);
if job.solver.moments > 1
  s.moment2 = a.moment2(:,k);
end
run.done = done;
s.loss = loss;
s.hits = hits;
s.steps = run.iteration * each + ceil (done / job.given.BatchSize);
run.state = s;
run.evaluations = s.steps;
end

% One call of the engine: the rest of an epoch or a part of it, or several epochs.
% run.cache.ahead: theta and the moments, a column for each epoch; rows of history of
% those that are complete; of one that is not, the examples done, their loss and hits.
function run = go_ahead (job, run)
[run.cache, column] = orders_of_epochs (run.cache, job, run.iteration);
each = ceil (job.m / job.given.BatchSize);
epochs = min ([floor(run.cache.batches / each), size(run.cache.orders, 2) - column + 1, ...
               job.limit - run.iteration, floor(job.ahead / numel (run.theta))]);
if run.done > 0 || epochs < 2
  epochs = 1;
  last = min (job.m, run.done + run.cache.batches * job.given.BatchSize);
  order = run.cache.orders(run.done + 1:last,column);
else
  order = run.cache.orders(:,column:column + epochs - 1);
end
s = run.state;
how = job.how;
how.LearnRate = rate (job.given, run.iteration + (0:epochs - 1));
how.Parts = epochs;
how.Step = s.steps;
how.MultiLabel = job.multilabel;
how.Loss = s.loss;                       % adds up in an order that no cut changes
clock = tic;
[a.theta, a.moment1, a.moment2, done, loss, hits, penalty] = backprop_mex ('batches', ...
  run.theta, s.moment1, s.moment2, job.net, job.Xt, job.Yt, job.options, how, order);
took = toc (clock);
most = max (job.m, 1e4) / job.given.BatchSize;
run.cache.batches = max (1, floor (min (job.pause / took * done / job.given.BatchSize, most)));
hits(1) = hits(1) + s.hits;
whole = floor ((run.done + done) / job.m);            % epochs that are complete then
a.done = run.done + done - whole * job.m;
a.loss = loss(min (end, whole + 1));
a.hits = hits(min (end, whole + 1));
right = NaN (whole, 1);
if job.classifies
  right = hits(1:whole)' / job.answers;
end
cost = loss(1:whole)' / job.total;
a.rows = [run.iteration + (1:whole)', cost, NaN(whole, 1), right, NaN(whole, 2), ...
          run.seconds + took * (1:whole)' / epochs, cost + penalty(1:whole)'];
a.taken = 0;
a.interrupted = done < numel (order);
run.cache.ahead = a;
end

% Permutations of the examples that depend only on the seed and the epoch, a column for each
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
