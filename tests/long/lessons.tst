## Lessons that take some seconds each.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function values = numbers (text, pattern)
%!  values = str2double (vertcat (regexp (text, pattern, 'tokens'){:}));
%!endfunction

%!test # signals vanish with small weights, but not with those of Glorot and He, which train
%! text = run_lesson ('initialisation');
%! last = numbers (text, '(?:small|Glorot|He) .*? ([\d.e-]+)   +[\d.e+-]+ +[\d.e+-]+\n');
%! assert (last([1 4]) < 1e-5)
%! assert (last([2 3 5 6]) > 0.03)
%! cost = numbers (text, '(?:tanh|relu) +\w+ +([\d.]+)\n');
%! assert (cost([1 2 5 6]), log (10) * ones (4, 1), 0.01)
%! assert (cost([3 4 7 8]) < 0.01)
%!test # on the bowl all costs fall; on digits L-BFGS ends lowest and sgd highest
%! text = run_lesson ('minimisers');
%! assert (numbers (text, 'after +(?:6|40) +([\d.e+-]+)\n') < 0.5)
%! cost = numbers (text, '(?:sgd|momentum|Nesterov|RMSprop|Adam|L-BFGS) +([\d.]+)[,\n]');
%! assert (numel (cost), 6)
%! [~, k] = sort (cost);
%! assert (k([1 6])', [6 1])
%!test # regularization and dropout improve the accuracy, and so do more examples
%! text = run_lesson ('overfitting');
%! right = numbers (text, '(?:lambda 0|chosen|too much|dropout 0|dropout 0.5) +([\d.]+) +([\d.]+)\n');
%! assert (right([1 2],1), [100; 100])
%! assert (right(2,2) > right(1,2))
%! assert (right(end,2) > right(end-1,2))
%! costs = numbers (text, '\n +(\d+) +([\d.]+) +([\d.]+)(?=\n)');
%! assert (costs(1,3) > 2 * costs(end,3))
%!test
%! [text, left] = run_lesson ('ex3');
%! assert (! isempty (strfind (text, 'J and the gradient are the network''s')))
%! right = numbers (text, '([\d.]+) %');
%! assert (right([2 4]), [95; 95], 1.5)
%!test # the student's own functions are checked and used
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   f = fopen (fullfile (folder, 'lrCostFunction.m'), 'w');
%!   fputs (f, strjoin ({'function [J, grad] = lrCostFunction (t, X, y, lambda)', ...
%!     'm = numel (y);', 'h = 1 ./ (1 + exp (-X * t));', ...
%!     'J = -(y'' * log (h) + (1 - y)'' * log (1 - h)) / m + lambda / 2 / m * sum (t(2:end) .^ 2);', ...
%!     'grad = (X'' * (h - y) + lambda * t) / m;', 'end'}, "\n"));
%!   fclose (f);
%!   addpath (folder);
%!   text = run_lesson ('ex3');
%!   assert (! isempty (strfind (text, 'Your lrCostFunction')))
%!   assert (! isempty (strfind (text, 'The bias column is regularized in the gradient')) ...
%!           || ! isempty (strfind (text, 'The bias columns are regularized in the gradient')))
%! unwind_protect_cleanup
%!   rmpath (folder);
%!   confirm_recursive_rmdir (false, 'local');
%!   rmdir (folder, 's');
%! end_unwind_protect
%!test
%! text = run_lesson ('ex4');
%! assert (! isempty (strfind (text, 'J at 0: 6.9315 (10 log 2 = 6.9315)')))
%! right = numbers (text, '([\d.]+) %');
%! assert (right(2) > 96.5)
