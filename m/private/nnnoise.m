function [noise, calls] = nnnoise (phi, J0)
% NNNOISE  How far a cost is uncertain: its noise, seen from three distances.
%
%   [noise, calls] = nnnoise (phi, J0)
%
%   phi      handle: J = phi (t), the cost along a line through theta
%   J0       phi (0)
%   noise    struct: step, level: J's standard deviation as seen at steps of that
%            size and more, never falling
%   calls    how often phi was called
%
%   Where J is smooth, the differences of high order of equidistant values are
%   nothing but noise: sigma^2 = (k!)^2 / (2k)! * difference_k ^ 2, by their median
%   (R. W. Hamming, Introduction to Applied Numerical Analysis, 1971; J. J. More,
%   S. M. Wild, Estimating computational noise, SIAM J. Sci. Comput. 33 (2011)).
%   A kink touches less than half of the differences, and many kinks show more
%   the farther the values are apart. What looks the same from 1e-6 as from 1e-4 is
%   noise at any distance, even if it looks smooth from very near; and where values
%   are equal J is rounded to a grid, and the noise is that of farther apart.

% SPDX-License-Identifier: GPL-3.0-or-later

noise.step = [1e-8, 1e-6, 1e-4];
order = [3, 4, 5];
points = [8, 12, 14];
level = zeros (1, 3);
same = false (1, 3);
for i = 1:3
  values = zeros (points(i), 1);
  for p = 1:points(i)
    values(p) = phi (noise.step(i) * (p - points(i) / 2));
  end
  k = order(i);
  values = values(isfinite (values));
  difference = median (abs (diff (values, k)));
  if isfinite (difference)
    level(i) = factorial (k) / sqrt (factorial (2 * k)) * difference / 0.6745;
  end
  same(i) = mean (diff (values) == 0) > 0.3;
end
for i = [2, 1]
  if same(i) || (i == 2 && level(3) < 5 * level(2))
    level(1:i) = max (level(i:i + 1));
  end
end
noise.level = cummax (max (level, eps (abs (J0))));
calls = sum (points);
end
