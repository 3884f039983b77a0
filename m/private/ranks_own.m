function own = ranks_own (ranks, count)
% RANKS_OWN  Which of this rank's rows are among 1000 that are spread evenly over all ranks.
%
%   own = ranks_own (ranks, count)
%
%   count   rows of this rank
%   own     their numbers, a row

% SPDX-License-Identifier: GPL-3.0-or-later

counts = zeros (1, ranks.size);
counts(ranks.rank + 1) = count;
counts = ranks_add (ranks, counts);
first = sum (counts(1:ranks.rank));
m = sum (counts);
rows = unique (round (linspace (1, m, min (m, 1000))));
own = rows(rows > first & rows <= first + count) - first;
end
