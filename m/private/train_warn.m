function train_warn (job, run, theta)
% TRAIN_WARN  A warning if the result of training is useless.
%
%   train_warn (job, run, theta)
%
%   theta   what is returned, of job.net
%
%   Start and end are compared on job.sample, with the penalty. At most one warning: the
%   first that applies says what to do.

% SPDX-License-Identifier: GPL-3.0-or-later

s = job.sample;
start = run.start;
if run.iteration == 0 || start.gradient <= 1e-4 * max (1, start.cost)
  return                                 % there was no step
end
[J, unused, unused, H] = measure_cost (job, theta, s.X, s.Y, s.weights, false); %#ok
J = J + penalty_cost (theta, job.net, job.total);
rate = 'a smaller LearnRate probably helps';
if ~ job.solver.batches
  rate = '''Standardize'', true probably helps';
end
if ~ isempty (run.history) && ~ isfinite (run.history(end, 2))
  J = Inf;
end
if ~ isfinite (J) || J > 1000 * start.cost
  warning ('backprop:diverged', ['nntrain: training has diverged (the cost was %.3g at ', ...
           'the start, and %.3g then): %s'], start.cost, J, rate);
elseif J >= start.cost
  warning ('backprop:nolower', ['nntrain: the cost is not lower than at the start (%.4g, ', ...
           'after %.4g): %s'], J, start.cost, rate);
elseif job.classifies
  warn_one_class (job, H);
elseif numel (s.Y) == numel (H)          % and not labels
  warn_flat (s, double (H));
end
end

function warn_one_class (job, H)
[m, K] = size (H);
Y = job.sample.Y;
labels = to_labels (Y, m, K);
said = to_labels (H, m, K);
several = numel (Y) > m && any (sum (Y > 0.5, 2) > 1);     % classes of one example
known = labels(~ isnan (labels));
if ~ several && ~ job.multilabel && all (said == said(1)) && any (known ~= said(1))
  cure = 'more iterations';
  if job.solver.batches
    cure = 'a smaller LearnRate, more epochs';
  end
  warning ('backprop:oneclass', ['nntrain: the network predicts one class (%s) for all ', ...
    'examples, although there are others: %s, ''Standardize'', true or ', ...
    '''ClassWeights'', ''balanced'' probably help'], name_of (said(1), job.net), cure);
end
end

function text = name_of (label, net)
text = sprintf ('%d', label);
if isfield (net, 'ClassNames')
  text = list_names (net.ClassNames(label + (net.Sizes(end) == 1)));
end
end

function warn_flat (s, H)
Y = full (double (reshape (s.Y, size (H))));
if isempty (s.weights)
  s.weights = ones (size (H, 1), 1);
end
w = bsxfun (@times, ~ isnan (Y), full (double (s.weights(:))));
Y(isnan (Y)) = 0;
center = sum (w .* Y, 1) ./ max (sum (w, 1), realmin);
spread = sum (sum (w .* bsxfun (@minus, Y, center) .^ 2));
R2 = 1 - sum (sum (w .* (Y - H) .^ 2)) / spread;
if spread > 0 && R2 < 0.01
  warning ('backprop:flat', ['nntrain: the network predicts no better than the mean of Y ', ...
    'does (R2 is %.2g): ''Standardize'', true, more iterations or epochs, or a smaller ', ...
    'Lambda probably help'], R2);
end
end
