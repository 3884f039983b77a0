function [lines, idx, calls] = check_lines (first, theta, noise, own, blocks, given, far)
% CHECK_LINES  Checks a long gradient along random lines, then searches for wrong entries.
%
%   [lines, idx, calls] = check_lines (first, theta, noise, own, blocks, given, far)
%
%   lines   struct: analytic, numeric, uncertainty (columns, a line each), wrong,
%           flat, difference and unsure (a number for each block), chance, how. After
%           Ctrl-C the lines that were compared; [] if there is none
%   idx     the wrong entries that were found, for difference_gradient
%   calls   of the cost
%   far     if the right gradient is known, the entries that differ most from it: they are
%           checked, and no others are searched for
%
%   Along v, whose entries are -1 or 1 at random, the slope of J is v' dJ/dtheta. If
%   entries of the gradient are wrong by e_i, it differs by |sum v_i e_i|. A
%   single wrong entry is always seen if its error exceeds the uncertainty of
%   the slope. Several errors can cancel. But if all signs except that of the
%   largest error e are given, |r + e| and |r - e| are not both less than |e|.
%   So a line misses an error above its uncertainty with a probability of at
%   most 1/2, and q lines with one of at most 2^-q.
%   A group that differs is halved. The slopes of the halves add up to that of the
%   group, so that one measurement gives both, and one half has at least half of
%   the difference.

% SPDX-License-Identifier: GPL-3.0-or-later

q = 8;
n = numel (theta);
calls = 0;
g = first.g;
lines = struct ('analytic', [], 'numeric', [], 'uncertainty', []);
[gap, bad, idx] = deal (zeros (0, 1));
try
  for i = 1:q
    v = difference_signs (n, given.Seed + i);
    [analytic, numeric, uncertainty, c] = check_line (first, theta, noise, own, v);
    calls = calls + c;
    gap(i, 1) = abs (analytic - numeric);
    bad(i, 1) = ~ (gap(i) <= uncertainty + given.Tolerance * norm (g));
    lines.analytic(i, 1) = analytic;
    lines.numeric(i, 1) = numeric;
    lines.uncertainty(i, 1) = uncertainty;
    check_progress ('lines', i, q, sprintf ('the gradient is wrong along %d', nnz (bad)));
  end
catch e
  check_interrupted (e);
  q = numel (gap);
end
if q == 0
  lines = [];
  return
end
lines.chance = 2 ^ -q;
lines.wrong = any (bad);
lines.flat = all (abs (lines.numeric) <= lines.uncertainty);
large = max ([abs(lines.numeric); norm(g)]);
lines.difference = repmat (max (gap) / max (large, realmin), 1, numel (blocks));
lines.unsure = repmat (~ lines.wrong && max (lines.uncertainty) > 0.01 * large, 1, numel (blocks));
lines.how = sprintf ('%d random lines through all %d entries', q, n);
if lines.wrong
  lines.difference(:) = 0;
end
if lines.wrong && ~ isempty (far)
  idx = far;
elseif lines.wrong
  try
    [idx, c] = check_corner (first, theta, noise, own, blocks, given);
    calls = calls + c;
  catch e
    check_interrupted (e);
  end
end
end
