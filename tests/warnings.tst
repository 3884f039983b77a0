## What nntrain refuses before it starts, and what it warns of.
## SPDX-License-Identifier: GPL-3.0-or-later

%!shared X, y, Y, classes, line
%! X = reshape (sin (1:90), 30, 3);
%! y = 1 + (X(:,1) > 0);
%! Y = [X(:,1) + X(:,2), 3 * X(:,3)];
%! classes = nncreate ([3 4 2]);
%! line = nncreate ([3 2], 'Output', 'linear');

## The id and the text of the last warning of a training.
%!function [id, text] = warned (varargin)
%!  [id, text] = warning_of (@() nntrain (varargin{:}, 'Verbose', 0));
%!endfunction
%!function A = with (A, varargin)
%!  for k = 1:2:numel (varargin)
%!    A(varargin{k}) = varargin{k+1};
%!  end
%!endfunction

%!test % no warning if nothing is wrong
%! assert (warned (classes, X, y), '')
%! assert (warned (line, X, Y), '')
%! assert (warned (classes, X, y, 'Solver', 'adam', 'LearnRate', 0.01, 'Epochs', 200), '')
%!test % rows and columns of unknown targets
%! [id, text] = warned (line, X, with (Y, 3, NaN, 33, NaN, 5, NaN));
%! assert ({id, text}, {'backprop:unknown', ['nntrain: Y has only NaN in row 3: ', ...
%!         'nothing is learnt from these examples']})
%! [id, text] = warned (line, X, with (Y, 31:60, NaN));
%! assert ({id, text}, {'backprop:unknown', ['nntrain: Y has only NaN in column 2: ', ...
%!         'these outputs are not trained']})
%! [id, text] = warned (nncreate ([3 1], 'Output', 'linear'), X, with (Y(:,1), 1:7, NaN));
%! assert (text, ['nntrain: Y has only NaN in 7 rows: 1, 2, 3, 4, 5, ...: nothing ', ...
%!         'is learnt from these examples'])
%! assert (warned (line, X, with (Y, 3, NaN, 34, NaN)), '')
%!test % hidden units are saturated by inputs that are not standardized
%! far = X .* [1e5 1 1];
%! [id, text] = warned (classes, far, y);
%! assert (id, 'backprop:saturated')
%! assert (~ isempty (regexp (text, ['^nntrain: at the start \d+ % of the outputs of ', ...
%!   'hidden layer 1 are saturated, .*: ''Standardize'', true probably helps$'])))
%! assert (warned (classes, far, y, 'Standardize', true), '')
%! large = 1e5 * nninit (classes, 1);
%! [id, text] = warned (classes, X, y, 'InitialTheta', large, 'Standardize', true, ...
%!                      'IterationLimit', 0);
%! assert (id, 'backprop:saturated')
%! assert (~ isempty (regexp (text, 'smaller weights in InitialTheta probably help$')))
%!test % a learning rate that is too large
%! sgd = {'Solver', 'sgd', 'StandardizeResponses', false, 'Epochs', 5};
%! [id, text] = warned (line, X * 100, Y, sgd{:}, 'LearnRate', 0.001);
%! assert (id, 'backprop:diverged')
%! assert (~ isempty (regexp (text, ['^nntrain: training has diverged \(the cost was ', ...
%!         '[\d.e+]+ at the start, and .* then\): a smaller LearnRate probably helps$'])))
%! assert (warned (line, X * 1e60, Y, sgd{:}, 'LearnRate', 1), 'backprop:diverged')
%! assert (warned (line, X, Y, sgd{:}, 'LearnRate', 0.001, 'Epochs', 100), '')
%!test % the cost is not lower than at the start
%! [id, text] = warned (classes, X, y, 'Solver', 'adam', 'LearnRate', 3, 'Epochs', 1, ...
%!                      'InitialTheta', nntrain (classes, X, y, 'IterationLimit', 4, ...
%!                                               'Verbose', 0));
%! assert (id, 'backprop:nolower')
%! assert (~ isempty (regexp (text, ['^nntrain: the cost is not lower than at the start ', ...
%!         '\([\d.]+, after [\d.]+\): a smaller LearnRate probably helps$'])))
%!test % the network is not better than the mean of the targets
%! [id, text] = warned (nncreate ([3 5 2], 'Output', 'linear', 'Lambda', 1e6), X, Y);
%! assert (id, 'backprop:flat')
%! assert (~ isempty (strfind (text, 'no better than the mean of Y does (R2 is ')))
%!test % the network predicts one class for all examples
%! rare = 1 + (X(:,1) > 0.98);
%! [id, text] = warned (classes, X, rare, 'IterationLimit', 3);
%! assert (id, 'backprop:oneclass')
%! assert (~ isempty (strfind (text, 'the network predicts one class (1) for all examples')))
%! assert (~ isempty (strfind (text, 'others: more iterations, ''Standardize'', true')))
%! [id, text] = warned (classes, X, rare, 'Solver', 'adam', 'Epochs', 1);
%! assert (id, 'backprop:oneclass')
%! assert (~ isempty (strfind (text, 'others: a smaller LearnRate, more epochs, ''Standard')))
%! one = nncreate ([3 4 1]);
%! assert (warned (one, X, rare == 2, 'IterationLimit', 3), 'backprop:oneclass')
%! assert (warned (classes, X, 1 + 0 * y, 'IterationLimit', 3), '')
%!test % no warning if there was nothing to do
%! theta = nntrain (classes, X, y, 'Verbose', 0);
%! assert (warned (classes, X, y, 'InitialTheta', theta), '')
%! assert (warned (classes, X, y, 'IterationLimit', 0), '')

%!error <^nntrain: X must be finite, but has a NaN or Inf in row 2$> nntrain (classes, with (X, 2, NaN), y)
%!error <^nntrain: X must be finite, but has a NaN or Inf in 3 rows: 2, 7, 30$> nntrain (classes, with (X, 2, NaN, 37, -Inf, 90, Inf), y)
%!error <^nntrain: X must be finite, but has a NaN or Inf in 30 rows: 1, 2, 3, 4, 5, \.\.\.$> nntrain (classes, sparse (with (X, 1:30, NaN)), y, 'Solver', 'adam')
%!error <^nntrain: Y must not be infinite \(NaN is for a target that is not known\), but has an Inf in 2 rows: 3, 4$> nntrain (line, X, with (Y, 3, Inf, 34, -Inf))
%!error <^nntrain: Y must not be infinite \(NaN is for a target that is not known\), but has an Inf in row 4$> nntrain (nncreate ([3 1], 'Output', 'linear'), X, with (Y(:,1), 4, Inf)')
%!error <^nntrain: ValidationData\{1\} must be finite, but has a NaN or Inf in row 1$> nntrain (classes, X, y, 'ValidationData', {[1 2 NaN], 1})
%!error <^nntrain: ValidationData\{2\} must not be infinite \(NaN is for a target that is not known\), but has an Inf in row 1$> nntrain (line, X, Y, 'ValidationData', {[1 2 3], [1 Inf]})
%!error <^nntrain: InitialTheta must be finite, but has a NaN or Inf$> nntrain (line, X, Y, 'InitialTheta', NaN (8, 1))
