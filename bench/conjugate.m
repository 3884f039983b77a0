function [x, fX, calls] = conjugate (f, x, options)
% CONJUGATE  Nonlinear conjugate gradients, to compare the minimiser with.
%
%   [x, fX, calls] = conjugate (f, x0, options)
%
%   It is called like fmincg. Polak and Ribiere's directions, restarted along steepest
%   descent if they would lead up (J. Nocedal and S. J. Wright, Numerical
%   Optimization, 2nd ed., 2006, section 5.2: PR+). The line search brackets and
%   interpolates by cubics and parabolas (section 3.5) until the strong Wolfe
%   conditions hold:
%     f <= f0 + 0.01 step slope0,   |slope| <= 0.5 |slope0|,
%   with 20 evaluations at most. As in C. E. Rasmussen's descriptions of his minimiser,
%   which the course uses: the first step of a search is the last one times the ratio
%   of the slopes, at most 100; at the start, and after a failure, 1 / (1 + |grad|^2);
%   and two failures in a row end it. The course's minimiser uses a slope of at most half;
%   on these problems it reaches lower costs than the tenth of his later papers.
%
%   fX is the cost after each iteration.

% SPDX-License-Identifier: GPL-3.0-or-later

[J, g] = f (x);
calls = 1;
fX = [];
s = -g;
steepest = true;
slope = - g(:)' * g(:);
step = 1 / (1 - slope);
while numel (fX) < options.MaxIter
  [step, J1, x1, g1, used] = search (f, x, J, s, slope, step);
  calls = calls + used;
  if isempty (g1)
    if steepest
      break
    end
    s = -g;
    steepest = true;
    slope = - g(:)' * g(:);
    step = 1 / (1 - slope);
    continue
  end
  beta = max (0, g1(:)' * (g1(:) - g(:)) / (g(:)' * g(:)));
  [x, J, g] = deal (x1, J1, g1);
  fX(end+1, 1) = J; %#ok
  before = slope;
  s = beta * s - g;
  steepest = false;
  slope = g(:)' * s(:);
  step = step * min (100, before / slope);
  if ~ (slope < 0)
    s = -g;
    steepest = true;
    slope = - g(:)' * g(:);
    step = 1 / (1 - slope);
    if slope == 0
      break
    end
  end
end
end

% A step along s, and the value and gradient there; g is [] if no step leads lower.
function [step, J, x, g, used] = search (f, x0, J0, s, slope0, step)
low = struct ('step', 0, 'f', J0, 'slope', slope0, 'x', x0, 'g', []);
high = [];
used = 0;
while used < 20
  x = x0 + step * s;
  [J, g] = f (x);
  used = used + 1;
  at = struct ('step', step, 'f', J, 'slope', g(:)' * s(:), 'x', x, 'g', g);
  if ~ isfinite (J) || ~ isfinite (at.slope)
    high = at;
    high.f = Inf;
  elseif J > J0 + 0.01 * step * slope0 || J > low.f || at.slope > -0.5 * slope0
    if J <= J0 + 0.01 * step * slope0 && abs (at.slope) <= -0.5 * slope0
      return
    end
    high = at;
  elseif at.slope >= 0.5 * slope0
    return
  else
    low = at;
  end
  if isempty (high)
    step = extrapolate (J0, slope0, low);
  else
    width = high.step - low.step;
    step = interpolate (low, high, width);
    step = min (max (step, low.step + 0.1 * width), low.step + 0.9 * width);
    if ~ (step > low.step && step < high.step)
      break
    end
  end
end
[step, J, x, g] = deal (low.step, low.f, low.x, low.g);
if ~ (J < J0)
  g = [];
end
end

function step = extrapolate (J0, slope0, low)
step = cubic (struct ('step', 0, 'f', J0, 'slope', slope0), low);
if ~ isreal (step) || ~ isfinite (step) || step < low.step || step > 3 * low.step
  step = 3 * low.step;
end
step = max (step, 1.1 * low.step);
end

function step = interpolate (low, high, width)
if isinf (high.f)
  step = low.step + width / 2;
  return
end
step = cubic (low, high);
if high.f > low.f
  square = low.step - low.slope * width ^ 2 / 2 / (high.f - low.f - low.slope * width);
  if ~ isreal (step) || ~ isfinite (step) || abs (square - low.step) < abs (step - low.step)
    step = square;
  end
end
if ~ isreal (step) || ~ isfinite (step)
  step = low.step + width / 2;
end
end

% The minimum of the cubic with the values and slopes at a and b.
function step = cubic (a, b)
t = b.step - a.step;
A = 6 * (a.f - b.f) / t + 3 * (a.slope + b.slope);
B = 3 * (b.f - a.f) - t * (2 * a.slope + b.slope);
step = a.step + (sqrt (B ^ 2 - A * a.slope * t ^ 2) - B) / A;
end
