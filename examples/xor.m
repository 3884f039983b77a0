% XOR  The smallest problem that needs a hidden layer.
%
%   A script, to be run as it is: "one or the other, but not both" can't be
%   computed by one weighted sum, but a network of 2 inputs, 2 hidden units and
%   1 output learns it. It shows the truth table, what the hidden units compute,
%   and writes a picture to xor.png. It takes a second or two. Don't put its
%   folder on the path: Octave has a function of this name.
%
%   Questions that it answers: Why is one weighted sum not enough? What do hidden
%   units compute? Why does training sometimes get stuck?

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. The problem

X = [0 0; 0 1; 1 0; 1 1];
y = [0; 1; 1; 0];

%% 2. Without a hidden layer
% One weighted sum, which is logistic regression. The best that it can do is an
% output of 0.5 for all inputs.

options = optimset ('MaxIter', 100);
flat = nncreate ([2 1]);
evalc ('theta = fmincg (@(t) nncost (t, flat, X, y), nninit (flat, 1), options);');
without = nnforward (theta, flat, X);

%% 3. With two hidden units
% A minimiser may get stuck where two or three of the outputs are the same, 0.5
% or 0.33: here from seven of the first twenty starts. Then it starts again.

net = nncreate ([2 2 1], 'Lambda', 1e-4);         % keeps the weights small
cost = @(theta) nncost (theta, net, X, y);
for seed = 1:20
  evalc ('theta = fmincg (cost, nninit (net, seed), options);');
  [h, steps] = nnforward (theta, net, X);
  if all (abs (h - y) < 0.1)
    break
  end
end
fprintf ('Learnt from start %d.\n\n', seed);

%% 4. The truth table, and what the hidden units compute

hidden = steps.a{2};
fprintf (' inputs | xor | network | without  |   hidden units\n');
fprintf ('        |     |         | a hidden |    1       2\n');
fprintf ('        |     |         | layer    |\n');
for t = 1:4
  fprintf ('  %d  %d  |  %d  |  %.3f  |  %.3f   |  %.3f   %.3f\n', ...
           X(t,:), y(t), h(t), without(t), hidden(t,:));
end
fprintf ('\n');
for k = 1:2
  fprintf ('Hidden unit %d computes: %s\n', k, gate (hidden(:,k)));
end
from = round (hidden) * [2; 1];                   % which pairs the output sees
fprintf (['\nThe hidden layer maps the four inputs to %d different pairs of 0 and 1.\n', ...
          'These can be separated by one weighted sum: the output unit.\n'], ...
         numel (unique (from)));

%% 5. A picture of the output between the corners

savepicture ('xor.png', [9, 3.8], @() surfaces (theta, net, X, y));
