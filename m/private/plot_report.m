function h = plot_report (report)
% PLOT_REPORT  Draws how much a gradient differs from the right one, by layer; for nnplot.
%
%   h = plot_report (report)
%
%   report   as nncheck returns it.
%   h        handles of the axes: one for each layer; if only the slopes along random lines
%            are known, one for the slopes and one for their differences; for compared steps
%            one
%
%   The scale of the differences is logarithmic, from rounding (1e-16) upwards, so that both
%   small and large mistakes can be seen in one picture.

% SPDX-License-Identifier: GPL-3.0-or-later

clf ();
lines = field_or_empty (report, 'lines');
right = double (reshape (field_or_empty (report, 'right'), [], 1));
if isempty (report.grad)
  h = by_step (report);
elseif isempty (right) && ~ isempty (lines)
  h = along_lines (report, lines);
else
  h = by_layer (report, right);
end
set (gcf (), 'currentaxes', h(end));
end

% ------------------------------------------------------------------ by layer

function h = by_layer (report, wanted)
grad = double (report.grad(:));
what = 'difference from the right one';
if isempty (wanted)
  wanted = double (report.numgrad(:));
  what = 'difference from the numerical one';
end
[layer, bias] = places (report, numel (grad));
off = relative (grad, wanted);
wrong = wrong_ones (report, off, layer, bias);
layers = max (layer);
across = ceil (sqrt (layers));
down = ceil (layers / across);
font = max (6, 11 - across);
used = false (1, 4);                     % which kinds of points occur
sampled = false;
for l = 1:layers
  h(l) = axes ('position', spot (l, across, down), 'fontsize', font);
  all = find (layer == l);
  shown = all(isfinite (off(all)));
  [kept, left_out] = thinned (shown, wrong);
  sampled = sampled || left_out;
  groups = {kept(~ bias(kept) & ~ wrong(kept)), kept(bias(kept) & ~ wrong(kept)), ...
            kept(~ bias(kept) & wrong(kept)), kept(bias(kept) & wrong(kept))};
  used = used | ~ cellfun ('isempty', groups);
  panel (h(l), off, groups, all(1) - 1, numel (all), font);
  heading (h(l), report, l, nnz (wrong(shown)), numel (shown), across);
  if l > layers - across
    xlabel (h(l), 'entry', 'fontsize', font);
  end
  if mod (l, across) == 1 || across == 1
    ylabel (h(l), what(1:min (end, 10 + 90 * (down == 1))), 'fontsize', font);
  end
end
there = [used, sampled];
names = {'weight', 'bias', 'wrong weight', 'wrong bias', '(some right ones left out)'};
if isempty (field_or_empty (report, 'sizes'))
  names([1, 3]) = {'right', 'wrong'};
end
samples = {look(1), look(2), look(3), look(4), {}};
plot_key (samples(there), names(there));
end

function heading (ax, report, l, wrong, shown, across)
name = sprintf ('Theta%d', l);
if isempty (field_or_empty (report, 'sizes'))
  name = 'Gradient';
end
words = sprintf ('%s: %d of %d wrong', name, wrong, shown);
if shown == 0
  words = sprintf ('%s: no entry was compared', name);
end
title (ax, words, 'interpreter', 'none');
set (ax, 'titlefontsizemultiplier', min (1, 440 / (across * numel (words) * 11)));
end

% All wrong entries, and at most 2000 of the others.
function [kept, left_out] = thinned (shown, wrong)
most = 2000;
others = shown(~ wrong(shown));
left_out = numel (others) > most;
if left_out
  others = others(round (linspace (1, numel (others), most)));
end
kept = [others; shown(wrong(shown))];
end

function panel (ax, off, groups, before, count, font)
hold (ax, 'on');
plot (ax, [0, count + 1], -2 * [1, 1], '--', 'color', [.5, .5, .5], 'linewidth', 1);
text (ax, count + 1, -2, ' 1 %', 'fontsize', font - 1, 'color', [.3, .3, .3], ...
      'horizontalalignment', 'left', 'verticalalignment', 'middle');
for k = 1:numel (groups)
  i = groups{k};
  if ~ isempty (i)
    style = look (k);
    plot (ax, i - before, log10 (max (off(i), 1e-17)), style{:});
  end
end
hold (ax, 'off');
decades (ax, off, font);
set (ax, 'xlim', [0, count + 1]);
end

% The axis of the differences: the exponents are drawn, so the ticks are named 10^x.
function decades (ax, off, font)
top = max ([0; ceil(log10 (max (off(isfinite (off) & off > 0))))]);
at = -16:4:top + 3;
names = arrayfun (@(p) sprintf ('1e%d', p), at, 'UniformOutput', false);
names(at == 0) = {'1'};
set (ax, 'ylim', [-17.5, top + 1], 'ytick', at, 'yticklabel', names, 'fontsize', font, ...
     'ticklength', [0.006, 0.01], 'box', 'on');
grid (ax, 'on');
end

% ------------------------------------------------------------- along random lines

function h = along_lines (report, lines)
font = 9;
mine = double (lines.analytic(:));
numeric = double (lines.numeric(:));
gap = abs (mine - numeric);
scale = max ([abs(numeric); realmin]);
wrong = ~ (gap <= double (lines.uncertainty(:)));
count = numel (mine);
groups = {find(~ wrong), zeros(0, 1), find(wrong), zeros(0, 1)};

h(1) = axes ('position', [0.11, 0.24, 0.33, 0.62], 'fontsize', font);
range = [min([mine; numeric]), max([mine; numeric])];
range = range + max (0.08 * (range(2) - range(1)), 1e-9 * scale) * [-1, 1];
plot (h(1), range, range, '-', 'color', [.6, .6, .6], 'linewidth', 1);
hold (h(1), 'on');
for k = [1, 3]
  style = look (k);
  plot (h(1), numeric(groups{k}), mine(groups{k}), style{:});
end
hold (h(1), 'off');
set (h(1), 'xlim', range, 'ylim', range, 'fontsize', font, 'ticklength', [0.006, 0.01]);
grid (h(1), 'on');
xlabel (h(1), 'slope of J, by differences');
ylabel (h(1), 'slope by your gradient');
title (h(1), sprintf ('%d random lines', count));

h(2) = axes ('position', [0.62, 0.24, 0.31, 0.62], 'fontsize', font);
panel (h(2), gap / scale, groups, 0, count, font);
set (h(2), 'xtick', 1:count);
xlabel (h(2), 'line');
ylabel (h(2), 'relative difference');
title (h(2), sprintf ('%d of %d lines differ', nnz (wrong), count));
there = [any(~ wrong), any(wrong)];
samples = {look(1), look(3)};
texts = {'agrees', 'differs'};
cornered = sum ([report.table.wrong]);
if cornered > 0
  texts{2} = sprintf ('differs; wrong entries found: %d', cornered);
end
plot_key (samples(there), texts(there));
end

% ---------------------------------------------------------------- compared steps

% A row for each step, in the order of the algorithm.
function h = by_step (report)
font = 9;
rows = report.table;
count = numel (rows);
off = log10 (min (max ([rows.difference], 1e-17), 1e3));
wrong = [rows.wrong] > 0;
names = arrayfun (@(row) sprintf ('%s%d', row.part, row.layer), rows, 'UniformOutput', false);
h = axes ('position', [0.18, 0.24, 0.76, 0.62], 'fontsize', font);
plot (h, [-2, -2], [0, count + 1], '--', 'color', [.5, .5, .5], 'linewidth', 1);
hold (h, 'on');
groups = {~ wrong, wrong};
samples = {look(1), look(3)};
for k = 1:2
  at = find (groups{k});
  if ~ isempty (at)
    plot (h, off(at), at, samples{k}{:});
  end
end
hold (h, 'off');
top = max (0, ceil (max ([off, 0])));
set (h, 'xlim', [-17.5, top + 1], 'xtick', [-16:4:-4, -2, 0], ...
     'xticklabel', {'1e-16', '1e-12', '1e-8', '1e-4', '1 %', '1'}, 'ylim', [0, count + 1], ...
     'ytick', 1:count, 'yticklabel', names, 'ydir', 'reverse', 'fontsize', font, ...
     'ticklength', [0.006, 0.01], 'box', 'on');
grid (h, 'on');
xlabel (h, 'largest difference, relative');
ylabel (h, 'step');
title (h, 'All steps are the same');
if any (wrong)
  title (h, sprintf ('%s is the first that differs', names{find(wrong, 1)}));
end
there = [any(~ wrong), any(wrong)];
texts = {'the same', 'differs'};
plot_key (samples(there), texts(there));
end

% ------------------------------------------------------------------------ parts

% Relative to the entry, or to the root mean square of all if that is larger; NaN: not compared.
function off = relative (grad, wanted)
both = isfinite (grad) & isfinite (wanted);
usual = norm (wanted(both)) / sqrt (max (1, nnz (both)));
large = max (max (abs (grad), abs (wanted)), max (usual, realmin));
off = abs (grad - wanted) ./ large;
end

function position = spot (l, across, down)
% The position of the l-th panel, in a grid above the legend.
pitch = [0.96 / across, 0.92 / down];
corner = [0.03 + pitch(1) * mod(l - 1, across), ...
          0.08 + pitch(2) * (down - ceil (l / across))];
margin = [0.155 - 0.01 * across, 0.14 - 0.01 * across];
position = [corner + margin, pitch - margin - [0.045, 0.1]];
end

% Weights, biases, wrong weights, wrong biases: by shape and size, also for printing in black.
function style = look (kind)
looks = {{'.', [.45, .45, .45], 7, 1}, {'o', [.45, .45, .45], 4, 1}, ...
         {'x', [0, 0, 0], 6, 2}, {'s', [0, 0, 0], 5, 1.5}};
[marker, color, size, width] = looks{kind}{:};
style = {'linestyle', 'none', 'color', color, 'marker', marker, 'markersize', size, ...
         'linewidth', width};
end

function [layer, bias] = places (report, n)
% The layer of each entry, and whether it belongs to a bias unit.
layer = ones (n, 1);
bias = false (n, 1);
s = double (reshape (field_or_empty (report, 'sizes'), 1, []));
if isempty (s) || sum (s(2:end) .* (s(1:end-1) + 1)) ~= n
  return
end
blocks = theta_blocks (n, s);
for b = 1:numel (blocks)
  layer(blocks(b).idx) = blocks(b).layer;
  bias(blocks(b).idx) = strcmp (blocks(b).part, 'bias');
end
end

function wrong = wrong_ones (report, off, layer, bias)
% The entries that differ most, in each block as many as the report counts.
wrong = false (size (off));
off(isnan (off)) = -Inf;
for i = 1:numel (report.table)
  row = report.table(i);
  block = true (size (off));
  if ~ strcmp (row.part, 'all')
    block = layer == row.layer & bias == strcmp (row.part, 'bias');
  end
  block = find (block & off > -Inf);
  [~, order] = sort (off(block), 'descend');
  wrong(block(order(1:min (row.wrong, end)))) = true;
end
end
