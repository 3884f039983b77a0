function most = diagnose_most (looks)
% DIAGNOSE_MOST  How many mistakes are looked for in one part: 2, or 1 if the numbers are inexact.

% SPDX-License-Identifier: GPL-3.0-or-later

most = 1 + (looks < 1e-8);
end
