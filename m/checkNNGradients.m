function difference = checkNNGradients (lambda)
% CHECKNNGRADIENTS  Compare nnCostFunction with a numerical gradient.
%
%   checkNNGradients
%   checkNNGradients (lambda)
%   difference = checkNNGradients (lambda)
%
%   lambda       weight of the regularization, a number >= 0; default 0. Check
%                with 0 and with 3: with 0, errors in the regularization can't be
%                seen.
%   difference   norm (n - g) / norm (n + g), where n is the numerical gradient
%                and g the one that nnCostFunction returns: below 1e-9 if both
%                are right. A gradient of zeros gives 1.
%
%   It prints both gradients side by side, in the order of the unrolled Theta1
%   and Theta2, and the difference. The problem is the course's: 3 inputs, 5
%   hidden units, 3 labels and 5 examples, with weights and inputs from
%   debugInitializeWeights. If the difference is 1e-9 or more, a last line names
%   the mistake that explains it, if one is found; nncheck ('nnCostFunction')
%   says more.
%
%   The nnCostFunction that is checked is the first one that Octave finds: your
%   own, if there is one in the current folder or first on the path. If it is
%   the package's, the last lines say so, and what to do. In the same way your
%   own computeNumericalGradient and debugInitializeWeights are used, if found.
%
%   Errors: backprop:type and backprop:value if lambda is not a number >= 0;
%   backprop:cost if nnCostFunction stops, or returns a cost that is not one
%   real number or a gradient that has not one real number for each parameter;
%   the latter also for a computeNumericalGradient of your own.
%
%   Example:
%     checkNNGradients (3);
%
%   See also nncheck, nnCostFunction, computeNumericalGradient.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1 || (isnumeric (lambda) && isempty (lambda))
  lambda = 0;
end
wanted = 'checkNNGradients: lambda must be a number of at least 0, but is %s';
if ~ (isnumeric (lambda) || islogical (lambda)) || ~ isreal (lambda)
  error ('backprop:type', wanted, describe_value (lambda));
end
if numel (lambda) ~= 1 || ~ (lambda >= 0 && lambda < Inf)
  error ('backprop:value', wanted, describe_value (lambda));
end
lambda = double (lambda);               % an int8 would round the student's sums

n = 3;  h = 5;  K = 3;  m = 5;          % inputs, hidden units, labels, examples
Theta1 = debugInitializeWeights (h, n);
Theta2 = debugInitializeWeights (K, h);
theta = [Theta1(:); Theta2(:)];
X = debugInitializeWeights (m, n - 1);
y = 1 + mod (1:m, K)';
f = @(p) nnCostFunction (p, n, h, K, X, y, lambda);

try
  [J, grad] = f (theta);
catch problem
  error ('backprop:cost', 'checkNNGradients: nnCostFunction stopped%s', why (problem));
end
if ~ (isnumeric (J) && isreal (J) && numel (J) == 1)
  error ('backprop:cost', ['checkNNGradients: the cost J from ', ...
         'nnCostFunction must be one real number, but is %s'], describe_value (J));
end
check (grad, numel (theta), 'gradient from nnCostFunction');
numgrad = computeNumericalGradient (f, theta);
check (numgrad, numel (theta), 'result of computeNumericalGradient');

n = double (numgrad(:));
g = double (grad(:));
d = norm (n - g) / norm (n + g);

fprintf ('%16s  %16s\n', 'numerical', 'nnCostFunction');
fprintf ('%16.4e  %16.4e\n', [n, g]');
fprintf ('Left: how the cost changes when one parameter is moved a little.\n');
source = check_source ('nnCostFunction');
fprintf ('Right: the gradient that %s returns.\n', shown (source));
fprintf ('Both columns should agree to many digits; a right gradient has\n');
fprintf ('a relative difference below 1e-9.\n\nRelative Difference: %g\n', d);
if isnan (d)
  fprintf ('It is NaN: a cost or gradient is NaN or Inf, or all are zero.\n');
end
if source.ours
  print_wrapped ('', ['This was the package''s own nnCostFunction: no file of yours was found, ', ...
                      'and none was checked.']);
  cellfun (@(text) print_wrapped ('', text), check_standin ('nnCostFunction'));
elseif ~ (d < 1e-9)
  fprintf ('%s', reason (f, theta, nncreate ([3, h, K], 'Lambda', lambda), X, y));
end
if nargout > 0
  difference = d;
end
end

function check (g, count, name)
wanted = ['checkNNGradients: the %s must be %d real numbers (Theta1 ', ...
          '5-by-4, then Theta2 3-by-6), but is %s'];
if ~ (isnumeric (g) && isreal (g) && numel (g) == count)
  error ('backprop:cost', wanted, name, count, describe_value (g));
end
end

% Where it stopped, and why. (For an output that was not set, Octave 9 names the call, not
% the function.)
function text = why (problem)
text = [': ', problem.message];
if call_without_output (problem)
  text = ': it does not set its second output, grad';
elseif ~ isempty (problem.stack)
  text = sprintf (' in %s, line %d%s', problem.stack(1).name, problem.stack(1).line, text);
end
end

% A line that names the mistake, if nncheck finds one on this problem.
function line = reason (f, theta, net, X, y)
line = '';
try
  found = diagnose_named (f, theta, net, X, y);
  if ~ isempty (found)
    sentences = regexprep ({found.sentence}, '\.$', '');
    line = sprintf ('nncheck: %s\n', strjoin (sentences, '; '));
  end
catch
  line = '';                            % the difference was printed already
end
end

function name = shown (source)
name = source.file;
if isempty (name)                       % a function typed in or in a script
  name = source.name;
end
end

%!demo
%! % the analytical gradient and a numerical one, side by side, on a small network
%! checkNNGradients (3);

%!test % the package's function agrees with the numerical gradient, for every lambda
%! for lambda = [0, 1e6, 1e100]
%!   text = evalc ('d = checkNNGradients (lambda);');
%!   assert (d < 1e-9)
%!   assert (d > 0)
%! end
%! lines = strsplit (text, sprintf ('\n'));
%! assert (lines{1 + 38 + 5}(1:20), 'Relative Difference:')
%! assert (lines{1 + 38 + 6}, 'This was the package''s own nnCostFunction: no file of yours was found,')
%! assert (max (cellfun (@numel, lines([1:40, 42:end]))) <= 70)
%!test % what is printed: 38 pairs, and the difference
%! text = evalc ('d = checkNNGradients ();');
%! pairs = regexp (text, '^ *(-?\d\.\d+e[-+]\d+) +(-?\d\.\d+e[-+]\d+)$', ...
%!                 'tokens', 'lineanchors');
%! pairs = cellfun (@(p) str2double (p), pairs, 'UniformOutput', false);
%! pairs = vertcat (pairs{:});
%! assert (size (pairs), [38, 2])
%! assert (pairs(:,1), pairs(:,2), -2e-4)
%! shown = regexp (text, 'Relative Difference: (\S+)\n', 'tokens', 'once');
%! assert (str2double (shown{1}), d, -1e-4)
%! % the numbers known from the course, for Theta1's bias and Theta2's
%! bias = [-9.2783; 8.8991; -8.3601; 7.6281; -6.7480] / 1e3;
%! assert (pairs(1:5,2), bias, 1e-7)
%! assert (pairs(21:23,2), [0.31454; 0.11106; 0.097401], 1e-5)
%! text = evalc ('checkNNGradients (3)');
%! assert (~ isempty (strfind (text, '-1.6768e-02')))    % Theta1(1,2)
%!test % no lambda, [] and 0 are the same; nothing is left in ans
%! a = evalc ('checkNNGradients');
%! assert (evalc ('checkNNGradients ([])'), a)
%! assert (evalc ('checkNNGradients (int8 (0))'), a)
%! assert (isempty (strfind (a, 'ans')))

%!error <^checkNNGradients: lambda must be a number of at least 0, but is -1$>
%! checkNNGradients (-1)
%!error <^checkNNGradients: lambda must be a number of at least 0, but is NaN$>
%! checkNNGradients (NaN)
%!error <^checkNNGradients: lambda must be a number of at least 0, but is a 1-by-2 double$>
%! checkNNGradients ([1, 2])
%!error <^checkNNGradients: lambda must be a number of at least 0, but is '3'$>
%! checkNNGradients ('3')
%!error <^checkNNGradients: lambda must be a number of at least 0, but is complex$>
%! checkNNGradients (1i)
%!error <^checkNNGradients: lambda must be a number of at least 0, but is a function handle$>
%! checkNNGradients (@sin)
%!error <^checkNNGradients: lambda must be a number of at least 0, but is a cell$>
%! checkNNGradients ({3})

% From here on the tests define an nnCostFunction of their own, as a student
% does, which then stands before the package's.
%!function [J, grad] = nnCostFunction (p, n, h, K, X, y, lambda)
%!  J = sum (p .^ 2) * (1 + lambda / 4);
%!  grad = 2 * p' * (1 + lambda / 4);
%!endfunction
%!test % the student's own function is the one that is checked; a row is fine
%! text = evalc ('d = checkNNGradients (int8 (3));');
%! assert (d > 0 && d < 1e-9)
%! assert (~ isempty (strfind (text, '2.9451e-01')))        % 0.35 sin (1)
%!function [J, grad] = nnCostFunction (p, varargin)
%!  J = sum (p .^ 2);
%!  grad = 3 * p;
%!endfunction
%!test % the difference is norm (n - g) / norm (n + g): here 1 / 5
%! evalc ('d = checkNNGradients ();');
%! assert (d, 0.2, 1e-9)
%!function [J, grad] = nnCostFunction (p, varargin)
%!  J = sum (p .^ 2);
%!  grad = zeros (size (p));
%!endfunction
%!test % no gradient yet: a difference of 1
%! evalc ('d = checkNNGradients ();');
%! assert (d, 1)
%!function [J, grad] = nnCostFunction (p, varargin)
%!  J = NaN;
%!  grad = p;
%!endfunction
%!test % NaN is shown and explained
%! text = evalc ('d = checkNNGradients ();');
%! assert (isnan (d))
%! why = 'It is NaN: a cost or gradient is NaN or Inf, or all are zero.';
%! assert (~ isempty (strfind (text, why)))
%!function [J, grad] = nnCostFunction (p, varargin)
%!  J = sum (p .^ 2);
%!  grad = p(2:end);
%!endfunction
%!error <^checkNNGradients: the gradient from nnCostFunction must be 38 real numbers \(Theta1 5-by-4, then Theta2 3-by-6\), but is a 37-by-1 double$>
%! checkNNGradients ()
%!function [J, grad] = nnCostFunction (p, varargin)
%!  J = sum (p .^ 2);
%!  grad = 2i * p;
%!endfunction
%!error <^checkNNGradients: the gradient from nnCostFunction must be 38 real numbers \(Theta1 5-by-4, then Theta2 3-by-6\), but is complex$>
%! checkNNGradients ()
%!function [J, grad] = nnCostFunction (p, varargin)
%!  J = p .^ 2;
%!  grad = 2 * p;
%!endfunction
%!error <^checkNNGradients: the cost J from nnCostFunction must be one real number, but is a 38-by-1 double$>
%! checkNNGradients ()
%!function [J, grad] = nnCostFunction (p, n, h, K, X, y, lambda)
%!  fprintf ('called\n');
%!  [J, grad] = nncost (p, nncreate ([n, h, K], 'Lambda', lambda), X, y);
%!  bias = [1:h, h * (n + 1) + (1:K)];
%!  grad(bias) = grad(bias) + lambda / rows (X) * p(bias);
%!endfunction
%!test % the last line is the diagnosis, if there is something to diagnose
%! text = evalc ('checkNNGradients (3)');
%! line = regexp (text, '\nRelative Difference: [^\n]*\n(.*)$', 'tokens', 'once');
%! assert (line, {sprintf('nncheck: The bias columns are regularized in the gradient\n')})
%! text = evalc ('checkNNGradients (0)');
%! assert (isempty (strfind (text, 'nncheck')))
%!function [J, grad] = nnCostFunction (p, n, h, K, X, y, lambda)
%!  if (! any (p))
%!    error ('of its own');
%!  endif
%!  [J, grad] = nncost (p, nncreate ([n, h, K], 'Lambda', lambda), X, y);
%!  grad = 2 * grad;
%!endfunction
%!test % an error that comes only in the diagnosis does not stop the check
%! text = evalc ('d = checkNNGradients ();');
%! assert (d, 1/3, 1e-8)
%! line = regexp (text, 'nncheck: .*$', 'match');
%! assert (line, {sprintf('nncheck: The gradient is 2 times the right one\n')})
%!function [J, grad] = nnCostFunction (p, varargin)
%!  J = sum (p .^ 2);
%!  grad = p + rand;
%!endfunction
%!test % for every mistake at most one line is printed
%! text = evalc ('d = checkNNGradients ();');
%! assert (numel (strfind (text, sprintf ('\n'))), 1 + 38 + 6 + 1)
%!function [J, grad] = nnCostFunction (p, n, h, K, X, y, lambda)
%!  J = sum (X * p);
%!  grad = p;
%!endfunction
%!error <^checkNNGradients: nnCostFunction stopped in nnCostFunction, line \d+: operator \*: nonconformant arguments \(op1 is 5x3, op2 is 38x1\)$>
%! checkNNGradients ()
%!function [J, grad] = nnCostFunction (p, n, h, K, X, y, lambda)
%!  J = 1;
%!endfunction
%!error <^checkNNGradients: nnCostFunction stopped.*: .*grad> checkNNGradients ()
%!function [J, grad] = nnCostFunction (p, varargin)
%!  J = sum (p .^ 2);
%!  grad = 2 * p;
%!endfunction
%!function numgrad = computeNumericalGradient (J, theta)
%!  numgrad = zeros (2, 3);
%!endfunction
%!error <^checkNNGradients: the result of computeNumericalGradient must be 38 real numbers \(Theta1 5-by-4, then Theta2 3-by-6\), but is a 2-by-3 double$>
%! checkNNGradients ()
