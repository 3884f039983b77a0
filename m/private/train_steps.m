function given = train_steps (given, m, X, net)
% TRAIN_STEPS  Defaults of BatchSize, of Epochs, and of sgd's LearnRate.
%
%   given = train_steps (given, m, X, net)
%
%   given   the options; BatchSize, Epochs and LearnRate are set if they are []
%   m       examples to learn from
%   X, net  all or some of them, and the network that is trained
%
%   The batch: 32; 128 for 10,000 examples or more, where 30 epochs are steps enough, and for
%   sgd, whose steps are too noisy with a smaller batch. Epochs: 30, or more if these are
%   fewer than 2000 steps. The rate of sgd: 0.01, divided by the root mean square of X if
%   that is above 1, because the gradient grows with X; with the squared error and units
%   that grow with X, 0.1 divided by the mean square if that is less. bench/results has
%   the measurements.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (given.BatchSize)
  given.BatchSize = 32;
  if m >= 10000 || strcmp (given.Solver, 'sgd')
    given.BatchSize = 128;
  end
end
if isempty (given.Epochs)
  given.Epochs = max (30, ceil (2000 / ceil (m / given.BatchSize)));
end
if isempty (given.LearnRate)
  [size_of, grows] = diagnose_input_size (X, net);
  given.LearnRate = 0.01 / max (1, size_of);
  if strcmp (net.Loss, 'squarederror') && grows
    given.LearnRate = min (0.01, 0.1 / size_of ^ 2);
  end
end
end

%!function [batch, epochs] = steps (m, solver, varargin)
%!  given = struct ('Solver', solver, 'BatchSize', [], 'Epochs', [], 'LearnRate', 1);
%!  for k = 1:2:numel (varargin)
%!    given.(varargin{k}) = varargin{k+1};
%!  end
%!  given = train_steps (given, m, [], []);
%!  [batch, epochs] = deal (given.BatchSize, given.Epochs);
%!endfunction
%!test
%! for m = [1 31 32 33 150 1030 1797 9999]
%!   [batch, epochs] = steps (m, 'adam');
%!   assert (batch, 32)
%!   assert (epochs >= 30 && epochs * ceil (m / 32) >= 2000)
%! end
%! assert (nthargout (1:2, @steps, 60000, 'rmsprop'), {128, 30})
%! assert (nthargout (1:2, @steps, 150, 'sgd'), {128, 1000})
%! assert (nthargout (1:2, @steps, 150, 'adam', 'BatchSize', 10), {10, 134})
%! assert (nthargout (1:2, @steps, 150, 'adam', 'Epochs', 0), {32, 0})
%!test
%! none = struct ('Solver', 'sgd', 'BatchSize', 9, 'Epochs', 9, 'LearnRate', []);
%! net = nncreate ([2 3 2], 'Activation', 'relu');
%! assert (train_steps (none, 9, [0 1; -1 0], net).LearnRate, 0.01)
%! assert (train_steps (none, 9, sparse ([0 20; 0 0]), net).LearnRate, 0.001, 1e-17)
%! for steep = {{[2 2]}, {[2 3 2], 'Activation', 'elu'}}
%!   net = nncreate (steep{1}{:}, 'Output', 'linear');
%!   assert (train_steps (none, 9, [1 1], net).LearnRate, 0.01)
%!   assert (train_steps (none, 9, [10 10], net).LearnRate, 0.001, 1e-17)
%! end
%! net = nncreate ([2 3 2], 'Activation', 'tanh', 'Output', 'linear');
%! assert (train_steps (none, 9, [10 10], net).LearnRate, 0.001, 1e-17)
%! none.LearnRate = 3;
%! assert (train_steps (none, 9, 20, net).LearnRate, 3)
