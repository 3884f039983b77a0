function h = plot_curves (info, ended)
% PLOT_CURVES  Draws the cost, and the accuracy if it is known, by iteration; for nnplot.
%
%   h = plot_curves (info)
%   h = plot_curves (info, ended)
%
%   info   as nntrain returns it, its history complete. If it has a trace, the norm of the
%          gradient and the share of idle units are drawn on the right, by layer
%   ended  if ended () is true after the cost, or after the accuracy, the rest is not drawn
%   h      handles of the axes

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 2
  ended = @() false;
end
t = info.history;
unit = 'iteration';
if isfield (info, 'solver') && ~ strcmpi (info.solver, 'lbfgs')
  unit = 'epoch';
end
accuracy = any (isfinite ([t.accuracy; t.validation_accuracy]));
clf ();
trace = field_or_empty (info, 'trace');
wide = 0.81 - 0.45 * ~ isempty (trace);
left = 0.15 - 0.03 * ~ isempty (trace);
h = axes ('position', [left, 0.21 + 0.36 * accuracy, wide, 0.7 - 0.36 * accuracy]);
curves (info, t.cost, t.validation_cost, 'cost J', true);
words = heading (info, unit);
title (words, 'interpreter', 'none');
set (h, 'titlefontsizemultiplier', min (1.1, (60 + 20 * ~ isempty (trace)) * wide / 0.81 / numel (words)));
if accuracy && ~ ended ()
  set (h, 'xticklabel', {});
  h(2) = axes ('position', [left, 0.19, wide, 0.34]);
  curves (info, 100 * t.accuracy, 100 * t.validation_accuracy, 'accuracy (%)', false);
end
xlabel (unit);
if ended ()
  return
end

styles = {look('training'), look('validation'), look('returned')};
texts = {'training', 'validation', 'returned'};
there = [any(isfinite ([t.cost; t.accuracy])), ...
         any(isfinite ([t.validation_cost; t.validation_accuracy])), ~ isempty(best (info))];
if ~ isempty (trace)
  [more, styles(4:5), texts(4:5)] = by_layer (trace, unit);
  h = [h, more];
  there(4:5) = true;
end
plot_key (styles(there), texts(there));
set (gcf (), 'currentaxes', h(end));
end

function style = look (kind)
looks = struct ('training', {{'-', [0, 0, 0]}}, 'validation', {{'--', [.45, .45, .45]}}, ...
                'returned', {{':', [0, 0, 0]}});
style = {'linestyle', looks.(kind){1}, 'color', looks.(kind){2}, 'marker', 'none', ...
         'linewidth', 2};
end

% A curve for each layer, from the first, dark, to the last, light.
function [h, styles, texts] = by_layer (trace, unit)
h = axes ('position', [0.62, 0.57, 0.35, 0.34]);
layered (trace.iteration, log10 (max (trace.gradient_size, realmin)));
ylabel ('log10 of the norm');
title ('Gradient, and idle units');
set (h, 'titlefontsizemultiplier', 0.9);
set (h, 'xticklabel', {});
h(2) = axes ('position', [0.62, 0.19, 0.35, 0.34]);
if isempty (trace.idle)
  text (0.5, 0.5, 'no hidden layer', 'units', 'normalized', 'horizontalalignment', 'center');
else
  layered (trace.iteration, 100 * trace.idle);
end
set (h(2), 'ylim', [-3, 103]);
ylabel ('idle (%)');
xlabel (unit);
styles = {layer_look(1, 3), layer_look(3, 3)};
texts = {'first layer', 'last layer'};
end

function layered (x, Y)
hold ('on');
for l = 1:size (Y, 2)
  style = layer_look (l, size (Y, 2));
  plot (x, Y(:,l), style{:});
end
hold ('off');
set (gca (), 'xlim', [min(x), max(max (x), min (x) + 1)], 'fontsize', 8, ...
     'ticklength', [0.006, 0.01]);
grid ('on');
box ('on');
end

function style = layer_look (l, count)
share = (l - 1) / max (1, count - 1);
color = (1 - share) * [0, 0.13, 0.38] + share * [0.9, 0.6, 0.1];
style = {'linestyle', '-', 'linewidth', 2, 'color', color};
end

function curves (info, training, validation, name, is_cost)
iteration = info.history.iteration;
both = [training; validation];
both = both(isfinite (both));
hold ('on');
curve (iteration, training, look ('training'), '.');
curve (iteration, validation, look ('validation'), 'o');
if isempty (both)
  both = [0; 1];
  text (0.5, 0.5, 'no finite value', 'units', 'normalized', ...
        'horizontalalignment', 'center');
end
range = [min(both), max(both)];
if is_cost && range(1) > 0 && range(2) >= 100 * range(1)
  set (gca (), 'yscale', 'log');
  range = range .* (range(2) / range(1)) .^ [-0.05, 0.05];
elseif range(1) == range(2)
  range = range + max (1, abs (range(1))) * [-0.1, 0.1];
else
  range = range + (range(2) - range(1)) * [-0.05, 0.05];
end
span = [min(iteration), max(iteration)];
if span(1) == span(2)
  span = span + [-1, 1];
end
wide = span;                            % a line at the end is not drawn on the frame
at = best (info);
if ~ isempty (at)
  wide(2) = span(2) + 0.02 * (span(2) - span(1));
end
if ~ isempty (at)
  style = look ('returned');
  plot (at * [1, 1], range, style{:});
end
set (gca (), 'xlim', wide, 'ylim', range, 'fontsize', 8, 'ticklength', [0.006, 0.01]);
if span(2) - span(1) <= 10
  set (gca (), 'xtick', ceil (span(1)):span(2));
end
ylabel (name);
grid ('on');
box ('on');
hold ('off');
end

function curve (x, y, style, marker)
% Joins the points that are finite; if there are few, they are marked.
there = isfinite (y);
if ~ any (there)
  return
end
line = plot (x(there), y(there), style{:});
if sum (there) <= 30
  set (line, 'marker', marker, 'markersize', 6);
end
end

function at = best (info)
% The iteration whose theta was returned, if it is in the history.
at = [];
if isfield (info, 'best') && isnumeric (info.best) && isscalar (info.best) ...
   && info.best >= min (info.history.iteration) && info.best <= max (info.history.iteration)
  at = double (info.best);
end
end

function words = heading (info, unit)
words = 'Training';
t = info.history;
if ~ isempty (best (info)) && any (isfinite (t.validation_cost)) && isfinite (t.cost(end))
  words = sprintf ('Training: lowest validation cost in %s %d', unit, best (info));
elseif isfield (info, 'reason') && ischar (info.reason) && ~ isempty (info.reason)
  words = sprintf ('Training (%s)', regexprep (info.reason, ' \(.*', ''));
end
end

%!testif ; ! isempty (available_graphics_toolkits ()) # ended after the picture of the cost
%! warning ('off', 'Octave:gnuplot-graphics', 'local');
%! f = figure ('visible', 'off');
%! closed = onCleanup (@() close (f));
%! t = struct ('iteration', [1; 2], 'cost', [3; 2], 'accuracy', [.5; .6]);
%! [t.validation_cost, t.validation_accuracy] = deal ([NaN; NaN]);
%! plot_curves (struct ('history', t));
%! whole = numel (findobj (f, 'type', 'axes'));
%! assert (numel (plot_curves (struct ('history', t), @() true)), 1)
%! assert (numel (findobj (f, 'type', 'axes')) == 1 && whole > 2)
