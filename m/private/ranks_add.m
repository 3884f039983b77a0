function total = ranks_add (ranks, own)
% RANKS_ADD  An array's sum over the ranks; where there are none, the array.
%
%   total = ranks_add (ranks, own)
%
%   ranks   from ranks_begin, or []

% SPDX-License-Identifier: GPL-3.0-or-later

total = own;
if ~ isempty (ranks)
  [unused, total] = ranks_sum (ranks, {}, [], double (own)); %#ok
end
end
