function map = plot_colors ()
% PLOT_COLORS  Colours from dark blue over grey to yellow, lighter from end to end.
%
%   map = plot_colors ()       129-by-3, for colormap
%
%   They can be distinguished by the colour-blind, and printed in grey they keep their order.

% SPDX-License-Identifier: GPL-3.0-or-later

known = [0 0.13 0.38; 0.30 0.34 0.44; 0.52 0.52 0.50; 0.76 0.70 0.40; 1 0.92 0.30];
map = interp1 (linspace (0, 1, 5), known, linspace (0, 1, 129));
end
