function start = train_begin (job, theta)
% TRAIN_BEGIN  Cost and gradient at the start, and a warning if units are saturated.
%
%   start = train_begin (job, theta)
%
%   start   struct: cost and gradient (the largest of its entries) on job.sample, with
%           the penalty

% SPDX-License-Identifier: GPL-3.0-or-later

s = job.sample;
[J, grad, z] = backprop_mex ('cost', theta, job.net, s.X, s.Y, ...
                             {'Weights', s.weights, 'Threads', job.given.Threads}); %#ok
start.cost = measure_cost (job, theta, s.X, s.Y, s.weights, false) ...
             + penalty_cost (theta, job.net, job.total);
start.gradient = double (max (abs (grad)));
warn_saturated (job, z);
end

% A unit is saturated where its slope is below a thousandth of the largest slope of its
% activation: almost no gradient passes through it.
function warn_saturated (job, z)
names = job.net.Activation;
if ischar (names)
  names = repmat ({names}, 1, numel (job.net.Sizes) - 2);
end
for l = 1:numel (names)
  row = activation_table (names{l});
  if row.bounded
    flat = mean (row.slope (double (z{l+1}(:))) < 1e-3 * row.slope (0));
    if flat > 0.8
      cure = '''Standardize'', true probably helps';
      if job.given.Standardize
        cure = 'smaller weights in InitialTheta probably help';
      end
      warning ('backprop:saturated', ['nntrain: at the start %.0f %% of the outputs of ', ...
        'hidden layer %d are saturated, so that almost no gradient passes through: %s'], ...
        100 * flat, l, cure);
      return
    end
  end
end
end
