function h = nnplot (what, varargin)
% NNPLOT  Draw training, a gradient check, weights, a network, confusion.
%
%   nnplot (info)              learning curves
%   nnplot (report)            differences of a gradient from the right one
%   nnplot (theta, net)        weights of the first layer
%   nnplot (theta, net, width)
%   nnplot (theta, net, 'Network')    units and weights
%   nnplot (steps, net)        the same with forward and backward pass
%   nnplot (y, label)          confusion matrix
%   nnplot (y, label, names)
%   nnplot (M)                 confusion matrix and ROC curves, or regression
%   nnplot (T)                 validation curves, learning curves
%   h = nnplot (...)
%   nnplot (..., 'File', name) writes the picture to a file
%
%   info     from nntrain. The cost of the training and the validation examples,
%            and below it the accuracy if it was measured; a dotted line marks
%            the iteration whose theta was returned. The cost is on a log scale
%            if it falls to a hundredth or less. If info has a trace (nntrain's
%            Trace), the norm of the gradient of each Theta and the share of
%            saturated outputs or dead units of each hidden layer are drawn on
%            the right
%   report   from nncheck. A point for each entry that was checked: its
%            difference from the right value or, if there is no network, from
%            the numerical gradient; relative to the entry, or to the root mean
%            square of all if that is larger, on a log scale. Crosses and squares
%            are the entries that the report calls wrong. At most 2000 right
%            entries are shown for each layer. If a long gradient was checked
%            only along random lines, its slopes are drawn against those of J.
%            For steps, the largest difference of each step is drawn.
%   theta, net  the parameters, unrolled, and the network, from nncreate. If the
%            inputs form a square of 9 pixels or more, or if width, the width of
%            an image in pixels, is given, the weights of each unit are drawn as
%            an image (displayData); otherwise all are drawn as one heat map,
%            with a row for each unit. At most 100 units are shown, evenly
%            spaced. The biases are left out.
%   'Network'  up to 30 units are drawn as circles and squares (bias), and the
%            weights as lines: a larger weight is a wider line; blue and solid
%            if positive, orange and dashed if negative. Larger networks are
%            drawn as maps of the matrices: a row for each unit of the next
%            layer, the bias column first
%   steps    from nncost. Each unit shows a, with z above and d below; each line
%            shows the weight, and D, its derivative. If there is no room for all
%            numbers, the forward pass is drawn on the left, and the backward
%            pass, d and D, on the right or, for a large network, below. z, a and
%            d are those of one example, the first or 'Example', k; D is that of
%            all examples
%   y, label true labels, and predicted ones from nnpredict: m whole numbers
%            each, or texts in cells, as rows or columns. A row for each true
%            class, a column for each predicted one; a cell is darker if its
%            share of the row is larger. On the right is the recall (the share of
%            the class that is recognised), below the precision (the share of
%            these predictions that are right). More than 15 classes are drawn
%            without numbers, with the three most frequent mistakes below. A
%            label of NaN or '' gets a column of its own, 'none'.
%   names    cell of texts: the names of the classes 1, 2, ... If they are too
%            wide for a column, the columns are numbered
%   M        from nnassess. The confusion matrix, and the ROC curves if there are
%            scores: the three with the smallest areas, and the others thin. For
%            several labels, only the curves. For regression, the outputs against
%            the targets: at most four outputs, with 2000 examples each
%   T        from nnselect. Training and validation cost by Lambda, by the hidden
%            layers or by the number of examples, with a bar of one standard
%            error up and down; a circle marks the lowest cost. If both Lambda
%            and the hidden layers were varied, a validation curve for each
%            choice of layers
%   h        handles of the axes; none with 'File'
%
%   'File'   a name that ends in .png, .svg or .pdf: the picture is written
%            there, and not shown; the current figure does not change. With
%            gnuplot, Ghostscript is not needed. (print needs it for png and pdf,
%            but not with -dpngcairo, -dpdfcairo or -dsvg)
%   'Size'   size of that picture: [width, height] in pixels, or in points of
%            1/72 inch for svg and pdf. Default [800, 600]
%
%   Weights and confusion are drawn into the current axes; the other pictures
%   take the whole figure. Without a display the figure is made invisible.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:value,
%   backprop:label, backprop:network, backprop:option, backprop:file.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Lambda', 1);
%     theta = fmincg (@(p) nncost (p, net, X, y), nninit (net, 1));
%     figure, nnplot (theta, net)
%     figure, nnplot (y, nnpredict (theta, net, X), num2cell ('1234567890'))
%     small = nncreate ([2 2 1]);
%     [J, grad, steps] = nncost (nninit (small, 1), small, [0 1], 1);
%     figure, nnplot (steps, small)
%
%   See also displayData, nntrain, nncheck, nnpredict, nnsurface, nnlandscape.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 1
  error ('backprop:usage', ['nnplot: needs info, report, M or T, or theta and net, or steps ', ...
         'and net, or y and label']);
end
what = plain_text (what, true);
[args, options] = apart (plain_text (varargin));
given = parse_options ('nnplot', struct ('File', [], 'Size', [800, 600], 'Example', 1), options);
try
  if isempty (args)
    draw = plot_single (what);
  elseif isstruct (what) && isstruct (args{1})
    draw = steps_of (what, args{1}, given.Example);
  elseif isstruct (args{1})
    draw = parameters (what, args{1}, [args(2:end), {[]}]);
  else
    names = [args(2:end), {[]}];
    draw = plot_classes (what, args{1}, names{1});
  end
  h = plot_show (draw, given, 'nnplot');
catch e
  raise_error (e, 'nnplot');
end
if nargout == 0
  clear h;                              % ans is not set
end
end

% The arguments before the options: texts are names of options, except 'Network'.
function [args, options] = apart (given)
text = cellfun (@(v) ischar (v) && ~ strcmpi (v, 'Network'), given);
k = find ([text, true], 1) - 1;
if k > 2
  error ('backprop:usage', 'nnplot: options must be pairs of name and value');
end
args = given(1:k);
options = given(k+1:end);
end

function draw = parameters (theta, net, how)
how = how{1};
s = parse_sizes (net, 'nnplot');
Theta = nnreshape (theta, net);
if ischar (how)
  draw = @() plot_network (Theta, net, [], 1);
  return
end
W = double (Theta{1}(:,2:end));
if isempty (how) && s(1) >= 9 && mod (sqrt (s(1)), 1) == 0
  how = sqrt (s(1));
end
if ~ isempty (how)
  how = parse_count (how, 'nnplot: width', 1);
  if mod (s(1), how) ~= 0
    error ('backprop:value', ['nnplot: width must divide the %d inputs of the network, ', ...
           'but is %d'], s(1), how);
  end
end
kind = 'hidden';
if numel (s) == 2
  kind = 'output';
end
draw = @() plot_weights (W, how, kind);
end

function draw = steps_of (steps, net, example)
s = parse_sizes (net, 'nnplot');
parts = {'a', 'z', 'd', 'D', 'Theta'};
if numel (steps) ~= 1 || ~ all (isfield (steps, parts)) ...
   || ~ all (cellfun (@(name) iscell (steps.(name)), parts))
  error ('backprop:type', ['nnplot: steps must be the third output of nncost, with cells a, z, ', ...
         'd, D and Theta, but is %s'], describe_value (steps));
end
L = numel (s);
fits = numel (steps.a) == L && numel (steps.z) == L && numel (steps.d) == L ...
       && numel (steps.D) == L - 1 && numel (steps.Theta) == L - 1;
for l = 1:L * fits
  m = size (steps.a{1}, 1);
  fits = fits && isequal (size (steps.a{l}), [m, s(l)]) ...
         && (l == 1 || (isequal (size (steps.z{l}), [m, s(l)]) ...
                        && isequal (size (steps.d{l}), [m, s(l)]) ...
                        && isequal (size (steps.D{l-1}), [s(l), s(l-1) + 1]) ...
                        && isequal (size (steps.Theta{l-1}), [s(l), s(l-1) + 1])));
end
if ~ fits
  error ('backprop:size', ['nnplot: steps must be those of net, whose layers have %s units, ', ...
         'but its matrices have other sizes'], strtrim (sprintf ('%d ', s)));
end
k = parse_count (example, 'nnplot: Example', 1);
if k > size (steps.a{1}, 1)
  error ('backprop:value', ['nnplot: Example must be from 1 to %d, the number of examples, ', ...
         'but is %d'], size (steps.a{1}, 1), k);
end
draw = @() plot_network (steps.Theta, net, steps, k);
end

%!demo
%! % the weights of hidden units, and which digits are confused with which
%! [X, y] = nndigits ();
%! net = nncreate ([64 25 10], 'Lambda', 1);
%! theta = fmincg (@(p) nncost (p, net, X, y), nninit (net, 1));
%! figure, nnplot (theta, net)
%! figure, nnplot (y, nnpredict (theta, net, X), num2cell ('1234567890'))

%!demo
%! % forward and backward pass of one example: M. Mazur's numbers
%! net = nncreate ([2 2 2], 'Loss', 'squarederror');
%! theta = nnunroll ({[.35 .15 .20; .35 .25 .30], [.60 .40 .45; .60 .50 .55]});
%! [J, grad, steps] = nncost (theta, net, [.05 .10], [.01 .99]);
%! nnplot (steps, net)

%!demo
%! % a network without an example, and a larger one as maps
%! net = nncreate ([2 4 3 1], 'Activation', 'tanh');
%! figure, nnplot (nninit (net, 1), net, 'Network')
%! [X, y] = nndigits ();
%! net = nncreate ([64 25 10], 'Scale', 16);
%! [J, grad, steps] = nncost (nninit (net, 1), net, X, y);
%! figure, nnplot (steps, net, 'Example', 3)

%!error <^nnplot: report must have a gradient that was compared, but it has none: its summary says why$>
%! nnplot (struct ('grad', [], 'numgrad', [], 'table', []))

%!error <^nnplot: needs info, report, M or T, or theta and net, or steps and net, or y and label$> nnplot ()
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
