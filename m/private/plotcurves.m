function h = plotcurves (info)
% PLOTCURVES  Cost, and accuracy if there is any, by iteration; for nnplot.
%
%   h = plotcurves (info)
%
%   info   as nntrain returns it, its history complete.
%   h      handles of the axes

% SPDX-License-Identifier: GPL-3.0-or-later

t = info.history;
clf ();
if any (isfinite ([t.accuracy; t.validation_accuracy]))
  h(1) = subplot (2, 1, 1);
  curves (info, t.cost, t.validation_cost, 'cost J', true);
  heading (info);
  h(2) = subplot (2, 1, 2);
  curves (info, 100 * t.accuracy, 100 * t.validation_accuracy, 'right answers (%)', false);
else
  h = axes ();
  curves (info, t.cost, t.validation_cost, 'cost J', true);
  heading (info);
end
xlabel ('iteration');
end

function curves (info, training, validation, name, may_be_log)
iteration = info.history.iteration;
both = [training; validation];
both = both(isfinite (both));
lines = [];
texts = {};
hold ('on');
[lines, texts] = curve (lines, texts, iteration, training, '-', [0, 0, 0], '.', 'training');
[lines, texts] = curve (lines, texts, iteration, validation, '--', [.45, .45, .45], 'o', ...
                        'validation');
if isempty (both)
  both = [0; 1];
  text (0.5, 0.5, 'nothing finite was measured', 'units', 'normalized', ...
        'horizontalalignment', 'center');
end
logarithmic = may_be_log && all (both > 0) && max (both) >= 100 * min (both);
range = [min(both), max(both)];
if logarithmic
  set (gca (), 'yscale', 'log');
  range = range .* (range(2) / range(1)) .^ [-0.05, 0.05];
elseif range(1) == range(2)
  range = range + max (1, abs (range(1))) * [-0.1, 0.1];
else
  range = range + (range(2) - range(1)) * [-0.05, 0.05];
end
ylim (range);
span = [min(iteration), max(iteration)];
if span(1) == span(2)
  span = span + [-1, 1];
end
xlim (span);
if isfield (info, 'best') && isnumeric (info.best) && isscalar (info.best) ...
   && info.best >= span(1) && info.best <= span(2)
  lines(end+1) = plot (info.best * [1, 1], range, 'k:', 'linewidth', 2);
  texts{end+1} = sprintf ('returned: %d', info.best);
end
if may_be_log && ~ isempty (lines)      % the cost falls: there is room above it
  legend (lines, texts, 'location', 'northeast');
end
ylabel (name);
grid ('on');
box ('on');
hold ('off');
end

function [lines, texts] = curve (lines, texts, x, y, style, grey, marker, name)
% What was measured now and then is joined; few points are marked.
there = isfinite (y);
if ~ any (there)
  return
end
if sum (there) > 30
  marker = 'none';
end
lines(end+1) = plot (x(there), y(there), 'linestyle', style, 'color', grey, ...
                     'marker', marker, 'markersize', 6, 'linewidth', 2);
texts{end+1} = name;
end

function heading (info)
words = 'Learning curve';
if isfield (info, 'reason') && ischar (info.reason) && ~ isempty (info.reason)
  words = sprintf ('Learning curve (%s)', info.reason);
end
title (words, 'interpreter', 'none');
end
