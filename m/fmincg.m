function [X, fX, i] = fmincg (f, X, options, varargin)
% FMINCG  Minimise a function of many variables from its gradient.
%
%   X = fmincg (f, X)
%   X = fmincg (f, X, options)
%   [X, fX, i] = fmincg (f, X, options, P1, P2, ...)
%
%   The call, the options and the results of the course's fmincg, so that its
%   scripts run unchanged. The method is another one: L-BFGS from the library
%   liblbfgs. The course's file, nonlinear conjugate gradients by
%   C. E. Rasmussen, may be used for research and education only, so it is not
%   free software and can't be part of this package. L-BFGS reaches a lower cost
%   in as many iterations and in fewer calls of f (bench/minimisers.md).
%
%   f        what to minimise, a function handle or a function's name.
%            [J, grad] = f (X, P1, P2, ...) gives the cost, a real number, and
%            its gradient with as many entries as X (a column, a row or of X's
%            shape).
%   X        where to start: real numbers, any shape. f is called with that
%            shape and class, single or else double.
%   options  a struct, from optimset or plain, or []. Its field MaxIter is the
%            number of iterations, 100 by default. Negative, it is the number of
%            calls of f. A number in a char array counts as the number.
%   P1 ...   passed on to f as they are
%
%   X        the point with the lowest cost of all that were tried
%   fX       the lowest cost so far after each iteration, a column. fX(end) is
%            the cost at X. It has MaxIter rows, fewer if the gradient becomes
%            zero or no lower cost is found: at a minimum, at a kink, or if the
%            gradient is wrong (checkNNGradients tells).
%   i        the number of iterations; of calls of f if MaxIter is negative
%
%   After each iteration it prints i and the cost, in the course's format. A
%   cost or gradient that is not finite is an error at the start; later on the
%   step is shortened. An error in f is handed on as it is.
%
%   Method: the direction is -H * grad, where H comes from the last 20 steps s
%   and changes y of the gradient, so that memory grows with numel (X), not with
%   its square; the step is More and Thuente's, after which the slope is at most
%   half of what it was. Where that finds none it starts again with
%   steepest descent and a step that is halved and doubled.
%   D. C. Liu, J. Nocedal, On the limited memory BFGS method for large scale
%   optimization, Mathematical Programming 45 (1989) 503-528. J. Nocedal,
%   S. J. Wright, Numerical Optimization, 2nd ed., Springer 2006, section 7.2.
%   J. J. More, D. J. Thuente, Line search algorithms with guaranteed
%   sufficient decrease, ACM Trans. Math. Software 20 (1994) 286-307.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:option for
%   the arguments; backprop:cost if f does not return a cost and its gradient.
%
%   Example:
%     f = @(x, c) deal (sum ((x - c) .^ 2), 2 * (x - c));
%     [x, fx] = fmincg (f, [0 0 0], optimset ('MaxIter', 50), [1 2 3]) % 1 2 3
%
%   See also fminunc, optimset, nnCostFunction, checkNNGradients.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 2
  error ('backprop:usage', 'fmincg: needs f and X');
end
if ~ isa (f, 'function_handle') && ~ (ischar (f) && size (f, 1) == 1)
  error ('backprop:type', ['fmincg: f must be a function handle or a ', ...
         'function''s name, but is %s'], describe (f));
end
if ~ (isnumeric (X) || islogical (X)) || ~ isreal (X)
  error ('backprop:type', 'fmincg: X must be real numbers, but is %s', ...
         describe (X));
end
if isempty (X)
  error ('backprop:size', 'fmincg: X must not be empty, but is %s', ...
         describe (X));
end
if nargin < 3
  options = [];
end
limit = max_iter (options);

type = 'double';
if isa (X, 'single')
  type = 'single';
end
fcn = @(x) evaluate (f, cast (x, type), varargin);
how.MaxIter = limit;
how.MaxFunEvals = Inf;
progress = @(x, J, grad, step, iteration, calls) show (iteration, J);
if limit < 0
  how.MaxIter = Inf;
  how.MaxFunEvals = -limit;
  progress = @(x, J, grad, step, iteration, calls) show (calls, J);
end
how.Memory = 20;
[X, J, status, i, calls, grad, fX, problem] = ...
  fminlbfgs_mex (fcn, full (double (X)), how, progress);

if ~ isempty (problem)
  rethrow (problem);
end
if status == -10
  error ('backprop:cost', ['fmincg: f must return a finite cost and gradient ', ...
         'at the start, but %s'], not_finite (J, grad));
end
fprintf ('\n');
X = cast (X, type);
if limit < 0
  i = calls;
end
end

function n = max_iter (options)
n = 100;
if isempty (options)
  return
end
if ~ isstruct (options) || numel (options) ~= 1
  error ('backprop:type', ['fmincg: options must be a struct, from optimset, ', ...
         'or [], but is %s'], describe (options));
end
if ~ isfield (options, 'MaxIter') || isempty (options.MaxIter)
  return
end
given = options.MaxIter;
n = given;
if ischar (given)
  n = str2double (given);
end
if ~ (isnumeric (n) || islogical (n)) || ~ isreal (n) || numel (n) ~= 1 ...
   || ~ (n == fix (n))
  error ('backprop:option', ['fmincg: options.MaxIter must be a whole ', ...
         'number, but is %s'], describe (given));
end
n = full (double (n));
end

% The cost and gradient as doubles; problem is what went wrong, or [].
function [J, grad, problem] = evaluate (f, x, P)
problem = [];
try
  [J, grad] = feval (f, x, P{:});
  must (numbers (J) && numel (J) == 1, 'cost', 'one real number', J);
  must (numbers (grad), 'gradient', 'real numbers', grad);
  if numel (grad) ~= numel (x)
    error ('backprop:cost', ['fmincg: f must return a gradient of %d entries ', ...
           '(as many as X), but returned %d'], numel (x), numel (grad));
  end
  J = full (double (J));
  grad = full (double (grad));
catch problem
  J = NaN;
  grad = [];
end
end

function yes = numbers (v)
yes = (isnumeric (v) || islogical (v)) && isreal (v);
end

function must (holds, what, be, v)
if ~ holds
  error ('backprop:cost', 'fmincg: the %s that f returns must be %s, but is %s', ...
         what, be, describe (v));
end
end

function text = not_finite (J, grad)
text = sprintf ('the cost is %g', J);
if isfinite (J)
  text = sprintf ('%d of %d entries of the gradient are not', ...
                  sum (~ isfinite (grad(:))), numel (grad));
end
end

function [stop, problem] = show (i, J)
fprintf ('Iteration %5i | Cost: %4.6e\r', i, J);
if exist ('OCTAVE_VERSION', 'builtin')
  fflush (stdout);
end
stop = 0;
problem = [];
end
