function h = plot_confusion (counts, names)
% PLOT_CONFUSION  A confusion matrix with its counts; for nnplot.
%
%   h = plot_confusion (counts, names)
%
%   counts   K-by-K: a row for each class, a column for each answer.
%   names    K texts
%   h        handle of the axes

% SPDX-License-Identifier: GPL-3.0-or-later

K = size (counts, 1);
total = sum (counts, 2);
share = bsxfun (@rdivide, counts, max (total, 1));
rates = {100 * diag(counts) ./ total, 100 * diag(counts) ./ sum(counts, 1)'};

% Right of the cells and below them are margins; a figure is about 350 points
% wide and 260 high, a letter 0.7 of its size wide.
margin = min (2.4, max (0.6, 0.24 * K));
longest = max (cellfun ('length', names));
place = get (gca (), 'position');
area = [350, 260] .* place(3:4) - [6, 0] * max (0, longest - 5);
cell_size = max (area, [100, 0]) ./ (K + [margin, 1]);
digits = max (3, numel (sprintf ('%d', max (counts(:)))));
font = max (2.5, min ([10, cell_size(1) / (0.8 * digits), 0.7 * cell_size(2), ...
                       (margin + 0.8) * cell_size(1) / (0.7 * numel ('found %'))]));
columns = names(:);
rows = names(:);
if longest * 0.7 * font > 0.9 * cell_size(1)
  columns = arrayfun (@(k) sprintf ('%d', k), (1:K)', 'UniformOutput', false);
  rows = strcat (names(:), {' '}, columns);
end

% The grey of a cell is its share of the row.
imagesc (1 - 0.75 * share, [0, 1]);
colormap (gray);
hold ('on');
edge = K + 0.5;
plot ([0.5, edge + margin], edge * [1, 1], 'k-', edge * [1, 1], [0.5, edge + 1], 'k-', ...
      'linewidth', 1);
style = {'horizontalalignment', 'center', 'fontsize', font, 'color'};
for i = 1:K
  for j = reshape (find (counts(i,:)), 1, [])
    text (j, i, sprintf ('%d', counts(i,j)), style{:}, (share(i,j) > 0.6) * [1, 1, 1]);
  end
  text (edge + margin / 2, i, percent (rates{1}(i), 0), style{:}, [0, 0, 0]);
  text (i, K + 1, percent (rates{2}(i), 0), style{:}, [0, 0, 0]);
end
hold ('off');
set (gca (), 'xtick', [1:K, edge + margin / 2], 'ytick', 1:K+1, 'ticklength', [0, 0], ...
     'xticklabel', [columns; {'found %'}], 'yticklabel', [rows; {'right %'}], ...
     'fontsize', font, 'labelfontsizemultiplier', min (1.6, 8 / font), ...
     'titlefontsizemultiplier', min (2, 10 / font), ...
     'ticklabelinterpreter', 'none');
axis ([0.5, edge + margin, 0.5, edge + 1]);
box ('on');
xlabel ('answer');
ylabel ('class');
title (sprintf ('%s%% of %d right', percent (100 * trace (counts) / sum (total), 1), ...
                sum (total)));
h = gca ();
end

function text = percent (rate, decimals)
% '-' where there is nothing to have a share of; 100 only if all are right.
text = '-';
if ~ isnan (rate)
  text = sprintf ('%.*f', decimals, min (rate, 100 - 10 ^ -decimals * (rate < 100)));
end
end
