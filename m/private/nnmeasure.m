function [J, accuracy, interrupted, H] = nnmeasure (job, theta, X, Y, weights)
% NNMEASURE  Cost, without the penalty of Lambda, and accuracy on examples.
%
%   [J, accuracy, interrupted, H] = nnmeasure (job, theta, X, Y, weights)
%
%   accuracy   the part of the examples that nnpredict gives the right label;
%              NaN where nothing is classified (job.classifies)
%   H          the outputs

% SPDX-License-Identifier: GPL-3.0-or-later

net = job.net;
net.Lambda = 0;
[J, H] = backprop_mex ('measure', theta, net, X, Y, weights, job.given.Threads);
accuracy = NaN;
interrupted = isempty (J);
if job.classifies && ~ interrupted
  accuracy = mean (right (H, Y));
end
end

function hits = right (H, Y)
[m, K] = size (H);
if K == 1
  hits = (H >= 0.5) == (full (double (Y(:))) >= 0.5);
else
  if numel (Y) == m * K
    [most, Y] = max (Y, [], 2);
  end
  [most, label] = max (H, [], 2);
  hits = label == double (Y(:));
end
end
