function v = difference_signs (n, seed)
% DIFFERENCE_SIGNS  A column of n random signs, the same for the same seed (uniform_numbers's rules).

% SPDX-License-Identifier: GPL-3.0-or-later

v = 2 * (uniform_numbers (n, seed) < 0.5) - 1;
end
