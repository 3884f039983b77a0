function s = best (seconds)
% BEST  The least of each column, NaN passed over.

% SPDX-License-Identifier: GPL-3.0-or-later

s = min (seconds, [], 1);
end
