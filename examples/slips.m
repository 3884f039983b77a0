% SLIPS  Three slips in writing down backpropagation, and why they are slips.
%
%   A script, to be run as it is. Tutorials have them: g(z) where g'(z) is meant;
%   deltas for l = L - 1 down to 1, where 2 is meant; and no regularization "for
%   l = 0", where the column of the bias units is meant. It writes slips.png.
%
%   Questions that it answers: Which entries of the gradient does each slip change?
%   Does training still work? How would one notice?
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
% By the chain rule J changes with z2 as with a2, times how a2 changes with z2: the
% slope. g (z) has the same sign as the slope, so that training begins well. Then
% the cost rises, and only a check says why.

%% 2. The second slip: a delta for l = 1
% z1 does not exist: the inputs come from no sum. d1 is in no D, so J and the gradient
% stay right; it is work for nothing, as much as the largest product there is.

%% 3. The third slip: "l = 0" is not regularized
% Layers are counted from 1. What is spared is column 0 of each Theta, if columns are
% counted from 0: the bias units. Who spares the first Theta instead leaves its weights
% free, and pulls the bias of the others to 0. The cost hardly shows it.

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

%% 5. A picture: the true cost on the way

savepicture ('slips.png', [8, 5], @() manycurves (0:150, costs, ...
  {'right, and second slip', 'first slip', '', 'third slip'}, 'step', 'true cost J'));
