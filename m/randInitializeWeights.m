function W = randInitializeWeights (L_in, L_out)
% RANDINITIALIZEWEIGHTS  Small random weights for one layer.
%
%   W = randInitializeWeights (L_in, L_out)
%
%   L_in    units of the layer before, without the bias: whole, >= 1
%   L_out   units of the layer: whole, >= 1
%   W       L_out-by-(1 + L_in) double, bias first, uniform in [-r, r] with
%           r = sqrt (6) / sqrt (L_in + L_out)
%
%   The course gives this rule, but uses the value 0.12 for its own network,
%   400-25-10, where the rule gives r = 0.1188 for the first layer; this function
%   always uses the rule. With equal weights all units of a layer would stay
%   equal: so they are random.
%   The numbers come from rand: the same state of rand gives the same W.
%
%   Source: X. Glorot, Y. Bengio, Understanding the difficulty of training deep
%   feedforward neural networks, AISTATS 2010, equation 16.
%
%   Errors: backprop:usage without two arguments, backprop:type and
%   backprop:value if L_in or L_out is not a whole number of at least 1.
%
%   Example:
%     Theta1 = randInitializeWeights (400, 25);     % 25-by-401
%
%   See also debugInitializeWeights, nninit, nnCostFunction.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 2
  error ('backprop:usage', ...
         'randInitializeWeights: needs two arguments, L_in and L_out');
end
L_in = parse_count (L_in, 'randInitializeWeights: L_in', 1);
L_out = parse_count (L_out, 'randInitializeWeights: L_out', 1);

r = sqrt (6) / sqrt (L_in + L_out);
try
  W = r * (2 * rand (L_out, 1 + L_in) - 1);
catch e
  raise_error (e, 'randInitializeWeights');
end
end

%!demo
%! % 3 units, each with a bias and 4 inputs: small, and others each time
%! W = randInitializeWeights (4, 3)

%!test % shape and bounds
%! W = randInitializeWeights (400, 25);
%! assert (size (W), [25, 401])
%! r = 0.118817705157201;               % sqrt (6 / 425)
%! assert (all (abs (W(:)) <= r))
%!test % uniform: known mean, variance and ends, with rand in a known state
%! state = rand ('twister');  rand ('twister', 1);
%! W = randInitializeWeights (299, 301);
%! rand ('twister', state);
%! assert (mean (W(:)), 0, 1e-3)
%! assert (var (W(:)), 0.01 / 3, 3e-5)
%! assert ([min(W(:)), max(W(:))], [-0.1, 0.1], 1e-4)
%!test % different units get different weights; integer sizes are accepted
%! W = randInitializeWeights (int32 (1), uint8 (2));
%! assert (size (W), [2, 2])
%! assert (class (W), 'double')
%! assert (numel (unique (W(:))), 4)

%!error <^randInitializeWeights: needs two arguments, L_in and L_out$>
%! randInitializeWeights (3)
%!error <^randInitializeWeights: L_in must be a whole number of at least 1, but is 2\.5$>
%! randInitializeWeights (2.5, 3)
%!error <^randInitializeWeights: L_out must be a whole number of at least 1, but is 0$>
%! randInitializeWeights (2, 0)
%!error <^randInitializeWeights: L_out must be a whole number of at least 1, but is a 1-by-2 double$>
%! randInitializeWeights (2, [3, 4])
%!error <^randInitializeWeights: L_in must be a whole number of at least 1, but is a cell$>
%! randInitializeWeights ({2}, 3)
