function draw = plot_classes (y, label, names)
% PLOT_CLASSES  Checks true and predicted labels for nnplot, and draws their confusion matrix.
%
%   draw = plot_classes (y, label, names)
%
%   y, label   true and predicted labels: whole numbers, or texts in cells
%   names      cell of texts, or []
%   draw       h = draw () draws it, and returns the handle of its axes

% SPDX-License-Identifier: GPL-3.0-or-later

if iscellstr (y) && iscellstr (label) && isempty (names)
  names = reshape (setdiff ([y(:); label(:)], {''}), [], 1);
  [~, y] = ismember (y, names);
  [~, label] = ismember (label, names);
  label(label == 0) = NaN;               % ''
end
y = whole (y, 'y', false);
label = whole (label, 'label', true);
if numel (y) ~= numel (label)
  error ('backprop:size', ['nnplot: label must have %d entries, as many as y, but has ', ...
         '%d'], numel (y), numel (label));
end
if isempty (names)
  known = unique ([y; label]);
  names = arrayfun (@(k) sprintf ('%.15g', k), known, 'UniformOutput', false);
elseif ~ iscellstr (names)
  error ('backprop:type', 'nnplot: names must be a cell of texts, but is %s', describe_value (names));
else
  names = names(:);
  known = (1:numel (names))';
  outside = [y; label(isfinite (label))];
  outside = outside(outside < 1 | outside > numel (names));
  if ~ isempty (outside)
    error ('backprop:label', ['nnplot: y and label must be from 1 to %d, the number of ', ...
           'names, but one is %.15g'], numel (names), outside(1));
  end
end
if any (label == Inf)
  known = [known(isfinite (known)); Inf];
  names = [names(1:numel (known) - 1); {'none'}];
end
if numel (known) > 50
  error ('backprop:value', ['nnplot: y and label must have at most 50 different classes, ', ...
         'but have %d'], numel (known));
end
[~, row] = ismember (y, known);
[~, column] = ismember (label, known);
counts = accumarray ([row, column], 1, numel (known) * [1, 1]);
draw = @() plot_confusion (counts, names);
end

function v = whole (v, name, may_be_nan)
% The labels as a column of double; NaN, for which nnpredict found no label, becomes Inf.
if ~ (isnumeric (v) || islogical (v)) || ~ isreal (v)
  error ('backprop:type', 'nnplot: %s must be whole numbers, but is %s', name, describe_value (v));
end
if isempty (v) || numel (v) ~= max (size (v))
  error ('backprop:size', 'nnplot: %s must be a row or column, but is %s', name, describe_value (v));
end
v = double (full (v(:)));
if may_be_nan
  v(isnan (v)) = Inf;
end
bad = find (v ~= fix (v) | (~ isfinite (v) & ~ (may_be_nan & v == Inf)), 1);
if ~ isempty (bad)
  error ('backprop:label', 'nnplot: %s must be whole numbers, but %s(%d) is %.15g', ...
         name, name, bad, v(bad));
end
end
