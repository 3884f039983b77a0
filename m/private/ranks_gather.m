function [all, first] = ranks_gather (ranks, A)
% RANKS_GATHER  The rows of all ranks, below each other in the order of the ranks.
%
%   [all, first] = ranks_gather (ranks, A)
%
%   A       this rank's rows: a full matrix of numbers, at most 2^53; or no rows, of any width
%   all     those of all ranks, double, the same on each
%   first   how many of them are those of ranks before this one

% SPDX-License-Identifier: GPL-3.0-or-later

[rows, width] = size (A);
sizes = zeros (2, ranks.size);
sizes(:, ranks.rank + 1) = [rows; width * (rows > 0)];
[unused, sizes] = ranks_sum (ranks, {}, [], sizes); %#ok
first = sum (sizes(1, 1:ranks.rank));
width = max (sizes(2,:));
all = zeros (sum (sizes(1,:)), width);
if rows > 0
  all(first + (1:rows),:) = double (A);
end
[unused, all] = ranks_sum (ranks, {}, [], all); %#ok
end
