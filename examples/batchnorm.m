% BATCHNORM  Batch normalisation, with its backward pass by hand, checked by nncheck.
%
%   A script, to be run as it is. The engine has no batch normalisation, but your own cost
%   function can have it: z of a layer is standardized over the examples, then scaled by
%   gamma and shifted by beta, which are learnt. It writes batchnorm.png.
%
%   Questions that it answers: How do you derive the backward pass of a step that mixes
%   the examples? What is forgotten most easily? What is the benefit?
%
%   S. Ioffe and C. Szegedy, ICML 2015.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

%% 1. The layer, forward (common/normalised.m has it in a cost function)
% Each column of z is a unit, each row one of m examples:
%
%     c = z - mean (z),  s = sqrt (mean (c^2) + 1e-8),  u = c / s,  o = gamma u + beta
%
% Backward, with q = dJ/do, all sums over the examples:
%
%     dJ/dgamma = sum (q u),  dJ/dbeta = sum (q)
%     dJ/du = gamma q
%     dJ/dz = (dJ/du - mean (dJ/du) - u mean (dJ/du u)) / s
%
% z influences each u in three ways: directly, through the mean and through s. The second
% and the third term come from the mean and from s, summed over all examples.

%% 2. The check
% Inputs of very different size, as tables have them.

X = reshape (sin ((1:120) .^ 2), 40, 3) .* repmat ([1, 10, 100], 40, 1) ...
    + repmat ([0, 5, -40], 40, 1);
y = double (sin (3 * X(:,1)) + X(:,2) / 10 > 0.5);
theta = [0.3 * cos((1:24)' .^ 2); ones(8, 1); zeros(8, 1); 0.5 * sin((1:9)')];
cost = @(t) normalised (t, X, y, true);
report = nncheck (cost, theta, 'Verbose', false);
fprintf ('the backward pass by hand:\n  %s\n', report.summary);
short = nncheck (@(t) normalised (t, X, y, 'short'), theta, 'Verbose', false);
fprintf ('with dJ/dz = dJ/du / s, as if mean and s were constants:\n  %s\n\n', short.summary);

%% 3. Does it help? Gradient descent from the same weights

rates = [0.01, 1];
costs = zeros (201, 2);
for k = 1:2
  t = theta;
  for step = 1:201
    [costs(step,k), grad] = normalised (t, X, y, k == 2);
    t = t - rates(k) * grad;
  end
end
fprintf ('cost after 200 steps: without %.3f (at ten times the rate it is %.3f), with %.3f\n', ...
         costs(end,1), after (@(t) normalised (t, X, y, false), theta, 0.1), costs(end,2));

savepicture ('batchnorm.png', [8, 5], @() manycurves (0:200, costs, ...
  {'without, rate 0.01', 'with, rate 1'}, 'step', 'cost J'));
