function report = check_network (fcn, theta, net, X, Y, given)
% CHECK_NETWORK  The report of nncheck on a function that should be the cost of net.
%
%   report = check_network (fcn, theta, net, X, Y, given)
%
%   check_gradient tells whether grad is the gradient of J; a comparison with the engine
%   tells whether they are those of the network. diagnose_named names the mistake.

% SPDX-License-Identifier: GPL-3.0-or-later

try
  [right.J, right.grad] = nncost (theta, net, X, Y);
catch e
  raise_error (e, 'nncheck');
end
source = check_source (fcn);
[report, ofJ] = check_gradient (fcn, theta, source, net, right, given);
if isempty (report.grad) && backprop_mex ('hold')
  return                                 % Ctrl-C: no call is complete
end
allowed = max (check_tolerance (report), given.Tolerance);
sameJ = abs (report.cost - right.J) <= allowed * max (abs (right.J), realmin);
samegrad = ~ isempty (report.table) && ~ any ([report.table.wrong]);
named = diagnose_finding ();
whole = {'complexcost', 'notscalar', 'complexgrad', 'random', 'ignores', 'outputs', 'integer'};
if ~ sameJ || ~ samegrad || any (ismember (whole, {report.diagnosis.id}))
  try
    [named, plain, free, before] = check_sparsity_penalty (fcn, theta, net, X, Y);
    [others, calls] = diagnose_named (plain, theta, free, X, Y);
    named = diagnose_joined (named, others);
    report.evaluations = report.evaluations + before + calls;
    report.how = regexprep (report.how, '\d+ calls of fcn', ...
                            sprintf ('%d calls of fcn', report.evaluations));
  catch e
    check_interrupted (e);
    named = diagnose_finding ('interrupted', 'The search for the mistake was not finished.', '', '');
  end
end
if isempty (named) && ~ (sameJ && samegrad)
  named = diagnose_finding ('differs', 'The numbers are not those of this network.', ...
    sprintf ('J is %.10g, the network''s %.10g; the gradients are %.1e apart, relatively', ...
             report.cost, right.J, norm (report.grad - right.grad(:)) / norm (right.grad)), ...
    'The difference is small: is something computed in single, or a constant rounded?');
end
report = check_conclude (report, ofJ, 'the network''s', sameJ, samegrad, named);
if ~ source.ours
  report = diagnose_quotes (report, source);
end
end
