function [analytic, numeric, u, calls] = check_line (first, theta, noise, own, v)
% CHECK_LINE  The slope of J along v, by the gradient and by differences.
%
%   [analytic, numeric, u, calls] = check_line (first, theta, noise, own, v)
%
%   v     a column: -1, 0 or 1 for each parameter
%   own   rounding of the gradient's entries, relative to the usual one

% SPDX-License-Identifier: GPL-3.0-or-later

analytic = v' * first.g;
[numeric, u, ~, calls] = difference_slope (@(t) difference_along (first.cost, theta, v, t), first.J0, 1/8, noise);
scale = nnz (v) ^ 0.25;
numeric = numeric * scale;
u = u * scale + own * norm (first.g(v ~= 0));
end
