function sets = diagnose_fewer (sets, base)
% DIAGNOSE_FEWER  Sets of one mistake at most, beside those that change all of the regularization.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isempty (base)
  sets = sets(cellfun (@numel, sets) < 2);
end
end
