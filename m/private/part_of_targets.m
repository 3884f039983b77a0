function part = part_of_targets (Y, rows, m)
% PART_OF_TARGETS  The labels or targets of some of m examples.
%
%   part = part_of_targets (Y, rows, m)

% SPDX-License-Identifier: GPL-3.0-or-later

if numel (Y) == m
  part = reshape (Y(rows), [], 1);
else
  part = Y(rows,:);
end
end
