function [J, accuracy, interrupted, H] = measure_cost (job, theta, X, Y, weights, early)
% MEASURE_COST  Cost, without the penalty of Lambda, and accuracy on examples.
%
%   [J, accuracy, interrupted, H] = measure_cost (job, theta, X, Y, weights, early)
%
%   accuracy   the share of the examples that nnpredict gives the right label, with
%              MultiLabel the share of the labels; NaN for regression (job.classifies)
%   interrupted   Ctrl-C came: then J and H are []
%   H          the outputs
%   early      false: does not stop at Ctrl-C. Default: true

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 6
  early = true;
end
net = job.net;
net.Lambda = 0;
[J, H] = backprop_mex ('measure', theta, net, X, Y, ...
                       {'Weights', weights, 'Threads', job.given.Threads}, early);
accuracy = NaN;
interrupted = isempty (J);
if job.multilabel && ~ interrupted
  known = ~ isnan (Y);
  accuracy = mean ((H(known) >= 0.5) == (Y(known) >= 0.5));
elseif job.classifies && ~ interrupted
  [m, K] = size (H);
  accuracy = sum (to_labels (Y, m, K) == to_labels (H, m, K)) / m;      % mean takes longer
end
end
