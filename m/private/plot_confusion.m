function h = plot_confusion (counts, names)
% PLOT_CONFUSION  Draws a confusion matrix; for nnplot.
%
%   h = plot_confusion (counts, names)
%
%   counts   K-by-K: a row for each true class, a column for each predicted one.
%   names    K texts
%   h        handle of the axes
%
%   Up to 15 classes are drawn with counts; more in greys, with the most frequent mistakes
%   in words below.

% SPDX-License-Identifier: GPL-3.0-or-later

total = sum (counts, 2);
share = bsxfun (@rdivide, counts, max (total, 1));
newplot ();                             % an earlier picture's colour bar moves the axes
colormap (gray);
if size (counts, 1) > 15
  many (counts, share, names);
else
  few (counts, share, names);
end
box ('on');
h = gca ();
place = get (h, 'position');
plot_title (sprintf ('%s%% of %d right', percent (100 * trace (counts) / sum (total), 1), ...
                     sum (total)), min (10, 4 + 8 * place(3)) / get (h, 'fontsize'));
end

function few (counts, share, names)
K = size (counts, 1);
rates = {100 * diag(counts) ./ sum(counts, 2), 100 * diag(counts) ./ sum(counts, 1)'};

% There are margins to the right of the cells and below them. A figure is about 350 points
% wide and 260 high; the width of a letter is 0.7 of its size.
margin = min (2.4, max (0.6, 0.24 * K));
longest = max (cellfun ('length', names));
area = with_margins (max (11, longest + 3 * (longest > 3)), 3.6);
cell_size = area ./ (K + [margin, 1]);
digits = max (3, numel (sprintf ('%d', max (counts(:)))));
font = max (2.5, min ([10, cell_size(1) / (0.9 * digits), 0.7 * cell_size(2), ...
                       (margin + 0.8) * cell_size(1) / (0.7 * numel ('recall %'))]));
columns = names(:);
rows = names(:);
if longest * 0.7 * font > 0.9 * cell_size(1)
  columns = arrayfun (@(k) sprintf ('%d', k), (1:K)', 'UniformOutput', false);
  rows = strcat (names(:), {' '}, columns);
end

% The grey of a cell is its share of the row.
imagesc (1 - 0.75 * share, [0, 1]);
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
     'xticklabel', [columns; {'recall %'}], 'yticklabel', [rows; {'precision %'}], ...
     'fontsize', min (8, font), 'ticklabelinterpreter', 'none');
axis ([0.5, edge + margin, 0.5, edge + 1]);
beside (max (11, max (cellfun ('length', rows))), min (8, font));
end

function many (counts, share, names)
K = size (counts, 1);
area = with_margins (max (3, max (cellfun ('length', names))), 5);
imagesc (100 * (1 - share), [0, 100]);
font = 7;
step = ceil (K / (0.7 * area(2) / font));
at = 1:step:K;
across = at;
if 0.8 * font * max (cellfun ('length', names)) > area(1) / (K / step)
  across = [];                          % only the rows have names
end
set (gca (), 'xtick', across, 'xticklabel', names(across), 'ytick', at, ...
     'yticklabel', names(at), 'fontsize', font, 'ticklength', [0, 0], ...
     'ticklabelinterpreter', 'none');
axis ([0.5, K + 0.5, 0.5, K + 0.5]);
beside (max (3, max (cellfun ('length', names))), font);
missed = counts - diag (diag (counts));
[most, order] = sort (missed(:), 'descend');
shown = order(1:min (3, nnz (most)));
[i, j] = ind2sub ([K, K], shown(:));
words = arrayfun (@(i, j) sprintf ('%s as %s: %d', names{i}, names{j}, counts(i,j)), i(:), ...
                  j(:), 'UniformOutput', false);
words = ['black: 100 % of the row; wrong: ', strjoin(words', ', ')];
if isempty (shown)
  words = 'black: 100 % of the row';
end
text (0.5, -4.7 * font / area(2), words, 'units', 'normalized', 'fontsize', ...
      min (7, min (350, 1.2 * area(1)) / (0.62 * numel (words))), ...
      'horizontalalignment', 'center', 'interpreter', 'none');
end

% Makes room for this many letters and the label to the left of the axes, and for this many lines
% below; returns the width and height of the axes in points.
function area = with_margins (letters, lines)
ax = gca ();
place = plot_place (ax);
font = 8 * min (1, place(3) / 0.7);
needs = [(0.7 * letters + 2) * font / 350, lines * font / 260];
more = max (0, needs - min (place(1:2), [0.13, 0.11]));
place = [place(1:2) + more, max(place(3:4) - more - [0, 0.04], 0.3 * place(3:4))];
plot_place (ax, place);
area = [350, 260] .* place(3:4);
end

% The labels of the axes, beyond the names at the ticks: on the left these have so many letters.
function beside (letters, font)
place = get (gca (), 'position');
large = max (font, min (8, 1.4 * font));
style = {'units', 'normalized', 'fontsize', large, 'horizontalalignment', 'center'};
text (0.5, -(1.7 * max (font, 6) + 1.4 * large) / (260 * place(4)), 'predicted', style{:});
text (-(0.7 * letters + 1.2) * font / (350 * place(3)), 0.5, 'true', style{:}, 'rotation', 90);
end

function text = percent (rate, decimals)
% '-' if there are no examples; 100 only if all are right.
text = '-';
if ~ isnan (rate)
  text = sprintf ('%.*f', decimals, min (rate, 100 - 10 ^ -decimals * (rate < 100)));
end
end
