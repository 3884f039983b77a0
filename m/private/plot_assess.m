function h = plot_assess (M)
% PLOT_ASSESS  Confusion and ROC curves, or targets against outputs; for nnplot.
%
%   h = plot_assess (M)
%
%   M   from nnassess.
%   h   handles of the axes

% SPDX-License-Identifier: GPL-3.0-or-later

clf ();
if strcmp (M.kind, 'regression')
  h = outputs (M);
  return
end
names = M.classes;
if ~ iscell (names)
  names = arrayfun (@describe_value, names, 'UniformOutput', false);
end
has_matrix = strcmp (M.kind, 'classes') && numel (names) <= 50;
curves = find (~ isnan (M.AUC));
if has_matrix
  left = min (0.27, 0.05 + 0.0135 * max (11, max (cellfun ('length', names)) + 2));
  h = axes ('position', [left, 0.2, 0.95 - 0.42 * ~ isempty(curves) - left, 0.7]);
  counts = M.confusion;
  if any (M.unanswered > 0)
    counts = [counts, M.unanswered; zeros(1, numel (names) + 1)];
    names{end + 1} = 'none';
  end
  plot_confusion (counts, names);
  names = names(1:numel (M.classes));
else
  h = [];
end
if ~ isempty (curves)
  left = 0.15 + 0.52 * has_matrix;
  h(end + 1) = axes ('position', [left, 0.2, 0.96 - left, 0.7]);
  roc (M, names, curves);
end
end

% The three curves with the smallest areas have different looks, the others are thin. Of two
% classes only one curve is drawn: the other one is its mirror image.
function roc (M, names, curves)
looks = {'-', '--', ':'};
[~, order] = sort (M.AUC(curves));
curves = reshape (curves(order), 1, []);
if numel (M.AUC) == 2 && strcmp (M.kind, 'classes')
  curves = 2;
end
hold ('on');
plot ([0, 100], [0, 100], '-', 'color', 0.85 * [1, 1, 1]);
thin = {'linestyle', '-', 'color', 0.65 * [1, 1, 1], 'linewidth', 1};
for i = 4:numel (curves)
  k = curves(i);
  plot (100 * M.roc(k).false_positive, 100 * M.roc(k).true_positive, thin{:});
end
samples = {};
texts = {};
for i = min (3, numel (curves)):-1:1
  k = curves(i);
  samples{i} = {'linestyle', looks{i}, 'color', [0, 0, 0], 'linewidth', 2};
  texts{i} = sprintf ('%s: %.3f', names{k}, floor (1000 * M.AUC(k)) / 1000);
  plot (100 * M.roc(k).false_positive, 100 * M.roc(k).true_positive, samples{i}{:});
end
if numel (curves) > 3
  samples{4} = thin;
  texts{4} = 'the others';
end
hold ('off');
ax = gca ();
axis (ax, [0, 100, 0, 100]);
set (ax, 'fontsize', 8, 'ticklength', [0.006, 0.01]);
xlabel ('false positive rate (%)');
ylabel ('true positive rate (%)');
title (sprintf ('ROC, mean area %.3f', floor (1000 * M.mean.AUC) / 1000));
box ('on');
plot_key (samples, texts);
set (gcf (), 'currentaxes', ax);
end

% A panel for each of the first four outputs; on the line, output and target are equal.
function h = outputs (M)
K = min (4, numel (M.R2));
across = ceil (sqrt (K));
down = ceil (K / across);
h = zeros (1, K);
for k = 1:K
  column = mod (k - 1, across);
  row = floor ((k - 1) / across);
  h(k) = axes ('position', [(column + 0.24) / across, (down - row - 0.77) / down, ...
                            0.7 / across, 0.6 / down]);
  known = find (~ isnan (M.targets(:, k)) & isfinite (M.outputs(:, k)));
  shown = known(round (linspace (1, numel (known), min (2000, numel (known)))));
  y = M.targets(shown, k);
  o = M.outputs(shown, k);
  both = [min([y; o]), max([y; o])];
  if isempty (both)
    both = [0, 1];
  elseif both(1) == both(2)
    both = both(1) + [-1, 1];
  end
  plot (both, both, '-', 'color', 0.65 * [1, 1, 1]);
  hold ('on');
  plot (y, o, 'k.', 'markersize', 4);
  hold ('off');
  axis ([both, both]);
  set (h(k), 'fontsize', 8, 'ticklength', [0.006, 0.01]);
  xlabel ('target');
  ylabel (sprintf ('output %d', k));
  title (sprintf ('R2 %.4f, RMSE %.3g', M.R2(k), M.RMSE(k)));
end
end
