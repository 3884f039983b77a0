function A = plot_mosaic (X, width, line)
% PLOT_MOSAIC  Images side by side in one matrix, each scaled by its own largest entry.
%
%   A = plot_mosaic (X, width)
%   A = plot_mosaic (X, width, 0)
%
%   X   an image in each row, column by column, width pixels wide.
%   A   entries from -1 to 1, with a line of -1 around each image; with 0 without lines,
%       and 1 where there is no image

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  line = 1;
end

% An image takes height + line by width + line: its pixels, and a line below and to the right.
[m, n] = size (X);
height = n / width;
down = floor (sqrt (m));
across = ceil (m / down);

A = (1 - 2 * line) * ones (line + down * (height + line), line + across * (width + line));
for i = 1:m
  scale = max (abs (X(i,:)));
  if ~ (scale > 0 && scale < Inf)
    scale = 1;
  end
  top = line + floor ((i - 1) / across) * (height + line);
  left = line + mod (i - 1, across) * (width + line);
  A(top + (1:height), left + (1:width)) = ...
    reshape (X(i,:) / scale, height, width);
end
end
