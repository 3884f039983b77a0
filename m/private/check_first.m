function [first, found, notes] = check_first (fcn, theta)
% CHECK_FIRST  What is known about a cost function before any difference is computed.
%
%   [first, found, notes] = check_first (fcn, theta)
%
%   first   struct: J, grad (as fcn gave it), g (a column of theta's length, real and
%           double, or [] if its count is wrong), J0 (J as one real double),
%           cost (handle: theta -> one real double), calls
%   found   findings, as in report.diagnosis
%   notes   cellstr: remarks about things that are no mistakes

% SPDX-License-Identifier: GPL-3.0-or-later

found = diagnose_finding ();
notes = {};
n = numel (theta);
[J, grad, text] = call_user (fcn, theta, 2, true);
first.J = J;
first.grad = grad;
silent = ~ isempty (text);
if silent
  notes{end+1} = sprintf (['fcn prints %d characters at each call (a semicolon ', ...
    'is missing?). They are not shown here.'], numel (text));
end
if ~ isnumeric (J) && ~ islogical (J)
  error ('backprop:cost', 'nncheck: the cost J must be a real number, but is %s', describe_value (J));
end
if ~ isnumeric (grad) && ~ islogical (grad)
  error ('backprop:cost', 'nncheck: grad must be real numbers, but is %s', describe_value (grad));
end
if isempty (J)
  error ('backprop:cost', 'nncheck: the cost J must be a real number, but is %s', describe_value (J));
end

outputs = 1;
first.calls = 3;
try
  alone = call_user (fcn, theta, 1, silent);
catch e
  outputs = 2;                          % deal (J, grad), for one
  alone = J;
  notes{end+1} = ['fcn works with two outputs only, but fminunc, for one, asks for ', ...
    'J alone too.'];
end
again = call_user (fcn, theta, outputs, silent);
first.cost = @(t) one (call_user (fcn, t, outputs, silent));
first.J0 = one (alone);                 % as first.cost gives it
random = ~ isequaln (again, alone);
if random
  found = [found, diagnose_finding('random', ...
    'The same call twice gives two different costs: J is not deterministic.', ...
    sprintf ('J = %.10g, then %.10g', one (alone), one (again)), ...
    ['Something random is inside (rand, dropout, new parameters), or a value is kept ', ...
     'from call to call. Differences of J then show the noise and not the slope.'])];
elseif ~ isequaln (alone, J)
  found = [found, diagnose_finding('outputs', ...
    'J is different when the gradient is also asked for.', ...
    sprintf ('J = %.10g with one output, %.10g with two', first.J0, one (J)), ...
    'A minimiser calls the function both ways. J must not depend on nargout.')];
end
if ~ isreal (J)
  found = [found, diagnose_finding('complexcost', 'J is complex.', ...
    sprintf ('J = %.6g %+.6gi', real (J(1)), imag (J(1))), ...
    ['A logarithm or a root of a negative number: log (h - 1) for log (1 - h), for ', ...
     'one.'])];
  notes{end+1} = 'J is complex. Where one number is shown it is the real part.';
end
whole = {J, grad};
whole = whole(cellfun (@isinteger, whole));
if ~ isempty (whole)
  found = [found, diagnose_finding('integer', ...
    'J or the gradient is rounded to whole numbers.', ...
    sprintf ('its class is %s', class (whole{1})), ...
    ['In an operation with an integer class, as X or y from a file of images, the result is ', ...
     'rounded. Use double (X) and double (y).'])];
end
if numel (J) ~= 1
  found = [found, diagnose_finding('notscalar', 'J is not one number.', ...
    sprintf ('J is %s', describe_value (J)), ...
    'A sum is missing (sum (sum (A)) for a matrix).')];
  notes{end+1} = sprintf (['J is %d-by-%d. Where one number is shown it is the sum of all of ', ...
                           'them.'], size (J, 1), size (J, 2));
end

first.g = [];
first.type = class (grad);
if ~ isreal (grad)
  found = [found, diagnose_finding('complexgrad', 'The gradient is complex.', ...
    sprintf ('%d of %d entries have an imaginary part', nnz (imag (grad)), numel (grad)), ...
    'Below, the real part is used.')];
end
if numel (grad) ~= n
  found = [found, diagnose_finding('count', ...
    sprintf ('The gradient has %d entries, but theta has %d.', numel (grad), n), ...
    sprintf ('grad is %s', describe_value (grad)), ...
    'It needs one entry for each parameter: grad = [Theta1_grad(:); Theta2_grad(:)].')];
else
  first.g = full (double (real (grad(:))));
  if ~ isequal (size (grad), size (theta))
    notes{end+1} = sprintf (['The gradient is %d-by-%d, theta %d-by-%d: the same entries, which ', ...
      'is no mistake here, but fminunc and fmincg want grad as a column.'], ...
      size (grad, 1), size (grad, 2), size (theta, 1), size (theta, 2));
  end
end
end

% J, of any kind, as one real double.
function value = one (J)
value = full (sum (double (real (J(:)))));
end
