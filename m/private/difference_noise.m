function [noise, calls] = difference_noise (J, theta, J0, seed)
% DIFFERENCE_NOISE  The noise of a cost, measured at three distances.
%
%   [noise, calls] = difference_noise (J, theta, J0, seed)
%
%   J        handle: J (theta) is the cost
%   J0       J (theta)
%   seed     of the line through theta along which it is measured. This is not a line of
%            signs: their sum can be 0, and noise may be a function of sum (theta)
%   noise    struct: step, level: J's standard deviation as measured at steps of that
%            size or larger, never falling
%   calls    how often J was called
%
%   If J is smooth, divided differences of high order contain only the noise: with
%   weights w of the values, sigma = |difference| / norm (w), by their median
%   (R. W. Hamming, Introduction to Applied Numerical Analysis, 1971; J. J. More,
%   S. M. Wild, Estimating computational noise, SIAM J. Sci. Comput. 33 (2011)). The
%   values are not equidistant as there: noise that is a function of theta, such as
%   1e-6 * sin (1e7 * sum (theta)), may have their distance as its period.
%   A kink changes less than half of the differences, and many kinks change more of
%   them with a larger distance. What is the same at 1e-6 and at 1e-4 is noise, even if J
%   is smooth at smaller distances. Where values are equal, J is rounded to a grid: then
%   the noise is the one measured at a larger distance.

% SPDX-License-Identifier: GPL-3.0-or-later

v = 2 * uniform_numbers (numel (theta), seed) - 1;
noise.step = [1e-8, 1e-6, 1e-4];
order = [3, 4, 5];
points = [8, 12, 14];
level = zeros (1, 3);
same = false (1, 3);
for i = 1:3
  p = (1:points(i))';
  x = p - points(i) / 2 + 0.7 * mod (0.618034 * p .^ 2, 1);
  values = arrayfun (@(x) difference_along (J, theta, v, noise.step(i) * x), x);
  finite = isfinite (values);
  found = differences (values(finite), x(finite), order(i));
  if ~ isempty (found) && isfinite (median (found))      % Octave 7: no median of []
    level(i) = median (found) / 0.6745;
  end
  same(i) = mean (diff (values(finite)) == 0) > 0.3;
end
for i = [2, 1]
  if same(i) || (i == 2 && level(3) < 5 * level(2))
    level(1:i) = max (level(i:i + 1));
  end
end
noise.level = cummax (max (level, eps (abs (J0))));
calls = sum (points);
end

% Divided differences of order k, each over the norm of its weights.
function d = differences (values, x, k)
d = zeros (numel (x) - k, 1);
for i = 1:numel (d)
  near = x(i:i + k);
  w = 1 ./ prod (near - near' + eye (k + 1), 2);
  d(i) = abs (w' * values(i:i + k)) / norm (w);
end
end
