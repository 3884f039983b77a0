function plot_bar (h)
% PLOT_BAR  Draws a colour bar to the right of axes, which become narrower.
%
%   plot_bar (h)
%
%   gnuplot leaves no room for the axis labels if there is a bar: it is made here.

% SPDX-License-Identifier: GPL-3.0-or-later

place = plot_place (h);
plot_place (h, place);                  % where Octave puts them when the bar is deleted
bar = colorbar ();
set (bar, 'fontsize', get (h, 'fontsize'), 'linewidth', 1);
room = max ([0, 0], [0.15, 0.14] - place(1:2)) .* min (1, place(3:4) / 0.7);
place = [place(1:2) + room, place(3:4) - room] .* [1, 1, 1, 0.97];
plot_place (h, place .* [1, 1, 0.86, 1]);
set (bar, 'position', [place(1) + 0.9 * place(3), place(2), 0.05 * place(3), place(4)]);
set (gcf (), 'currentaxes', h);
end
