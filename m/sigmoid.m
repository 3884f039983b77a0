function g = sigmoid (z)
% SIGMOID  The logistic function g(z) = 1 / (1 + exp (-z)).
%
%   g = sigmoid (z)
%
%   z   real numbers, any shape. double and single keep their class; logical
%       and integer z are computed in double; sparse z gives a full result,
%       because g(0) is 0.5.
%   g   numbers from 0 to 1, of z's shape.
%
%   Right to rounding for every real z: nothing overflows, so that sigmoid (-Inf)
%   is 0, sigmoid (Inf) is 1 and sigmoid (-740) is 4e-322, while the textbook's
%   formula gives 0 there. NaN gives NaN.
%
%   Formula: with e = exp (-abs (z)), which never overflows,
%   g(z) = 1 / (1 + e) for z >= 0 and e / (1 + e) for z < 0.
%
%   Errors: backprop:usage without z, backprop:type if z is not real numbers,
%   backprop:memory if the result would not fit.
%
%   Example:
%     sigmoid ([-1000, 0, 2])       % 0  0.5000  0.8808
%
%   See also sigmoidGradient, predict.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 1
  error ('backprop:usage', 'sigmoid: needs one argument, z');
end
if ~ (isnumeric (z) || islogical (z)) || ~ isreal (z)
  error ('backprop:type', 'sigmoid: z must be real numbers, but is %s', ...
         describe_value (z));
end
if ~ isfloat (z)
  z = double (z);
end

try
  z = full (z);
  g = exp (min (z, 0)) ./ (1 + exp (-abs (z)));
catch e
  raise_error (e, 'sigmoid');
end
end

%!demo
%! z = linspace (-8, 8, 161);
%! h = plot (z, sigmoid (z), '-', z, sigmoidGradient (z), '--');
%! set (h, 'linewidth', 2);
%! xlabel ('z');  legend ('g(z)', 'g''(z)', 'location', 'northwest');
%! title ('The logistic function and its slope');

%!test % g(log (k)) = k / (1 + k), from the definition
%! k = [1/1024, 1/3, 1, 3, 1024];
%! assert (sigmoid (log (k)), [1/1025, 1/4, 1/2, 3/4, 1024/1025], 4 * eps)
%!test % a published value: the hidden unit of Mazur's step by step example
%! assert (sigmoid (0.3775), 0.593269992, 1e-9)
%!test % the far tails: exact limits, no NaN, denormals kept
%! assert (sigmoid ([-Inf, -1000, 1000, Inf]), [0, 0, 1, 1])
%! assert (sigmoid (-740) / exp (-740), 1)
%! assert (sigmoid (-50), 1.9287498479639178e-22, -4 * eps)
%! assert (isnan (sigmoid ([NaN, 0])), [true, false])
%!test % g(z) + g(-z) = 1
%! z = 12 * sin (1:50);
%! assert (sigmoid (z) + sigmoid (-z), ones (1, 50), eps)
%!test % shape and class
%! assert (size (sigmoid (zeros (2, 3, 4))), [2, 3, 4])
%! assert (size (sigmoid (zeros (0, 3))), [0, 3])
%! assert (size (sigmoid (1:3)), [1, 3])
%! assert (class (sigmoid (single (2))), 'single')
%! assert (sigmoid (single ([-1000, -100])), single ([0, 3.7835059e-44]), 1e-45)
%! assert (class (sigmoid (int8 (2))), 'double')
%! assert (sigmoid (int8 (-128)), 2.572209372642415e-56, -1e-12)
%! assert (sigmoid ([true, false]), [0.731058578630005, 0.5], 1e-15)
%! g = sigmoid (sparse ([0, 2]));
%! assert (issparse (g), false)
%! assert (g, [0.5, 0.880797077977882], 1e-15)

%!test % a result too large for the memory
%! for z = {sparse(2^40, 1), sparse(2^60, 3)}
%!   fault = '';
%!   try
%!     sigmoid (z{1});
%!   catch e
%!     fault = [e.identifier, ' ', e.message];
%!   end
%!   assert (fault, 'backprop:memory sigmoid: memory must hold the result, but is too small')
%! end

%!error <^sigmoid: needs one argument, z$> sigmoid ()
%!error <^sigmoid: z must be real numbers, but is a cell$> sigmoid ({1})
%!error <^sigmoid: z must be real numbers, but is 'a'$> sigmoid ('a')
%!error <^sigmoid: z must be real numbers, but is complex$> sigmoid (1i)
%!error <^sigmoid: z must be real numbers, but is a struct$>
%! sigmoid (struct ())
%!error <^sigmoid: z must be real numbers, but is a function handle$>
%! sigmoid (@sin)
%!error <^sigmoid: z must be real numbers, but is an object of class inputParser$>
%! sigmoid (inputParser ())
