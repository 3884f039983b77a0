function h = nnplot (what, with, names)
% NNPLOT  Draw training, a gradient check, weights, a confusion matrix.
%
%   nnplot (info)              learning curves
%   nnplot (report)            how far a gradient is from right, layer by layer
%   nnplot (theta, net)        what the first layer has learnt
%   nnplot (theta, net, width)
%   nnplot (y, label)          confusion matrix
%   nnplot (y, label, names)
%   nnplot (M)                 how good a network is
%   nnplot (T)                 choices by validation, learning curves
%   h = nnplot (...)
%
%   info     from nntrain. Cost, and accuracy below it where it was measured, of
%            the training and the validation examples; a dotted line marks the
%            iteration whose theta was returned. The cost is on a log scale where
%            it falls to a hundredth or less.
%   report   from nncheck. A point for each entry that was checked: how far it is
%            from what it should be, or, where no network says that, from the
%            numerical gradient; relative to the entry or the usual one, on a log
%            scale. Crosses and squares are the entries that the report calls
%            wrong. At most 2000 right ones a layer are shown. Where a long
%            gradient was checked along random lines alone, its slopes against
%            those of J. Of steps beside steps the largest difference of each.
%   theta, net  the parameters, unrolled, and the network, from nncreate. If the
%            inputs form a square of 9 pixels or more, or width says how many
%            pixels an image is across, each unit's weights are an image
%            (displayData); else all are one heat map, a row for each unit. At
%            most 100 units are shown, spread evenly. The biases are left out.
%   y, label the classes and what nnpredict makes of them: m whole numbers each,
%            or texts in cells, as rows or columns. A row for each class, a
%            column for each answer, darker the larger its share of the row;
%            right of it the share of the class that is recognised, below it the
%            share of such answers that are right. A label of NaN or '' counts as
%            an answer of its own, 'none'.
%   names    cell of texts: the names of the classes 1, 2, ... Where they are too
%            wide for a column, the columns are numbered
%   M        from nnassess. The confusion matrix, and the ROC curves where there
%            are scores: the three with the smallest areas, the others thin. Of
%            several labels the curves alone. Of regression the outputs against
%            the targets, at most four of them, with 2000 examples each
%   T        from nnselect. Cost, training and validation, by Lambda, by the
%            hidden layers or by the number of examples, with a bar of one
%            standard error each way; a circle marks the lowest. Where Lambda and
%            hidden layers were chosen, a validation curve for each kind of
%            layers
%   h        handles of the axes
%
%   Weights and confusion are drawn into the current axes; the curves, the
%   report, M and T take the whole figure. Without a display the figure is made
%   invisible, and print still writes it to a file.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:value,
%   backprop:label, backprop:network.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Lambda', 1);
%     theta = fmincg (@(p) nncost (p, net, X, y), nninit (net, 1));
%     figure, nnplot (theta, net)
%     figure, nnplot (y, nnpredict (theta, net, X), num2cell ('1234567890'))
%
%   See also displayData, nntrain, nncheck, nnpredict, print.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  error ('backprop:usage', ['nnplot: needs info, report, M or T, or theta and net, or y ', ...
         'and label']);
end
if nargin < 3
  names = [];
end
try
  if nargin == 1
    draw = single_argument (what);
  elseif isstruct (with)
    draw = weights (what, with, names);
  else
    draw = classes (what, with, names);
  end
  if exist ('OCTAVE_VERSION', 'builtin') && ~ have_window_system ()
    set (gcf (), 'visible', 'off');     % else gnuplot draws in the terminal
  end
  h = draw ();
catch e
  raise_error (e, 'nnplot');
end
if nargout == 0
  clear h;                              % nothing for ans
end
end

function draw = single_argument (s)
if isstruct (s) && numel (s) == 1 && isfield (s, 'history')
  draw = @() plot_curves (nnhistory (s));
elseif isstruct (s) && numel (s) == 1 && all (isfield (s, {'grad', 'numgrad', 'table'}))
  check_report (s);
  draw = @() plot_report (s);
elseif isstruct (s) && numel (s) == 1 && all (isfield (s, {'kind', 'examples', 'mean'}))
  check_assessment (s);
  draw = @() plot_assess (s);
elseif isstruct (s) && numel (s) > 0 && all (isfield (s, {'Lambda', 'Hidden', 'validation_cost_se'}))
  draw = @() plot_select (reshape (s, 1, []));
else
  error ('backprop:type', ['nnplot: a single argument must be info from nntrain, ', ...
         'report from nncheck, M from nnassess or T from nnselect, but is %s'], describe_value (s));
end
end

function info = nnhistory (info)
if ~ isstruct (info.history) || numel (info.history) ~= 1 ...
   || ~ all (isfield (info.history, {'iteration', 'cost'}))
  error ('backprop:type', ['nnplot: info.history must be a struct with iteration and ', ...
         'cost, but is %s'], describe_value (info.history));
end
rows = numel (info.history.iteration);
for field = {'cost', 'validation_cost', 'accuracy', 'validation_accuracy'}
  if ~ isfield (info.history, field{1})
    info.history.(field{1}) = NaN (rows, 1);
  end
  v = info.history.(field{1});
  if ~ isnumeric (v) || ~ isreal (v) || numel (v) ~= rows
    error ('backprop:size', ['nnplot: info.history.%s must have %d numbers, one for ', ...
           'each iteration, but is %s'], field{1}, rows, describe_value (v));
  end
  info.history.(field{1}) = double (v(:));
end
info.history.iteration = double (info.history.iteration(:));
if rows == 0
  error ('backprop:size', 'nnplot: info.history must have a row or more, but is empty');
end
end

function check_report (r)
if isnumeric (r.grad) && isempty (r.grad) && ~ isempty (r.table)
  return                                 % steps beside steps
elseif isnumeric (r.grad) && isempty (r.grad)
  error ('backprop:value', ['nnplot: report must have a gradient that was compared, but ', ...
         'it has none: its summary says why']);
end
if ~ isnumeric (r.grad) || ~ isnumeric (r.numgrad) ...
   || numel (r.grad) ~= numel (r.numgrad)
  error ('backprop:size', ['nnplot: report.grad and report.numgrad must be as long as each ', ...
         'other, but are %s and %s'], describe_value (r.grad), describe_value (r.numgrad));
end
if ~ isstruct (r.table) || ~ all (isfield (r.table, {'layer', 'part', 'wrong'}))
  error ('backprop:type', ['nnplot: report.table must be a struct array with layer, part and ', ...
         'wrong, but is %s'], describe_value (r.table));
end
end

function check_assessment (M)
needs = {'classes', 'confusion', 'unanswered', 'AUC', 'roc'};
if strcmp (M.kind, 'regression')
  needs = {'R2', 'RMSE', 'targets', 'outputs'};
end
missing = needs(~ isfield (M, needs));
if ~ isempty (missing)
  error ('backprop:type', 'nnplot: M must come from nnassess, but has no field %s', missing{1});
elseif isfield (M, 'classes') && numel (M.classes) > 50 && all (isnan (M.AUC))
  error ('backprop:value', 'nnplot: M must have 50 different classes at most, but has %d', ...
         numel (M.classes));
elseif strcmp (M.kind, 'regression')
  K = numel (M.R2);
  fits = numel (M.RMSE) == K && size (M.targets, 2) == K ...
         && isequal (size (M.targets), size (M.outputs));
else
  K = numel (M.classes);
  curves = numel (M.roc) == K && all (isfield (M.roc, {'false_positive', 'true_positive'})) ...
           && isfield (M.mean, 'AUC');
  fits = all ([numel(M.unanswered), numel(M.AUC)] == K) && (curves || all (isnan (M.AUC))) ...
         && (~ strcmp (M.kind, 'classes') || isequal (size (M.confusion), [K, K]));
end
if ~ fits
  error ('backprop:size', ['nnplot: M must be as it came from nnassess, but its fields are not ', ...
         'of the same number of classes or outputs']);
end
end

function draw = weights (theta, net, width)
s = parse_sizes (net, 'nnplot');
Theta = nnreshape (theta, net);
W = double (Theta{1}(:,2:end));
if isempty (width) && s(1) >= 9 && mod (sqrt (s(1)), 1) == 0
  width = sqrt (s(1));
end
if ~ isempty (width)
  width = parse_count (width, 'nnplot: width', 1);
  if mod (s(1), width) ~= 0
    error ('backprop:value', ['nnplot: width must divide the %d inputs of the network, ', ...
           'but is %d'], s(1), width);
  end
end
kind = 'hidden';
if numel (s) == 2
  kind = 'output';
end
draw = @() plot_weights (W, width, kind);
end

function draw = classes (y, label, names)
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
  error ('backprop:value', ['nnplot: y and label must have 50 different classes at most, ', ...
         'but have %d'], numel (known));
end
[~, row] = ismember (y, known);
[~, column] = ismember (label, known);
counts = accumarray ([row, column], 1, numel (known) * [1, 1]);
draw = @() plot_confusion (counts, names);
end

function v = whole (v, name, may_be_nan)
% As a column of double; NaN, the label that nnpredict could not give, as Inf.
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

%!demo
%! [X, y] = nndigits ();
%! net = nncreate ([64 25 10], 'Lambda', 1);
%! theta = fmincg (@(p) nncost (p, net, X, y), nninit (net, 1));
%! figure, nnplot (theta, net)
%! figure, nnplot (y, nnpredict (theta, net, X), num2cell ('1234567890'))

%!function texts = written (varargin)
%!  f = figure ('visible', 'off');
%!  unwind_protect
%!    h = nnplot (varargin{:});
%!    assert (all (isaxes (h)))
%!    texts = get (findobj (h(end), 'type', 'text'), 'string');
%!    texts = [{get(get (h(1), 'title'), 'string')}; cellstr(texts)];
%!  unwind_protect_cleanup
%!    close (f);
%!  end_unwind_protect
%!endfunction
%!testif ; ! isempty (available_graphics_toolkits ())
%! % confusion: counts, shares, none
%! texts = written ([1 1 1 2 2], [1; 1; 2; 2; NaN], {'a', 'b'});
%! assert (texts{1}, '60.0% of 5 right')
%! assert (sort (texts(2:end))', {'-', '0', '1', '1', '1', '100', '2', '50', '50', '67'})
%!testif ; ! isempty (available_graphics_toolkits ())
%! % names of classes
%! texts = written ({'b', 'a', 'b'}, {'b'; ''; 'a'});
%! assert (texts{1}, '33.3% of 3 right')
%!testif ; ! isempty (available_graphics_toolkits ())
%! % an assessment: confusion and curves, curves alone, outputs against targets
%! M = nnassess ([1 2 2 1], [1 2 1 NaN], [.9 .1; .2 .8; .7 .3; .6 .6]);
%! f = figure ('visible', 'off');
%! unwind_protect
%!   heading = @(h) get (get (h, 'title'), 'string');
%!   h = nnplot (M);
%!   assert (numel (h), 2)
%!   assert (heading (h(1)), '50.0% of 4 right')
%!   assert (heading (h(2)), 'ROC, mean area 0.750')
%!   line = findobj (h(2), 'type', 'line', 'linewidth', 2);
%!   assert (get (line, {'xdata', 'ydata'}), {[0 0 50 50 100], [0 50 50 100 100]})
%!   h = nnplot (nnassess ([1 2 2 1], [1 2 1 1]));
%!   assert (heading (h), '75.0% of 4 right')
%!   h = nnplot (nnassess ([1 1; 0 1; 0 0], [1 0; 0 1; 1 0], [.9 .1; .2 .8; .7 .3]));
%!   assert (heading (h), 'ROC, mean area 0.750')
%!   h = nnplot (nnassess ([1.5 2; 3 4; 6 NaN], [1 2; 3 4; 5 6]));
%!   assert (numel (h), 2)
%!   dots = findobj (h(2), 'marker', '.');
%!   assert (get (dots, {'xdata', 'ydata'}), {[2 4], [2 4]})
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!testif ; ! isempty (available_graphics_toolkits ())
%! % choices: by Lambda, by the layers, and learning curves
%! T = struct ('Lambda', {1, 0, 10}, 'Hidden', 5, 'Examples', 9, 'cost', {2, 1, 3}, ...
%!             'validation_cost', {2, 3, 4}, 'validation_cost_se', {.5, .1, .2}, 'cost_se', NaN);
%! f = figure ('visible', 'off');
%! unwind_protect
%!   heading = @(h) get (get (h, 'title'), 'string');
%!   h = nnplot (T);
%!   assert (heading (h), 'lowest validation cost: Lambda 1, hidden [5]')
%!   assert (get (h, 'xticklabel')(:)', {'0', '1', '10'})
%!   curve = findobj (h, 'linestyle', '-', 'linewidth', 2, 'marker', '.');
%!   assert (get (curve, {'xdata', 'ydata'}), {1:3, [3 2 4]})
%!   [T.Lambda] = deal (0);
%!   [T.Hidden] = deal (5, [2 2], []);
%!   h = nnplot (T);
%!   assert (get (h, 'xticklabel')(:)', {'[]', '[5]', '[2 2]'})
%!   [T.Hidden] = deal (5);
%!   [T.Examples] = deal (10, 40, 20);
%!   h = nnplot (T');
%!   assert (heading (h), 'Learning curves')
%!   curve = findobj (h, 'linestyle', '--');
%!   assert (get (curve, {'xdata', 'ydata'}), {[10 20 40], [2 3 1]})
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!testif ; ! isempty (available_graphics_toolkits ())
%! % weights: a map with its numbers, images, at most 100 units
%! texts = written (1:9, nncreate ([2 2 1]));
%! assert (texts{1}, 'Weights of 2 hidden units')
%! assert (sort (texts(2:end))', {'3.00', '4.00', '5.00', '6.00'})
%! net = nncreate ([9 300 1]);
%! texts = written (nninit (net, 1), net);
%! assert (texts{1}, 'What 100 of 300 hidden units look for')
%!testif ; ! isempty (available_graphics_toolkits ())
%! % curves: one iteration, nothing finite, a reason
%! t = struct ('iteration', 1, 'cost', NaN);
%! texts = written (struct ('history', t, 'reason', 'a_b'));
%! assert (texts(:), {'Training (a_b)'; 'nothing finite was measured'})
%!testif ; ! isempty (available_graphics_toolkits ())
%! % the iteration returned, in the solver's unit; no key to what is not there
%! t = struct ('iteration', 1:3, 'cost', 3:-1:1, 'validation_cost', [2, 1, 2]);
%! info = struct ('history', t, 'best', 2, 'reason', 'a', 'solver', 'adam');
%! f = figure ('visible', 'off');
%! unwind_protect
%!   h = nnplot (info);
%!   assert (get (get (h, 'title'), 'string'), 'Training: lowest validation cost in epoch 2')
%!   assert (get (get (h, 'xlabel'), 'string'), 'epoch')
%!   key = @() sort (cellstr (get (findobj (setdiff (get (f, 'children'), h), ...
%!                                         'type', 'text'), 'string')))';
%!   assert (key (), {'returned', 'training', 'validation'})
%!   info = rmfield (info, {'best', 'solver'});
%!   info.history = rmfield (t, 'validation_cost');
%!   h = nnplot (info);
%!   assert (get (get (h, 'title'), 'string'), 'Training (a)')
%!   assert (get (get (h, 'xlabel'), 'string'), 'iteration')
%!   assert (key (), {'training'})
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!testif ; ! isempty (available_graphics_toolkits ())
%! % report: as many wrong as it counts
%! r = struct ('grad', (1:9)', 'numgrad', [1:8, 10]', 'sizes', [2 2 1], ...
%!             'table', struct ('layer', {1, 2}, 'part', 'weights', 'wrong', {0, 1}));
%! texts = written (r);
%! assert (texts{1}, 'Theta1: 0 of 6 wrong')
%! r.sizes = [];
%! r.table = struct ('layer', 1, 'part', 'all', 'wrong', 1);
%! texts = written (r);
%! assert (texts{1}, 'Gradient: 1 of 9 wrong')
%! r.numgrad(:) = NaN;
%! r.table.wrong = 0;
%! texts = written (r);
%! assert (texts{1}, 'Gradient: no entry was compared')
%! r.lines = struct ('analytic', (1:8)', 'numeric', [1:7, 9]', 'uncertainty', 0.01);
%! texts = written (r);
%! assert (texts{1}, '8 random lines')
%! r.right = (1:9)';                     % all are known, one by one
%! texts = written (r);
%! assert (texts{1}, 'Gradient: 0 of 9 wrong')
%! r = struct ('grad', [], 'numgrad', [], 'table', ...
%!             struct ('layer', {1, 2}, 'part', {'a', 'z'}, 'wrong', {0, 2}, 'difference', {0, 1}));
%! texts = written (r);
%! assert (texts{1}, 'z2 is the first that differs')
%!error <^nnplot: report must have a gradient that was compared, but it has none: its summary says why$>
%! nnplot (struct ('grad', [], 'numgrad', [], 'table', []))

%!error <^nnplot: needs info, report, M or T, or theta and net, or y and label$> nnplot ()
%!error <^nnplot: a single argument must be info from nntrain, report from nncheck, M from nnassess or T from nnselect, but is 3$>
%! nnplot (3)
%!error <^nnplot: label must have 2 entries, as many as y, but has 3$> nnplot ([1 2], [1 2 3])
%!error <^nnplot: y must be whole numbers, but y\(2\) is 2\.5$> nnplot ([1 2.5], [1 2])
%!error <^nnplot: y and label must be from 1 to 1, the number of names, but one is 2$>
%! nnplot ([1 2], [1 2], {'a'})
%!error <^nnplot: width must divide the 2 inputs of the network, but is 3$>
%! nnplot (1:9, nncreate ([2 2 1]), 3)
%!error <^nnplot: theta must have 9 entries .*, but has 8$> nnplot (1:8, nncreate ([2 2 1]))
%!error <^nnplot: M must come from nnassess, but has no field roc$>
%! nnplot (rmfield (nnassess ([1 2], [1 2]), 'roc'))
