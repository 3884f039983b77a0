function iteration (iterations)
% ITERATION  The time of an iteration of fminlbfgs and of fminunc.
%
%   iteration ()
%   iteration (iterations)
%
%   The course's network, 400-25-10 with 5,000 examples and 10,285 parameters:
%   seconds an iteration of each, and the part of fminlbfgs's that is not spent in
%   the cost function. fminunc gets 3 iterations, or the number given, and takes 1.7 GB.
%   minimisers.md has the results.
%
%   Run it from this folder with the package loaded:
%     octave-cli --no-history -q --eval "pkg load backprop; iteration ()"

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  iterations = 3;
end
m = 5000;
X = reshape (mod (1:m * 400, 97) / 97, m, 400);
y = 1 + mod (1:m, 10)';
net = nncreate ([400 25 10], 'Lambda', 1);
theta = nninit (net, 1);
f = @(t) nncost (t, net, X, y);
f (theta);

options = optimset ('GradObj', 'on', 'MaxIter', 50, 'TolX', 0, 'TolFun', 0);
inside = Inf;
ours = Inf;
for round = 1:5                         % the best of rounds, side by side
  start = tic ();
  [~, ~, ~, output] = fminlbfgs (f, theta, options);
  ours = min (ours, toc (start) / output.iterations);
  start = tic ();
  for i = 1:output.funcCount
    [J, grad] = f (theta);
  end
  inside = min (inside, toc (start) / output.iterations);
end
fprintf ('fminlbfgs  %8.4f s an iteration, %.2f evaluations each, %.1f %% outside them\n', ...
         ours, output.funcCount / output.iterations, 100 * (1 - inside / ours));

start = tic ();
[~, ~, ~, output] = fminunc (f, theta, optimset (options, 'MaxIter', iterations));
theirs = toc (start) / output.iterations;
fprintf ('fminunc    %8.4f s an iteration, %.0f times as long\n', theirs, theirs / ours);
end
