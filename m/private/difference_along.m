function [value, t] = difference_along (J, theta, v, t)
% DIFFERENCE_ALONG  A cost on a line: J (theta + t v / n^(1/4)), as a double.
%
%   [value, t] = difference_along (J, theta, v, t)
%
%   v   a column of theta's length, its entries from -1 to 1, n of them not 0.
%       The division keeps the cost's curve much the same for any n: a unit
%       sums about the square root of n parameters with random signs.

% SPDX-License-Identifier: GPL-3.0-or-later

theta(:) = double (theta(:)) + (t * nnz (v) ^ -0.25) * v;
value = double (J (theta));
end
