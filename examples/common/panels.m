function panels (count, draw)
% PANELS  Draw a number of panels side by side; draw (k) draws the k-th.

% SPDX-License-Identifier: GPL-3.0-or-later

for k = 1:count
  subplot (1, count, k);
  draw (k);
end
end
