function report = nnchecknetwork (fcn, theta, net, X, Y, given)
% NNCHECKNETWORK  The report of nncheck on a function that claims to be net's cost.
%
%   report = nnchecknetwork (fcn, theta, net, X, Y, given)
%
%   The numbers of nncheckgradient show whether grad is the gradient of J; the engine
%   shows whether either is this network's. nnnamed names the mistake.

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
  row = strcmp ({report.diagnosis.id}, 'notscalar');
  if any (row)                           % right but for a sum
    [named, calls] = nnnamed (fcn, theta, net, X, Y);
    report.evaluations = report.evaluations + calls;
    report.diagnosis = [named(:)', report.diagnosis(~ row | isempty (named))];
  end
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
[named, calls] = nnnamed (fcn, theta, net, X, Y);
report.evaluations = report.evaluations + calls;
report.how = regexprep (report.how, '\d+ calls of fcn', ...
                        sprintf ('%d calls of fcn', report.evaluations));
if isempty (named)
  named = nnfinding ('differs', 'The numbers are not those of this network.', ...
    sprintf ('J is %.10g, the network''s %.10g; the gradients are %.1e apart, relatively', ...
             report.cost, J, norm (report.grad - grad) / norm (grad)), ...
    'The difference is small: is something computed in single, or a constant rounded?');
end
if isempty (report.diagnosis)
  report.diagnosis = named;
else
  % what has a name, here or there, needs no general sentence
  general = ~ all (strncmp ({named.id}, 'unexplained', 11)) ...
    & ismember ({report.diagnosis.id}, {'factor', 'part', 'order', 'zero', ...
    'complexcost', 'notscalar', 'complexgrad', 'count', 'notfinite'});
  report.diagnosis = [named(:)', report.diagnosis(~ general)];
end
report.verdict = 'wrong';
report.ok = false;
end
