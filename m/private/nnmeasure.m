function [J, accuracy, interrupted] = nnmeasure (job, theta, X, Y)
% NNMEASURE  Cost, without the penalty of Lambda, and accuracy on examples.
%
%   [J, accuracy, interrupted] = nnmeasure (job, theta, X, Y)
%
%   accuracy   the part of the examples that is right; NaN for regression.

% SPDX-License-Identifier: GPL-3.0-or-later

net = job.net;
net.Lambda = 0;
interrupted = false;
J = double (nncost_mex (theta, net, X, Y, [], job.given.Threads));
accuracy = NaN;
hits = nnhits (nnforward_mex (theta, net, X), Y, net);
if ~ isempty (hits)
  accuracy = mean (hits);
end
end
