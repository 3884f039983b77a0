% DECEIVED  Checking a gradient, and how the check can mislead.
%
%   A script, to be run as it is: the numerical gradient at many steps, and four
%   gradients for which a check gives the wrong answer because of where it is done. It
%   writes deceived.png.
%
%   Questions that it answers: Which step is best, and why neither a small nor a large
%   one? Why is "the difference is below 1e-9" not always the right test? At which
%   parameters, with which lambda and data must you check?
%
%   A. Ng, Machine Learning, week 5; CS231n, "Gradient checks".

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if isempty (here)                        % pasted at the prompt
  here = fileparts (nnexamples ('xor'));
end
addpath (fullfile (here, 'common'));
findpackage ();

X = reshape (sin ((1:24) .^ 2), 6, 4);
y = [1 2 3 1 2 3]';
net = nncreate ([4 5 3], 'Lambda', 2);
theta = 0.7 * cos ((1:43)' .^ 2);
[J, grad] = nncost (theta, net, X, y);
relative = @(a, b) norm (a - b) / norm (a + b);        % what the course prints

%% 1. The step
% A difference leaves out terms of the Taylor series: this error is proportional to the
% step (forward) or to its square (central). And J is rounded: this error is about 1e-16
% divided by the step.

epsilon = 10 .^ (-12:0.5:0);
errors = zeros (numel (epsilon), 2);
for k = 1:numel (epsilon)
  forward = zeros (43, 1);
  central = zeros (43, 1);
  for i = 1:43
    e = epsilon(k) * ((1:43)' == i);
    up = nncost (theta + e, net, X, y);
    forward(i) = (up - J) / epsilon(k);
    central(i) = (up - nncost (theta - e, net, X, y)) / (2 * epsilon(k));
  end
  errors(k,:) = [relative(forward, grad), relative(central, grad)];
end
[least, best] = min (errors);
fprintf ('a right gradient: the least difference is %.0e, forward, at a step of %.0e,\n', ...
         least(1), epsilon(best(1)));
fprintf ('and %.0e, central, at %.0e; at 1e-10 it is %.0e\n\n', least(2), epsilon(best(2)), ...
         errors(5,2));

%% 2. Where a check misleads
% Each gradient is checked where the check misleads, and then where it does not.

spared = nnunroll ({[zeros(5, 1), ones(5, 4)], [zeros(3, 1), ones(3, 5)]});
m = 6;
check = @(wrong, t, n) relative (wrong (t, n), numeric (t, n, X, y));
right = @(t, n) gradient_of (t, n, X, y);
no_penalty = @(t, n) right (t, n) - n.Lambda / m * t .* spared;
bias_too = @(t, n) right (t, n) + n.Lambda / m * t .* (1 - spared);
free = net;
free.Lambda = 0;
flat = theta .* spared;                                % all biases 0
fprintf ('%-44s %11s %11s\n', 'what is checked (where; and elsewhere)', 'where', 'elsewhere');
fprintf ('%-44s %11.0e %11.0e\n', 'no penalty in it (lambda 0; 2)', ...
         check (no_penalty, theta, free), check (no_penalty, theta, net));
fprintf ('%-44s %11.0e %11.0e\n', 'biases regularized (biases 0; not)', ...
         check (bias_too, flat, net), check (bias_too, theta, net));
slope = @(t, n) right (t, n) .* [0.98 * ones(25, 1); ones(18, 1)];
fprintf ('%-44s %11.0e %11.0e\n', 'first Theta wrong by 2 % (and right)', ...
         check (slope, theta, net), check (right, theta, net));
bend = @(x) abs (x - 1e-5);                            % a kink near 0, like that of a relu
fprintf ('%-44s %11.0e %11.0e\n\n', 'kink nearby, gradient right (step 1e-4; 1e-6)', ...
         abs ((bend (1e-4) - bend (-1e-4)) / 2e-4 + 1), ...
         abs ((bend (1e-6) - bend (-1e-6)) / 2e-6 + 1));

%% 3. What nncheck does: it estimates the error of its differences, and says which entries
% are wrong

report = nncheck (@(t) deal (nncost (t, net, X, y), bias_too (t, net)), theta, net, X, y, ...
                  'Verbose', false);
fprintf ('nncheck: %s\n         %s.\n', report.summary, report.diagnosis(1).sentence);

savepicture ('deceived.png', [8, 5], @() manycurves (epsilon, max (errors, 1e-13), ...
  {'forward difference', 'central difference'}, 'step', 'relative difference', 'x'));
