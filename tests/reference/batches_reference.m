function [theta, moment1, moment2, loss, hits] = batches_reference (theta, ...
                           moment1, moment2, net, X, Y, weights, how, order)
% BATCHES_REFERENCE  Training by mini-batches, slow and simple, to compare with.
%
% [theta, moment1, moment2, loss, hits] = batches_reference (theta, moment1,
% moment2, net, X, Y, weights, how, order) takes the arguments of backprop_mex ('batches'),
% but X and targets with an example in each row, and computes the formulas one example and
% one step at a time, in double precision:
%
%   g = (m / sum (w)) (1/b) sum over the batch of w_t dJ_t/dtheta
%       + (lambda / sum (w)) [0 Theta(:,2:end)]
%
%   adam   m = beta1 m + (1 - beta1) g,  v = beta2 v + (1 - beta2) g^2,
%          theta = theta - rate mhat / (sqrt (vhat) + epsilon), where
%          mhat = m / (1 - beta1^t), vhat = v / (1 - beta2^t)
%          (D. Kingma and J. Ba, Adam, ICLR 2015, algorithm 1)
%   rmsprop   m = beta2 m + (1 - beta2) g^2,  theta = theta - rate g / (sqrt (m) + epsilon)
%          (T. Tieleman and G. Hinton, Neural networks for machine learning, 6.5)
%   sgd    m = momentum m - rate g,  theta = theta + m; with how.Nesterov
%          theta = theta + momentum m - rate g
%
% weights may be empty. An output whose target is NaN adds no cost. The penalty on mean
% activations (see nncost_reference) uses the means over the batch, weighted by w, before
% dropout; loss contains it once for each example, times the example's weight.
%
% See also philox_reference, nncost_reference.

% SPDX-License-Identifier: GPL-3.0-or-later

s = net.Sizes(:)';
L = numel (s);
X = full (double (X));
if isfield (net, 'Scale') && ~ isempty (net.Scale)
  X = (X - net.Shift(:)') ./ net.Scale(:)';
end
m = size (X, 1);
w = weights;
if isempty (w)
  w = ones (m, 1);
end
if s(L) > 1 && numel (Y) == m
  I = eye (s(L));
  Y = I(double (Y(:)),:);
end
Y = reshape (full (double (Y)), m, s(L));

not_bias = [];
for l = 1:L-1
  not_bias = [not_bias; zeros(s(l+1), 1); ones(s(l) * s(l+1), 1)];
end
shape = size (theta);
theta = double (theta(:));
moment1 = double (moment1(:));
moment2 = double (moment2(:));
[loss, hits] = deal (0);
step = how.Step;
for first = 1:how.BatchSize:numel (order)
  batch = double (order(first:min (end, first + how.BatchSize - 1)));
  g = zeros (size (theta));
  keep = dropped (s, how, step, numel (batch));
  [extra, push] = sparsity (theta, net, X(batch,:), w(batch), keep);
  loss = loss + sum (w(batch)) * extra;
  share = m / sum (w) * max (sum (w(batch)), realmin) / numel (batch);
  push = cellfun (@(p) p / share, push, 'UniformOutput', false);
  for i = 1:numel (batch)
    t = batch(i);
    [J, gt, h] = example (theta, net, X(t,:)', Y(t,:)', keep(i,:), push);
    g = g + w(t) * gt;
    loss = loss + w(t) * J;
    hits = hits + is_hit (net, h, Y(t,:)');
  end
  g = m / sum (w) * g / numel (batch) + net.Lambda / sum (w) * not_bias .* theta;

  step = step + 1;
  if strcmp (how.Solver, 'adam')
    moment1 = how.Beta1 * moment1 + (1 - how.Beta1) * g;
    moment2 = how.Beta2 * moment2 + (1 - how.Beta2) * g .^ 2;
    mhat = moment1 / (1 - how.Beta1 ^ step);
    vhat = moment2 / (1 - how.Beta2 ^ step);
    theta = theta - how.LearnRate * mhat ./ (sqrt (vhat) + how.Epsilon);
  elseif strcmp (how.Solver, 'rmsprop')
    moment1 = how.Beta2 * moment1 + (1 - how.Beta2) * g .^ 2;
    theta = theta - how.LearnRate * g ./ (sqrt (moment1) + how.Epsilon);
  elseif how.Nesterov
    moment1 = how.Momentum * moment1 - how.LearnRate * g;
    theta = theta + how.Momentum * moment1 - how.LearnRate * g;
  else
    moment1 = how.Momentum * moment1 - how.LearnRate * g;
    theta = theta + moment1;
  end
end
theta = reshape (theta, shape);

end

% The factors of dropout: keep{i,l} for the activations of hidden layer l of the i-th of b
% examples.
function keep = dropped (s, how, step, b)
keep = cell (b, numel (s));
key = [mod(how.Seed, 2^32), floor(how.Seed / 2^32)];
for l = 2:(numel (s) - 1) * (how.Dropout > 0)
  four = (0:ceil (s(l) / 4) - 1)';                % units 4 four + 1 .. 4 four + 4
  for i = 1:b
    counter = [repmat(i - 1, size (four)), four, repmat([l - 1, step], size (four))];
    word = reshape (philox_reference (counter, key)', 1, []);
    keep{i,l} = (word(1:s(l)) >= floor (how.Dropout * 2^32)) / (1 - how.Dropout);
  end
end
end

% The penalty on the mean activations of the batch, and its derivatives by the means.
function [extra, push] = sparsity (theta, net, X, w, keep)
L = numel (net.Sizes);
extra = 0;
push = repmat ({0}, 1, L);
if ~ isfield (net, 'SparsityWeight') || sum (w) == 0
  return
end
rho = net.SparsityTarget;
sums = push;
for i = 1:size (X, 1)
  [~, ~, steps] = nncost_reference (factors (net, keep(i,:)) .* theta, net, X(i,:), ...
                                    zeros (1, net.Sizes(end)), push);
  for l = 2:L-1
    sums{l} = sums{l} + w(i) * steps.a{l}';
  end
end
for l = 2:L-1
  r = sums{l} / sum (w);
  extra = extra + net.SparsityWeight * sum (rho * log (rho ./ r) ...
                                            + (1 - rho) * log ((1 - rho) ./ (1 - r)));
  push{l} = net.SparsityWeight * (-rho ./ r + (1 - rho) ./ (1 - r));
end
end

% Cost, gradient and outputs of one example. Dropout in a hidden layer changes the weights
% from it to the next layer: column k of the next Theta is multiplied by keep(k), in the
% forward pass and in the backward pass.
function [J, g, h] = example (theta, net, x, y, keep, push)
s = net.Sizes(:)';
factor = factors (net, keep);
net.Lambda = 0;
known = ~ isnan (y);
[~, ~, steps] = nncost_reference (factor .* theta, net, x', zeros (1, s(end)), push);
h = steps.a{end}';
z = steps.z{end}';
% a target equal to the output has no cost and no delta; cross-entropy with softmax sums over
% the known targets, as if the others were 0
y(~known) = h(~known);
if strcmp (net.Loss, 'crossentropy') && strcmp (net.Output, 'softmax')
  y(~known) = 0;
end
if s(end) == 1
  [J, g] = nncost_reference (factor .* theta, net, x', y, push);
else
  [J, g] = nncost_reference (factor .* theta, net, x', y', push);
end
if strcmp (net.Loss, 'crossentropy') && strcmp (net.Output, 'sigmoid')
  lost = max (z, 0) - y .* z + log1p (exp (-abs (z)));
  J = J - sum (lost(~known));
end
g = factor .* g;
end

function factor = factors (net, keep)
s = net.Sizes(:)';
factor = [];
for l = 1:numel (s) - 1
  f = ones (s(l+1), s(l) + 1);
  if ~ isempty (keep{l})
    f(:,2:end) = repmat (keep{l}, s(l+1), 1);
  end
  factor = [factor; f(:)];
end
end

function yes = is_hit (net, h, y)
if numel (h) > 1
  y(isnan (y)) = -Inf;
  [~, label] = max (h);
  [most, right] = max (y);
  yes = label == right && most > -Inf;
else
  yes = strcmp (net.Output, 'sigmoid') && ~ isnan (y) && (h >= 0.5) == (y >= 0.5);
end
end
