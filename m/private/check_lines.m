function [lines, idx, calls] = check_lines (first, theta, noise, own, blocks, given, far)
% CHECK_LINES  Checks a long gradient along random lines, then corners what is wrong.
%
%   [lines, idx, calls] = check_lines (first, theta, noise, own, blocks, given, far)
%
%   lines   struct: analytic, numeric, uncertainty (columns, a line each), wrong,
%           flat, difference and unsure (a number each block), chance, how. After Ctrl-C
%           those lines that were compared; [] if there is none
%   idx     the wrong entries that were cornered, for difference_gradient
%   calls   of the cost
%   far     the entries that are not what they should be, where that is known: those
%           that differ most. They are checked instead of cornering any
%
%   Along v, whose entries are -1 or 1 at random, the slope of J is v' dJ/dtheta. If
%   entries of the gradient are wrong by e_i, it differs by |sum v_i e_i|. One
%   wrong entry always shows, if only it is wrong by more than the slope's
%   uncertainty. Several can cancel; but fix all signs but that of the
%   largest, |r + e| and |r - e| are not both less than |e|. So a line misses
%   an entry wrong by more than its uncertainty with a chance of at most 1/2, and
%   q lines with at most 2^-q.
%   A failing group is halved: the slopes of its halves sum to its own, so that
%   one measurement gives both, and half of the difference at least is in one.

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
