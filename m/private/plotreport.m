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
font = max (5, 9 - across);
used = false (1, 3);                    % the kinds of points that there are
sampled = false;
clf ();
for l = 1:layers
  h(l) = axes ('position', spot (l, across, down), 'fontsize', font);
  shown = find (layer == l & isfinite (grad) & isfinite (numgrad));
  kept = shown(wrong(shown));
  others = shown(~ wrong(shown));
  spread = round (linspace (1, numel (others), min (most, numel (others))));
  sampled = sampled || numel (spread) < numel (others);
  others = others(spread);
  groups = {others(~ bias(others)), others(bias(others)), kept};
  used = used | ~ cellfun ('isempty', groups);
  power = panel (h(l), grad, numgrad, groups, font);
  name = sprintf ('Theta%d', l);
  if isempty_field (report, 'sizes')
    name = 'Gradient';
  end
  words = sprintf ('%s: %d of %d wrong', name, numel (kept), numel (shown));
  title (words);
  set (h(l), 'titlefontsizemultiplier', min (1.1, 460 / (across * numel (words) * font)));
  xlabel (['numeric', power]);
  if mod (l, across) == 1 || across == 1
    ylabel (['analytic', power]);
  end
end

point = 'weight';
if isempty_field (report, 'sizes')
  point = 'right';
end
samples = {equal_line(), look(1), look(2), look(3), {}};
texts = {'equal', point, 'bias', 'wrong', sprintf('at most %d right ones a layer', most)};
there = [true, used, sampled];
plotkey (samples(there), texts(there));
set (gcf (), 'currentaxes', h(end));
end

function position = spot (l, across, down)
% Of the l-th panel, in a grid above the key.
pitch = [0.94 / across, 0.92 / down];
corner = [0.05 + pitch(1) * mod(l - 1, across), ...
          0.08 + pitch(2) * (down - ceil (l / across))];
margin = [0.07 - 0.005 * across, 0.14 - 0.01 * across];
position = [corner + margin, pitch - margin - [0.02, 0.09]];
end

function style = look (kind)
% Weights, biases, wrong entries.
markers = '.ox';
style = {'linestyle', 'none', 'color', [0, 0, 0], 'marker', markers(kind), ...
         'markersize', 5 + 3 * (kind == 3), 'linewidth', 1 + (kind == 3)};
end

function style = equal_line ()
style = {'linestyle', '-', 'color', [.6, .6, .6], 'marker', 'none', 'linewidth', 1};
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

function power = panel (ax, grad, numgrad, groups, font)
% Returns the power of ten that the numbers at the axes leave out, in words.
i = vertcat (groups{:});
all_shown = [grad(i); numgrad(i)];
if isempty (all_shown)
  all_shown = [-1; 1];
end
range = [min(all_shown), max(all_shown)];
range = range + max (0.05 * (range(2) - range(1)), realmin) * [-1, 1];
if range(2) - range(1) <= 1e-6 * max (abs (range)) || range(2) - range(1) < 1e-300
  range = range + (max (abs (range)) + (max (abs (range)) < 1e-300)) * [-0.1, 0.1];
end
style = equal_line ();
plot (ax, range, range, style{:});
hold (ax, 'on');
for k = 1:3
  if ~ isempty (groups{k})
    style = look (k);
    plot (ax, numgrad(groups{k}), grad(groups{k}), style{:});
  end
end
hold (ax, 'off');
[at, names, power] = ticks (range);
set (ax, 'xlim', range, 'ylim', range, 'xtick', at, 'ytick', at, 'xticklabel', names, ...
     'yticklabel', names, 'fontsize', font, 'ticklength', [0.006, 0.01]);
grid (ax, 'on');
end

function [at, names, power] = ticks (range)
% Two to five round numbers, the same for both axes.
exponent = floor (log10 (max (abs (range))));
if exponent >= -1 && exponent <= 2
  exponent = 0;
end
power = '';
if exponent ~= 0
  power = sprintf (' (1e%d)', exponent);
end
unit = 10 ^ exponent;
steps = 10 ^ floor (log10 (range(2) - range(1))) * [0.2, 0.5, 1, 2, 5];
step = steps(find ((range(2) - range(1)) ./ steps < 5.5, 1));
at = step * ((ceil (range(1) / step):floor (range(2) / step)) + 0);   % no -0
decimals = max (0, ceil (-log10 (step / unit) - 1e-9));
names = arrayfun (@(v) sprintf ('%.*f', decimals, v / unit), at, 'UniformOutput', false);
end
