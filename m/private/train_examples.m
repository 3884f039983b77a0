function [job, held] = train_examples (job, X, Y)
% TRAIN_EXAMPLES  The examples for training and for validation, and their weights.
%
%   [job, held] = train_examples (job, X, Y)
%
%   job.X, job.Y, job.weights   the examples to learn from, their targets as given, and
%                               Weights times ClassWeights; [] if all are 1
%   job.validation              {X, Y, weights} of the validation examples, or {}
%   held                        the rows of X that are held out, a column

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
weights = given.Weights;
[held, holds] = held_out (job, Y);
job.validation = {};
if ~ isempty (given.ValidationData)
  job.validation = [given.ValidationData(:)', {[]}];
elseif holds
  job.validation = {X(held,:), rows_of(Y, held, job.m), rows_of(weights, held, job.m)};
  learnt = setdiff ((1:job.m)', held);
  X = X(learnt,:);
  Y = rows_of (Y, learnt, job.m);
  weights = rows_of (weights, learnt, job.m);
end
job.X = X;
job.Y = Y;
job.m = size (X, 1);
job.first = 0;
[job.weights, each] = by_class (job, Y, job.m, weights, given.ClassWeights);
if ~ isempty (job.validation) && ~ isempty (each)
  job.validation{3} = by_class (job, job.validation{2}, size (job.validation{1}, 1), ...
                                job.validation{3}, each);
end
total = job.m;
if ~ isempty (job.weights)
  total = sum (double (job.weights(:)));
end
job.total = ranks_add (job.ranks, total);
if ~ (job.total > 0)
  error ('backprop:value', ['nntrain: Weights and ClassWeights must not be zero for ', ...
         'all examples to learn from']);
end
if ~ isempty (job.ranks)
  [unused, job.first] = ranks_gather (job.ranks, zeros (job.m, 0)); %#ok
  job.m = ranks_add (job.ranks, job.m);
end
end

function part = rows_of (A, rows, m)
if isempty (A) || numel (A) == m
  part = A(rows(1:numel (rows) * ~ isempty (A)));
  part = part(:);
else
  part = A(rows,:);
end
end

% A share of each class: of the examples sorted by class, and at random within each class,
% every 1/Holdout-th is held out.
function [held, holds] = held_out (job, Y)
held = [];
p = job.given.Holdout;
holds = ~ isempty (p);
if ~ holds
  return
end
class_of = zeros (job.m, 1);
if job.classifies && job.m > 0
  class_of = to_labels (Y, job.m, job.handed.Sizes(end));
end
[m, first] = deal (job.m, 0);
if ~ isempty (job.ranks)
  [class_of, first] = ranks_gather (job.ranks, class_of);
  m = numel (class_of);
end
u = uniform_numbers (m, mod (job.given.Seed + 2246822519, 2^32));
[sorted, order] = sortrows ([class_of, u]); %#ok
taken = diff (floor ((0:m)' * p + 0.5)) > 0;
held = sort (order(taken));
if isempty (held) || numel (held) == m
  error ('backprop:value', ['nntrain: Holdout must leave examples to learn from and ', ...
         'examples to validate on, but holds out %d of %d'], numel (held), m);
end
held = held(held > first & held <= first + job.m) - first;
end

% Weights times the weight of each example's class; each: the classes' weights.
function [weights, each] = by_class (job, Y, m, weights, each)
if isempty (each)
  return
end
K = job.handed.Sizes(end);
classes = max (2, K);
if ~ job.classifies || job.multilabel || (~ ischar (each) && numel (each) ~= classes)
  error ('backprop:option', ['nntrain: ClassWeights must be ''balanced'' or %d numbers, ', ...
         'one for each class, and Y labels'], classes);
end
labels = zeros (0, 1);
if m > 0
  labels = to_labels (Y, m, K) + (K == 1);         % 0 and 1 are classes 1 and 2
end
if ischar (each)                         % m / (K times the examples of the class)
  counts = zeros (classes, 1);
  if any (~ isnan (labels))
    counts = accumarray (labels(~ isnan (labels)), 1, [classes, 1]);
  end
  counts = ranks_add (job.ranks, counts);
  each = sum (counts) ./ (classes * max (1, counts));
end
own = ones (size (labels));
own(~ isnan (labels)) = each(labels(~ isnan (labels)));
if isempty (weights)
  weights = 1;
end
weights = full (double (weights(:))) .* own;
end
