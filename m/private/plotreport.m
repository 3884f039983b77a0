function h = plotreport (report)
% PLOTREPORT  The analytic gradient against the numeric one, by layer; for nnplot.
%
%   h = plotreport (report)
%
%   report   as nncheck returns it.
%   h        handles of the axes, one for each layer

% SPDX-License-Identifier: GPL-3.0-or-later

most = 2000;                            % points in one panel
grad = double (report.grad(:));
numgrad = double (report.numgrad(:));
[layer, bias] = places (report, numel (grad));
wrong = wrong_ones (report, grad, numgrad, layer, bias);

layers = max (layer);
across = ceil (sqrt (layers));
down = ceil (layers / across);
clf ();
for l = 1:layers
  h(l) = subplot (down, across, l);
  shown = find (layer == l & isfinite (grad) & isfinite (numgrad));
  checked = numel (shown);
  kept = shown(wrong(shown));
  others = shown(~ wrong(shown));
  spread = round (linspace (1, numel (others), min (most, numel (others))));
  panel (grad, numgrad, others(spread), kept, bias, layers);
  words = sprintf ('Theta%d: %d of %d wrong', l, numel (kept), checked);
  if layers == 1 && isempty_field (report, 'sizes')
    words = sprintf ('Gradient: %d of %d wrong', numel (kept), checked);
  end
  if numel (spread) < numel (others)
    words = sprintf ('%s\n%d shown', words, numel (spread) + numel (kept));
  end
  title (words, 'fontsize', 9);
  xlabel ('numeric');
  ylabel ('analytic');
end
end

function [layer, bias] = places (report, n)
% Of each entry: its layer, and whether it belongs to a bias unit.
layer = ones (n, 1);
bias = false (n, 1);
if isempty_field (report, 'sizes')
  return
end
s = double (report.sizes(:)');
if sum (s(2:end) .* (s(1:end-1) + 1)) ~= n
  return
end
last = 0;
for l = 1:numel (s) - 1
  entries = s(l+1) * (s(l) + 1);
  layer(last + (1:entries)) = l;
  bias(last + (1:s(l+1))) = true;
  last = last + entries;
end
end

function yes = isempty_field (s, name)
yes = ~ isfield (s, name) || isempty (s.(name));
end

function wrong = wrong_ones (report, grad, numgrad, layer, bias)
% As many of each block as the report counts, those that differ most.
wrong = false (size (grad));
off = abs (grad - numgrad);
if isfield (report, 'uncertainty') && numel (report.uncertainty) == numel (off)
  off = off - double (report.uncertainty(:));
end
off(isnan (off)) = -Inf;
for i = 1:numel (report.table)
  row = report.table(i);
  block = true (size (grad));
  if ~ strcmp (row.part, 'all')
    block = layer == row.layer & bias == strcmp (row.part, 'bias');
  end
  block = find (block & off > -Inf);
  [~, order] = sort (off(block), 'descend');
  wrong(block(order(1:min (row.wrong, end)))) = true;
end
end

function panel (grad, numgrad, right, wrong, bias, layers)
all_shown = [grad([right; wrong]); numgrad([right; wrong])];
if isempty (all_shown)
  all_shown = [-1; 1];
end
range = [min(all_shown), max(all_shown)];
range = range + max (0.05 * (range(2) - range(1)), realmin) * [-1, 1];
if range(2) - range(1) <= 1e-6 * max (abs (range)) || range(2) - range(1) < 1e-300
  range = range + (max (abs (range)) + (max (abs (range)) < 1e-300)) * [-0.1, 0.1];
end
lines = plot (range, range, '-', 'color', [.6, .6, .6], 'linewidth', 1);
texts = {'equal'};
hold ('on');
kinds = {right(~ bias(right)), '.', 'weights'; right(bias(right)), 'o', 'biases'; ...
         wrong, 'x', 'wrong'};
for k = 1:3
  i = kinds{k,1};
  if ~ isempty (i)
    lines(end+1) = plot (numgrad(i), grad(i), ['k', kinds{k,2}], 'markersize', 6 + 3 * (k == 3), ...
                         'linewidth', 1 + (k == 3));
    texts{end+1} = kinds{k,3};
  end
end
hold ('off');
axis ([range, range], 'square');
if layers < 3
  legend (lines, texts, 'location', 'northwest', 'fontsize', 8);
end
grid ('on');
end
