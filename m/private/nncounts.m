function c = nncounts (net, M)
% NNCOUNTS  A network's inputs n and labels K, and M, which stands for m; for nnmistaken.

% SPDX-License-Identifier: GPL-3.0-or-later

c = struct ('m', M, 'n', net.Sizes(1), 'K', net.Sizes(end));
end
