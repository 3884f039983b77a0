function plot_title (words, multiplier)
% PLOT_TITLE  A title that is not cut off: smaller where its axes are narrow.
%
%   plot_title (words, multiplier)
%
%   multiplier   of the axes' letters, where there is room
%
%   A figure is about 350 points wide, a letter in bold 0.7 of its size.

% SPDX-License-Identifier: GPL-3.0-or-later

ax = gca ();
place = get (ax, 'position');
room = 350 * min (1, 1.25 * place(3)) / (0.7 * numel (words));
title (ax, words, 'interpreter', 'none');
set (ax, 'titlefontsizemultiplier', min (multiplier, room / get (ax, 'fontsize')));
end
