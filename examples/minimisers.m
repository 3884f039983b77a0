% MINIMISERS  Gradient descent and its relatives, on a bowl and on a network.
%
%   A script, to be run as it is: the steps of sgd, momentum, Nesterov, RMSprop, Adam
%   and L-BFGS, a line or two for each, on a long bowl; then nntrain with each of them
%   on handwritten digits. It writes minimisers.png.
%
%   Questions that it answers: Why does gradient descent zigzag? What is the effect of
%   momentum, and of a separate step for each parameter? Which method needs the fewest
%   passes over the data?
%
%   CS231n, "Neural networks part 3"; D. P. Kingma and J. Ba, "Adam", ICLR 2015.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. A bowl ten times as steep across as along: J = (x1^2 + 10 x2^2) / 2

J = @(x) (x(1) ^ 2 + 10 * x(2) ^ 2) / 2;
g = @(x) [x(1); 10 * x(2)];
start = [-4; 1.5];
names = {'sgd', 'momentum', 'Nesterov', 'RMSprop', 'Adam', 'L-BFGS'};
count = 40;
paths = cell (1, 6);
for method = 1:5
  x = start;  v = [0; 0];  p = [0; 0];  q = [0; 0];
  path = x;
  for t = 1:count
    switch names{method}
      case 'sgd'
        x = x - 0.18 * g (x);
      case 'momentum'
        v = 0.8 * v - 0.05 * g (x);
        x = x + v;
      case 'Nesterov'
        v = 0.8 * v - 0.05 * g (x + 0.8 * v);
        x = x + v;
      case 'RMSprop'
        q = 0.9 * q + 0.1 * g (x) .^ 2;
        x = x - 0.2 * g (x) ./ sqrt (q + 1e-8);
      case 'Adam'
        p = 0.9 * p + 0.1 * g (x);
        q = 0.99 * q + 0.01 * g (x) .^ 2;
        x = x - 0.4 * (p / (1 - 0.9 ^ t)) ./ sqrt (q / (1 - 0.99 ^ t) + 1e-8);
    end
    path(:,end+1) = x; %#ok
  end
  paths{method} = path;
end
both = @(x) deal (J (x), g (x));
path = start;
for t = 1:6                               % fminlbfgs stopped after t iterations
  path(:,end+1) = fminlbfgs (both, start, optimset ('GradObj', 'on', 'MaxIter', t)); %#ok
end
paths{6} = path;
fprintf ('the bowl, from J = %.2f\n', J (start));
for method = 1:6
  values = arrayfun (@(k) J (paths{method}(:,k)), 1:size (paths{method}, 2));
  fprintf ('  %-9s after 6 steps %8.4f   after %2d %8.1e\n', names{method}, values(7), ...
           numel (values) - 1, values(end));
end

%% 2. A network: the cost after each pass over 1200 digits

[X, y] = nndigits ();
X = X(1:1200,:) / 16;
y = y(1:1200);
net = nncreate ([64 25 10], 'Activation', 'tanh', 'Output', 'softmax', 'Lambda', 0.1);
args = {{'Solver', 'sgd', 'Momentum', 0, 'LearnRate', 0.1}, {'Solver', 'sgd', 'LearnRate', 0.1}, ...
        {'Solver', 'sgd', 'LearnRate', 0.1, 'Nesterov', true}, ...
        {'Solver', 'rmsprop', 'LearnRate', 0.003}, {'Solver', 'adam', 'LearnRate', 0.01}};
passes = 30;
costs = NaN (passes, 6);
fprintf ('\ndigits: cost after %d passes over the data\n', passes);
for method = 1:5
  [theta, info] = nntrain (net, X, y, args{method}{:}, 'BatchSize', 128, 'Epochs', passes, ...
                           'Verbose', 0, 'Seed', 1);
  costs(:,method) = info.history.cost;
  fprintf ('  %-9s %.4f\n', names{method}, info.cost);
end
[theta, info] = nntrain (net, X, y, 'IterationLimit', passes, 'Verbose', 0, 'Seed', 1);
costs(1:numel (info.history.cost),6) = info.history.cost;
fprintf ('  %-9s %.4f, with %d gradients of all examples\n', names{6}, info.cost, ...
         info.evaluations);

%% 3. The picture: paths on the bowl; the cost of the network

savepicture ('minimisers.png', [9, 4.5], @() descents (paths, names, costs));
