function dX = nninputgrad (theta, net, X, Y, varargin)
% NNINPUTGRAD  Derivative of a network's cost by its inputs.
%
%   dX = nninputgrad (theta, net, X, Y)
%   dX = nninputgrad (theta, net, X, Y, 'Name', value, ...)
%
%   theta, net, X, Y and the options 'Weights' and 'Threads' are as for nncost.
%
%   dX   m-by-net.Sizes(1), dX(t,j) = dJ/dX(t,j), J as nncost returns it: a mean
%        over the examples, so that m * dX(t,:) is the derivative of example t's
%        own cost. Full, also if X is sparse: zeros of X have a derivative too.
%        With SparsityWeight J depends on the means over the examples, and
%        dX(t,:) includes the effect of example t on them.
%        If net standardizes its inputs, dX is the derivative by the given X.
%        single if theta or X is, otherwise double.
%
%   It shows which inputs a decision depends on (saliency), and how an example
%   must change to be assigned to another class; and it passes the gradient on to
%   the program that computed X.
%
%   Formula: backpropagation goes one layer further down than for grad (A. Ng,
%   Machine Learning, week 5): dJ/dx = Theta{1}(:,2:end)' * d{2} / m.
%
%   Errors: those of nncost.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 10], 'Lambda', 1);
%     theta = fmincg (@(t) nncost (t, net, X, y), nninit (net, 1), ...
%                     optimset ('MaxIter', 30));
%     dX = nninputgrad (theta, net, X(1, :), y(1));
%     displayData ([X(1, :) / 16; dX / max(abs (dX))]);   % digit, what counts
%
%   See also nncost, nnhessmult, nnforward.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 4
  error ('backprop:usage', 'nninputgrad: needs theta, net, X and Y');
end
Y = to_targets (net, Y, size (X, 1), 'nninputgrad');
options = plain_text (varargin);
try
  dX = backprop_mex ('inputgrad', theta, net, X, Y, options);
catch e
  parse_options ('nninputgrad', struct ('Weights', [], 'Threads', []), options);
  raise_error (hint_data (e, net, X, Y), 'nninputgrad');
end
end

%!demo
%! % a digit, and the pixels that would change the cost most
%! [X, y] = nndigits ();
%! net = nncreate ([64 10], 'Lambda', 1, 'Scale', 16);
%! theta = nntrain (net, X, y, 'IterationLimit', 30, 'Verbose', 0);
%! dX = nninputgrad (theta, net, X(1,:), y(1));
%! displayData ([X(1,:) / 16; dX / max(abs (dX))]);

%!test % logistic regression by hand: dJ/dx = (h - y) w / m
%! w = [0.5 -2];
%! X = [1 2; -3 0.5; 0 1];
%! h = 1 ./ (1 + exp (-(0.25 + X * w')));
%! dX = nninputgrad ([0.25 w], nncreate ([2 1]), X, [0; 1; 1]);
%! assert (dX, (h - [0; 1; 1]) * w / 3, 2 * eps)
%!test % against central differences, sparse X too
%! net = nncreate ([3 5 4 3], 'Activation', {'tanh', 'gelu'}, 'Lambda', 2, ...
%!                 'Output', 'softmax');
%! theta = sin (1:59);
%! X = [0.3 0 -1; 0 2 0.5];
%! difference = zeros (2, 3);
%! for i = 1:6
%!   E = zeros (2, 3);
%!   E(i) = 1e-5;
%!   difference(i) = (nncost (theta, net, X + E, [3 1]) ...
%!                    - nncost (theta, net, X - E, [3 1])) / 2e-5;
%! end
%! dX = nninputgrad (theta, net, X, [3 1]);
%! assert (dX, difference, 1e-10)
%! sparse_dX = nninputgrad (theta, net, sparse (X), [3 1]);
%! assert (issparse (sparse_dX), false)
%! assert (sparse_dX, dX, 4 * eps)
%!test % the derivative by X as given, not as the network sees it
%! X = [1 10; 3 20];
%! raw = nncreate ([2 1]);
%! net = nncreate ([2 1], 'Shift', [2 15], 'Scale', [1 5]);
%! S = [-1 -1; 1 1];
%! assert (nninputgrad ([1 2 3], net, X, [0 1]), ...
%!         nninputgrad ([1 2 3], raw, S, [0 1]) ./ [1 5; 1 5], 2 * eps)
%!test % weights: an example with weight 2 of 3 has two thirds of the effect
%! net = nncreate ([1 1]);
%! dX = nninputgrad ([0 1], net, [0; 0], [1; 1], 'Weights', [2 1]);
%! assert (dX, -0.5 * [2; 1] / 3, eps)
%!test % shape and class
%! net = nncreate ([2 1]);
%! X = uint8 ([1 2; 3 4]);
%! assert (class (nninputgrad ([1 2 3], net, X, [0 1])), 'double')
%! assert (class (nninputgrad (single ([1 2 3]), net, X, [0 1])), 'single')

%!error <^nninputgrad: needs theta, net, X and Y$> nninputgrad (1, 2, 3)
%!error <^nninputgrad: 'Lambda' is no option: Lambda is one of nncreate$> nninputgrad ([1 2], nncreate ([1 1]), 3, 1, 'Lambda', 1)
%!error <^nninputgrad: theta must have 3 entries \(Theta1 1-by-3\), but has 2$> nninputgrad ([1 2], nncreate ([2 1]), [1 2], 1)
%!error <^nninputgrad: X must have 2 columns \(the network's inputs\), but has 3$> nninputgrad ([1 2 3], nncreate ([2 1]), [1 2 3], 1)
%!error <^nninputgrad: Y must be 1-by-1 targets \(a row for each row of X\), but is 2-by-1$> nninputgrad ([1 2 3], nncreate ([2 1]), [1 2], [1 0])
%!error <^nninputgrad: net must be a struct from nncreate, but is 2$> nninputgrad (1, 2, 3, 4)
