function [d, u, kind, calls] = difference_gradient (J, theta, idx, J0, noise)
% DIFFERENCE_GRADIENT  Numerical derivatives, with an estimate of their error.
%
%   [d, u, kind, calls] = difference_gradient (J, theta, idx, J0, noise)
%
%   J       handle: J (theta) is the cost, a real number
%   theta   where: real numbers, any shape
%   idx     which entries of theta
%   J0      J (theta);   noise: from difference_noise
%
%   d       dJ/dtheta(idx), a column
%   u       the uncertainty of each: the true derivative lies in d - u .. d + u
%   kind    cell, a word each: 'smooth'; 'kink' or 'noise' where these limit u;
%           'notfinite' where there is no derivative (d NaN, u Inf)
%   calls   how often J was called
%
%   The method is that of difference_slope; the first step is 1/8, or the parameter's size.

% SPDX-License-Identifier: GPL-3.0-or-later

calls = 0;
n = numel (idx);
d = zeros (n, 1);
u = zeros (n, 1);
kind = cell (n, 1);
for i = 1:n
  p = idx(i);
  h = max (1, abs (double (theta(p)))) / 8;
  [d(i), u(i), kind{i}, c] = difference_slope (@(t) move (J, theta, p, t), J0, h, noise);
  calls = calls + c;
end
end

% The cost with one parameter moved, and how far it was moved after rounding.
function [value, t] = move (J, theta, p, t)
here = double (theta(p));
theta(p) = here + t;
t = double (theta(p)) - here;
value = double (J (theta));
end
