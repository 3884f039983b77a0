function h = plot_select (T)
% PLOT_SELECT  Draws the result of nnselect: validation curves or learning curves; for nnplot.
%
%   h = plot_select (T)
%
%   T   from nnselect.
%   h   handle of the axes

% SPDX-License-Identifier: GPL-3.0-or-later

clf ();
h = axes ('position', [0.13, 0.24, 0.83, 0.66]);
hold ('on');
hidden = cellfun (@(s) ['[', strtrim(sprintf ('%d ', s)), ']'], {T.Hidden}, ...
                  'UniformOutput', false);
lambdas = unique ([T.Lambda]);
examples = unique ([T.Examples]);
if numel (lambdas) == 1 && numel (unique (hidden)) == 1 && numel (examples) > 1
  key = curves ([T.Examples], T, {true(size (T))}, {''});
  set (h, 'xlim', examples([1, end]) + [-1, 1] * 0.03 * (examples(end) - examples(1)));
  words = {'training examples', 'Learning curves'};
else
  [words, key] = choices (T, hidden, lambdas);
end
xlabel (words{1});
ylabel ('cost J without penalty');
title (words{2});
grid ('on');
box ('on');
hold ('off');
set (h, 'fontsize', 8, 'ticklength', [0.006, 0.01]);
plot_key (key(1,:), key(2,:));
set (gcf (), 'currentaxes', h);
end

% Lambdas at equal distances, or hidden layers if only these differ; a curve for each kind of
% hidden layers.
function [words, key] = choices (T, hidden, lambdas)
kinds = unique (hidden);
if numel (lambdas) > 1
  [~, x] = ismember ([T.Lambda], lambdas);
  ticks = arrayfun (@(v) sprintf ('%g', v), lambdas, 'UniformOutput', false);
  words = {'Lambda', ''};
  groups = cellfun (@(kind) strcmp (hidden, kind), kinds, 'UniformOutput', false);
  [~, order] = sort (cellfun (@(g) min ([T(g).validation_cost]), groups));
  groups = groups(order);
  kinds = kinds(order);
else
  [~, first] = ismember (kinds, hidden);
  [~, order] = sort (cellfun ('length', {T(first).Hidden}) * 1e10 ...
                     + cellfun (@sum, {T(first).Hidden}));
  kinds = kinds(order);
  [~, x] = ismember (hidden, kinds);
  ticks = kinds;
  words = {'units in the hidden layers', ''};
  groups = {true(size (T))};
end
key = curves (x, T, groups, kinds);
best = min ([T.validation_cost]);
at = find ([T.validation_cost] == best, 1);
plot (x(at), best, 'ko', 'markersize', 9, 'linewidth', 2);
set (gca (), 'xtick', 1:numel (ticks), 'xticklabel', ticks, 'xlim', [0.6, numel(ticks) + 0.4]);
words{2} = sprintf ('lowest validation cost: Lambda %g, hidden %s', T(at).Lambda, hidden{at});
end

% Validation cost, and training cost if there is one group; bars of one standard error up and
% down. Three groups have different looks, the others are thin.
function key = curves (x, T, groups, names)
key = cell (2, 0);
looks = {'-', '--', ':'};
for g = numel (groups):-1:1
  look = {'linestyle', '-', 'color', 0.65 * [1, 1, 1], 'linewidth', 1};
  if g <= 3
    look = {'linestyle', looks{g}, 'color', [0, 0, 0], 'linewidth', 2};
  end
  curve (x(groups{g}), [T(groups{g}).validation_cost], [T(groups{g}).validation_cost_se], look);
  if numel (groups) > 1 && g <= 3
    key = [{look; ['hidden ', names{g}]}, key]; %#ok
  elseif g == 4
    key = [{look; 'the others'}, key]; %#ok
  end
end
if numel (groups) == 1
  training = {'linestyle', '--', 'color', 0.45 * [1, 1, 1], 'linewidth', 2};
  curve (x, [T.cost], [T.cost_se], training);
  key = {look, training; 'validation', 'training'};
end
end

function curve (x, y, se, look)
[x, order] = sort (x);
y = y(order);
se = se(order);
plot (x, y, look{:}, 'marker', '.', 'markersize', 9);
for k = reshape (find (~ isnan (se)), 1, [])
  plot (x([k, k]), y(k) + [-1, 1] * se(k), 'linestyle', '-', look{3:4}, 'linewidth', 1);
end
end
