function [lines, idx, calls] = nnlines (first, theta, noise, own, blocks, given, far)
% NNLINES  Checks a long gradient along random lines, then corners what is wrong.
%
%   [lines, idx, calls] = nnlines (first, theta, noise, own, blocks, given, far)
%
%   lines   struct: analytic, numeric, uncertainty (columns, a line each), wrong,
%           flat, difference and unsure (a number each block), chance, how
%   idx     the wrong entries that were cornered, for nnderivative
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
lines.analytic = zeros (q, 1);
lines.numeric = zeros (q, 1);
lines.uncertainty = zeros (q, 1);
for i = 1:q
  v = nnsigns (n, given.Seed + i);
  [lines.analytic(i), lines.numeric(i), lines.uncertainty(i), c] = ...
    nnline (first, theta, noise, own, v);
  calls = calls + c;
  gap(i, 1) = abs (lines.analytic(i) - lines.numeric(i));
  bad(i, 1) = ~ (gap(i) <= lines.uncertainty(i) + given.Tolerance * norm (g));
  nncheckprogress ('lines', i, q, sprintf ('the gradient is wrong along %d', nnz (bad)));
end
lines.chance = 2 ^ -q;
lines.wrong = any (bad);
lines.flat = all (abs (lines.numeric) <= lines.uncertainty);
large = max ([abs(lines.numeric); norm(g)]);
lines.difference = repmat (max (gap) / max (large, realmin), 1, numel (blocks));
lines.unsure = repmat (~ lines.wrong && max (lines.uncertainty) > 0.01 * large, 1, numel (blocks));
lines.how = sprintf ('%d random lines through all %d entries', q, n);
idx = [];
if lines.wrong
  lines.difference(:) = 0;
end
if lines.wrong && ~ isempty (far)
  idx = far;
elseif lines.wrong
  [idx, c] = nncorner (first, theta, noise, own, blocks, given);
  calls = calls + c;
end
end
