function T = nnselect (net, X, Y, varargin)
% NNSELECT  Choose lambda and hidden layers by validation; learning curves.
%
%   T = nnselect (net, X, Y, 'Lambda', [0 0.1 1 10], 'Hidden', {10, 25, [20 10]})
%   T = nnselect (net, X, Y, 'Examples', [50 100 200 400])
%   nnselect (...)                       prints T as a table
%
%   net, X, Y  as for nntrain. Keep other examples to judge the final network
%            (nnassess): the validation cost of the best of many choices is
%            too optimistic.
%
%   Each choice is trained on a part of the examples and validated on the rest.
%
%   Options, in any letter case:
%   'Lambda'    numbers to choose from. Default: net.Lambda
%   'Hidden'    hidden layers to choose from: a cell with a vector of sizes for
%               each choice, [] for none; or numbers, each a single hidden layer.
%               The activations are those of net. Default: those of net. Each
%               Lambda is tried with each of them
%   'Examples'  instead of these, numbers of examples: each is the number of
%               examples, drawn at random, to train on; validation is on all that
%               are held out. This is the learning curve
%   'KFold'     the number of folds: each is held out once, and results are means
%               over the folds. Default 5
%   'Holdout'   instead of folds: the share that is held out, once, between 0 and
%               1. Default with Examples: 0.3
%   'Seed'      of the folds, and of nntrain. Default 1
%   'Refit'     false: don't train the best choice on all of X at the end.
%               Default: true, but false with Examples
%   'Verbose'   0: silent. Default 1: progress, and an estimate of the time left
%   All others, such as 'Solver' or 'Standardize', are passed to nntrain. Weights
%   are used in training only.
%
%   Each fold has the same share of each class. If a class is too small to be in
%   each of them, that is a warning.
%
%   T   struct array, a row for each choice, the best (with the lowest validation
%       cost) first; with Examples in the order given:
%     Lambda, Hidden, Examples   the choice; Examples is the mean number trained
%                                on
%     cost, validation_cost      the cost without the penalty of Lambda, on the
%                                examples trained on and on those held out: means
%                                over the folds
%     accuracy, validation_accuracy   the share that is right; for regression:
%     R2, validation_R2          see nnassess
%     cost_se, validation_cost_se, ...   standard errors of these means: the
%                                standard deviation over the folds divided by
%                                sqrt (folds); NaN with Holdout
%     iterations, seconds        of training, means over the folds
%     reason                     why training ended, in the last fold
%     net                        the network, without parameters
%     theta                      T(1).theta: its parameters, trained on all of X
%                                ([] with 'Refit', false); [] in all others
%
%   A warning of nntrain is shown once, not for each training. nnplot (T) draws
%   T. After Ctrl-C T has the choices that are done, and there is no refit; if it
%   comes during the refit, T(1).theta is the best of that so far. A second
%   Ctrl-C ends the script. (In MATLAB the first one does.)
%
%   Errors: backprop:usage, backprop:option, backprop:size, and those of nntrain.
%   Warning: backprop:fold.
%
%   Example:
%     [X, y] = nndigits ();
%     net = nncreate ([64 25 10], 'Scale', 16);
%     T = nnselect (net, X(1:600,:), y(1:600), 'Lambda', [0 0.1 1], 'KFold', 3);
%     nnplot (T)
%     nnassess (T(1).theta, T(1).net, X(601:end,:), y(601:end))
%
%   See also nntrain, nnassess, nnplot, nncreate.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 3
  error ('backprop:usage', 'nnselect: needs net, X and Y, then options as pairs');
end
held = hold_interrupt ();
parse_sizes (net, 'nnselect');
[given, further] = select_options (net, size (X, 1), plain_text (varargin));
m = size (X, 1);
numbers = to_targets (net, Y, m, 'nnselect');
plain = net;
if isfield (net, 'ClassNames')
  plain = rmfield (net, 'ClassNames');
end
check_data (plain, X, numbers);
folds = select_folds (numbers, net, m, given);
quiet = warning ();
restored = onCleanup (@() restore_warnings (quiet));

found = select_choices (plain, given);
progress = struct ('clock', tic, 'next', 0, 'done', 0, 'verbose', given.Verbose, ...
                   'all', numel (found) * numel (folds) + given.Refit);
choices = numel (found);
for k = 1:choices
  [found(k), progress, done] = select_one (found(k), X, numbers, folds, given.Seed, ...
                                           further, progress);
  if ~ done
    found = found(1:k-1);
    break
  end
end
if isempty (given.Examples)
  [~, order] = sort ([found.validation_cost]);     % NaN is last
  found = found(order);
end
if ~ done
  fprintf ('nnselect: stopped by Ctrl-C, %d of %d choices are done\n', k - 1, choices);
elseif given.Refit
  progress = select_progress (progress, 'the best on all examples');
  [found(1).theta, info] = select_train (found(1).net, X, numbers, further, (1:m)');
  if strcmp (info.reason, 'interrupted')
    fprintf ('nnselect: the training on all examples was stopped by Ctrl-C\n');
  end
end
if isfield (net, 'ClassNames')
  for k = 1:numel (found)
    found(k).net.ClassNames = net.ClassNames;
  end
end
if nargout > 0
  T = found;
else
  select_print (found);
end
end

% The engine's checks, before anything is trained.
function check_data (net, X, Y)
try
  backprop_mex ('cost', nninit (net, 1), net, X, Y);
catch e
  raise_error (hint_data (e, net, X, Y), 'nnselect');
end
end

%!demo
%! [X, y] = nndigits ();
%! some = 1:3:1797;
%! net = nncreate ([64 10 10], 'Scale', 16);
%! T = nnselect (net, X(some,:), y(some), 'Lambda', [0 0.1 1 10 100], 'KFold', 3);
%! figure, nnplot (T)
%! net.Lambda = T(1).Lambda;
%! figure, nnplot (nnselect (net, X(some,:), y(some), 'Examples', [20 50 100 200 400]))

%!function folds = private_folds (y, net, how)
%!  m = numel (y);                       # as select_folds says, in other words
%!  state = rand ('twister');
%!  rand ('twister', 1);
%!  u = rand (m, 1);
%!  rand ('twister', state);
%!  list = [];
%!  for c = unique (y)'
%!    of_class = find (y == c);
%!    [~, order] = sort (u(of_class));
%!    list = [list; of_class(order)];
%!  end
%!  if how > 1
%!    folds = arrayfun (@(k) sort (list(k:how:end)), 1:how, 'UniformOutput', false);
%!  else
%!    folds = {sort(list(diff (floor ((0:m) * how)) > 0))};
%!  end
%!endfunction
%!shared X, y, net
%! [X, y] = nndigits ();
%! X = X(1:120,1:2:64);
%! y = y(1:120);
%! net = nncreate ([32 4 10], 'Scale', 16, 'Output', 'softmax');
%!test % the rows are those of training by hand, sorted; the best is trained on all
%! few = {'IterationLimit', 12};
%! warning ('off', 'all', 'local');
%! T = nnselect (net, X, y, 'Lambda', [1 0.01 1000], 'Hidden', {[], 4}, 'Holdout', 0.3, ...
%!               'Verbose', 0, few{:});
%! assert (numel (T), 6)
%! v = [T.validation_cost];
%! assert (v, sort (v))
%! assert (sort (cellfun ('isempty', {T.Hidden})), logical ([0 0 0 1 1 1]))
%! assert (cellfun ('isempty', {T.theta}), [false true true true true true])
%! assert (all ([T.Examples] == 84))
%! assert (T(1).theta, nntrain (T(1).net, X, y, 'Seed', 1, 'Verbose', 0, few{:}))
%! assert (T(1).net.Sizes([1 end]), [32 10])
%! assert (T(1).net.Lambda, T(1).Lambda)
%! assert (all (isnan ([T.cost_se])))
%! U = nnselect (net, X, y, 'Lambda', T(1).Lambda, 'Hidden', {T(1).Hidden}, 'Holdout', 0.3, ...
%!               'Verbose', 0, 'Refit', false, few{:});
%! same = setdiff (fieldnames (T)', {'seconds', 'theta'});
%! for name = same
%!   assert (U.(name{1}), T(1).(name{1}))
%! end
%! assert (U.theta, [])
%!test % folds: means and standard errors; labels of any kind give the same
%! few = {'IterationLimit', 5, 'Verbose', 0, 'KFold', 3, 'Refit', false};
%! warning ('off', 'all', 'local');
%! T = nnselect (net, X, y, few{:});
%! names = {'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'};
%! named = net;
%! named.ClassNames = names;
%! U = nnselect (named, X, names(y)', few{:});
%! assert (U.validation_accuracy, T.validation_accuracy)
%! assert (U.net, named)
%! I = eye (10);
%! V = nnselect (net, X, I(y,:), few{:});
%! assert (V.validation_cost, T.validation_cost, 1e-12)
%! folds = private_folds (y, net, 3);
%! for f = 1:3
%!   t = setdiff ((1:120)', folds{f});
%!   theta = nntrain (net, X(t,:), y(t), 'Seed', 1, 'Verbose', 0, 'IterationLimit', 5);
%!   J(f) = nncost (theta, net, X(folds{f},:), y(folds{f}));
%!   a(f) = mean (nnpredict (theta, net, X(folds{f},:)) == y(folds{f}));
%! end
%! assert ([T.validation_cost, T.validation_cost_se], [mean(J), std(J) / sqrt(3)], 1e-12)
%! assert ([T.validation_accuracy, T.validation_accuracy_se], [mean(a), std(a) / sqrt(3)], 1e-12)
%! assert (T.Examples, 80)
%!test % learning curves, in the order given, on nested parts
%! warning ('off', 'all', 'local');
%! T = nnselect (net, X, y, 'Examples', [20 80 40], 'IterationLimit', 5, 'Verbose', 0);
%! assert ([T.Examples], [20 80 40])
%! assert (cellfun ('isempty', {T.theta}), [true true true])
%! assert (T(2).validation_cost < T(1).validation_cost)
%!test % regression
%! A = [sin(1:60)', cos(3 * (1:60))'];
%! b = A * [2; -3] + 0.5 + 0.1 * sin (7 * (1:60))';
%! T = nnselect (nncreate ([2 1], 'Output', 'linear'), A, b, 'Lambda', [100 0], 'Verbose', 0);
%! assert ([T.Lambda], [0 100])
%! assert (T(1).validation_R2 > 0.99)
%! assert (isfield (T, 'accuracy'), false)
%!test % weights belong to the rows: 0 is the same as without the example
%! w = ones (120, 1);
%! w(1:2:end) = 0;
%! warning ('off', 'all', 'local');
%! short = {'Holdout', 0.5, 'IterationLimit', 3, 'Verbose', 0, 'Refit', false};
%! T = nnselect (net, X, y, 'Weights', w, short{:});
%! held = private_folds (y, net, 0.5);
%! t = setdiff ((1:120)', held{1});
%! theta = nntrain (net, X(t,:), y(t), 'Weights', w(t), 'Seed', 1, 'IterationLimit', 3, 'Verbose', 0);
%! assert (T.validation_cost, nncost (theta, net, X(held{1},:), y(held{1})), 1e-12)
%!test % a warning is shown once; a warning for a class that is too small for the folds
%! text = evalc (['nnselect (net, X, y, ''KFold'', 3, ''Lambda'', [0 1], ''Hidden'', 2, ', ...
%!                '''IterationLimit'', 1);']);
%! assert (numel (strfind (text, 'warning: nntrain: the network predicts one class')) <= 1)
%! assert (numel (strfind (text, 'iterations')), 1)
%! z = y;
%! z(z == 3) = 4;
%! z(5) = 3;
%! warning ('error', 'backprop:fold', 'local');    % where pkg test runs this, nothing is printed
%! fault = struct ('identifier', '', 'message', '');
%! try
%!   nnselect (net, X, z, 'KFold', 3, 'IterationLimit', 1, 'Verbose', 0);
%! catch fault
%! end
%! assert ({fault.identifier, fault.message}, {'backprop:fold', ...
%!         ['nnselect: class 3 has 1 example, fewer than 3 folds: some folds ', ...
%!          'are validated, and one is trained, without it']})

%!error <^nnselect: needs net, X and Y, then options as pairs$> nnselect (1, 2)
%!error <^nnselect: net must be a struct from nncreate, but is 1$> nnselect (1, 2, 3)
%!error <^nnselect: X must have 32 columns \(the network's inputs\), but has 2> nnselect (net, X(:,1:2), y)
%!error <^nnselect: options must be pairs of name and value$> nnselect (net, X, y, 'KFold')
%!error <^nnselect: KFold must be a whole number from 2 to 120, the examples, but is 1$> nnselect (net, X, y, 'KFold', 1)
%!error <^nnselect: Holdout must be a number between 0 and 1, but is 1$> nnselect (net, X, y, 'Holdout', 1)
%!error <^nnselect: KFold and Holdout must not both be given$> nnselect (net, X, y, 'Holdout', 0.5, 'KFold', 3)
%!error <^nnselect: Lambda must be numbers of 0 or more, but is -1$> nnselect (net, X, y, 'Lambda', -1)
%!error <^nnselect: Lambda must be numbers of 0 or more, but is \[0 -1\]$> nnselect (net, X, y, 'Lambda', [0 -1])
%!error <^nnselect: Hidden must be a cell of sizes, or numbers, each a whole one of 1 or more, but is 2.5$> nnselect (net, X, y, 'Hidden', 2.5)
%!error <^nnselect: Hidden must have a choice or more, but is an empty cell; \{\[\]\} is a network without hidden layers$> nnselect (net, X, y, 'Hidden', {})
%!error <^nnselect: Examples must be whole numbers from 1 to 84, the examples that are not held out, but is 90$> nnselect (net, X, y, 'Examples', 90)
%!error <^nnselect: Examples must not be given with several Lambda or Hidden$> nnselect (net, X, y, 'Examples', 50, 'Lambda', [1 2])
%!error <^nnselect: Checkpoint must not be given: each training would write the same file$> nnselect (net, X, y, 'Checkpoint', 'a')
%!error <^nnselect: Distributed must not be given: the examples of all ranks cannot be divided into folds; call nntrain for each choice$> nnselect (net, X, y, 'Distributed', true)
%!error <^nnselect: Y\(2\) must be a label from 1 to 10, but is 0; > nnselect (net, X, y - 1)
