function run = train_batches (job, run, n)
% TRAIN_BATCHES  Train by mini-batches: the engine goes ahead, and the run follows.
%
%   run = train_batches (job, run)      one call of the engine: sets run.ahead
%   run = train_batches (job, run, n)   the run after n more epochs of run.ahead
%
%   A call continues from run.state, for about job.pause seconds: at most to the end of the
%   epoch or, if epochs are short, for several epochs, because a call takes longer than a
%   short epoch. The results have the same bits however they are divided into calls.
%
%   run.ahead   theta and the moments, a column for each complete epoch, and one for the
%               part of an epoch at the end; rows of history (rows), evaluations and step
%               of the complete epochs; for the part, the examples done, their loss and
%               hits; taken, the number of epochs that the run has followed

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  if isempty (run.state)
    nothing = zeros (size (run.theta), class (run.theta));
    run.state = struct ('moment1', nothing, 'moment2', nothing, 'steps', 0, ...
                        'loss', 0, 'hits', 0);
    if job.solver.moments < 2
      run.state.moment2 = [];
    end
  end
  if isempty (run.cache)
    run.cache = struct ('orders', [], 'group', NaN, 'batches', 1);
  end
  run = go_ahead (job, run);
  return
end
a = run.ahead;
run.iteration = run.iteration + n;
k = a.taken + n;
run.ahead.taken = k;
if k == size (a.rows, 1) && a.done > 0
  run = at_column (job, run, k + 1, a.done, a.loss, a.hits);
elseif k > 0
  run = at_column (job, run, k, 0, 0, 0);
end
end

% The run as the engine left it at the end of a part, with what is done of an epoch that
% has begun.
function run = at_column (job, run, k, done, loss, hits)
a = run.ahead;
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
function run = go_ahead (job, run)
[run.cache, column] = orders_of_epochs (run.cache, job, run.iteration);
each = ceil (job.m / job.given.BatchSize);
epochs = min ([floor(run.cache.batches / each), size(run.cache.orders, 2) - column + 1, ...
               job.limit - run.iteration, floor(job.ahead / numel (run.theta))]);
if run.done > 0 || epochs < 2 || ~ isempty (job.ranks)
  epochs = 1;
  last = min (job.m, run.done + run.cache.batches * job.given.BatchSize);
  if ~ isempty (job.ranks)               % which have no clock in common
    last = job.m;
  end
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
how.Loss = s.loss;                       % the order of the sums is the same for all calls
clock = tic;
if isempty (job.ranks)
  [a.theta, a.moment1, a.moment2, done, loss, hits, penalty] = backprop_mex ('batches', ...
    run.theta, s.moment1, s.moment2, job.net, job.Xt, job.Yt, job.options, how, order);
  a.interrupted = done < numel (order);
else
  [a.theta, a.moment1, a.moment2, done, loss, hits, penalty, a.interrupted] = ...
    ranks_batches (run.theta, s.moment1, s.moment2, job, how, order);
end
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
last = find (~ isfinite (cost) | cost < job.given.LossTolerance, 1);
if ~ isempty (last)                      % training ends there
  a.rows = a.rows(1:last,:);
  a.done = 0;
end
a.evaluations = a.rows(:,1) * each;
a.step = NaN (size (a.evaluations));
a.taken = 0;
run.ahead = a;
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
