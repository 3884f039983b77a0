function numgrad = nnnumgrad (theta, net, X, Y, varargin)
% NNNUMGRAD  Numerical gradient of a network's cost, fast.
%
%   numgrad = nnnumgrad (theta, net, X, Y)
%   numgrad = nnnumgrad (theta, net, X, Y, 'Name', value, ...)
%
%   theta, net, X, Y and the options 'Weights' and 'Threads' are as for nncost.
%   There is one more option:
%   'Parameters'  only these: indices into theta, or logicals as long as theta.
%                 Default: ':', all of them.
%
%   numgrad  central differences (J(theta + h e_i) - J(theta - h e_i)) / (2 h)
%            of the cost that nncost returns, of theta's size; with 'Parameters',
%            idx of idx's size. Computed in double, returned as single if theta
%            or X is. The same to the last bit for any number of threads.
%
%   It is an independent test of a gradient from backpropagation, and shares no
%   formula with it: no derivative is used. Each parameter is moved up and down
%   by itself, and the change is computed only for the units that depend on it:
%   Theta{l}(j,k) +- h moves z{l+1}(t,j) by +- h a{l}(t,k), where a{l} includes
%   the bias unit, [1, a{l}]. That takes a fraction of a second, while
%   computeNumericalGradient, which computes the whole J for each move, takes
%   minutes; but computeNumericalGradient works with any cost function, nnnumgrad
%   only with networks.
%
%   How exact it is. Two costs are never subtracted. Instead the change of the
%   cost is computed itself, by identities in which no digits cancel:
%     exp (z + d) - exp (z)   = exp (z) * expm1 (d)
%     cross-entropy, sigmoid:  log1p (h * expm1 (d)) - y * d   from z to z + d
%     cross-entropy, softmax:  log1p (sum (h .* expm1 (d))) - sum (y .* d)
%     squared error:           sum (dh .* (h - y + dh / 2))    from h to h + dh
%   and similar ones for each activation. So rounding errors do not grow when h
%   becomes small: h is the largest power of 2 for which no z moves by more than
%   2^-24 (6e-8), for each parameter and each block of examples; the scale of
%   inputs and weights does not matter. The truncation error is then about
%   2^-48/6 times the third derivative by z, which is below rounding; the
%   rounding of some sums remains, about 1e-15 of the gradient's length. If h is
%   so near to y that grad itself has few digits left, numgrad has no more.
%
%   At a kink (relu and leakyrelu at z = 0, hardtanh at -1 and 1) it is the mean
%   of the slopes on both sides, while backpropagation takes one of them. This
%   needs a z within 6e-8 of the kink: that is rare by chance, but certain at 0
%   if the inputs and the bias are all 0.
%
%   NaN in X gives NaN, as in nncost.
%
%   Errors: those of nncost, and backprop:type, backprop:size and backprop:value
%   for 'Parameters'.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Lambda', 1);
%     theta = nninit (net, 1);
%     [J, grad] = nncost (theta, net, X / 16, y);
%     numgrad = nnnumgrad (theta, net, X / 16, y);
%     norm (numgrad - grad) / norm (numgrad + grad)
%
%   See also nncost, computeNumericalGradient, checkNNGradients, nncreate.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 4
  error ('backprop:usage', 'nnnumgrad: needs theta, net, X and Y');
end
given = struct ('Weights', [], 'Threads', [], 'Parameters', ':');
if nargin > 4
  given = parse_options ('nnnumgrad', given, varargin);
end
idx = given.Parameters;
wanted = [];
if ~ (ischar (idx) && strcmp (idx, ':'))
  idx = indices (idx, numel (theta));
  wanted = false (size (theta));
  wanted(idx) = true;
end
Y = to_targets (net, Y, size (X, 1), 'nnnumgrad');
try
  numgrad = backprop_mex ('numgrad', theta, net, X, Y, ...
    {'Weights', given.Weights, 'Threads', given.Threads}, wanted);
catch e
  raise_error (hint_data (e, net, X, Y), 'nnnumgrad');
end
if ~ isempty (wanted)
  numgrad = reshape (numgrad(idx), size (idx));
end
end

% Which of the n parameters are wanted.
function idx = indices (idx, n)
wanted = sprintf ('nnnumgrad: Parameters must be whole numbers from 1 to %d', n);
if islogical (idx)
  if numel (idx) ~= n
    error ('backprop:size', ['nnnumgrad: Parameters must be %d logicals, one for ', ...
           'each entry of theta, but is %s'], n, describe_value (idx));
  end
  idx = find (idx);
elseif ~ isnumeric (idx) || ~ isreal (idx)
  error ('backprop:type', '%s, or logicals, but is %s', wanted, describe_value (idx));
end
idx = full (double (idx));
bad = find (~ (idx >= 1 & idx <= n & idx == fix (idx)), 1);
if ~ isempty (bad)
  error ('backprop:value', '%s, but has %s', wanted, describe_value (idx(bad)));
end
end

%!demo
%! % how far the gradient is from central differences of every parameter
%! [X, y] = nndigits ();
%! net = nncreate ([64 5 10], 'Lambda', 1, 'Scale', 16);
%! theta = nninit (net, 1);
%! [J, grad] = nncost (theta, net, X(1:200,:), y(1:200));
%! numgrad = nnnumgrad (theta, net, X(1:200,:), y(1:200));
%! fprintf ('relative difference %.1e\n', norm (grad - numgrad) / norm (grad + numgrad));

%!test % one weight by hand: h = 1 / (1 + exp (-1)), dJ/dz = h - y
%! h = 1 / (1 + exp (-1));
%! assert (nnnumgrad ([-1; 2], nncreate ([1 1]), 1, 0), [h; h], 2 * eps)
%! assert (nnnumgrad ([-1 2], nncreate ([1 1]), 1, 1), [h h] - 1, 2 * eps)
%!test % Matt Mazur's "A Step by Step Backpropagation Example"
%! net = nncreate ([2 2 2], 'Loss', 'squarederror');
%! theta = nnunroll ({[.35 .15 .20; .35 .25 .30], [.60 .40 .45; .60 .50 .55]});
%! numgrad = nnnumgrad (theta, net, [.05 .10], [.01 .99]);
%! Theta = nnreshape (theta - 0.5 * numgrad, net);
%! assert (Theta{1}(:, 2:3), [.149780716 .19956143; .24975114 .29950229], 5e-9)
%! assert (Theta{2}(:, 2:3), [.35891648 .408666186; .511301270 .561370121], 5e-9)
%!test % the digits: the engine's gradient, to rounding
%! [X, y] = nndigits ();
%! net = nncreate ([64 7 5 10], 'Activation', {'tanh', 'gelu'}, 'Lambda', 2, ...
%!                 'Output', 'softmax', 'Standardize', X + 1e-3 * sin (X));
%! theta = nninit (net, 3);
%! [~, grad] = nncost (theta, net, X, y);
%! assert (norm (nnnumgrad (theta, net, X, y) - grad) < 1e-13 * norm (grad))
%!test % a saturated unit, whose slope is 1e-21, to all digits
%! net = nncreate ([1 1 1]);
%! slope = @(z) exp (-z) / (1 + exp (-z)) ^ 2;
%! h = 1 / (1 + exp (-1));
%! assert (nnnumgrad ([0 48 -1 2], net, 1, 0) ./ (h * [2 * slope(48), ...
%!         2 * slope(48), 1, 1]), ones (1, 4), 1e-14)
%!test % some parameters only, in any order; shape and class
%! net = nncreate ([2 3 1]);
%! theta = sin (1:13);
%! X = [1 2; 3 4];
%! numgrad = nnnumgrad (theta, net, X, [0 1]);
%! assert (size (numgrad), [1 13])
%! idx = [12 1; 5 12];
%! assert (nnnumgrad (theta, net, X, [0 1], 'Parameters', idx), numgrad(idx))
%! assert (nnnumgrad (theta, net, X, [0 1], 'parameters', uint8 (3)), numgrad(3))
%! mask = theta > 0;
%! assert (nnnumgrad (theta, net, X, [0 1], 'Parameters', mask), numgrad(mask))
%! assert (nnnumgrad (theta, net, X, [0 1], 'Parameters', zeros (0, 1)), zeros (0, 1))
%! assert (nnnumgrad (theta, net, X, [0 1], 'Parameters', ':'), numgrad)
%! numgrad = nnnumgrad (single (theta'), net, X, [0 1]);
%! assert (size (numgrad), [13 1])
%! assert (class (numgrad), 'single')
%!test % weights: 2 equals an example given twice
%! net = nncreate ([1 2 1], 'Lambda', 1);
%! assert (nnnumgrad (sin (1:7), net, [1; 2], [0 1], 'Weights', [2 1]), ...
%!         nnnumgrad (sin (1:7), net, [1; 1; 2], [0 0 1]), 4 * eps)
%!test % at a kink: the mean of both slopes
%! net = nncreate ([1 1], 'Output', 'relu', 'Loss', 'squarederror');
%! assert (nnnumgrad ([0; 1], net, 0, -1), [0.5; 0], 1e-7)
%!test % NaN in X gives NaN in J and in every difference
%! assert (isnan (nnnumgrad (sin (1:13), nncreate ([2 3 1]), [1 2; NaN 0], [0 1])))

%!error <^nnnumgrad: needs theta, net, X and Y$> nnnumgrad (1, 2, 3)
%!error <^nnnumgrad: 'Lambda' is no option: Lambda is one of nncreate$> nnnumgrad ([1 2], nncreate ([1 1]), 3, 1, 'Lambda', 1)
%!error <^nnnumgrad: theta must have 3 entries \(Theta1 1-by-3\), but has 2$> nnnumgrad ([1 2], nncreate ([2 1]), [1 2], 1)
%!error <^nnnumgrad: X must have 2 columns \(the network's inputs\), but has 3$> nnnumgrad ([1 2 3], nncreate ([2 1]), [1 2 3], 1)
%!error <^nnnumgrad: Y must lie between 0 and 1 with crossentropy, but has a 2$> nnnumgrad ([1 2], nncreate ([1 1]), 1, 2)
%!error <^nnnumgrad: Parameters must be whole numbers from 1 to 2, but has 3$> nnnumgrad ([1 2], nncreate ([1 1]), 1, 1, 'Parameters', [1 3])
%!error <^nnnumgrad: Parameters must be whole numbers from 1 to 2, but has 1.5$> nnnumgrad ([1 2], nncreate ([1 1]), 1, 1, 'Parameters', 1.5)
%!error <^nnnumgrad: Parameters must be whole numbers from 1 to 2, or logicals, but is 'all'$> nnnumgrad ([1 2], nncreate ([1 1]), 1, 1, 'Parameters', 'all')
%!error <^nnnumgrad: Parameters must be 2 logicals, one for each entry of theta, but is a 1-by-3 logical$> nnnumgrad ([1 2], nncreate ([1 1]), 1, 1, 'Parameters', true (1, 3))
