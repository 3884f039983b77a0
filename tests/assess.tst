## assess.tst -- nnassess compared with values of scikit-learn.
## SPDX-License-Identifier: GPL-3.0-or-later
##
## The tables were printed by scikit-learn 1.2.1: precision_recall_fscore_support,
## confusion_matrix, roc_auc_score, roc_curve (without the point on the straight line
## between two others), accuracy_score, r2_score, mean_squared_error and
## mean_absolute_error, from the same numbers.

%!function agree (M, table)
%!  for k = 1:2:numel (table)
%!    [name, want] = table{k:k+1};
%!    if strcmp (name, 'means')
%!      have = struct2cell (M.mean);
%!      have = [have{1:numel (want)}];
%!    else
%!      have = M.(name);
%!    end
%!    assert (have(:)', want, 1e-14)
%!  end
%!endfunction

## Three classes; some scores are equal.
%!test
%! t = (1:40)';
%! y = 1 + mod (t .^ 2 + floor (t / 3), 3);
%! k = [1 2 3];
%! score = mod (bsxfun (@plus, 7 * t, 3 * t * k + 5 * bsxfun (@eq, y, k)), 16) / 16;
%! [~, p] = max (score, [], 2);
%! M = nnassess (y, p, score);
%! agree (M, {
%!   'accuracy', [0.375];
%!   'precision', [0.35 0.333333333333333 1];
%!   'recall', [0.583333333333333 0.4 0.153846153846154];
%!   'F1', [0.4375 0.363636363636364 0.266666666666667];
%!   'support', [12 15 13];
%!   'means', [0.561111111111111 0.379059829059829 0.355934343434343];
%!   'confusion', [7 9 4 5 6 7 0 0 2];
%!   'AUC', [0.651785714285714 0.469333333333333 1]}'(:))
%! agree (M.roc(1), {
%!   'false_positive', [0 0 0.107142857142857 0.107142857142857 0.285714285714286 ...
%!     0.285714285714286 0.357142857142857 0.357142857142857 0.642857142857143 ...
%!     0.642857142857143 0.714285714285714 0.714285714285714 1];
%!   'true_positive', [0 0.25 0.25 0.333333333333333 0.333333333333333 ...
%!     0.416666666666667 0.416666666666667 0.666666666666667 0.666666666666667 ...
%!     0.833333333333333 0.833333333333333 1 1]}'(:))
%! y(y == 3) = 1;       # class 2 is never predicted, no example is of class 3 or 4
%! p(p == 2) = 4;
%! agree (nnassess (y, p), {
%!   'accuracy', [0.275];
%!   'precision', [0.55 0 0 0];
%!   'recall', [0.44 0 0 0];
%!   'F1', [0.488888888888889 0 0 0];
%!   'support', [25 15 0 0];
%!   'means', [0.1375 0.11 0.122222222222222];
%!   'confusion', [11 9 0 0 0 0 0 0 2 0 0 0 12 6 0 0]}'(:))

## Two classes, one score for each example.
%!test
%! t = (1:40)';
%! b = mod (t .^ 2, 7) > 2;
%! s = mod (5 * t + 3 * b, 11) / 11;
%! agree (nnassess (b, s >= 0.5, s), {
%!   'accuracy', [0.525];
%!   'precision', [0.714285714285714 0.315789473684211];
%!   'recall', [0.535714285714286 0.5];
%!   'F1', [0.612244897959184 0.387096774193548];
%!   'support', [28 12];
%!   'means', [0.515037593984962 0.517857142857143 0.499670836076366];
%!   'confusion', [15 6 13 6];
%!   'AUC', [0.513392857142857 0.513392857142857]}'(:))

## An example may have several labels.
%!test
%! t = (1:40)';
%! k = [2 3 5];
%! Y = double (mod (repmat (t, 1, 3), repmat (k, 40, 1)) == 0);
%! score = mod (bsxfun (@plus, 11 * t, 2 * bsxfun (@times, Y, k)), 13) / 13;
%! agree (nnassess (Y, score >= 0.5, score), {
%!   'accuracy', [0.483333333333333];
%!   'exact', [0.3];
%!   'precision', [0.444444444444444 0.315789473684211 0.166666666666667];
%!   'recall', [0.4 0.461538461538462 0.375];
%!   'F1', [0.421052631578947 0.375 0.230769230769231];
%!   'support', [20 13 8];
%!   'AUC', [0.455 0.485754985754986 0.478515625];
%!   'means', [0.308966861598441 0.412179487179487 0.342273954116059 0.473090203584995];
%!   'confusion', [10 12 10 8 14 7 13 6 17 5 15 3]}'(:))

## Regression.
%!test
%! t = (1:40)';
%! Y = [sin(t), t / 8];
%! H = Y + [cos(3 * t) / 4, sin(mod (t .^ 2, 7)) / 2];
%! agree (nnassess (Y, H), {
%!   'R2', [0.944177094029639 0.926202868205501];
%!   'RMSE', [0.1685105300519 0.39197950782728];
%!   'MAE', [0.150355495487839 0.365617248731127];
%!   'means', [0.93518998111757 0.28024501893959 0.257986372109483]}'(:))

## Labels for a network with linear outputs: the cost uses rows with a single 1 as targets.
%!test
%! net = nncreate ([2 3], 'Output', 'linear');
%! theta = [0 0 1 0 1 1 1 1 0]';
%! X = [1 2; 3 4; 0 1];
%! H = nnforward (theta, net, X);
%! for y = {[3 1 2], sparse([3; 1; 2]), uint8([3 1 2]), single([3; 1; 2])}
%!   M = nnassess (theta, net, X, y{1});
%!   assert (rmfield (M, 'cost'), nnassess ([0 0 1; 1 0 0; 0 1 0], H))
%!   assert (M.cost, nncost (theta, net, X, y{1}))
%! end

## The printed table: several labels, an unknown value, long names.
%!test
%! net = nncreate ([1 2], 'MultiLabel', true);
%! text = evalc ('nnassess ([0; 0; 1; -1], net, [-1; 1; 2], [0 1; 1 NaN; 0 0])');
%! assert (strncmp (text, ['3 examples, 80.00 % of the labels right, all of them in ', ...
%!                         '66.67 % of the examples'], 79))
%! text = evalc ('nnassess ([1.5 1; 1.5 2], [1.5 1; 2 2])');
%! rows = strsplit (text, "\n", 'CollapseDelimiters', false);
%! assert (strsplit (strtrim (rows{4})), {'output', '1', '-', '0.3536', '0.25'})
%! assert (strsplit (strtrim (rows{5})), {'output', '2', '1', '0', '0'})
%! assert (strsplit (strtrim (rows{6})), {'mean', '1', '0.1768', '0.125'})
%!test
%! names = {'some long name', 'b', 'some long name'};
%! text = evalc ('nnassess (names, {''b'', ''b'', ''''})');
%! table = text(strfind (text, '1 without'):end);
%! assert (strrep (table, ' ', ''), strjoin ({'1withoutaprediction,countedaswrong', '', ...
%!   'arowforeachtrueclass,acolumnforeachpredictedone:', '(1)(2)', 'b10(1)', ...
%!   'somelongname10(2)', ''}, "\n"))

%!error <^nnassess: labels must be a row, a column or a matrix with a row for each example, but is an empty 0-by-1 double$> ...
%! nnassess (zeros (0, 1), 1)
%!error <^nnassess: predicted must be a row, a column or a matrix with a row for each example, but is a 2-by-2-by-2 double$> ...
%! nnassess ([1 2], ones (2, 2, 2))
%!error <^nnassess: labels must be of ClassNames' kind, but is a cell$> ...
%! nnassess ({'a'; 'b'}, {'a'; 'b'}, 'ClassNames', [1 2])
%!error <^nnassess: score must have 2 columns, one for each label, but has 3$> ...
%! nnassess ([0 1; 1 1], [0 1; 1 1], ones (2, 3))
%!error <^nnassess: Y must have a known target for each example, but example 3 has none$> ...
%! nnassess ([0; 1], nncreate ([1 1]), [1; 2; 3], [0 1 NaN])
