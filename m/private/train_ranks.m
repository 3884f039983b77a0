function [ranks, net, X, Y, given] = train_ranks (net, X, Y, given)
% TRAIN_RANKS  The examples of nntrain, checked; with Distributed on all ranks together.
%
%   [ranks, net, X, Y, given] = train_ranks (net, X, Y, given)
%
%   ranks   from ranks_begin; [] without Distributed

% SPDX-License-Identifier: GPL-3.0-or-later

ranks = [];
if ~ given.Distributed
  [Y, given] = train_labels (net, X, Y, given);
  train_check (net, X, Y, given);
  return
end
ranks = ranks_begin ('nntrain');
problem = '';
try
  [Y, given] = train_labels (net, X, Y, given);
catch e
  problem = readable_text (e.message);
end
ranks_sum (ranks, {}, [], [], 0, problem);
if isempty (given.Threads)
  given.Threads = ranks.threads;
end
[X, Y] = ranks_check (ranks, net, X, Y, given);
numbers = given;                         % what must be the same on all ranks
known = train_options_table ();
numbers = rmfield (numbers, [{known(~ [known.numbers]).name}]);
for name = {'IterationLimit', 'GradientTolerance', 'StepTolerance', 'Epochs', 'LossTolerance', ...
            'Restarts', 'ValidationPatience', 'Trace'}
  numbers.(name{1}) = given.(name{1});
end
numbers.OutputFcn = ~ isempty (given.OutputFcn);
numbers.ValidationData = ~ isempty (given.ValidationData);
numbers.Resume = ~ isempty (given.Resume);
numbers.Checkpoint = ~ isempty (given.Checkpoint);
ranks_sum (ranks, {'each option', checkpoint_pack(numbers), ...
                   'InitialTheta', full(double (given.InitialTheta(:)))});
end
