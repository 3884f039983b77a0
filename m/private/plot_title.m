function plot_title (words, multiplier)
% PLOT_TITLE  Writes a title that is not cut off: its letters are smaller if the axes are narrow.
%
%   plot_title (words, multiplier)
%
%   multiplier   size of its letters, relative to those of the axes, if there is room
%
%   A figure is about 350 points wide; the width of a bold letter is 0.7 of its size.

% SPDX-License-Identifier: GPL-3.0-or-later

ax = gca ();
place = get (ax, 'position');
room = 350 * min (1, 1.25 * place(3)) / (0.7 * numel (words));
title (ax, words, 'interpreter', 'none');
set (ax, 'titlefontsizemultiplier', min (multiplier, room / get (ax, 'fontsize')));
end
