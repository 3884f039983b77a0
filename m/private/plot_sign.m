function looks = plot_sign ()
% PLOT_SIGN  How lines for positive and negative numbers look, in the forward and backward pass.
%
%   looks = plot_sign ()       cell of four cells: properties of a line
%
%   The colour-blind can distinguish blue, orange and purple; printed in grey, dashes mark a sign.

% SPDX-License-Identifier: GPL-3.0-or-later

colors = {[0, 0.36, 0.6], [0.8, 0.36, 0], [0.6, 0.1, 0.45], [0.6, 0.1, 0.45]};
styles = {'-', '--', '-', '--'};
looks = cell (1, 4);
for k = 1:4
  looks{k} = {'linestyle', styles{k}, 'color', colors{k}, 'linewidth', 2, 'marker', 'none'};
end
end
