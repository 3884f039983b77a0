function most = diagnose_most (looks)
% DIAGNOSE_MOST  How many mistakes of one list are looked for: with single precision two would be guesses.

% SPDX-License-Identifier: GPL-3.0-or-later

most = 1 + (looks < 1e-8);
end
