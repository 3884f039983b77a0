function M = nnassess (varargin)
% NNASSESS  How good a network is: accuracy, confusion, F1, AUC; R2, RMSE.
%
%   M = nnassess (theta, net, X, Y)
%   M = nnassess (labels, predicted)
%   M = nnassess (labels, predicted, score)
%   M = nnassess (..., 'ClassNames', names)
%   nnassess (...)                       prints the result as a table
%
%   theta, net, X, Y  as for nncost. Take examples that the network was not
%            trained on.
%   labels, predicted  the true labels and the predicted ones, from any source: m
%            numbers, logicals, or texts in a cell each. NaN or '' in predicted
%            means no prediction, which counts as wrong. Or matrices with a
%            column for each output: with only 0 and 1 these are several labels
%            for each example. Numbers that are not all whole, and other
%            matrices, are regression.
%   score    m-by-K: how sure each class is, a column for each; or m-by-1 for two
%            classes: of the second. Without it there are no AUC and ROC.
%   names    the classes, in the order of the columns of score. Default: those
%            that occur, sorted; or 1 to K if all labels are among these. With
%            net they come from net.ClassNames.
%
%   M   a struct. Classes:
%     kind        'classes', 'labels' (several for an example) or 'regression'
%     examples    m
%     accuracy    the share that is right, of the examples or the known labels
%     classes     their names, a column
%     support     how many examples of each class there are
%     precision   the share of right ones among the predictions of this class; 0
%                 if it is never predicted
%     recall      the share of the examples of this class that are predicted as
%                 this class; 0 if the class does not occur but is predicted
%     F1          2 precision recall / (precision + recall); 0 if both are 0
%     AUC         area under the ROC curve, one class against the rest: the
%                 probability that an example of the class has a higher score
%                 than another example (equal scores count half). NaN if all
%                 examples, or none, are of the class
%     mean        struct: the plain means of precision, recall, F1 and AUC over
%                 the classes that occur in labels or predicted (macro averages)
%     confusion   K-by-K counts: a row for each true class, a column for each
%                 predicted one. For several labels 2-by-2-by-K: rows false and
%                 true, columns predicted false and true
%     unanswered  how many examples of each class have no prediction
%     roc         struct array: false_positive and true_positive, the curve of
%                 each class
%     exact       for several labels: the share of the examples with known labels
%                 whose known labels are all right
%   regression, an entry for each output:
%     R2          1 - sum ((y - h)^2) / sum ((y - mean (y))^2); NaN if y is
%                 constant
%     RMSE, MAE   sqrt (mean ((y - h)^2)), mean (abs (y - h))
%     mean        struct: the plain means of R2, RMSE and MAE
%     targets, outputs   y and h, m-by-K, for nnplot
%   with theta and net:
%     cost        nncost's, without the penalty of Lambda
%
%   nnplot (M) draws it. Targets that are NaN are not known, and not counted.
%   scikit-learn's classification_report, roc_auc_score and r2_score give the
%   same values, by the same conventions, except R2 of a constant.
%
%   Errors: backprop:usage, backprop:type, backprop:size, backprop:label,
%   backprop:option, and those of nncost.
%
%   Example:
%     [X, y] = nndigits ();
%     test = mod (1:1797, 4) == 0;
%     net = nncreate ([64 25 10], 'Lambda', 0.3, 'Scale', 16);
%     theta = nntrain (net, X(~test,:), y(~test), 'Verbose', 0);
%     nnassess (theta, net, X(test,:), y(test))
%
%   See also nnpredict, nnplot, nnselect, nncost.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 2
  error ('backprop:usage', ['nnassess: needs theta, net, X and Y, or labels and ', ...
         'predicted']);
end
if isstruct (varargin{2}) && nargin ~= 4
  error ('backprop:usage', 'nnassess: needs theta, net, X and Y');
end
try
  if isstruct (varargin{2})
    found = assess_network (varargin{:}, false);
  else
    found = of_answers (varargin{:});
  end
catch e
  raise_error (e, 'nnassess');
end
if nargout > 0
  M = found;
else
  assess_print (found);
end
end

function M = of_answers (labels, predicted, varargin)
score = [];
if mod (numel (varargin), 2) == 1
  score = varargin{1};
  varargin(1) = [];
end
given = parse_options ('nnassess', struct ('ClassNames', []), varargin);
labels = plain_text (labels, true);
predicted = plain_text (predicted, true);
check (labels, 'labels');
check (predicted, 'predicted');
if isvector (labels) && isvector (predicted)
  labels = labels(:);
  predicted = predicted(:);
end
if ~ isequal (size (labels), size (predicted))
  error ('backprop:size', 'nnassess: predicted must be as large as labels, %s, but is %s', ...
         describe_value (labels), describe_value (predicted));
end
check_score (score, size (labels));
names = given.ClassNames;
if ~ ((isnumeric (names) || islogical (names)) && isreal (names)) && ~ iscellstr (names)
  error ('backprop:type', ['nnassess: ClassNames must be numbers, logicals or a cell of texts, ', ...
         'but is %s'], describe_value (names));
end
if isempty (names) && ~ iscell (labels) && size (labels, 2) > 1 && binary (labels) ...
   && binary (predicted)
  M = assess_labels (double (full (labels)), double (full (predicted)), score);
elseif isempty (names) && isnumeric (labels) && isnumeric (predicted) ...
       && (size (labels, 2) > 1 || ~ whole (labels) || ~ whole (predicted))
  if ~ isempty (score)
    error ('backprop:usage', ['nnassess: score must not be given for regression, but ', ...
           'labels are not whole numbers']);
  end
  M = assess_regression (labels, predicted);
elseif size (labels, 2) > 1
  error ('backprop:size', ['nnassess: labels and predicted must be columns, two matrices of 0 ', ...
         'and 1, or two of real targets, but are %s and %s'], describe_value (labels), ...
         describe_value (predicted));
else
  names = classes (names, labels, predicted, score);
  place = number (labels, names, 'labels');
  if any (place == 0)
    error ('backprop:label', 'nnassess: labels must all be known, but labels(%d) is %s', ...
           find (place == 0, 1), list_names(labels(find (place == 0, 1))));
  end
  answer = number (predicted, names, 'predicted');
  answer(answer == 0) = NaN;
  M = assess_classes (place, answer, names, score);
end
end

function check (labels, what)
if ~ ((isnumeric (labels) || islogical (labels)) && isreal (labels)) && ~ iscellstr (labels)
  error ('backprop:type', ['nnassess: %s must be numbers, logicals or a cell of texts, but ', ...
         'is %s'], what, describe_value (labels));
end
if isempty (labels) || ndims (labels) > 2
  error ('backprop:size', ['nnassess: %s must be a row, a column or a matrix with a row for ', ...
         'each example, but is %s'], what, describe_value (labels));
end
end

function check_score (score, sizes)
if ~ isempty (score) && ~ (isnumeric (score) && isreal (score) && ndims (score) == 2 ...
                           && size (score, 1) == sizes(1))
  error ('backprop:size', ['nnassess: score must be real numbers with %d rows, one for each ', ...
         'label, but is %s'], sizes(1), describe_value (score));
end
end

function yes = binary (v)
yes = islogical (v) || (isnumeric (v) && all (v(:) == 0 | v(:) == 1 | isnan (v(:))));
end

function yes = whole (v)
yes = all (isnan (v(:)) | v(:) == fix (v(:)));
end

% The names of the classes, in the order of score's columns.
function names = classes (names, labels, predicted, score)
K = size (score, 2);
if isempty (names)
  if iscell (labels) ~= iscell (predicted)
    error ('backprop:type', ['nnassess: labels and predicted must both be texts or both be ', ...
           'numbers, but are %s and %s'], describe_value (labels), describe_value (predicted));
  end
  if iscell (labels)
    names = setdiff (unique ([labels; predicted]), {''});
  else
    names = unique ([full(double (labels)); full(double (predicted))]);
    names = names(~ isnan (names));
    if K > 1 && all (names >= 1 & names <= K & names == fix (names))
      names = 1:K;
    elseif islogical (labels) && all (names == 0 | names == 1)
      names = [false; true];
    end
  end
end
if (K == 1 && numel (names) ~= 2) || (K > 1 && numel (names) ~= K)
  error ('backprop:size', ['nnassess: score must have a column for each of %d classes (%s)%s, ', ...
         'but has %d; ''ClassNames'' says which classes there are'], numel (names), ...
         list_names (names(1:min (end, 12))), repmat (', or one for two', 1, K == 1), K);
end
end

% The place of each label among the names; 0 for NaN and ''.
function place = number (labels, names, what)
if iscell (labels) ~= iscell (names)
  error ('backprop:type', 'nnassess: %s must be of ClassNames'' kind, but is %s', what, ...
         describe_value (labels));
elseif iscell (labels)
  [~, place] = ismember (labels, names);
  none = strcmp (labels, '');
else
  [~, place] = ismember (full (double (labels)), double (names));
  none = isnan (double (labels));
end
wrong = find (place == 0 & ~ none, 1);
if ~ isempty (wrong)
  error ('backprop:label', 'nnassess: %s(%d) must be one of ClassNames (%s), but is %s', ...
         what, wrong, list_names (names(1:min (end, 12))), list_names (labels(wrong)));
end
end

%!demo
%! [X, y] = nndigits ();
%! test = mod (1:1797, 4) == 0;
%! net = nncreate ([64 25 10], 'Lambda', 0.3, 'Scale', 16);
%! theta = nntrain (net, X(~test,:), y(~test), 'Verbose', 0);
%! nnassess (theta, net, X(test,:), y(test))
%! nnplot (nnassess (theta, net, X(test,:), y(test)))

%!test % by hand: one prediction is missing, another is wrong
%! M = nnassess ({'a', 'b', 'a', 'c'}, {'a', 'a', '', 'c'});
%! assert (M.classes, {'a'; 'b'; 'c'})
%! assert ({M.kind, M.examples, M.accuracy}, {'classes', 4, 0.5})
%! assert (M.confusion, [1 0 0; 1 0 0; 0 0 1])
%! assert (M.unanswered, [1; 0; 0])
%! assert ([M.support, M.precision, M.recall, M.F1], ...
%!         [2 .5 .5 .5; 1 0 0 0; 1 1 1 1])
%! assert (M.AUC, NaN (3, 1))
%! assert (isempty (M.roc))
%!test % a class that neither occurs nor is predicted does not count in the means
%! M = nnassess ([1 2 2], [1 2 2], 'ClassNames', 1:3);
%! assert ([M.mean.precision, M.mean.recall, M.mean.F1], [1 1 1])
%!test % equal scores count by half; the curve
%! M = nnassess ([true true false false], [true true true false], [.9 .5 .5 .1]');
%! assert (M.classes, [false; true])
%! assert (M.AUC, [7; 7] / 8)
%! assert (M.roc(2).false_positive, [0; 0; .5; 1])
%! assert (M.roc(2).true_positive, [0; .5; 1; 1])
%!test % the same from a network and from its predictions
%! X = reshape (sin (1:60), 20, 3);
%! y = 1 + mod ((1:20)' .^ 2, 4);
%! words = {'w'; 'x'; 'y'; 'z'};
%! net = nncreate ([3 4], 'Output', 'softmax');
%! theta = sin (1:16);
%! [label, score] = nnpredict (theta, net, X);
%! M = nnassess (theta, net, X, y);
%! assert (rmfield (M, 'cost'), nnassess (y', label, score))
%! assert (M.cost, nncost (theta, net, X, y), eps)
%! assert (nnassess (theta, setfield (net, 'Lambda', 9), X, y), M)
%! T = eye (4);
%! assert (nnassess (theta, net, X, T(y,:)), M)
%! net.ClassNames = words;
%! M.classes = words;
%! assert (nnassess (theta, net, X, words(y)), M)
%! assert (rmfield (M, 'cost'), nnassess (words(y), nnpredict (theta, net, X), score))
%!test % one sigmoid output
%! net = nncreate ([1 1]);
%! X = (-3:3)';
%! M = nnassess ([0; 1], net, X, [0 0 1 0 1 1 1]);
%! assert (M.classes, [0; 1])
%! assert (M.confusion, [2 1; 1 3])
%! assert (M.AUC, [11; 11] / 12, eps)
%! net.ClassNames = [-1 1];
%! N = nnassess ([0; 1], net, X, [-1 -1 1 -1 1 1 1]);
%! assert (N.classes, [-1; 1])
%! assert (N.confusion, M.confusion)
%!test % several labels; a label that is not known is not counted
%! net = nncreate ([1 2], 'MultiLabel', true);
%! M = nnassess ([0; 0; 1; -1], net, [-1; 1; 2], [0 1; 1 NaN; 0 0]);
%! assert ({M.kind, M.accuracy, M.exact}, {'labels', 4 / 5, 2 / 3})
%! assert (M.confusion, cat (3, [1 1; 0 1], [1 0; 0 1]))
%! assert (M.support, [1; 1])
%! N = nnassess ([0; 0; 1; -1], net, [-1; 1; 2; 3; 4], [0 1; 1 NaN; 0 0; NaN NaN; NaN NaN]);
%! assert ([N.accuracy, N.exact], [4 / 5, 2 / 3])
%!test % regression: from a network, and from numbers
%! net = nncreate ([1 2], 'Output', 'linear');
%! X = (1:5)';
%! Y = [X + [1 -1 0 0 0]', NaN(5, 1)];
%! Y(1:2, 2) = 7;
%! M = nnassess ([0; 7; 1; 0], net, X, Y);
%! assert (M.kind, 'regression')
%! assert (M.R2(1), 1 - 2 / sum ((Y(:, 1) - 3) .^ 2), eps)
%! assert ([M.RMSE, M.MAE], [sqrt(2 / 5), 2 / 5; 0 0], eps)
%! assert (M.R2(2), NaN)                      # the targets are all 7
%! assert (M.mean.R2, M.R2(1))
%! N = nnassess (Y, nnforward ([0; 7; 1; 0], net, X));
%! assert (N, rmfield (M, 'cost'))
%! assert (nnassess ([1 2.5], [1; 2]).kind, 'regression')
%!test % what it prints
%! text = evalc ('nnassess ([1 2 2], [1 2 1], [.9 .1; .2 .8; .7 .3])');
%! lines = strsplit (text, sprintf ('\n'), 'CollapseDelimiters', false);
%! assert (lines{1}, '3 examples, 66.67 % right')
%! assert (lines{5}, '        2         2     1.0000     0.5000     0.6667     1.0000')
%! assert (lines{6}, '     mean               0.7500     0.7500     0.6667     1.0000')
%! assert (lines{11}, '        2    1    1')

%!error <^nnassess: needs theta, net, X and Y, or labels and predicted$> nnassess (1)
%!error <^nnassess: needs theta, net, X and Y$> nnassess (1, nncreate ([1 1]), 1)
%!error <^nnassess: X must have 1 column \(the network's inputs\), but has 2$> nnassess ([1 2], nncreate ([1 1]), [1 2; 3 4], [1 0])
%!error <^nnassess: predicted must be as large as labels, a 2-by-1 double, but is a 3-by-1 double$> nnassess ([1 2], [1 2 3])
%!error <^nnassess: labels must be numbers, logicals or a cell of texts, but is 'ab'$> nnassess ('ab', 'ab')
%!error <^nnassess: labels must all be known, but labels\(2\) is NaN$> nnassess ([1 NaN], [1 1])
%!error <^nnassess: labels and predicted must both be texts or both be numbers, but are a cell and a 2-by-1 double$> nnassess ({'a', 'b'}, [1 2])
%!error <^nnassess: predicted\(2\) must be one of ClassNames \(1, 2\), but is 3$> nnassess ([1 2], [1 3], 'ClassNames', [1 2])
%!error <^nnassess: score must have a column for each of 3 classes \(1, 2, 7\), but has 2; 'ClassNames' says which classes there are$> nnassess ([1 2 7], [1 1 1], eye (3)(:,1:2))
%!error <^nnassess: score must be real numbers with 2 rows, one for each label, but is a 3-by-3 double$> nnassess ([1 2], [1 2], eye (3))
%!error <^nnassess: score must not be given for regression, but labels are not whole numbers$> nnassess ([1 2.5], [1 2], [1; 2])
