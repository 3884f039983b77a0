function [d, u, kind, calls] = difference_slope (phi, J0, h, noise)
% DIFFERENCE_SLOPE  The derivative of a function of one variable at 0, and its uncertainty.
%
%   [d, u, kind, calls] = difference_slope (phi, J0, h, noise)
%
%   phi     handle: [J, t] = phi (t), the cost at t, and t after rounding
%   J0      phi (0)
%   h       the first and largest step; each next one is a quarter of the one before
%   noise   from difference_noise: the noise of J
%
%   d       the derivative
%   u       its uncertainty: the true one lies in d - u .. d + u
%   kind    'smooth', 'kink', 'noise' (whichever limits u) or 'notfinite'
%   calls   how often phi was called
%
%   Central differences D(h) = (J(h) - J(-h)) / 2h are extrapolated to h = 0 in
%   Neville's scheme, T(k,j) = T(k,j-1) + (T(k,j-1) - T(k-1,j-1)) / (16^(j-1) - 1)
%   (L. F. Richardson 1911; C. J. F. Ridders, Adv. Eng. Software 4 (1982) 75-76). An
%   error of an entry is its distance from those it was computed from, plus the effect
%   of J's noise, plus half of the slope's jump at a kink: the gap between the one-sided
%   differences, (J(h) - 2 J(0) + J(-h)) / h, goes to 0 with h on a curve and stays at a
%   kink. If D does not converge as on a curve, its changes are the error. The entry with
%   the smallest error is taken. The steps end when the noise alone is larger than that.

% SPDX-License-Identifier: GPL-3.0-or-later

levels = 12;                     % of steps: the last is 4^-11 of the first
T = zeros (levels);
G = zeros (levels);
d = NaN;
u = Inf;
kind = 'notfinite';
calls = 0;
k = 0;
for level = 1:levels
  [up, right] = phi (h);
  [down, left] = phi (-h);
  calls = calls + 2;
  k = k + 1;
  T(k,1) = (up - down) / (right - left);
  G(k,1) = (up - J0) / right - (down - J0) / left;
  if ~ isfinite (G(k,1)) || ~ isfinite (T(k,1))
    k = 0;                       % no larger step can be used
    h = h / 4;
    continue
  end
  by_noise = 10 * max (noise.level(noise.step <= max (h, noise.step(1)))) / h;
  for j = 2:k
    T(k,j) = T(k,j-1) + (T(k,j-1) - T(k-1,j-1)) / (16 ^ (j - 1) - 1);
  end
  for j = 2:min (k, 3)           % the gap is odd in h: h, h^3, ...
    G(k,j) = G(k,j-1) + (G(k,j-1) - G(k-1,j-1)) / (4 ^ (2 * j - 3) - 1);
  end
  if k >= 3
    % the noise of this gap has a standard deviation of 3.3 sigma / h; a gap of less than
    % 16 sigma / h, by a kink or not, is covered by the noise of D, 0.8 sigma / h, above
    jump = 0;
    if abs (G(k,3)) > 1.6 * by_noise
      jump = (abs (G(k,3)) + max (abs (diff (G(k,1:3))))) / 2 + 0.8 * by_noise;
    end
    change = abs (diff (T(k-2:k,1)));
    unsettled = max (change) * (change(2) > change(1) / 4 + 2 * by_noise);
    for j = 2:k
      by_curve = max ([abs(T(k,j) - T(k,j-1)), abs(T(k,j) - T(k-1,j-1)), unsettled]);
      total = by_curve + by_noise + jump;
      kinked = jump > 2 * (by_curve + by_noise);   % then smaller steps are better
      if total < u || kinked
        d = T(k,j);
        u = total;
        kinds = {'smooth', 'kink', 'noise'};
        [~, which] = max ([by_curve, jump, by_noise]);
        kind = kinds{which};
      end
    end
    if u <= by_noise && ~ strcmp (kind, 'kink')
      break
    end
  end
  h = h / 4;
end
end
