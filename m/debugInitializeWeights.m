function W = debugInitializeWeights (fan_out, fan_in)
% DEBUGINITIALIZEWEIGHTS  The same small weights every time, for debugging.
%
%   W = debugInitializeWeights (fan_out, fan_in)
%
%   fan_out   units of the layer: whole, >= 1
%   fan_in    units the layer takes its input from, without the bias:
%             whole, >= 0
%   W         fan_out-by-(1 + fan_in) double, bias first: sin (1), sin (2), ...
%             divided by 10, column by column
%
%   Nothing is random, so that a wrong gradient is wrong in the same place in
%   every run. Note the order of the sizes: randInitializeWeights takes them in
%   the other order.
%
%   Errors: backprop:usage without two arguments, backprop:type and
%   backprop:value if fan_out or fan_in is not such a whole number.
%
%   Example:
%     W = debugInitializeWeights (5, 3)     % 5-by-4, from 0.0841 to 0.0913
%
%   See also checkNNGradients, randInitializeWeights.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 2
  error ('backprop:usage', ...
         'debugInitializeWeights: needs two arguments, fan_out and fan_in');
end
fan_out = parse_count (fan_out, 'debugInitializeWeights: fan_out', 1);
fan_in = parse_count (fan_in, 'debugInitializeWeights: fan_in', 0);

try
  W = zeros (fan_out, 1 + fan_in);
catch e
  raise_error (e, 'debugInitializeWeights');
end
W(:) = sin (1:numel (W)) / 10;
end

%!demo
%! % the same every time: 3 units, each with a bias and 4 inputs
%! W = debugInitializeWeights (3, 4)

%!test
%! W = debugInitializeWeights (2, 2);
%! assert (W', [ 0.0841470984807897,  0.0909297426825682
%!              0.0141120008059867, -0.0756802495307928
%!              -0.0958924274663138, -0.0279415498198926], 1e-15)
%! assert (size (debugInitializeWeights (5, 3)), [5, 4])
%! assert (debugInitializeWeights (1, 0), sin (1) / 10, 1e-16)
%! W = debugInitializeWeights (int8 (100), int8 (3));
%! assert (class (W), 'double')
%! assert (size (W), [100, 4])
%! assert (W(end), sin (400) / 10, 1e-15)

%!error <^debugInitializeWeights: needs two arguments, fan_out and fan_in$>
%! debugInitializeWeights (3)
%!error <^debugInitializeWeights: fan_out must be a whole number of at least 1, but is 0$>
%! debugInitializeWeights (0, 3)
%!error <^debugInitializeWeights: fan_in must be a whole number of at least 0, but is -1$>
%! debugInitializeWeights (3, -1)
%!error <^debugInitializeWeights: fan_in must be a whole number of at least 0, but is Inf$>
%! debugInitializeWeights (3, Inf)
%!error <^debugInitializeWeights: fan_out must be a whole number of at least 1, but is a function handle$>
%! debugInitializeWeights (@sin, 3)
