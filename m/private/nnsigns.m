function v = nnsigns (n, seed)
% NNSIGNS  A column of n random signs, the same for the same seed (nnuniform's rules).

% SPDX-License-Identifier: GPL-3.0-or-later

v = 2 * (nnuniform (n, seed) < 0.5) - 1;
end
