function sets = diagnose_fewer (sets, base)
% DIAGNOSE_FEWER  The sets of at most one mistake, if base has mistakes; otherwise all sets.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isempty (base)
  sets = sets(cellfun (@numel, sets) < 2);
end
end
