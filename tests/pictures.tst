## Pictures in rare cases: one unit, long names, constant numbers, no known values.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function [h, texts] = drawn (f, draw)
%!  clf (f);
%!  set (0, 'currentfigure', f);
%!  h = draw ();
%!  assert (all (isaxes (h)))
%!  texts = get (findobj (f, 'type', 'text'), {'string'});
%!endfunction
%!function text = heading (h)
%!  text = get (get (h(1), 'title'), 'string');
%!endfunction

%!testif ; ! isempty (available_graphics_toolkits ())
%! % weights of one output; all zero; so many that a colour bar replaces the numbers
%! f = figure ('visible', 'off');
%! unwind_protect
%!   net = nncreate ([2 1]);
%!   h = drawn (f, @() nnplot ([0; 1; 2], net));
%!   assert ({heading(h), get(get (h, 'ylabel'), 'string')}, {'Weights of the output unit', 'output unit'})
%!   h = drawn (f, @() nnplot (zeros (3, 1), net));
%!   assert (get (h, 'clim'), [-1 1])
%!   h = drawn (f, @() nnplot ((1:10)', nncreate ([9 1])));
%!   assert (heading (h), 'What the output unit looks for')
%!   net = nncreate ([40 30 1]);
%!   theta = nninit (net, 1);
%!   [h, texts] = drawn (f, @() nnplot (theta, net));
%!   assert (isempty (texts))
%!   W = nnreshape (theta, net){1}(:,2:end);
%!   assert (get (findobj (h, 'type', 'image'), 'cdata'), W)
%!   bar = setdiff (findobj (f, 'type', 'axes'), h);
%!   assert (numel (bar), 1)
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!testif ; ! isempty (available_graphics_toolkits ())
%! % the names of the layers if net.Activation is a text
%! f = figure ('visible', 'off');
%! unwind_protect
%!   net = nncreate ([2 2 2 1], 'Activation', 'tanh');
%!   [~, ~, steps] = nncost (1:15, net, [1 2; 3 4], [0 1]);
%!   [~, texts] = drawn (f, @() nnplot (steps, net));
%!   [~, same] = drawn (f, @() nnplot (steps, setfield (net, 'Activation', 'tanh')));
%!   assert (any (strcmp (texts, 'tanh')))
%!   assert (same, texts)
%!   net = nncreate ([20 15 10 3]);           # too large for circles: a map for each Theta
%!   theta = nninit (net, 1);
%!   h = drawn (f, @() nnplot (theta, net, 'Network'));
%!   maps = cellfun (@(a) get (findobj (a, 'type', 'image'), 'cdata'), num2cell (h), 'UniformOutput', false);
%!   assert (cellfun (@size, maps, 'UniformOutput', false), {[15 21], [10 16], [3 11]})
%!   place = cell2mat (get (h, 'position')(:));
%!   assert (all (place(1:2,1) + place(1:2,3) < place(2:3,1)) && place(3,1) + place(3,3) < 1)
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!testif ; ! isempty (available_graphics_toolkits ())
%! % confusion with long names: the columns have numbers, and no names if there are many
%! f = figure ('visible', 'off');
%! unwind_protect
%!   names = {'a class with a long name', 'another one with a name', 'b', 'the fourth class'};
%!   h = drawn (f, @() nnplot (names([1 2 3 4 1 1]), names([1 2 2 3 4 1])));
%!   assert (get (h, 'xticklabel')(:)', {'1', '2', '3', '4', 'recall %'})
%!   assert (get (h, 'yticklabel')(:)', [strcat(names, {' 1', ' 2', ' 3', ' 4'}), {'precision %'}])
%!   M = nnassess (1:20, 1:20);
%!   M.classes = arrayfun (@(k) sprintf ('class with a long name %d', k), 1:20, 'UniformOutput', false);
%!   [h, texts] = drawn (f, @() nnplot (M));
%!   assert (isempty (get (h, 'xticklabel')))
%!   at = get (h, 'ytick');
%!   assert (get (h, 'yticklabel')(:)', M.classes(at))
%!   assert (any (strcmp (texts, 'black: 100 % of the row')))
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!testif ; ! isempty (available_graphics_toolkits ())
%! % all numbers are equal, or there are none: the axes still have a width
%! f = figure ('visible', 'off');
%! unwind_protect
%!   limits = @(h) axis (h(1));
%!   h = drawn (f, @() nnplot (nnassess ([1.5; 1.5], [1.5; 1.5])));
%!   assert (limits (h)([1 3]) < 1.5 && limits (h)([2 4]) > 1.5)
%!   h = drawn (f, @() nnplot (nnassess ([1.5 2; 3 4], [NaN 2; NaN 4])));
%!   assert (numel (h), 2)
%!   assert (all (isfinite (limits (h))))
%!   t = struct ('iteration', 1:3, 'cost', [2 2 2]);
%!   h = drawn (f, @() nnplot (struct ('history', t, 'reason', 'x')));
%!   assert (limits (h), [1 3 1.8 2.2], 1e-12)
%!   [~, info] = nntrain (nncreate ([2 1]), [1 2; 2 1], [0 1], 'Trace', 1, 'Verbose', 0, 'IterationLimit', 3);
%!   [~, texts] = drawn (f, @() nnplot (info));
%!   assert (any (strcmp (texts, 'no hidden layer')))
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!testif ; ! isempty (available_graphics_toolkits ())
%! % choices: three groups of layers are named, the others share one name
%! T = struct ('Lambda', {0 1 0 1 0 1 0 1 0 1}, 'Hidden', {1 1 2 2 3 3 [4 4] [4 4] 5 5}, ...
%!             'Examples', [], 'cost', 1, 'validation_cost', num2cell (1:10), ...
%!             'validation_cost_se', 0.1, 'cost_se', NaN);
%! f = figure ('visible', 'off');
%! unwind_protect
%!   [h, texts] = drawn (f, @() nnplot (T));
%!   assert (heading (h), 'lowest validation cost: Lambda 0, hidden [1]')
%!   assert (sort (texts(strncmp (texts, 'hidden', 6) | strncmp (texts, 'the', 3)))', ...
%!           {'hidden [1]', 'hidden [2]', 'hidden [3]', 'the others'})
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!testif ; ! isempty (available_graphics_toolkits ())
%! % a report with many entries: 2000 right ones and all wrong ones are shown
%! r = struct ('grad', (1:3000)', 'numgrad', [1:2999, 5]', 'sizes', [], ...
%!             'table', struct ('layer', 1, 'part', 'all', 'wrong', 1));
%! f = figure ('visible', 'off');
%! unwind_protect
%!   h = drawn (f, @() nnplot (r));
%!   assert (heading (h), 'Gradient: 1 of 3000 wrong')
%!   points = cellfun ('length', get (findobj (h, 'type', 'line'), {'xdata'}));
%!   assert (sort (points)', [1 2 2000])
%!   r.lines = struct ('analytic', (1:8)', 'numeric', [1:7, 9]', 'uncertainty', 0.01);
%!   [~, texts] = drawn (f, @() nnplot (r));
%!   assert (any (strcmp (texts, 'differs; wrong entries found: 1')))
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!testif ; ! isempty (available_graphics_toolkits ())
%! % a surface in regression has the colours of the examples; also if it is constant
%! net = nncreate ([2 1], 'Output', 'linear');
%! X = [1 2; -1 -2; 0 1];
%! f = figure ('visible', 'off');
%! unwind_protect
%!   h = drawn (f, @() nnsurface ([0.5; 1; 2], net, X, [9; 0; 4], 'Range', [-1 1 -2 3]));
%!   V = get (findobj (h, 'type', 'image'), 'cdata');
%!   assert ([V(1,1), V(end,end)], [-4.5 7.5], 1e-13)
%!   assert (get (h(1), 'clim'), [-4.5 9])
%!   marks = findobj (h, 'marker', 'o');
%!   assert (sort (cell2mat (get (marks, {'xdata'})))', [-1 0 1])
%!   map = get (f, 'colormap');
%!   for k = 1:3
%!     y = [9 0 4]([1 -1 0] == get (marks(k), 'xdata'));
%!     row = 1 + round ((rows (map) - 1) * (y + 4.5) / 13.5);
%!     assert (get (marks(k), 'markerfacecolor'), map(row,:), 1e-12)
%!   end
%!   h = drawn (f, @() nnsurface (zeros (3, 1), net, X, zeros (3, 1)));
%!   assert (get (h(1), 'clim'), [-1 1])
%!   X = reshape (cos (1:12), 4, 3);
%!   net = nncreate ([3 2], 'Output', 'softmax');
%!   marks = cell (1, 2);
%!   Y = {[1 2 2 1], [1 0; 0 1; 0 1; 1 0]};                % labels, and targets
%!   for k = 1:2
%!     h = drawn (f, @() nnsurface (sin (1:8)', net, X, Y{k}));
%!     marks{k} = get (findobj (h, 'marker', 's'), 'xdata');
%!   end
%!   assert (sort (marks{1}), sort (X(2:3,1)'))
%!   assert (marks{2}, marks{1})
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!testif ; ! isempty (available_graphics_toolkits ())
%! % a landscape with a straight path, and one with targets in a matrix
%! net = nncreate ([2 2], 'Output', 'linear');
%! theta = sin (1:6)';
%! X = reshape (sin (1:2400), 1200, 2);
%! Y = [X(:,1), X(:,2) .^ 2];
%! path = [theta, theta + 1, theta + 2];
%! f = figure ('visible', 'off');
%! unwind_protect
%!   h = drawn (f, @() nnlandscape (theta, net, X, Y, path, 'Points', 9));
%!   assert (get (get (h(1), 'xlabel'), 'string'), 'direction 1 (100 % of the path)')
%!   line = findobj (h, 'linestyle', '-', 'linewidth', 2);
%!   assert (abs (get (line, 'xdata')), [0 1 2] * sqrt (6), 1e-12)
%!   assert (get (line, 'ydata'), [0 0 0], 1e-12)
%!   image_of = findobj (h, 'type', 'image');
%!   V = get (image_of, 'cdata');
%!   some = round (linspace (1, 1200, 1000));
%!   x = linspace (get (image_of, 'xdata')(1), get (image_of, 'xdata')(end), 9);
%!   z = linspace (get (image_of, 'ydata')(1), get (image_of, 'ydata')(end), 9);
%!   at = get (line, 'xdata')(3);
%!   assert (interp2 (x, z, V, at, 0, 'spline'), ...
%!           log10 (nncost (path(:,3), net, X(some,:), Y(some,:))), 0.01)
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!error <^nnplot: names must be a cell of texts, but is 7$> nnplot ([1 2], [1 2], 7)
%!error <^nnplot: y must be a row or column, but is a 2-by-2 double$> nnplot ([1 2; 3 4], [1 2])
%!error <^nnplot: y and label must have at most 50 different classes, but have 60$> nnplot (1:60, 1:60)
%!error <^nnplot: info.history must be a struct with iteration and cost, but is 3$>
%! nnplot (struct ('history', 3, 'reason', 'x'))
%!error <^nnplot: info.history.accuracy must have 3 numbers, one for each iteration, but is a 1-by-2 double$>
%! t = struct ('iteration', 1:3, 'cost', 3:-1:1, 'accuracy', [1 2]);
%! nnplot (struct ('history', t, 'reason', 'x'))
%!error <^nnplot: info.history must have at least one row, but is empty$>
%! nnplot (struct ('history', struct ('iteration', [], 'cost', []), 'reason', 'x'))
%!error <^nnplot: report.grad and report.numgrad must be as long as each other, but are a 1-by-3 double and a 1-by-2 double$>
%! nnplot (struct ('grad', 1:3, 'numgrad', 1:2, 'sizes', [], 'table', struct ()))
%!error <^nnplot: report.table must be a struct array with layer, part and wrong, but is a struct$>
%! nnplot (struct ('grad', 1:3, 'numgrad', 1:3, 'sizes', [], 'table', struct ('x', 1)))

%!testif ; ! isempty (available_graphics_toolkits ())
%! % live: if drawing fails there is one warning; a closed figure stays closed
%! net = nncreate ([2 2 1]);
%! fcn = nnsurface ([], net, [0 0; 0 1; 1 0; 1 1], [0 1 1 0]);
%! before = get (0, 'children');
%! unwind_protect
%!   text = evalc (['fcn ([1 2], struct (), ''init''); fcn ([1 2], struct (), ''iter''); ', ...
%!                  'fcn ([1 2], struct (), ''done'');']);
%!   said = 'warning: nnsurface: no picture, training goes on: nnforward: theta must have ';
%!   assert (numel (strfind (text, said)), 1)
%!   close (setdiff (get (0, 'children'), before));
%!   assert (fcn (nninit (net, 1), struct (), 'init'), false)
%!   close (setdiff (get (0, 'children'), before));
%!   assert (fcn (nninit (net, 1), struct (), 'done'), false)
%!   assert (get (0, 'children'), before)
%! unwind_protect_cleanup
%!   close (setdiff (get (0, 'children'), before));
%! end_unwind_protect
%!error <^nnplot: y must be whole numbers, but is complex$> nnplot ([1 2i], [1 2])
%!error <^nnplot: M must have at most 50 different classes, but has 60$> nnplot (nnassess (1:60, 1:60))
