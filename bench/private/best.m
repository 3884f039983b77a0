function s = best (seconds)
% BEST  The smallest number of each column, without NaN.

% SPDX-License-Identifier: GPL-3.0-or-later

s = min (seconds, [], 1);
end
