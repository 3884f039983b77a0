function [x, J, status, iterations, calls, grad, history] = ...
  nnminimise (caller, names, f, x0, P, how, progress)
% NNMINIMISE  L-BFGS from liblbfgs, for fminlbfgs and fmincg: their common part.
%
%   caller     the public function's name, for its errors
%   names      its words for f and x0, a cell: {'fcn', 'x0'}
%   f          [J, grad] = f (x, P{:}), a handle or a name; called with x0's
%              shape and class, single or else double
%   how        struct: MaxIter, MaxFunEvals, Memory, Slope (the part of it that a step
%              may leave); and Differences: f gives J alone, and its gradient is
%              taken by central differences
%   progress   as backprop_mex ('fminlbfgs') has it
%
%   The results are those of backprop_mex ('fminlbfgs'); x is of x0's class, history the
%   lowest cost after each iteration. What f raises is raised again as it is.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isa (f, 'function_handle') && ~ (ischar (f) && size (f, 1) == 1)
  error ('backprop:type', ['%s: %s must be a function handle or a ', ...
         'function''s name, but is %s'], caller, names{1}, describe (f));
end
if ~ numbers (x0)
  error ('backprop:type', '%s: %s must be real numbers, but is %s', ...
         caller, names{2}, describe (x0));
end
if isempty (x0)
  error ('backprop:size', '%s: %s must not be empty, but is %s', ...
         caller, names{2}, describe (x0));
end

type = 'double';
if isa (x0, 'single')
  type = 'single';
end
if how.Differences
  f = @(x) by_differences (f, x, P);
  P = {};
end
cost = @(x) evaluate (caller, names, f, cast (1 * x, type), P);
if ~ isempty (progress)
  told = progress;
  progress = @(x, J, g, s, k, n, b) told (1 * x, J, 1 * g, 1 * s, k, n, b);
end
[x, J, status, iterations, calls, grad, history, problem] = ...
  backprop_mex ('fminlbfgs', cost, full (double (x0)), how, progress);
if ~ isempty (problem)
  rethrow (problem);
end
if status == -10
  error ('backprop:cost', ['%s: %s must return a finite cost and ', ...
         'gradient at the start, but %s'], caller, names{1}, ...
         not_finite (J, grad));
end
x = cast (x, type);
end

% The cost and gradient as doubles; problem is what went wrong, or [].
function [J, grad, problem] = evaluate (caller, names, f, x, P)
problem = [];
try
  [J, grad] = feval (f, x, P{:});
  must (caller, names, numbers (J) && numel (J) == 1, 'cost', 'one real number', J);
  must (caller, names, numbers (grad), 'gradient', 'real numbers', grad);
  if numel (grad) ~= numel (x)
    error ('backprop:cost', ['%s: %s must return a gradient of %d entries ', ...
           '(as many as %s), but returned %d'], caller, names{1}, numel (x), ...
           names{2}, numel (grad));
  end
  J = full (double (J));
  grad = full (double (grad));
catch problem
  J = NaN;
  grad = [];
  if ~ isempty (regexp (problem.message, 'element number 2 undefined', 'once'))
    problem = struct ('identifier', 'backprop:cost', 'stack', problem.stack, ...
      'message', sprintf (['%s: %s must return the cost and its gradient, ', ...
                           '[J, grad] = %s (%s), but returned one value'], ...
                          caller, names{1}, names{1}, names{2}));
  end
end
end

% Central differences, with a step of the cube root of rounding, relative to x.
function [J, grad] = by_differences (f, x, P)
J = feval (f, x, P{:});
grad = zeros (size (x), class (x));
for i = 1:numel (x)
  h = eps (class (x)) ^ (1/3) * max (1, abs (x(i)));
  up = x;
  down = x;
  up(i) = x(i) + h;
  down(i) = x(i) - h;
  grad(i) = (feval (f, up, P{:}) - feval (f, down, P{:})) / (up(i) - down(i));
end
end

function yes = numbers (v)
yes = (isnumeric (v) || islogical (v)) && isreal (v);
end

function must (caller, names, holds, what, be, v)
if ~ holds
  error ('backprop:cost', '%s: the %s that %s returns must be %s, but is %s', ...
         caller, what, names{1}, be, describe (v));
end
end

function text = not_finite (J, grad)
text = sprintf ('the cost is %g', J);
if isfinite (J)
  text = sprintf ('%d of %d entries of the gradient are not', ...
                  sum (~ isfinite (grad(:))), numel (grad));
end
end
