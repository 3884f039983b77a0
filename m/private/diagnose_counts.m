function c = diagnose_counts (net, M)
% DIAGNOSE_COUNTS  The numbers of inputs n and of labels K, and M, the number that is used as m.

% SPDX-License-Identifier: GPL-3.0-or-later

c = struct ('m', M, 'n', net.Sizes(1), 'K', net.Sizes(end));
end
