function report = nnchecknetwork (fcn, theta, net, X, Y, given)
% NNCHECKNETWORK  The report of nncheck on a function that claims to be net's cost.
%
%   report = nnchecknetwork (fcn, theta, net, X, Y, given)
%
%   The numbers of nncheckgradient show whether grad is the gradient of J; the engine
%   shows whether either is this network's. nndiagnose names the mistake.

% SPDX-License-Identifier: GPL-3.0-or-later

try
  [J, grad] = nncost (theta, net, X, Y);
catch e
  nnraise (e, 'nncheck');
end
report = nncheckgradient (fcn, theta, net, given);
allowed = 1e-9;                          % rounding of sums in another order
if report.precision > 1e-12
  allowed = 1e-4;                        % single somewhere inside
end
allowed = max (allowed, given.Tolerance);
same_J = abs (report.cost - J) <= allowed * max (abs (J), realmin);
grad = double (grad(:));
same_grad = numel (report.grad) == numel (grad) ...
            && norm (report.grad - grad) <= allowed * max (norm (grad), realmin);
if same_J && same_grad
  report.summary = 'J and the gradient are those of the network.';
  return
end

consistent = strcmp (report.verdict, 'right');
if same_J
  report.summary = 'J is right; only the gradient is wrong.';
elseif same_grad
  report.summary = 'The gradient is right; only J is wrong.';
elseif consistent
  report.summary = ['J and the gradient are wrong in the same way: they agree with each ', ...
    'other, so that a numerical check passes, but not with the network.'];
else
  report.summary = 'J is wrong, and so is the gradient.';
end
[trials, calls] = make_trials (fcn, theta, net, X, Y, given.Seed);
report.evaluations = report.evaluations + calls;
named = nndiagnose (trials);
if isempty (named)
  named = nnfinding ('differs', 'The numbers are not those of this network.', ...
    sprintf ('J is %.10g, the network''s %.10g; the gradients are %.1e apart, relatively', ...
             report.cost, J, norm (report.grad - grad) / norm (grad)), ...
    'The difference is small: is something computed in single, or a constant rounded?');
end
if isempty (report.diagnosis)
  report.diagnosis = named;
else
  % what has a name needs no general sentence
  general = ismember ({report.diagnosis.id}, ...
    {'factor', 'part', 'order', 'zero', 'complexcost', 'notscalar', 'complexgrad', 'count', ...
     'notfinite'});
  report.diagnosis = [named(:)', report.diagnosis(~ general)];
end
report.verdict = 'wrong';
report.ok = false;
end

% What fcn gives at theta, there once more, at zeros, and at small numbers.
function [trials, calls] = make_trials (fcn, theta, net, X, Y, seed)
n = numel (theta);
small = theta;
small(:) = 0.1 * (2 * nnuniform (n, seed) - 1);
points = {theta, theta, 0 * theta, small};
notes = {'', 'again', 'zeros', 'small'};
trials = struct ('theta', {}, 'net', {}, 'X', {}, 'Y', {}, 'J', {}, 'grad', {}, 'note', {});
calls = 0;
for i = 1:numel (points)
  calls = calls + 1;
  try
    [J, grad] = nnask (fcn, points{i}, 2, true);
  catch e
    if i == 1
      rethrow (e);
    end
    continue                             % it works at theta, which is what matters
  end
  trials(end + 1) = struct ('theta', points{i}(:), 'net', net, 'X', X, 'Y', Y, 'J', J, ...
                            'grad', grad, 'note', notes{i});
end
end
