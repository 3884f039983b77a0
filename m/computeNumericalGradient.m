function numgrad = computeNumericalGradient (J, theta)
% COMPUTENUMERICALGRADIENT  Gradient of any cost, by central differences.
%
%   numgrad = computeNumericalGradient (J, theta)
%
%   J         function handle: J (theta) is the cost, a real number. Only its
%             first output is asked for.
%   theta     where to look: real numbers, any shape
%   numgrad   dJ/dtheta(p) for every p, of theta's shape
%
%   Formula: numgrad(p) = (J(theta + h e_p) - J(theta - h e_p)) / (2 h) with
%   h = 1e-4, the course's step. In single (theta or J is single) h = 1/128:
%   with 1e-4 rounding would leave two or three digits. J is called twice for
%   each parameter, so use it on small problems; a cost that is NaN gives NaN.
%
%   Errors: backprop:usage without two arguments; backprop:type if J is not a
%   function handle or theta not real numbers; backprop:cost if J returns
%   anything else than one real number.
%
%   Example:
%     computeNumericalGradient (@(t) t(1) ^ 2 + 3 * t(2), [5; 7])   % 10, 3
%
%   See also checkNNGradients, nnCostFunction.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 2
  error ('backprop:usage', ...
         'computeNumericalGradient: needs two arguments, J and theta');
end
if ~ isa (J, 'function_handle')
  error ('backprop:type', ['computeNumericalGradient: J must be a ', ...
         'function handle, such as @(t) sum (t .^ 2), but is %s'], ...
         describe_value (J));
end
if ~ (isnumeric (theta) || islogical (theta)) || ~ isreal (theta)
  error ('backprop:type', ['computeNumericalGradient: theta must be real ', ...
         'numbers, but is %s'], describe_value (theta));
end
if ~ isfloat (theta)
  theta = double (theta);
end

h = 1e-4;
if isa (theta, 'single') || isa (cost (J, theta), 'single')
  h = 1 / 128;                          % about the cube root of eps ('single')
end
try
  numgrad = zeros (size (theta), class (theta));
catch e
  raise_error (e, 'computeNumericalGradient');
end
for p = 1:numel (theta)
  here = theta(p);
  up = here + h;
  down = here - h;
  theta(p) = up;
  above = cost (J, theta);
  theta(p) = down;
  below = cost (J, theta);
  theta(p) = here;
  numgrad(p) = (above - below) / (up - down);   % the step as it was rounded
end
end

function value = cost (J, theta)
value = J (theta);
if ~ (isnumeric (value) || islogical (value)) || ~ isreal (value) ...
   || numel (value) ~= 1
  error ('backprop:cost', ['computeNumericalGradient: J (theta) must be ', ...
         'one real number, but is %s'], describe_value (value));
end
if ~ isfloat (value)
  value = double (value);
end
end

%!demo
%! % the slope of a cost, and what it should be
%! J = @(theta) sum (theta .^ 3);
%! theta = (1:4)';
%! numgrad = computeNumericalGradient (J, theta);
%! disp ([numgrad, 3 * theta .^ 2])

%!test % slopes known from calculus; theta's shape is kept
%! J = @(t) t(1) ^ 2 + 3 * t(2) + sin (t(3)) * t(4);
%! g = [10; 3; 4 * cos(2); sin(2)];
%! assert (computeNumericalGradient (J, [5; 7; 2; 4]), g, 1e-7)
%! assert (computeNumericalGradient (J, [5, 7, 2, 4]), g', 1e-7)
%! assert (computeNumericalGradient (J, [5, 2; 7, 4]), reshape (g, 2, 2), 1e-7)
%! assert (computeNumericalGradient (J, int8 ([5, 7, 2, 4])), g', 1e-7)
%! assert (computeNumericalGradient (J, sparse ([5, 7, 2, 4])), g', 1e-7)
%!test % central, with the step 1e-4: t^3 gives 3 t^2 + h^2
%! g = computeNumericalGradient (@(t) t ^ 3, 0);
%! assert (g, 1e-8, -1e-9)
%!test % a quadratic is exact except for rounding, also with large parameters
%! assert (computeNumericalGradient (@(t) t ^ 2, 1e6), 2e6, 1)
%! g = computeNumericalGradient (@(t) t, 1e11);
%! assert (g, 1)
%!test % single: a step that is large enough for single precision
%! J = @(t) sin (t(1)) * t(2);
%! g = computeNumericalGradient (J, single ([2, 4]));
%! assert (class (g), 'single')
%! assert (g, single ([4 * cos(2), sin(2)]), 2e-4)
%! g = computeNumericalGradient (@(t) single (J (t)), [2, 4]);
%! assert (class (g), 'double')
%! assert (g, [4 * cos(2), sin(2)], 2e-4)
%!test % a cost that is not finite is no error: the entries that depend on it are NaN
%! assert (computeNumericalGradient (@(t) NaN, [1, 2]), [NaN, NaN])
%! J = @(t) sqrt (t(1)) / (t(2) >= 0);
%! g = computeNumericalGradient (J, [4, 0]);
%! assert (g(1), 1/4, 1e-8)
%! assert (isinf (g(2)))
%! assert (computeNumericalGradient (@(t) 1, zeros (0, 1)), zeros (0, 1))
%!function [J, grad] = lazy (t)
%!  J = t ^ 2 * nargout;
%!endfunction
%!test % the cost is called with one output, so that it need not compute a gradient
%! assert (computeNumericalGradient (@(t) lazy (t), 3), 6, 1e-7)

%!error <^computeNumericalGradient: needs two arguments, J and theta$>
%! computeNumericalGradient (@sin)
%!error <^computeNumericalGradient: J must be a function handle, such as @\(t\) sum \(t \.\^ 2\), but is 3$>
%! computeNumericalGradient (3, 1)
%!error <^computeNumericalGradient: J must be a function handle, such as @\(t\) sum \(t \.\^ 2\), but is 'sin'$>
%! computeNumericalGradient ('sin', 1)
%!error <^computeNumericalGradient: theta must be real numbers, but is a cell$>
%! computeNumericalGradient (@sin, {1})
%!error <^computeNumericalGradient: theta must be real numbers, but is complex$>
%! computeNumericalGradient (@sin, 1i)
%!error <^computeNumericalGradient: theta must be real numbers, but is a function handle$>
%! computeNumericalGradient (@sin, @sin)
%!error <^computeNumericalGradient: J \(theta\) must be one real number, but is a 1-by-3 double$>
%! computeNumericalGradient (@(t) t .^ 2, 1:3)
%!error <^computeNumericalGradient: J \(theta\) must be one real number, but is complex$>
%! computeNumericalGradient (@(t) log (t), -1)
%!error <^computeNumericalGradient: J \(theta\) must be one real number, but is an empty 0-by-0 double$>
%! computeNumericalGradient (@(t) [], 1)
%!error <^computeNumericalGradient: J \(theta\) must be one real number, but is a struct$>
%! computeNumericalGradient (@(t) struct (), 1)
