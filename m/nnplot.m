function h = nnplot (what, varargin)
% NNPLOT  Draw training, a gradient check, weights, a network, confusion.
%
%   nnplot (info)              learning curves
%   nnplot (report)            how far a gradient is from right, layer by layer
%   nnplot (theta, net)        what the first layer has learnt
%   nnplot (theta, net, width)
%   nnplot (theta, net, 'Network')    units and weights
%   nnplot (steps, net)        the same with forward and backward pass
%   nnplot (y, label)          confusion matrix
%   nnplot (y, label, names)
%   nnplot (M)                 how good a network is
%   nnplot (T)                 choices by validation, learning curves
%   h = nnplot (...)
%   nnplot (..., 'File', name) writes the picture to a file
%
%   info     from nntrain. Cost, and accuracy below it where it was measured, of
%            the training and the validation examples; a dotted line marks the
%            iteration whose theta was returned. The cost is on a log scale where
%            it falls to a hundredth or less. With nntrain's Trace, on the right
%            the norm of the gradient of each Theta, and of each hidden layer the
%            share of saturated outputs or dead units
%   report   from nncheck. A point for each entry that was checked: how far it is
%            from what it should be, or, where no network says that, from the
%            numerical gradient; relative to the entry or the usual one, on a log
%            scale. Crosses and squares are the entries that the report calls
%            wrong. At most 2000 right ones a layer are shown. Where a long
%            gradient was checked along random lines alone, its slopes against
%            those of J. For steps: the largest difference of each step.
%   theta, net  the parameters, unrolled, and the network, from nncreate. If the
%            inputs form a square of 9 pixels or more, or width says how many
%            pixels an image is across, each unit's weights are an image
%            (displayData); else all are one heat map, a row for each unit. At
%            most 100 units are shown, spread evenly. The biases are left out.
%   'Network'  up to 30 units are circles and squares (bias), the weights lines:
%            the wider, the larger; blue and solid if positive, orange and dashed
%            if negative. Larger networks are maps of the matrices: a row for
%            each unit of the next layer, the bias column first
%   steps    from nncost. In the units a, above them z, below them d; at the
%            lines the weight, and D, its derivative. Where that has no room, the
%            forward pass is drawn on the left, the backward pass, d and D, on
%            the right or, of a large network, below. z, a and d are those of one
%            example, the first or 'Example', k; D is that of all of them
%   y, label the classes and what nnpredict makes of them: m whole numbers each,
%            or texts in cells, as rows or columns. A row for each class, a
%            column for each answer, darker the larger its share of the row;
%            right of it the share of the class that is recognised, below it the
%            share of such answers that are right. More than 15 classes in greys
%            alone, with the three most frequent mistakes below. A label of NaN
%            or '' counts as an answer of its own, 'none'.
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
%   h        handles of the axes; none with 'File'
%
%   'File'   a name that ends in .png, .svg or .pdf: the picture is written
%            there, and not shown; the current figure stays as it is. With
%            gnuplot no Ghostscript is needed, as print needs it for png and pdf
%   'Size'   of that picture: [width, height] in pixels, or in points of 1/72
%            inch for svg and pdf. Default [800, 600]
%
%   Weights and confusion are drawn into the current axes; the others take the
%   whole figure. Without a display the figure is made invisible.
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
  clear h;                              % nothing for ans
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
  error ('backprop:value', 'nnplot: Example must be from 1 to %d, as steps has them, but is %d', ...
         size (steps.a{1}, 1), k);
end
draw = @() plot_network (steps.Theta, net, steps, k);
end

%!demo
%! % what hidden units look for, and which digits are taken for which
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
