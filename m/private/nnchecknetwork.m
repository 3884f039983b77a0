function report = nnchecknetwork (fcn, theta, net, X, Y, given)
% NNCHECKNETWORK  The report of nncheck on a function that claims to be net's cost.
%
%   report = nnchecknetwork (fcn, theta, net, X, Y, given)
%
%   The numbers of nncheckgradient show whether grad is the gradient of J; the engine
%   shows whether either is this network's. nnnamed names the mistake.

% SPDX-License-Identifier: GPL-3.0-or-later

try
  [right.J, right.grad] = nncost (theta, net, X, Y);
catch e
  nnraise (e, 'nncheck');
end
source = nnsource (fcn);
[report, ofJ] = nncheckgradient (fcn, theta, source, net, right, given);
if isempty (report.grad) && backprop_mex ('hold')
  return                                 % Ctrl-C: nothing is known
end
allowed = max (nnallowed (report), given.Tolerance);
sameJ = abs (report.cost - right.J) <= allowed * max (abs (right.J), realmin);
samegrad = ~ isempty (report.table) && ~ any ([report.table.wrong]);
named = nnfinding ();
whole = {'complexcost', 'notscalar', 'complexgrad', 'random', 'ignores', 'outputs'};
if ~ sameJ || ~ samegrad || any (ismember (whole, {report.diagnosis.id}))
  try
    [named, plain, free, before] = nnchecksparsity (fcn, theta, net, X, Y);
    [others, calls] = nnnamed (plain, theta, free, X, Y);
    named = nnjoined (named, others);
    report.evaluations = report.evaluations + before + calls;
    report.how = regexprep (report.how, '\d+ calls of fcn', ...
                            sprintf ('%d calls of fcn', report.evaluations));
  catch e
    nnlook (e);
    named = nnfinding ('interrupted', 'What is wrong was not looked for to the end.', '', '');
  end
end
if isempty (named) && ~ (sameJ && samegrad)
  named = nnfinding ('differs', 'The numbers are not those of this network.', ...
    sprintf ('J is %.10g, the network''s %.10g; the gradients are %.1e apart, relatively', ...
             report.cost, right.J, norm (report.grad - right.grad(:)) / norm (right.grad)), ...
    'The difference is small: is something computed in single, or a constant rounded?');
end
report = nnconclude (report, ofJ, 'the network''s', sameJ, samegrad, named);
if ~ source.ours
  report = nnquotes (report, source);
end
end
