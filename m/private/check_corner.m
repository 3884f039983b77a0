function [idx, calls] = check_corner (first, theta, noise, own, blocks, given)
% CHECK_CORNER  Halves groups of entries until wrong entries are found.
%
%   [idx, calls] = check_corner (first, theta, noise, own, blocks, given)
%
%   idx     up to ten entries that are wrong, a column
%   calls   of the cost
%
%   The group with the largest difference is halved until one entry is left; then the same
%   is done with the other groups. It ends with ten entries, when no group differs any
%   more, or after as many halvings as five entries need: if all are wrong, more entries
%   would not help. Halvings are limited and not seconds, so that a slow machine finds the
%   same.

% SPDX-License-Identifier: GPL-3.0-or-later

v = difference_signs (numel (theta), given.Seed + 99);
apart = @(group) difference (first, theta, noise, own, v, group);
calls = 0;
groups = {};
off = [];
u = [];
for b = 1:numel (blocks)
  [off(b), u(b), c] = apart (blocks(b).idx);
  groups{b} = blocks(b).idx;
  calls = calls + c;
end
idx = zeros (0, 1);
limit = 5 * ceil (log2 (numel (theta)));
tried = 0;
at = 0;
while numel (idx) < 10 && tried < limit && any (abs (off) > u)
  if at == 0
    [~, at] = max (abs (off) - u);
  end
  group = groups{at};
  if numel (group) == 1
    idx(end + 1, 1) = group;
    off(at) = 0;
    at = 0;
    continue
  end
  half = group(1:floor (end / 2));
  [left, ul, c] = apart (half);
  calls = calls + c;
  tried = tried + 1;
  last = numel (groups) + 1;
  groups{last} = group(numel (half) + 1:end);
  off(last) = off(at) - left;
  u(last) = u(at) + ul;
  groups{at} = half;
  off(at) = left;
  u(at) = ul;
  pair = [at, last];
  [over, better] = max (abs (off(pair)) - u(pair));
  at = pair(better) * (over > 0);
  check_progress ('groups halved', tried, limit, ...
    sprintf ('%d wrong entries found', numel (idx)));
end
end

% The difference of the slopes by gradient and by differences, along the signs v of a group.
function [delta, u, calls] = difference (first, theta, noise, own, v, group)
w = zeros (numel (theta), 1);
w(group) = v(group);
[analytic, numeric, u, calls] = check_line (first, theta, noise, own, w);
delta = analytic - numeric;
end
