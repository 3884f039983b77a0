## Pictures: the texts and the numbers that nnplot draws.
## SPDX-License-Identifier: GPL-3.0-or-later

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
%! assert (sort (texts(2:end))', {'-', '0', '1', '1', '1', '100', '2', '50', '50', '67', 'predicted', 'true'})
%!testif ; ! isempty (available_graphics_toolkits ())
%! % drawn again and again into the same axes, pictures do not become smaller
%! wide = nncreate ([40 30 2]);
%! tall = nncreate ([400 30 2]);
%! pictures = {{[1 1 2 2], [1; 2; 2; 2]}, {nninit(wide, 1), wide}, {nninit(tall, 1), tall}};
%! place = zeros (3, 4, 3);
%! for round = 1:3
%!   f = figure ('visible', 'off');
%!   unwind_protect
%!     for k = [1:3, 1, 3, 2, 1:3, 3:-1:1](1:4*round)
%!       nnplot (pictures{k}{:});
%!       place(k,:,round) = get (gca (), 'position');
%!     end
%!   unwind_protect_cleanup
%!     close (f);
%!   end_unwind_protect
%! end
%! assert (place(:,:,[1, 1]), place(:,:,2:3), 1e-6)
%! assert (place(2,3,3) < 0.7 && place(3,3,3) > 0.7)
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
%!   M = nnassess ({'a_1', 'b_2'}, {'a_1', 'a_1'}, [0; 1]);
%!   nnplot (M);                         % a name in the key is no TeX
%!   key = findobj (f, 'type', 'text', 'string', 'b_2: 1.000');
%!   assert (get (key, 'interpreter'), 'none')
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
%! assert (texts(:), {'Training (a_b)'; 'no finite value'})
%!testif ; ! isempty (available_graphics_toolkits ())
%! % the best iteration or epoch is marked; the legend lists only curves that are drawn
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
%! % a report: the number of wrong entries
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
%! r.right = (1:9)';                     % all entries are known
%! texts = written (r);
%! assert (texts{1}, 'Gradient: 0 of 9 wrong')
%! r = struct ('grad', [], 'numgrad', [], 'table', ...
%!             struct ('layer', {1, 2}, 'part', {'a', 'z'}, 'wrong', {0, 2}, 'difference', {0, 1}));
%! texts = written (r);
%! assert (texts{1}, 'z2 is the first that differs')

%!testif ; ! isempty (available_graphics_toolkits ())
%! % more than 15 classes: the most frequent mistakes instead of all counts
%! y = [1:20, 3, 3, 7];
%! texts = written (y, [1:20, 4, 4, 9]);
%! assert (texts{1}, '87.0% of 23 right')
%! assert (sort (texts(2:end)), {'black: 100 % of the row; wrong: 3 as 4: 2, 7 as 9: 1'; 'predicted'; 'true'})

%!testif ; ! isempty (available_graphics_toolkits ())
%! % with a trace: for each layer the size of the gradient and the share of idle units
%! t = struct ('iteration', 0:2, 'cost', 3:-1:1);
%! trace = struct ('iteration', [0; 2], 'gradient_size', [1, 10; 0.1, 100], 'idle', [0; 0.5]);
%! f = figure ('visible', 'off');
%! unwind_protect
%!   h = nnplot (struct ('history', t, 'reason', 'a', 'trace', trace));
%!   assert (numel (h), 3)
%!   assert (sortrows (cell2mat (get (findobj (h(2), 'type', 'line'), 'ydata'))), [0, -1; 1, 2])
%!   assert (get (findobj (h(3), 'type', 'line'), 'ydata'), [0, 50])
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!error <^nnplot: info.trace must be the trace of nntrain, but is a struct of other sizes or without iteration, gradient_size and idle$>
%! nnplot (struct ('history', struct ('iteration', 1, 'cost', 1), 'trace', struct ('iteration', 1)))

## A network: the numbers at its units and lines, for different sizes.
%!function [h, words] = network (varargin)
%!  f = figure ('visible', 'off');
%!  unwind_protect
%!    h = nnplot (varargin{:});
%!    words = cellfun (@(ax) cellstr (get (findobj (ax, 'type', 'text'), 'string')), ...
%!                     num2cell (h), 'UniformOutput', false);
%!    h = numel (h);
%!  unwind_protect_cleanup
%!    close (f);
%!  end_unwind_protect
%!endfunction
%!testif ; ! isempty (available_graphics_toolkits ())
%! % Mazur's example: a, z, d, weights and D
%! net = nncreate ([2 2 2], 'Loss', 'squarederror');
%! theta = nnunroll ({[.35 .15 .20; .35 .25 .30], [.60 .40 .45; .60 .50 .55]});
%! [J, grad, steps] = nncost (theta, net, [.05 .10], [.01 .99]);
%! [h, words] = network (steps, net);
%! assert (h, 1)
%! for word = {'0.050', '0.593', '0.751', 'z 1.11', 'd 0.138', '0.400', '0.082', '0.550', ...
%!             '-0.023', 'Network 2-2-2, example 1 of 1'}
%!   assert (any (strcmp (words{1}, word{1})), word{1})
%! end
%! [h, words] = network (theta, net, 'Network');
%! assert (any (strcmp (words{1}, '0.400')))
%! assert (! any (strncmp (words{1}, 'z ', 2)))
%!testif ; ! isempty (available_graphics_toolkits ())
%! % the given example; two panels if there are many numbers; maps for a large network
%! net = nncreate ([3 5 4 2], 'Activation', 'relu');
%! X = [1 2 3; 7 8 9];
%! [J, grad, steps] = nncost (nninit (net, 1), net, X, [1 2]);
%! [h, words] = network (steps, net, 'Example', 2);
%! assert (h, 2)
%! assert (any (strcmp (words{1}, '7.00')) && ! any (strcmp (words{1}, '1.00')))
%! assert (any (strcmp (words{2}, 'd3')))
%! net = nncreate ([20 9 2]);
%! [J, grad, steps] = nncost (nninit (net, 1), net, magic (20), ones (20, 1));
%! [h, words] = network (steps, net);
%! assert (h, 9)                          # a1, Theta1, a2, Theta2, a3, D1, d2, D2, d3
%! heads = cellfun (@(w) intersect (w, {'a1', 'Theta1', 'a2', 'd2', 'D2'}), words, ...
%!                  'UniformOutput', false);
%! assert (sort (vertcat (heads{:}))', {'D2', 'Theta1', 'a1', 'a2', 'd2'})
%! assert (any (strcmp (words{1}, 'up to 4e+02')))

## Files: the given size, each format; the current figure does not change.
%!function bytes = drawn_file (ending, varargin)
%!  file = [tempname(), ending];
%!  h = nnplot ([1 2 2], [1 2 1], 'File', file, varargin{:});
%!  assert (isempty (h))
%!  bytes = fileread (file);
%!  delete (file);
%!endfunction
%!testif ; ! isempty (available_graphics_toolkits ())
%! f = figure ('visible', 'off');
%! unwind_protect
%!   bytes = drawn_file ('.png', 'Size', [400, 300]);
%!   assert (bytes(1:4), ["\x89", 'PNG'])
%!   assert (swapbytes (typecast (uint8 (bytes(17:24)), 'uint32')), uint32 ([400, 300]))
%!   assert (! isempty (strfind (drawn_file ('.SVG', 'size', [500, 300]), 'viewBox="0 0 500 300"')))
%!   bytes = drawn_file ('.pdf');
%!   assert (bytes(1:5), '%PDF-')
%!   ## cairo since 1.18 compresses the object that has the size
%!   assert (isempty (strfind (bytes, 'MediaBox')) ...
%!           || ! isempty (strfind (bytes, 'MediaBox [ 0 0 800 600 ]')))
%!   assert (gcf (), f)
%!   assert (isempty (get (f, 'children')))
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!testif ; ! isempty (available_graphics_toolkits ())
%! % a folder that does not exist
%! fault = '';
%! try
%!   nnplot ([1 2], [1 2], 'File', '/no/such/folder/a.png');
%! catch e
%!   fault = e.message;
%! end
%! assert (regexprep (fault, ':[^:]*$', ''), ...
%!         'nnplot: File must be one that can be written, but /no/such/folder/a.png')

%!error <^nnplot: File must be a name that ends in .png, .svg or .pdf, but is 'a.jpg'$>
%! nnplot ([1 2], [1 2], 'File', 'a.jpg')
%!error <^nnplot: Size must be \[width, height\], whole numbers from 100 to 10000, but is 7$>
%! nnplot ([1 2], [1 2], 'File', 'a.png', 'Size', 7)
%!error <^nnplot: an option must be File, Size or Example, but is 'Colour'$>
%! nnplot ([1 2], [1 2], 'Colour', 'red')
%!error <^nnplot: options must be pairs of name and value$> nnplot ([1 2], [1 2], {'a', 'b'}, 4)
%!function steps = of_two ()
%!  [J, grad, steps] = nncost (1:9, nncreate ([2 2 1]), [1 2; 3 4], [0 1]);
%!endfunction
%!error <^nnplot: Example must be from 1 to 2, the number of examples, but is 3$>
%! nnplot (of_two (), nncreate ([2 2 1]), 'Example', 3)
%!error <^nnplot: steps must be those of net, whose layers have 2 3 1 units, but its matrices have other sizes$>
%! nnplot (of_two (), nncreate ([2 3 1]))
%!error <^nnplot: steps must be the third output of nncost, with cells a, z, d, D and Theta, but is a struct$>
%! nnplot (struct ('a', 1), nncreate ([2 3 1]))

## Surfaces and landscapes: the drawn values are those that the package computes.
%!function [h, f] = hidden_picture (draw)
%!  f = figure ('visible', 'off');
%!  h = draw ();
%!endfunction
%!testif ; ! isempty (available_graphics_toolkits ())
%! % one output: its values, the line at 0.5 and the examples
%! net = nncreate ([2 1]);
%! theta = [0.5; 1; 2];
%! X = [1 2; -1 -2; 0 1];
%! [h, f] = hidden_picture (@() nnsurface (theta, net, X, [1; 0; 1], 'Range', [-1 1 -2 3]));
%! unwind_protect
%!   V = get (findobj (h, 'type', 'image'), 'cdata');
%!   assert (V(1,end), sigmoid (0.5 + 1 + 2 * -2), 1e-15)
%!   on_it = @(line) max (abs (0.5 + get (line, 'xdata') + 2 * get (line, 'ydata'))) < 0.02;
%!   lines = findobj (h, 'linestyle', '-', 'color', [0 0 0]);
%!   assert (on_it (lines))
%!   assert (get (findobj (h, 'marker', 's'), 'xdata'), [1 0])
%!   assert (get (findobj (h, 'marker', 'o'), 'ydata'), -2)
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!testif ; ! isempty (available_graphics_toolkits ())
%! % several outputs: an area for each class; the given inputs vary, others have their mean
%! net = nncreate ([3 2 2], 'Activation', 'tanh', 'Output', 'softmax');
%! theta = sin (1:14)';
%! X = reshape (cos (1:12), 4, 3);
%! [h, f] = hidden_picture (@() nnsurface (theta, net, X, [1 2 2 1], 'Inputs', [3 1], ...
%!                                         'Range', [-5 5 -5 5]));
%! unwind_protect
%!   V = get (findobj (h, 'type', 'image'), 'cdata');
%!   label = nnpredict (theta, net, [-5, mean(X(:,2)), 5]);
%!   other = nnpredict (theta, net, [5, mean(X(:,2)), 5]);
%!   assert (isequal (V(1,end,:), V(end,end,:)), label == other)
%!   assert (sort (get (findobj (h, 'marker', 's'), 'xdata')), sort (X(2:3,3)'))
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!testif ; ! isempty (available_graphics_toolkits ())
%! % live: nnsurface returns a function for OutputFcn, which never stops the training
%! net = nncreate ([2 2 1]);
%! X = [0 0; 0 1; 1 0; 1 1];
%! fcn = nnsurface ([], net, X, [0 1 1 0]);
%! before = get (0, 'children');
%! unwind_protect
%!   assert (fcn (nninit (net, 1), struct (), 'init'), false)
%!   drawn = setdiff (get (0, 'children'), before);
%!   assert (numel (drawn), 1)
%!   first = get (findobj (drawn, 'type', 'image'), 'cdata');
%!   assert (fcn (nninit (net, 2), struct (), 'done'), false)
%!   assert (setdiff (get (0, 'children'), before), drawn)
%!   images = get (findobj (drawn, 'type', 'image'), 'cdata');
%!   assert (! isequal (images, first))
%! unwind_protect_cleanup
%!   close (setdiff (get (0, 'children'), before));
%! end_unwind_protect
%!testif ; ! isempty (available_graphics_toolkits ())
%! % a landscape: its values at the centre and on the path are the costs there
%! net = nncreate ([2 1], 'Lambda', 0.5);
%! X = reshape (sin (1:10), 5, 2);
%! y = [0 1 1 0 1]';
%! theta = [0.1; 0.2; -0.3];
%! path = [theta + [1; 1; 0], theta + [0; 2; 0], theta + [1; -1; 0]];
%! [h, f] = hidden_picture (@() nnlandscape (theta, net, X, y, path, 'Points', 9));
%! unwind_protect
%!   image_of = findobj (h, 'type', 'image');
%!   x = linspace (get (image_of, 'xdata')(1), get (image_of, 'xdata')(end), 9);
%!   y2 = linspace (get (image_of, 'ydata')(1), get (image_of, 'ydata')(end), 9);
%!   V = get (image_of, 'cdata');
%!   line = findobj (h, 'linestyle', '-', 'linewidth', 2);
%!   assert (hypot (get (line, 'xdata'), get (line, 'ydata')), [sqrt(2), 2, sqrt(2)], 1e-12)
%!   assert (get (get (h, 'xlabel'), 'string'), 'direction 1 (75 % of the path)')
%!   assert (interp2 (x, y2, V, 0, 0, 'spline'), log10 (nncost (theta, net, X, y)), 0.01)
%!   assert (interp2 (x, y2, V, get (line, 'xdata')(2), get (line, 'ydata')(2), 'spline'), ...
%!           log10 (nncost (path(:,2), net, X, y)), 0.01)
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!testif ; ! isempty (available_graphics_toolkits ())
%! % a landscape of 1200 examples, of which it uses 1000; labels as names
%! X = reshape (sin (1:2400), 1200, 2);
%! y = 1 + mod (1:1200, 2)';
%! names = {'odd', 'even'};
%! net = nncreate ([2 2], 'ClassNames', names);
%! Y = names(y);
%! drawn = cell (1, 2);
%! for k = 1:2
%!   [h, f] = hidden_picture (@() nnlandscape (sin (1:6)', net, X, Y, 'Points', 5));
%!   drawn{k} = get (findobj (h, 'type', 'image'), 'cdata');
%!   close (f);
%!   net = nncreate ([2 2]);
%!   Y = y;
%! end
%! assert (drawn{1}, drawn{2})
