function [J, accuracy, interrupted, H] = measure_all (job, theta, X, Y, weights)
% MEASURE_ALL  measure_cost for the examples of all ranks.
%
%   [J, accuracy, interrupted, H] = measure_all (job, theta, X, Y, weights)
%
%   X, Y, weights   this rank's
%   H               the outputs of this rank's examples
%
%   With several ranks Ctrl-C does not stop it, because all ranks must reach the end.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (job.ranks)
  [J, accuracy, interrupted, H] = measure_cost (job, theta, X, Y, weights);
  return
end
interrupted = false;
H = NaN (size (X, 1), job.net.Sizes(end));
sums = zeros (1, 4);
problem = '';
try
  own = size (X, 1);
  if ~ isempty (weights)
    own = sum (double (weights(:)));
  end
  if own > 0
    [J, right, unused, H] = measure_cost (job, theta, X, Y, weights, false); %#ok
    answers = size (X, 1);
    if job.multilabel
      answers = sum (~ isnan (Y(:)));
    end
    right(answers == 0) = 0;
    sums = [own * J, own, right * answers, answers];
  end
catch e
  problem = readable_text (e.message);
end
sums = ranks_sum (job.ranks, {'theta', theta}, double (sums), [], 0, problem);
J = sums(1) / sums(2);
accuracy = sums(3) / sums(4);
end
