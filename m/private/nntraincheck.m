function nntraincheck (net, X, Y, given)
% NNTRAINCHECK  Everything that can be wrong with the data, before training starts.
%
%   nntraincheck (net, X, Y, given)
%
%   The engine checks what it is given, on a pass over all examples; an error is in the
%   words of nntrain's arguments.

% SPDX-License-Identifier: GPL-3.0-or-later

nnsizes (net, 'nntrain');
theta = given.InitialTheta;
words = {'theta', 'InitialTheta'};
try
  if isempty (theta)
    theta = nninit (net, given.Seed);
  end
  backprop_mex ('cost', theta, net, X, Y, {'Weights', given.Weights, ...
                                           'Threads', given.Threads});
  if ~ isempty (given.ValidationData)
    words = {'X', 'ValidationData{1}'; 'Y', 'ValidationData{2}'};
    backprop_mex ('cost', theta, net, given.ValidationData{:}, {'Threads', given.Threads});
  end
catch e
  nnraise (e, 'nntrain', words);
end
end
