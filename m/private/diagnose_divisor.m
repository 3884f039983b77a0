function M = diagnose_divisor (X, how)
% DIAGNOSE_DIVISOR  The number used as m, the number of examples; how as for diagnose_mistaken.

% SPDX-License-Identifier: GPL-3.0-or-later

M = size (X, 1);
if ~ isempty (how.m)
  M = how.m (X);
end
end
