function blocks = theta_blocks (n, sizes)
% THETA_BLOCKS  The blocks of theta: bias column and weights of each layer.
%
%   blocks = theta_blocks (n, sizes)
%
%   n       theta's length
%   sizes   the layers' units, or [] where no network is known
%   blocks  struct array: layer, part ('bias', 'weights', or 'all'), idx (a column)

% SPDX-License-Identifier: GPL-3.0-or-later

blocks = struct ('layer', {}, 'part', {}, 'idx', {});
if isempty (sizes)
  blocks(1).layer = NaN;
  blocks.part = 'all';
  blocks.idx = (1:n)';
  return
end
first = 0;
for l = 1:numel (sizes) - 1
  rows = sizes(l + 1);
  last = first + rows * (sizes(l) + 1);
  blocks(end + 1) = struct ('layer', l, 'part', 'bias', 'idx', first + (1:rows)');
  blocks(end + 1) = struct ('layer', l, 'part', 'weights', 'idx', (first + rows + 1:last)');
  first = last;
end
end
