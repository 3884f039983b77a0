function g = sigmoidGradient (z)
% SIGMOIDGRADIENT  The sigmoid's slope, g'(z) = g(z) (1 - g(z)).
%
%   g = sigmoidGradient (z)
%
%   z   real numbers, any shape: the weighted inputs of a layer, not its
%       activations. double and single keep their class; logical and integer z
%       are computed in double; sparse z gives a full result.
%   g   numbers from 0 to 0.25, of z's shape; a row stays a row.
%
%   Formula: with e = exp (-abs (z)), g'(z) = e / (1 + e)^2. This is the same
%   function, but the textbook's 1 - g(z) has no right digit if z is above 36.
%
%   Errors: backprop:usage without z, backprop:type if z is not real numbers,
%   backprop:memory if the result would not fit.
%
%   Example:
%     sigmoidGradient ([-1, 0, 1])  % 0.1966  0.2500  0.1966
%
%   See also sigmoid, nnCostFunction, checkNNGradients.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 1
  error ('backprop:usage', 'sigmoidGradient: needs one argument, z');
end
if ~ (isnumeric (z) || islogical (z)) || ~ isreal (z)
  error ('backprop:type', ...
         'sigmoidGradient: z must be real numbers, but is %s', describe_value (z));
end
if ~ isfloat (z)
  z = double (z);
end

try
  e = exp (-abs (full (z)));
  g = e ./ (1 + e) .^ 2;
catch problem
  raise_error (problem, 'sigmoidGradient');
end
end

%!demo
%! % the slope is largest where the unit does not know, and gone where it is sure
%! z = linspace (-8, 8, 161);
%! plot (z, sigmoidGradient (z), 'linewidth', 1.5);
%! xlabel ('z');  ylabel ('g''(z)');

%!test % k / (1 + k)^2 at z = log (k), from the definition
%! k = [1/1024, 1/3, 1, 3, 1024];
%! assert (sigmoidGradient (log (k)), ...
%!         [1024/1025^2, 3/16, 1/4, 3/16, 1024/1025^2], 4 * eps)
%!test % large z: exp (-z) to rounding, where g (1 - g) is 0
%! assert (sigmoidGradient ([40, -40]), exp (-40) * [1, 1], -4 * eps)
%! assert (sigmoidGradient ([-Inf, -1000, 1000, Inf]), [0, 0, 0, 0])
%! assert (isnan (sigmoidGradient (NaN)))
%!test % the slope of sigmoid by central differences
%! z = 3 * sin (1:40);
%! slope = (sigmoid (z + 1e-5) - sigmoid (z - 1e-5)) / 2e-5;
%! assert (sigmoidGradient (z), slope, 1e-10)
%!test % shape and class
%! assert (size (sigmoidGradient (1:3)), [1, 3])
%! assert (size (sigmoidGradient (zeros (2, 0))), [2, 0])
%! assert (sigmoidGradient (zeros (2, 2, 2)), 0.25 * ones (2, 2, 2))
%! assert (class (sigmoidGradient (single (2))), 'single')
%! assert (sigmoidGradient (uint8 (3)), 0.0451766597309121, 1e-15)
%! assert (sigmoidGradient ([true, false]), [0.196611933241482, 0.25], 1e-15)
%! g = sigmoidGradient (sparse ([0, 1]));
%! assert (issparse (g), false)
%! assert (g, [0.25, 0.196611933241482], 1e-15)

%!error <^sigmoidGradient: needs one argument, z$> sigmoidGradient ()
%!error id=backprop:memory sigmoidGradient (sparse (2^40, 1))
%!error <^sigmoidGradient: memory must hold the result, but is too small$>
%! sigmoidGradient (sparse (2^60, 3))
%!error <^sigmoidGradient: z must be real numbers, but is a cell$>
%! sigmoidGradient ({1})
%!error <^sigmoidGradient: z must be real numbers, but is 'a'$>
%! sigmoidGradient ('a')
%!error <^sigmoidGradient: z must be real numbers, but is complex$>
%! sigmoidGradient (1i)
%!error <^sigmoidGradient: z must be real numbers, but is a struct$>
%! sigmoidGradient (struct ())
%!error <^sigmoidGradient: z must be real numbers, but is a function handle$>
%! sigmoidGradient (@sin)
%!error <^sigmoidGradient: z must be real numbers, but is an object of class inputParser$>
%! sigmoidGradient (inputParser ())
