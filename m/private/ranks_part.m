function part = ranks_part (ranks, net, X, Y, weights, threads)
% RANKS_PART  This rank's part of the examples, and what else ranks_cost needs.
%
%   part = ranks_part (ranks, net, X, Y, weights, threads)
%
%   X, Y, weights   this rank's examples, checked; may be none
%
%   part.own        the sum of their weights;   part.total   that of all ranks

% SPDX-License-Identifier: GPL-3.0-or-later

part.ranks = ranks;
part.X = X;
part.Y = Y;
part.options = {'Weights', weights, 'Threads', threads};
part.lambda = double (net.Lambda);
part.net = net;
part.net.Lambda = 0;
part.own = size (X, 1);
if ~ isempty (weights)
  part.own = sum (double (weights(:)));
end
part.single = isa (X, 'single');
part.total = ranks_sum (ranks, {}, part.own);
bias = cell (1, numel (net.Sizes) - 1);
for l = 1:numel (bias)
  bias{l} = [false(net.Sizes(l+1), 1), true(net.Sizes(l+1), net.Sizes(l))];
  bias{l} = bias{l}(:);
end
part.penalized = vertcat (bias{:});
end
