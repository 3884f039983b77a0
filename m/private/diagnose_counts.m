function c = diagnose_counts (net, M)
% DIAGNOSE_COUNTS  A network's inputs n and labels K, and M, which stands for m; for diagnose_mistaken.

% SPDX-License-Identifier: GPL-3.0-or-later

c = struct ('m', M, 'n', net.Sizes(1), 'K', net.Sizes(end));
end
