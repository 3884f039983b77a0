function [label, score] = nnpredict (theta, net, X)
% NNPREDICT  The labels that a network gives to examples.
%
%   label = nnpredict (theta, net, X)
%   [label, score] = nnpredict (theta, net, X)
%
%   theta   the parameters, unrolled (see nncost), a row or a column.
%   net     the network, from nncreate.
%   X       m-by-net.Sizes(1): an example in each row, of any class that nncost
%           takes.
%
%   label   for sigmoid and softmax outputs, with any loss, m-by-1: with K > 1
%           outputs a number from 1 to K, that of the largest score, the first of
%           equals; with one output 1 if it is 0.5 or more, else 0. If net has
%           ClassNames, these names instead: texts in a cell, or numbers of the
%           names' class. If a score is NaN, NaN, or '' for texts; for names of
%           an integer class or logical, which have no NaN, this is an error.
%           If net has MultiLabel, m-by-K: 1 where the score is 0.5 or more.
%           For all other outputs (regression) m-by-K: the scores.
%   score   m-by-K: the outputs h(x), as from nnforward, in the order of
%           net.ClassNames.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:network,
%   backprop:memory, backprop:option for net.ClassNames that are not names, and
%   backprop:value for a score that is NaN if the names can't be NaN.
%
%   Example:
%     net = nncreate ([2 2 1]);                        % XNOR, from the course
%     theta = nnunroll ({[-30 20 20; 10 -20 -20], [-10 20 20]});
%     label = nnpredict (theta, net, [0 0; 0 1; 1 0; 1 1])
%
%   See also nnassess, nnforward, nncost, predict.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin ~= 3
  error ('backprop:usage', 'nnpredict: needs theta, net and X');
end
try
  score = backprop_mex ('forward', theta, net, X);
catch e
  raise_error (hint_data (e, net, X), 'nnpredict');
end
label = decide_labels (score, net, 'nnpredict');
end

%!demo
%! % names of classes: three groups of points
%! names = {'left', 'right', 'top'};
%! centres = [-2 0; 2 0; 0 3];
%! which = 1 + mod (1:150, 3)';
%! X = centres(which,:) + 0.6 * [sin((1:150)' .^ 2), cos((1:150)' .^ 2)];
%! net = nncreate ([2 4 3], 'ClassNames', names);
%! theta = nntrain (net, X, names(which)', 'Verbose', 0);
%! nnpredict (theta, net, [-2 0.1; 1.8 0.2; 0.1 2.7])

%!test % largest output, the first of equals, NaN if an output is NaN
%! theta = [0; 0; 0; 1; 2; -1];
%! X = [1; -1; 0; NaN];
%! for loss = {'squarederror', 'crossentropy'}
%!   for output = {'sigmoid', 'softmax'}
%!     net = nncreate ([1 3], 'Output', output{1}, 'Loss', loss{1});
%!     [label, score] = nnpredict (theta, net, X);
%!     assert (label, [2; 3; 1; NaN])
%!     assert (score, nnforward (theta, net, X))
%!   end
%! end
%!test % regression: the outputs, however many
%! for output = {'linear', 'tanh', 'relu'}
%!   net = nncreate ([1 3], 'Output', output{1});
%!   [label, score] = nnpredict ((1:6)' / 9, net, [1; -1; NaN]);
%!   assert (label, score)
%! end
%!test % names of any class, in the order of the outputs
%! theta = [0; 0; 0; 1; 2; -1];
%! X = [1; -1; 0];
%! for names = {{'one', 'two', 'three'}, [7 -1 0.5], int8([3 1 2]), single([0 1 2])}
%!   net = nncreate ([1 3], 'ClassNames', names{1});
%!   assert (nnpredict (theta, net, X), names{1}([2; 3; 1])(:))
%! end
%! net = nncreate ([1 1], 'ClassNames', [false true]);
%! assert (nnpredict ([0; 1], net, [-1; 0; 1]), [false; true; true])
%! net = nncreate ([1 1], 'ClassNames', {'no', 'yes'});
%! assert (nnpredict ([0; 1], net, [-1; NaN; 1]), {'no'; ''; 'yes'})
%! net = nncreate ([1 1], 'ClassNames', [-1 1]);
%! assert (nnpredict ([0; 1], net, [-1; NaN; 1]), [-1; NaN; 1])
%!test % several labels, or none
%! net = nncreate ([1 3], 'MultiLabel', true);
%! assert (nnpredict ([0; 0; 0; 1; 2; -1], net, [1; -1; NaN]), [1 1 0; 0 0 1; NaN NaN NaN])
%!test % one output
%! assert (nnpredict ([0; 1], nncreate ([1 1]), [-1; 0; 1]), [0; 1; 1])
%! assert (nnpredict ([0; 2], nncreate ([1 1], 'Output', 'linear'), [-1; 3]), [-2; 6])

%!error <^nnpredict: needs theta, net and X$> nnpredict (1)
%!error <^nnpredict: X must have 2 columns \(the network's inputs\), but has 3$> nnpredict (ones (3, 1), nncreate ([2 1]), [1 2 3])
%!error <^nnpredict: net.ClassNames must be 3 names, one for each output, but are 2$> nnpredict (zeros (6, 1), setfield (nncreate ([1 3]), 'ClassNames', [1 2]), 1)
%!error <^nnpredict: the scores of row 2 of X must not be NaN, since net.ClassNames are logical$> nnpredict ([0; 1], nncreate ([1 1], 'ClassNames', [false true]), [1; NaN])
