## Holdout, ClassWeights and Restarts of nntrain: the examples that it learns from, their
## weights, and the first theta.
## SPDX-License-Identifier: GPL-3.0-or-later

%!shared X, y, net, few
%! [X, y] = nndigits ();
%! X = X(1:400,:);
%! y = y(1:400);
%! y(y > 3) = 3;                           # most are of class 3
%! net = nncreate ([64 8 3], 'Output', 'softmax', 'Lambda', 0.1, 'Scale', 16);
%! few = {'IterationLimit', 15, 'Verbose', 0};

%!test % Holdout takes the same part of each class; the same seed gives the same examples
%! [theta, info] = nntrain (net, X, y, few{:}, 'Holdout', 0.25);
%! held = info.held;
%! assert (numel (held), 100)
%! assert (held, unique (held))
%! for c = 1:3
%!   assert (abs (sum (y(held) == c) - sum (y == c) / 4) <= 1)
%! end
%! [again, info] = nntrain (net, sparse (X), y', few{:}, 'holdout', 0.25);
%! assert ({again, info.held}, {theta, held}, 1e-12)
%! [again, info] = nntrain (net, X, y == 1:3, few{:}, 'Holdout', 0.25);
%! assert ({again, info.held}, {theta, held}, 1e-12)
%! [again, info] = nntrain (net, X, y, few{:}, 'Holdout', 0.25, 'Seed', 1);
%! assert (numel (intersect (info.held, held)) < 50)
%!test % nntrain validates on the examples held out, and learns from the others
%! w = 1 + mod ((1:400)', 3);
%! for more = {few, {'Solver', 'adam', 'Epochs', 5, 'Verbose', 0}, ...
%!             [few, {'Standardize', true}]}
%!   [theta, info] = nntrain (net, uint8 (X), y, more{1}{:}, 'Holdout', 0.3);
%!   [held, rest] = deal (info.held, setdiff (1:400, info.held));
%!   [right, info2] = nntrain (net, X(rest,:), y(rest), more{1}{:}, ...
%!                             'ValidationData', {X(held,:), y(held)});
%!   assert (theta, right)
%!   assert (info2.history.validation_cost, info.history.validation_cost)
%! end
%! [theta, info] = nntrain (net, X, y, few{:}, 'Holdout', 0.3, 'Weights', w);
%! [held, rest] = deal (info.held, setdiff (1:400, info.held));
%! free = setfield (net, 'Lambda', 0);
%! assert (info.cost, nncost (theta, free, X(rest,:), y(rest), 'Weights', w(rest)), 1e-12)
%! assert (min (info.history.validation_cost), ...
%!         nncost (theta, free, X(held,:), y(held), 'Weights', w(held)), 1e-12)
%!test % Holdout with one output, and with regression
%! one = nncreate ([64 1]);
%! [theta, info] = nntrain (one, X, y == 1, few{:}, 'Holdout', 0.25);
%! assert (abs (sum (y(info.held) == 1) - sum (y == 1) / 4) <= 1)
%! [theta, info] = nntrain (nncreate ([64 1], 'Output', 'linear'), X, sum (X, 2), few{:}, ...
%!                          'Holdout', 0.5);
%! assert (numel (info.held), 200)
%!test % ClassWeights, against Weights computed here; Y as labels and as targets
%! each = [3 0.5 1];
%! counts = [sum(y == 1), sum(y == 2), sum(y == 3)];
%! balanced = 400 ./ (3 * counts);
%! w = 1 + mod ((1:400)', 3);
%! for more = {few, {'Solver', 'sgd', 'Epochs', 5, 'Verbose', 0}}
%!   by = @(c, Y) nntrain (net, X, Y, more{1}{:}, 'ClassWeights', c, 'Weights', w);
%!   assert (by (each, y), nntrain (net, X, y, more{1}{:}, 'Weights', w .* each(y)'))
%!   right = nntrain (net, X, y, more{1}{:}, 'Weights', w .* balanced(y)');
%!   assert (by ('balanced', y), right)
%!   assert (by ('Balanced', y == 1:3), right, 1e-12)
%! end
%! one = nncreate ([64 1]);
%! assert (nntrain (one, X, y == 1, few{:}, 'ClassWeights', [1 7]), ...
%!         nntrain (one, X, y == 1, few{:}, 'Weights', 1 + 6 * (y == 1)))
%!test % Holdout with ClassWeights: the weights come from the examples to learn from alone
%! [theta, info] = nntrain (net, X, y, few{:}, 'Holdout', 0.3, 'ClassWeights', 'balanced');
%! [held, rest] = deal (info.held, setdiff (1:400, info.held));
%! for c = 1:3
%!   w(y == c, 1) = numel (rest) / (3 * sum (y(rest) == c));
%! end
%! free = setfield (net, 'Lambda', 0);
%! assert (min (info.history.validation_cost), ...
%!         nncost (theta, free, X(held,:), y(held), 'Weights', w(held)), 1e-12)

%!function stop = stop_at (state, at)
%!  global choices_calls
%!  choices_calls = choices_calls + strcmp (state, 'iter');
%!  stop = choices_calls == at;
%!endfunction
%!test % Restarts: each start gives what it gives alone; the one with the least cost is returned
%! for more = {few, {'Solver', 'adam', 'Epochs', 4, 'Verbose', 0}, [few, {'Standardize', true}]}
%!   [theta, info] = nntrain (net, X, y, more{1}{:}, 'Restarts', 3, 'Seed', 5);
%!   assert (info.restarts.Seed, (5:8)')
%!   for k = 1:4
%!     [alone{k}, i] = nntrain (net, X, y, more{1}{:}, 'Seed', 4 + k);
%!     spent(k) = i.evaluations;
%!     cost(k) = nncost (alone{k}, net, X, y);
%!   end
%!   assert (info.evaluations, sum (spent))
%!   [~, best] = min (info.restarts.cost);
%!   assert (theta, alone{best})
%!   if isempty (info.scaling.Scale)                # otherwise Lambda is applied to other weights
%!     assert (info.restarts.cost, cost', 1e-12)
%!   end
%! end
%!test % with Holdout the best start has the least validation cost; all use the same examples
%! [theta, info] = nntrain (net, X, y, few{:}, 'Holdout', 0.3, 'Restarts', 3);
%! rest = setdiff (1:400, info.held);
%! for k = 1:4
%!   [alone{k}, i] = nntrain (net, X(rest,:), y(rest), few{:}, 'Seed', k - 1, ...
%!                            'ValidationData', {X(info.held,:), y(info.held)});
%!   cost(k, 1) = min (i.history.validation_cost);
%! end
%! assert (info.restarts.cost, cost)
%! [~, best] = min (cost);
%! assert (theta, alone{best})
%!test % Checkpoint and Resume give the same as one run, wherever it was stopped
%! global choices_calls
%! file = tempname ();
%! for more = {few, {'Solver', 'sgd', 'Epochs', 4, 'Verbose', 0}}
%!   args = {net, X, y, more{1}{:}, 'Restarts', 2};
%!   [theta, info] = nntrain (args{:});
%!   for at = [2 5 9 12]
%!     choices_calls = 0;
%!     nntrain (args{:}, 'Checkpoint', file, 'OutputFcn', @(t, n, s) stop_at (s, at));
%!     [theta2, info2] = nntrain (args{:}, 'Resume', file);
%!     assert (theta2, theta)
%!     assert (isequaln (rmfield (info2.history, 'seconds'), rmfield (info.history, 'seconds')))
%!     assert ({info2.restarts, info2.evaluations, info2.reason}, ...
%!             {info.restarts, info.evaluations, info.reason})
%!     delete (file);
%!   end
%! end
%! clear -global choices_calls
%!test % the reason contains a hint where the network may overfit
%! some = 1:50;
%! hard = 1 + mod ((1:50)' .^ 2, 3);                  # no rule that could be learnt
%! free = setfield (net, 'Lambda', 0);
%! hint = ' (more parameters than examples: ''Holdout'' tells whether it overfits)';
%! args = {X(some,:), hard, 'Verbose', 0, 'LossTolerance', 0, 'GradientTolerance', 0, ...
%!         'StepTolerance', 0, 'IterationLimit'};
%! [theta, info] = nntrain (free, args{:}, 100);
%! assert (info.reason, ['IterationLimit: all 100 are done', hint])
%! [theta, info] = nntrain (net, args{:}, 100);
%! assert (info.reason, 'IterationLimit: all 100 are done')
%! [theta, info] = nntrain (free, args{:}, 20);
%! assert (info.reason, 'IterationLimit: all 20 are done')
%! [theta, info] = nntrain (free, args{1:4}, 'Solver', 'adam', 'Epochs', 100);
%! assert (info.reason, ['Epochs: all 100 are done', hint])
%!test % the progress has the number of the start
%! text = evalc ('nntrain (net, X, y, ''IterationLimit'', 2, ''Restarts'', 1);');
%! assert (~ isempty (regexp (text, 'start 2/2  iteration 2/2  cost ', 'once')))

%!error <^nntrain: Restarts must not be given with InitialTheta, because each start is at random$> nntrain (net, X, y, 'Restarts', 1, 'InitialTheta', 1)
%!error <^nntrain: Holdout must not be given with ValidationData, which are the examples to validate on$> nntrain (net, X, y, 'Holdout', 0.2, 'ValidationData', {X, y})
%!error <^nntrain: Holdout must be a number between 0 and 1, but is 1$> nntrain (net, X, y, 'Holdout', 1)
%!error <^nntrain: Holdout must leave examples to learn from and examples to validate on, but holds out 0 of 400$> nntrain (net, X, y, 'Holdout', 0.001)
%!error <^nntrain: ClassWeights must be 'balanced' or 3 numbers, one for each class, and Y labels$> nntrain (net, X, y, 'ClassWeights', [1 2])
%!error <^nntrain: ClassWeights must be 'balanced' or 2 numbers, one for each class, and Y labels$> nntrain (nncreate ([64 1], 'Output', 'linear'), X, y, 'ClassWeights', [1 2])
%!error <^nntrain: ClassWeights must be 'balanced' or numbers, 0 or more and not all 0, but is 'even'$> nntrain (net, X, y, 'ClassWeights', 'even')
%!error <^nntrain: ClassWeights must be 'balanced' or numbers, 0 or more and not all 0, but is \[1 -2\]$> nntrain (net, X, y, 'ClassWeights', [1 -2])
%!error <^nntrain: Weights and ClassWeights must not be zero for all examples to learn from$> nntrain (net, X, ones (400, 1), 'ClassWeights', [0 1 1])

## nnselect
%!function errors = refused (varargin)
%!  errors = '';
%!  try
%!    nnselect (varargin{:});
%!  catch e
%!    errors = [e.identifier, ' ', e.message];
%!  end
%!endfunction
%!test % Hidden for a network without hidden layers, and with one activation for all
%! few = {'IterationLimit', 2, 'Verbose', 0, 'KFold', 2, 'Lambda', 0};
%! flat = nncreate ([64 3], 'Output', 'softmax', 'Scale', 16);
%! T = nnselect (flat, X, y, few{:}, 'Hidden', {[], 3});
%! [~, k] = sort (cellfun ('length', {T.Hidden}));
%! assert ({T(k).Hidden}, {zeros(1, 0), 3})
%! T = nnselect (nncreate ([64 3 3], 'Output', 'softmax', 'Scale', 16), X, y, few{:}, 'Hidden', {3});
%! S = nnselect (flat, X, y, few{:}, 'Hidden', {3});
%! assert (S.validation_cost, T.validation_cost)           # sigmoid, the default
%! deep = nncreate ([64 2 2 3], 'Activation', {'tanh', 'relu'});
%! assert (refused (deep, X, y, few{:}, 'Hidden', {[2 2], 3}), ...
%!         ['backprop:option nnselect: Hidden must have 2 layers, as net.Activation has, ', ...
%!          'which are not all the same, but has 1'])
%!test % an error of the user's function is passed on unchanged
%! assert (refused (net, X, y, 'Verbose', 0, 'OutputFcn', @(varargin) error ('my:id', 'mine')), ...
%!         'my:id mine')
%!test % the warning names a class with too few examples; a warning of nntrain is shown once
%! named = nncreate ([64 2], 'ClassNames', {'a', 'b'});
%! words = {'a', 'b'}(1 + ((1:400) == 7));
%! state = warning ();
%! for more = {{'KFold', 3}, {'Holdout', 0.25}; ...
%!             ['fewer than 3 folds: some folds are validated, and one is trained, without it'], ...
%!             ['which can be only in training or only in validation']}
%!   text = evalc (['nnselect (named, X, words, ''Lambda'', [0 1], ''Hidden'', {[]}, ', ...
%!                  '''IterationLimit'', 3, ''Verbose'', 0, more{1}{:});']);
%!   said = regexp (text, 'warning: (n\w+: [^\n]*)', 'tokens');
%!   said = [said{:}];
%!   assert (said{1}, ['nnselect: class ''b'' has 1 example, ', more{2}])
%!   assert (sum (strncmp (said, 'nntrain: the network predicts one class', 39)), 1)
%!   assert (warning (), state)
%! end
