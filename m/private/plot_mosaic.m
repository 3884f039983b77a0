function A = plot_mosaic (X, width)
% PLOT_MOSAIC  Images side by side in one matrix, each scaled by its own largest entry.
%
%   A = plot_mosaic (X, width)
%
%   X   an image a row, column by column, width pixels across.
%   A   entries from -1 to 1, with a line of -1 around each image

% SPDX-License-Identifier: GPL-3.0-or-later

% An image takes height + 1 by width + 1: itself and the line below and right.
[m, n] = size (X);
height = n / width;
down = floor (sqrt (m));
across = ceil (m / down);

A = -ones (1 + down * (height + 1), 1 + across * (width + 1));
for i = 1:m
  scale = max (abs (X(i,:)));
  if ~ (scale > 0 && scale < Inf)
    scale = 1;
  end
  top = 1 + floor ((i - 1) / across) * (height + 1);
  left = 1 + mod (i - 1, across) * (width + 1);
  A(top + (1:height), left + (1:width)) = ...
    reshape (X(i,:) / scale, height, width);
end
end
