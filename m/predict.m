function p = predict (varargin)
% PREDICT  Labels from a network or logistic regression.
%
%   p = predict (Theta1, Theta2, X)
%   p = predict (Theta1, X)
%   p = predict (Theta1, Theta2, Theta3, ..., X)
%   p = predict (theta, X)
%
%   Theta1, Theta2, ...   weights of a network of sigmoid units, layer by layer:
%           Theta1 is units-by-(1 + columns of X); each other one has a column
%           for the bias and one for each unit of the layer before
%   theta   weights of logistic regression, a vector with as many elements as X
%           has columns; then the first column of X must be ones
%   X       examples, one in each row: double, single, logical or integers, full,
%           or sparse double or logical. For a network, without the ones.
%   p       a column of labels, double. Network: 1..K, the number of the output
%           unit with the largest value, the first of equals. Logistic
%           regression and a network with one output unit: 1 where the
%           probability is at least 0.5, otherwise 0. NaN where X makes the
%           outputs NaN.
%
%   The sizes decide between the two uses: one vector with as many elements as X
%   has columns is logistic regression, since a network would have one more.
%
%   Errors: backprop:usage with fewer than two arguments; backprop:type if a
%   Theta or X is not a matrix of numbers; backprop:size if they do not fit
%   together.
%
%   Example:
%     predict ([-1, 2; 1, -2], [0; 1])      % 2, 1
%
%   See also nnpredict, nnCostFunction, sigmoid.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 2
  error ('backprop:usage', ...
         'predict: needs Theta1, Theta2, ... and X, or theta and X');
end
Theta = varargin(1:end-1);
X = varargin{end};
checkMatrices (Theta, X);

try
  if nargin == 2 && isLogistic (Theta{1}, X)
    z = full (double (X) * double (Theta{1}(:)));
    p = double (z >= 0);                % where sigmoid (z) >= 0.5
    p(isnan (z)) = NaN;
  else
    sizes = layers (Theta, X);
    p = nnpredict (full (nnunroll (Theta)), nncreate (sizes), X);
  end
catch e
  raise_error (e, 'predict');
end
end

function checkMatrices (Theta, X)
for l = 1:numel (Theta)
  T = Theta{l};
  if ~ (isfloat (T) && isreal (T) && ndims (T) == 2)
    error ('backprop:type', ...
           'predict: Theta%d must be a real matrix, but is %s', l, ...
           describe_value (T));
  end
end
if ~ ((isnumeric (X) || islogical (X)) && isreal (X) && ndims (X) == 2)
  error ('backprop:type', 'predict: X must be a real matrix, but is %s', ...
         describe_value (X));
end
if isempty (X)
  error ('backprop:size', ...
         'predict: X must have a row for each example, but is %s', describe_value (X));
end
end

function yes = isLogistic (theta, X)
yes = isvector (theta) && numel (theta) == size (X, 2);
if ~ yes && size (theta, 2) == 1        % a network without inputs: a mistake
  error ('backprop:size', ['predict: X must have %d columns, including ', ...
         'the ones (theta is %d-by-1), but has %d'], numel (theta), ...
         numel (theta), size (X, 2));
end
end

function sizes = layers (Theta, X)
wide = cellfun (@(T) size (T, 2), Theta);
units = cellfun (@(T) size (T, 1), Theta);
for l = 1:numel (Theta)
  if units(l) < 1 || wide(l) < 2
    error ('backprop:size', ['predict: Theta%d must have a row for each ', ...
           'unit and a column more than inputs, but is %s'], l, ...
           describe_value (Theta{l}));
  end
end
if size (X, 2) ~= wide(1) - 1
  e.identifier = 'backprop:size';
  e.message = sprintf ('X must have %d columns (Theta1 is %d-by-%d), but has %d', ...
                       wide(1) - 1, units(1), wide(1), size (X, 2));
  raise_error (hint_data (e, struct ('Sizes', wide(1) - 1), X), 'predict');
end
for l = 2:numel (Theta)
  if wide(l) ~= units(l-1) + 1
    error ('backprop:size', ['predict: Theta%d must have %d columns ', ...
           '(Theta%d has %d rows), but has %d'], l, units(l-1) + 1, l - 1, ...
           units(l-1), wide(l));
  end
end
sizes = [wide(1) - 1, units];
end

%!demo
%! % logistic regression: which points lie above a line
%! theta = [-1; 1; 2];
%! [u, v] = meshgrid (linspace (-2, 2, 25));
%! p = predict (theta, [ones(625, 1), u(:), v(:)]);
%! plot (u(p == 1), v(p == 1), 'k+', u(p == 0), v(p == 0), 'ko');
%! title ('+ where -1 + u + 2 v >= 0');

%!test % the course's XNOR network: one output unit gives 0 or 1
%! Theta1 = [-30, 20, 20; 10, -20, -20];
%! Theta2 = [-10, 20, 20];
%! X = [0, 0; 0, 1; 1, 0; 1, 1];
%! assert (predict (Theta1, Theta2, X), [1; 0; 0; 1])
%! assert (class (predict (Theta1, Theta2, X)), 'double')
%! for i = 1:4                                       % one row is enough
%!   assert (predict (Theta1, Theta2, X(i,:)), double (X(i,1) == X(i,2)))
%! end
%! % a third layer that turns it round, and a second output unit
%! assert (predict (Theta1, Theta2, [10, -20], X), [0; 1; 1; 0])
%! assert (predict (Theta1, Theta2, [10, -20; -10, 20], X), [2; 1; 1; 2])
%!test % every class that X can have
%! Theta1 = [-30, 20, 20; 10, -20, -20];
%! Theta2 = [-10, 20, 20; 10, -20, -20];
%! X = [0, 0; 0, 1; 1, 0; 1, 1];
%! p = [1; 2; 2; 1];
%! assert (predict (Theta1, Theta2, X), p)
%! assert (predict (Theta1, Theta2, single (X)), p)
%! assert (predict (single (Theta1), single (Theta2), X), p)
%! assert (predict (sparse (Theta1), Theta2, X), p)
%! assert (predict (Theta1, Theta2, uint8 (X)), p)
%! assert (predict (Theta1, Theta2, X > 0), p)
%! assert (predict (Theta1, Theta2, sparse (X)), p)
%! assert (predict (Theta1, Theta2, sparse (X > 0)), p)
%! assert (predict (Theta1, Theta2, int16 (X)), p)
%! assert (predict (Theta1, Theta2, [NaN, 1; 0, 1]), [NaN; 2])
%! assert (class (predict (single (Theta1), single (Theta2), X)), 'double')
%!test % one layer, several classes; the first of equals wins
%! assert (predict ([-1, 2; 1, -2], [0; 1]), [2; 1])
%! assert (predict ([0, 1; 0, 1; 0, -1], [3; -3; 0]), [1; 3; 1])
%! assert (predict ([0, 3], [1; -1]), [1; 0])        % one unit, one input
%!test % logistic regression: theta is a vector, X has its column of ones
%! X = [1, 45, 85; 1, 20, 30; 1, 60, 80];
%! theta = [-25.161; 0.206; 0.201];                  % about the course's result
%! assert (predict (theta, X), [1; 0; 1])
%! assert (predict (theta', X), [1; 0; 1])
%! assert (predict (theta, X(2,:)), 0)
%! assert (predict (theta, uint8 (X)), [1; 0; 1])
%! assert (predict (theta, sparse (X)), [1; 0; 1])
%! assert (issparse (predict (sparse (theta), sparse (X))), false)
%! assert (class (predict (theta, single (X))), 'double')
%! assert (predict (theta, [X(1:2,:); 1, NaN, 0]), [1; 0; NaN])
%! assert (predict (0, [1; 1]), [1; 1])              % 0.5 counts as 1

%!error <^predict: needs Theta1, Theta2, \.\.\. and X, or theta and X$>
%! predict (1)
%!error <^predict: X must have 400 columns \(Theta1 is 25-by-401\), but has 401$>
%! predict (zeros (25, 401), zeros (10, 26), zeros (3, 401))
%!error <^predict: X must have 400 columns \(Theta1 is 10-by-401\), but has 399$>
%! predict (zeros (10, 401), zeros (3, 399))
%!error <^predict: X must have 3 columns, including the ones \(theta is 3-by-1\), but has 2$>
%! predict (zeros (3, 1), zeros (5, 2))
%!error <^predict: Theta2 must have 26 columns \(Theta1 has 25 rows\), but has 25$>
%! predict (zeros (25, 401), zeros (10, 25), zeros (3, 400))
%!error <^predict: Theta3 must have 3 columns \(Theta2 has 2 rows\), but has 4$>
%! predict (zeros (3, 5), zeros (2, 4), zeros (1, 4), zeros (3, 4))
%!error <^predict: Theta1 must have a row for each unit and a column more than inputs, but is an empty 0-by-3 double$>
%! predict (zeros (0, 3), zeros (3, 2))
%!error <^predict: Theta2 must have a row for each unit and a column more than inputs, but is 7$>
%! predict (zeros (2, 3), 7, zeros (3, 2))
%!error <^predict: X must have a row for each example, but is an empty 0-by-2 double$>
%! predict (ones (2, 3), ones (3, 3), zeros (0, 2))
%!error <^predict: Theta1 must be a real matrix, but is a cell$>
%! predict ({1, 2}, 1)
%!error <^predict: Theta2 must be a real matrix, but is complex$>
%! predict (ones (2, 3), 1i, 1)
%!error <^predict: Theta1 must be a real matrix, but is a function handle$>
%! predict (@sin, 1)
%!error <^predict: Theta1 must be a real matrix, but is a 1-by-3 int8$>
%! predict (int8 ([1, 2, 3]), 1)
%!error <^predict: X must be a real matrix, but is complex$>
%! predict ([1; 2; 3], [1, 2, 3i])
%!error <^predict: X must be a real matrix, but is a struct$>
%! predict ([1; 2; 3], struct ())
%!error <^predict: X must be a real matrix, but is an object of class inputParser$>
%! predict ([1; 2; 3], inputParser ())
