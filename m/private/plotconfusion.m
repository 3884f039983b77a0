function h = plotconfusion (counts, names)
% PLOTCONFUSION  A confusion matrix with its counts; for nnplot.
%
%   h = plotconfusion (counts, names)
%
%   counts   K-by-K: a row for each class, a column for each answer.
%   names    K texts
%   h        handle of the axes

% SPDX-License-Identifier: GPL-3.0-or-later

K = size (counts, 1);
total = sum (counts, 2);
share = bsxfun (@rdivide, counts, max (total, 1));
rates = {100 * diag(counts) ./ total, 100 * diag(counts) ./ sum(counts, 1)'};
letters = max (numel (sprintf ('%d', max (counts(:)))), 4);
font = max (3, min (14, floor (min (130, 520 / letters) / (K + 1))));

% The grey of a cell is its share of the row; the margins stay white.
picture = ones (K + 1);
picture(1:K,1:K) = 1 - 0.75 * share;
imagesc (picture, [0, 1]);
colormap (gray);
hold ('on');
edge = K + 0.5;
plot ([0.5, edge + 1], edge * [1, 1], 'k-', edge * [1, 1], [0.5, edge + 1], 'k-', ...
      'linewidth', 2);
style = {'horizontalalignment', 'center', 'fontsize', font, 'color'};
for i = 1:K
  for j = find (counts(i,:))
    text (j, i, sprintf ('%d', counts(i,j)), style{:}, (share(i,j) > 0.6) * [1, 1, 1]);
  end
  text (K + 1, i, percent (rates{1}(i)), style{:}, [0, 0, 0]);
  text (i, K + 1, percent (rates{2}(i)), style{:}, [0, 0, 0]);
end
hold ('off');
set (gca (), 'xtick', 1:K+1, 'ytick', 1:K+1, 'ticklength', [0, 0], ...
     'xticklabel', [names(:); {'found'}], 'yticklabel', [names(:); {'right'}]);
axis ([0.5, edge + 1, 0.5, edge + 1]);
box ('on');
xlabel ('answer');
ylabel ('class');
title (sprintf ('%s of %d right', percent (100 * trace (counts) / sum (total), 1), ...
                sum (total)));
h = gca ();
end

function text = percent (rate, decimals)
% '-' where there is nothing to have a share of; 100 % only if all are right.
if isnan (rate)
  text = '-';
elseif nargin > 1
  text = sprintf ('%.1f%%', min (rate, 100 - 0.1 * (rate < 100)));
else
  text = sprintf ('%.0f%%', min (rate, 100 - (rate < 100)));
end
end
