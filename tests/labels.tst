## labels.tst -- kinds of Y: names of classes, several labels for an example, regression.
## SPDX-License-Identifier: GPL-3.0-or-later

## With ClassNames every function that takes labels gives the results of labels 1 to K.
%!function same_results (net, theta, X, numbers, names, spelt)
%!  warning ('off', 'backprop:oneclass', 'local');      # because of the few iterations
%!  named = net;
%!  named.ClassNames = names;
%!  m = rows (X);
%!  v = cos (1:numel (theta))';
%!  short = {'Verbose', 0, 'ValidationData'};
%!  calls = {@(n, Y) nthargout(1:3, @nncost, theta, n, X, Y), ...
%!           @(n, Y) nncost(theta, n, X, Y, 'Weights', 1:m), ...
%!           @(n, Y) nninputgrad(theta, n, X, Y), ...
%!           @(n, Y) nnhessmult(theta, v, n, X, Y), ...
%!           @(n, Y) nnnumgrad(theta, n, X, Y), ...
%!           @(n, Y) nntrain(n, X, Y, short{:}, {X, Y}, 'IterationLimit', 2), ...
%!           @(n, Y) nntrain(n, X, Y, short{:}, {X, Y}, 'Epochs', 1, 'Solver', 'adam')};
%!  for k = 1:numel (calls)
%!    assert (calls{k}(named, spelt), calls{k}(net, numbers))
%!  end
%!  assert (nncost (theta, named, X, spelt'), nncost (theta, net, X, numbers))
%!  plain = nnpredict (theta, net, X) + (net.Sizes(end) == 1);
%!  assert (nnpredict (theta, named, X), names(plain)(:))
%!endfunction
%!test
%! X = reshape (sin (1:36), 12, 3);
%! y = 1 + mod (3 * (1:12)' .^ 2, 4);
%! words = {'spring', 'summer', 'autumn', 'winter'};
%! for output = {'sigmoid', 'softmax'}
%!   net = nncreate ([3 5 4], 'Output', output{1}, 'Lambda', 0.1);
%!   theta = nninit (net, 3);
%!   for names = {words, [2 4 1 3], [0 1 2 3], int8([-1 7 5 0]), single([0.5 2 1 NaN])}
%!     names = names{1};
%!     if ! iscell (names) && any (isnan (names))
%!       names(4) = -3;
%!     end
%!     same_results (net, theta, X, y, names, names(y)(:))
%!   end
%! end
%! net = nncreate ([3 5 1]);
%! theta = nninit (net, 1);
%! y = mod (y, 2);
%! same_results (net, theta, X, y, [false true], y == 1)
%! same_results (net, theta, X, y, [-1 1], 2 * y - 1)
%! same_results (net, theta, X, y, [1 0], 1 - y)
%! same_results (net, theta, X, y, {'no', 'yes'}, {'no'; 'yes'}(y + 1))

## nncheck, too.
%!test
%! net = nncreate ([1 2], 'ClassNames', {'a', 'b'});
%! fcn = @(t) nncost (t, nncreate ([1 2]), [1; 2; 3], [1 2 1]);
%! assert (nncheck (fcn, sin (1:4)', net, [1; 2; 3], {'a', 'b', 'a'}).ok)

## A row of K entries holds the labels of K examples, or the K targets of one example.
%!test
%! net = nncreate ([1 3], 'ClassNames', [3 1 2]);
%! plain = nncreate ([1 3]);
%! theta = sin (1:6)';
%! assert (nncost (theta, net, [1; 2; 3], [3 1 2]), nncost (theta, plain, [1; 2; 3], 1:3))
%! assert (nncost (theta, net, 1, [1 0 0]), nncost (theta, plain, 1, 1))
%! assert (nncost (theta, net, 1, 3), nncost (theta, plain, 1, 1))
%! assert (nncost (theta, net, [1; 2], [1 0 0; 0 1 0]), nncost (theta, plain, [1; 2], [1 2]))

## Class names are taken from net alone: Y need not have all classes.
%!test
%! net = nncreate ([1 3], 'ClassNames', {'a', 'b', 'c'});
%! theta = sin (1:6)';
%! assert (nncost (theta, net, [1; 2], {'c', 'b'}), nncost (theta, nncreate ([1 3]), [1; 2], [3 2]))

## Several labels for an example: the accuracy is the share of right labels, with each
## solver, and in validation.
%!test
%! X = [0 0; 0 1; 1 0; 1 1];
%! Y = [0 0 1; 0 1 1; 1 0 1; 1 1 0];                  # AND, OR, NAND
%! net = nncreate ([2 4 3], 'MultiLabel', true);
%! [theta, info] = nntrain (net, X, Y, 'Verbose', 0, 'ValidationData', {X, Y}, ...
%!                          'LossTolerance', 1e-3);
%! assert (nnpredict (theta, net, X), Y)
%! assert (info.history.accuracy(end), 1)
%! assert (info.history.validation_accuracy(end), 1)
%! start = nninit (net, 5);
%! half = Y;
%! half(1:2) = NaN;                                    # unknown
%! known = ! isnan (half);
%! share = mean ((nnforward (start, net, X) >= 0.5)(known) == half(known));
%! [~, info] = nntrain (net, X, half, 'Solver', 'sgd', 'LearnRate', 1e-9, 'Epochs', 1, ...
%!                      'InitialTheta', start, 'ValidationData', {X, half}, 'Verbose', 0);
%! assert (info.history.accuracy, share, 4 * eps)
%! assert (info.history.validation_accuracy, share, 4 * eps)

## A warning about a class has its name.
%!test
%! net = nncreate ([1 2], 'ClassNames', {'rare', 'often'});
%! X = (1:20)';
%! warning ('off', 'all', 'local');
%! warning ('on', 'backprop:oneclass', 'local');
%! [~, text] = warning_of (@() nntrain (net, X, [{'rare'}, repmat({'often'}, 1, 19)], ...
%!                                      'IterationLimit', 2, 'Verbose', 0));
%! assert (! isempty (strfind (text, 'predicts one class (''often'')')))

## Regression has no accuracy and no labels, with one output and with several.
%!test
%! warning ('off', 'backprop:flat', 'local');
%! X = reshape (sin (1:20), 10, 2);
%! net = nncreate ([2 2], 'Output', 'linear');
%! for solver = {'lbfgs', 'adam'}
%!   [theta, info] = nntrain (net, X, [X(:,1), -X(:,2)], 'Solver', solver{1}, 'Verbose', 0);
%!   assert (all (isnan (info.history.accuracy)))
%! end
%! assert (nnpredict (theta, net, X), nnforward (theta, net, X))

## An error about labels contains a call of nncreate whose network takes these labels.
%!function message = said (net, Y)
%!  message = '';
%!  theta = nninit (net, 1);
%!  X = ones (4, net.Sizes(1));
%!  calls = {@() nncost(theta, net, X, Y), @() nninputgrad(theta, net, X, Y), ...
%!           @() nnhessmult(theta, theta, net, X, Y), @() nnnumgrad(theta, net, X, Y), ...
%!           @() nntrain(net, X, Y, 'Verbose', 0), ...
%!           @() nncheck(@(t) nncost(t, net, X, Y), theta, net, X, Y)};
%!  for k = 1:numel (calls)
%!    try
%!      calls{k} ();
%!      error ('no error')
%!    catch e
%!      text = regexprep (e.message, '^nn\w+: ', '');
%!      assert (k == 1 || strcmp (text, message), [text, ' <-> ', message])
%!      message = text;
%!    end
%!  end
%!  call = regexp (message, 'nncreate \(.*\)(?= takes them$)', 'match');
%!  if ! isempty (call)                                # that network takes them
%!    new = eval (strrep (call{1}, '..., ', ''));
%!    assert (isfinite (nncost (nninit (new), new, X, Y)))
%!  end
%!endfunction
%!test
%! net = nncreate ([2 3], 'Lambda', 2);
%! assert (said (net, {'b', 'a', 'c', 'a'}), ['Y must be labels from 1 to 3, or targets, ', ...
%!   'but is a cell; nncreate ([2 3], ''Lambda'', 2, ''ClassNames'', {''a'', ''b'', ''c''}) takes them'])
%! assert (said (net, [0 1 2 1]), ['Y(1) must be a label from 1 to 3, but is 0; ', ...
%!   'nncreate ([2 3], ''Lambda'', 2, ''ClassNames'', 0:2) takes them'])
%! assert (said (net, [5 1 7 1]), ['Y(1) must be a label from 1 to 3, but is 5; ', ...
%!   'nncreate ([2 3], ''Lambda'', 2, ''ClassNames'', [1 5 7]) takes them'])
%! assert (said (net, [5 1 7 2]), ['Y(1) must be a label from 1 to 3, but is 5 ', ...
%!   '(4 different ones, but the network has 3 outputs)'])
%! assert (said (net, [1 NaN 2 3]), 'Y(2) must be a label from 1 to 3, but is NaN')
%! assert (said (nncreate ([2 2 2], 'Activation', 'relu', 'Output', 'softmax'), [true true true true]), ...
%!   ['Y must be labels from 1 to 2, or targets, but is a 1-by-4 logical; nncreate ([2 2 2], ', ...
%!    '''Activation'', ''relu'', ''Output'', ''softmax'', ''ClassNames'', [false true]) takes them'])
%! assert (said (nncreate ([2 1]), [-1 1 1 -1]), ['Y must lie between 0 and 1 with ', ...
%!   'crossentropy, but has a -1; nncreate ([2 1], ''ClassNames'', [-1 1]) takes them'])
%! assert (said (nncreate ([2 1], 'Output', 'linear'), {'a', 'b', 'a', 'b'}), ...
%!   'Y must be numbers, but is a cell; nncreate ([2 1], ''ClassNames'', {''a'', ''b''}) takes them')
%! net = nncreate ([2 3], 'ClassNames', {'a', 'b', 'c'});
%! assert (said (net, {'a', 'b', 'd', 'c'}), ...
%!   'Y(3) must be one of net.ClassNames (''a'', ''b'', ''c''), but is ''d''')
%! assert (said (net, {'a', 'b', 'c', ''}), ...
%!   'Y(4) must be one of net.ClassNames (''a'', ''b'', ''c''), but is ''''')
%! net.ClassNames = [0 1 2];
%! assert (said (net, [0 NaN 2 2]), 'Y(2) must be one of net.ClassNames (0, 1, 2), but is NaN')
%! net = nncreate ([2 3], 'MultiLabel', true);
%! assert (said (net, [1 2 3 1]'), ['Y must be a matrix of 0 and 1 with 3 columns, as ', ...
%!   'net.MultiLabel says, but is a 4-by-1 double'])

## ClassWeights needs exactly one class for each example.
%!error <^nntrain: ClassWeights must be 'balanced' or 2 numbers, one for each class, and Y labels$>
%! nntrain (nncreate ([1 2], 'MultiLabel', true), [1; 2], [1 1; 0 1], 'ClassWeights', 'balanced', 'Verbose', 0)

## The call that an error names takes these labels, for any network.
%!test
%! X = sin (reshape (1:56, 28, 2));
%! texts = @(n) arrayfun (@(k) sprintf ('c%d', k), mod ((1:28)', n), 'UniformOutput', false);
%! soft = nncreate ([2 3 3], 'Output', 'softmax');
%! mixed = nncreate ([2 3 4 3], 'Activation', {'tanh', 'relu'}, 'Output', 'softmax');
%! tried = {soft, texts(2), '[2 3 1], ''ClassNames'', {''c0'', ''c1''}'; ...
%!          soft, texts(4) , ['[2 3 4], ''Output'', ''softmax'', ''ClassNames'', ', ...
%!                            '{''c0'', ''c1'', ''c2'', ''c3''}']; ...
%!          setfield(soft, 'Loss', 'squarederror'), (1:28) > 9, '[2 3 1], ''ClassNames'', [false true]'; ...
%!          mixed, texts(3), ['[2 3 4 3], ''Activation'', {''tanh'', ''relu''}, ''Output'', ', ...
%!                            '''softmax'', ''ClassNames'', {''c0'', ''c1'', ''c2''}']; ...
%!          nncreate([2 3 1], 'Activation', 'tanh'), texts(14), ...
%!            '[2 3 14], ''Activation'', ''tanh'', ''ClassNames'', unique (y)'};
%! for k = 1:rows (tried)
%!   [net, y, call] = tried{k,:};
%!   fault = '';
%!   try
%!     nncost (nninit (net, 1), net, X, y);
%!   catch e
%!     fault = e.message;
%!   end
%!   said = regexp (fault, '; nncreate \((.*)\) takes them$', 'tokens', 'once');
%!   assert (said, {call})
%!   fits = eval (['nncreate (', call, ')']);
%!   assert (isfinite (nncost (nninit (fits, 1), fits, X, y)))
%! end
%!error <^nncost: Y\(1\) must be one of net.ClassNames \(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, ...\), but is 2$> ...
%! nncost (zeros (42, 1), nncreate ([2 14], 'ClassNames', 1:2:27), [1 2], 2)
%!error <^nncost: Y must be a cell of texts, as net.ClassNames are, in a row or column, but is a 2-by-3 char; cellstr makes a cell of it, with a text for each row$> ...
%! nncost ([1 2], nncreate ([1 1], 'ClassNames', {'no', 'yes'}), [1; 2], ['yes'; 'no '])
%!error <^nncost: Y must be a cell of texts, as net.ClassNames are, in a row or column, but is a cell whose entry 2 is NaN$> ...
%! nncost ([1 2], nncreate ([1 1], 'ClassNames', {'no', 'yes'}), [1; 2], {'yes', NaN})
%!error <^nncreate: ClassNames must be a cell of texts, or logical or real numbers in a row or column, but is a 2-by-3 char; cellstr makes a cell of it, with a text for each row$> ...
%! nncreate ([1 1], 'ClassNames', ['no '; 'yes'])
%!error <^nncost: Y must be numbers or logicals, as net.ClassNames are, in a row or column, but is a cell$> ...
%! nncost (zeros (6, 1), nncreate ([2 2], 'ClassNames', [5 6]), [1 2], {'a'})
