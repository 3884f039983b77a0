function v = difference_signs (n, seed)
% DIFFERENCE_SIGNS  A column of n random signs, which depend only on seed (uniform_numbers).

% SPDX-License-Identifier: GPL-3.0-or-later

v = 2 * (uniform_numbers (n, seed) < 0.5) - 1;
end
