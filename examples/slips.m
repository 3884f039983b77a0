% SLIPS  Three slips in writing down backpropagation, and why they are slips.
%
%   A script, to be run as it is. They are in tutorials: g(z) instead of g'(z); deltas
%   for l = L - 1 down to 1 instead of 2; and no regularization "for l = 0" instead of
%   for the column of the bias units. It writes slips.png.
%
%   Questions that it answers: Which entries of the gradient does each slip change?
%   Does training still work? How would you notice?
%
%   A. Ng, Machine Learning, week 5, has the formulas as they should be.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

[X, y] = nndigits ();
X = X(1:300,:) / 16;
y = y(1:300);
net = nncreate ([64 12 10], 'Lambda', 3);
theta = nninit (net, 1);
Y = double (repmat (y, 1, 10) == repmat (1:10, 300, 1));

%% 1. The first slip: g(z) for g'(z) in d2
% By the chain rule, dJ/dz2 is dJ/da2 times da2/dz2, which is the slope g'(z2). g (z2)
% has the same sign as the slope, so training begins well. Then the cost rises, and only
% a check says why.

%% 2. The second slip: a delta for l = 1
% z1 does not exist: the inputs are not computed from a sum. d1 is not used in any D, so J
% and the gradient are still right; the work, that of the largest product, is wasted.

%% 3. The third slip: "l = 0" is not regularized
% Layers are counted from 1. The part that is not regularized is column 0 of each Theta,
% if columns are counted from 0: the bias units. If the first Theta is left out instead,
% its weights are not limited, and the biases of the others are pulled to 0. The cost
% hardly shows it.

which_slip = {'none', 'g (z) for g''(z)', 'l = 1', 'l = 0'};
own = @(kind) @(t) slipped (t, net, X, Y, kind);
for k = 1:4
  cost = own (which_slip{k});
  report = nncheck (cost, theta, net, X, y, 'Verbose', false);
  fprintf ('%-16s J and gradient: %s\n', which_slip{k}, report.summary);
  for i = 1:numel (report.diagnosis)
    fprintf ('%-16s %s\n', '', report.diagnosis(i).sentence);
  end
end

%% 4. Does training notice? Gradient descent, 150 steps of 0.5

costs = zeros (151, 4);
for k = 1:4
  t = theta;
  for step = 1:151
    costs(step,k) = nncost (t, net, X, y);            % the true cost
    [~, grad] = slipped (t, net, X, Y, which_slip{k});
    t = t - 0.5 * grad;
  end
end
fprintf ('\nThe true cost after 150 steps:\n');
for k = 1:4
  fprintf ('  %-16s %.3f\n', which_slip{k}, costs(end,k));
end

%% 5. A picture: the true cost during training
% With the third slip it is nearly the right one: the second panel shows the difference.

none = NaN (151, 1);
curves = {[costs(:,1:2), none], [none, none, costs(:,4) - costs(:,1)]};
names = {'right, and second slip', 'first slip', 'third slip'};
words = {'true cost J', 'J above the right one'};
savepicture ('slips.png', [11, 5], @() panels (2, @(k) manycurves (0:150, curves{k}, ...
  names, 'step', words{k})));
