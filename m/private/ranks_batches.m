function [theta, moment1, moment2, done, loss, hits, penalty, stopped] = ...
  ranks_batches (theta, moment1, moment2, job, how, order)
% RANKS_BATCHES  Train on mini-batches whose examples are on all ranks.
%
%   [theta, moment1, moment2, done, loss, hits, penalty, stopped] = ...
%     ranks_batches (theta, moment1, moment2, job, how, order)
%
%   Arguments and results are those of backprop_mex ('batches') with one part; order has the
%   numbers of the examples of all ranks, those of rank 0 first.
%   stopped   Ctrl-C came, on rank 0. It also returns, after a whole batch, when rank 0's
%             job.pause is over
%
%   Each rank computes the gradient of its own part of a batch; their sum is the batch's, and
%   every rank makes the same step.

% SPDX-License-Identifier: GPL-3.0-or-later

clock = tic;
own = how;                               % v = 0 v - 1 g: minus the gradient
own.Solver = 'sgd';
[own.LearnRate, own.Momentum, own.Nesterov] = deal (1, 0, false);
own.Loss = 0;
count = size (job.X, 1);
nothing = zeros (size (theta), class (theta));
net = job.part.net;
[done, hits, flag] = deal (0);
loss = how.Loss;
problem = '';
while done < numel (order) && flag == 0
  rows = double (order(done + 1:min (end, done + how.BatchSize)));
  mine = rows > job.first & rows <= job.first + count;
  sums = [0, 0];
  g = nothing;
  try
    own.Step = how.Step;
    [g, sums] = gradient (theta, nothing, job, net, own, rows(mine) - job.first, find (mine));
  catch e
    problem = readable_text (e.message);
  end
  if job.ranks.rank == 0
    flag = backprop_mex ('hold') + 2 * (toc (clock) > job.pause);
  end
  [sums, g, flag] = ranks_sum (job.ranks, {'theta', theta}, sums, g, flag, problem);
  g = g * (job.m / job.total / numel (rows));
  at = job.part.penalized;
  g(at) = g(at) + job.part.lambda / job.total * theta(at);
  [theta, moment1, moment2] = step (theta, moment1, moment2, g, how);
  how.Step = how.Step + 1;
  done = done + numel (rows);
  loss = loss + sums(1);
  hits = hits + sums(2);
end
penalty = penalty_cost (theta, job.net, job.total);
stopped = mod (flag, 2) == 1;
end

% The sum of the gradients of some examples, times their weights; their cost and hits.
function [g, sums] = gradient (theta, nothing, job, net, how, rows, places)
g = nothing;
sums = [0, 0];
total = numel (rows);
weights = [];
if ~ isempty (job.weights)
  weights = job.weights(rows);
  total = sum (weights);
end
if isempty (rows) || ~ (total > 0)
  return
end
Yt = job.Yt;
if size (Yt, 1) > 1 && size (Yt, 2) == size (job.Xt, 2)
  Yt = Yt(:,rows);
else
  Yt = Yt(rows);
end
how.BatchSize = numel (rows);
how.Places = uint32 (places);
[unused, v, unused, unused, loss, hits] = backprop_mex ('batches', theta, nothing, ...
  nothing, net, job.Xt(:,rows), Yt, {'Weights', weights, 'Threads', job.given.Threads}, how, ...
  uint32 (1:numel (rows))); %#ok
g = -total * v;
sums = [loss, hits];
end

% As in core/kernels/optimizer.c.
function [theta, p, q] = step (theta, p, q, g, how)
rate = how.LearnRate;
t = how.Step + 1;
if strcmp (how.Solver, 'adam')
  p = how.Beta1 * p + (1 - how.Beta1) * g;
  q = how.Beta2 * q + (1 - how.Beta2) * g .^ 2;
  theta = theta - rate / (1 - how.Beta1 ^ t) * p ...
                  ./ (sqrt (q) / sqrt (1 - how.Beta2 ^ t) + how.Epsilon);
elseif strcmp (how.Solver, 'rmsprop')
  p = how.Beta2 * p + (1 - how.Beta2) * g .^ 2;
  theta = theta - rate * g ./ (sqrt (p) + how.Epsilon);
else
  p = how.Momentum * p - rate * g;
  if how.Nesterov
    theta = theta + how.Momentum * p - rate * g;
  else
    theta = theta + p;
  end
end
end
