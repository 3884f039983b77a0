## nncheck on a student's own files, where these stop, or are wrong in parts.
## SPDX-License-Identifier: GPL-3.0-or-later

## nnCostFunction with some of its lines replaced.
%!function text = student (varargin)
%!  text = {'function [J, grad] = nnCostFunction (p, n, h, K, X, y, lambda)', ...
%!          'Theta1 = reshape (p(1:h*(n+1)), h, n + 1);', ...
%!          'Theta2 = reshape (p(h*(n+1)+1:end), K, h + 1);', ...
%!          'm = size (X, 1);', ...
%!          'Y = double (bsxfun (@eq, y(:), 1:K));', ...
%!          'A1 = [ones(m, 1), X];', ...
%!          'A2 = [ones(m, 1), 1 ./ (1 + exp (-A1 * Theta1''))];', ...
%!          'H = 1 ./ (1 + exp (-A2 * Theta2''));', ...
%!          'W = [Theta1(:,2:end)(:); Theta2(:,2:end)(:)];', ...
%!          'J = -sum (sum (Y .* log (H) + (1 - Y) .* log (1 - H))) / m + lambda / 2 / m * sum (W .^ 2);', ...
%!          'd3 = H - Y;', ...
%!          'd2 = d3 * Theta2(:,2:end) .* A2(:,2:end) .* (1 - A2(:,2:end));', ...
%!          'T1 = d2'' * A1 / m + lambda / m * [zeros(h, 1), Theta1(:,2:end)];', ...
%!          'T2 = d3'' * A2 / m + lambda / m * [zeros(K, 1), Theta2(:,2:end)];', ...
%!          'grad = [T1(:); T2(:)];', ...
%!          'end'};
%!  for k = 1:2:numel (varargin)
%!    text{varargin{k}} = varargin{k+1};
%!  end
%!endfunction

## The report on it, in a folder with these files: {name, lines} a pair.
%!function report = of_files (varargin)
%!  folder = tempname ();
%!  mkdir (folder);
%!  back = cd (folder);
%!  unwind_protect
%!    for k = 1:2:numel (varargin)
%!      f = fopen ([varargin{k}, '.m'], 'w');
%!      fprintf (f, '%s\n', varargin{k+1}{:});
%!      fclose (f);
%!    end
%!    rehash ();
%!    report = nncheck ('nnCostFunction', 'Verbose', false);
%!  unwind_protect_cleanup
%!    clear (varargin{1:2:end});
%!    cd (back);
%!    confirm_recursive_rmdir (false, 'local');
%!    rmdir (folder, 's');
%!  end_unwind_protect
%!endfunction
%!function assert_said (report, id, evidence, line)
%!  found = report.diagnosis(strcmp ({report.diagnosis.id}, id));
%!  assert (numel (found), 1, sprintf ('%s: %s', id, strjoin ({report.diagnosis.id})))
%!  assert (! isempty (strfind (found.evidence, evidence)), '%s', found.evidence)
%!  assert (isempty (line) || strncmp (found.yours, line, numel (line)), '%s', found.yours)
%!  assert (any (strcmp (report.verdict, {'wrong', 'cannot tell'})))
%!endfunction

%!test # a right function; calls with J only that give another J, or stop
%! assert (of_files ('nnCostFunction', student ()).ok)
%! report = of_files ('nnCostFunction', student (15, 'grad = [T1(:); T2(:)]; if nargout < 2, J = 2 * J; end'));
%! assert_said (report, 'j-differs-with-one-output', 'J = 12.57610453 when it is asked for alone, 6.288052264', 'line 10:')
%! report = of_files ('nnCostFunction', student (15, 'grad = [T1(:); T2(:)]; if nargout < 2, error (''no''), end'));
%! assert_said (report, 'j-differs-with-one-output', 'asked for J alone it stops: no', 'line 10:')
%!test # the user's own sigmoid returns one number, or stops
%! text = student (7, 'A2 = [ones(m, 1), sigmoid(A1 * Theta1'')];');
%! report = of_files ('nnCostFunction', text, 'sigmoid', {'function g = sigmoid (z)', 'g = sum (z(:));', 'end'});
%! assert_said (report, 'sigmoid-file', 'sigmoid of a 2-by-3 matrix is 4.2', '')
%! assert_said (report, 'error-concatenation', '9x1 is m x 1; 1x1 is 1 x 1;', 'line 7:')
%! report = of_files ('nnCostFunction', text, 'sigmoid', {'function g = sigmoid (z)', 'error (''unfinished'');', 'end'});
%! assert_said (report, 'sigmoid-file', 'sigmoid stops: unfinished', '')
%!test # sizes written as numbers fit only some calls: those of the exercise, or others
%! changes = {4, 'm = 5000;', '5000 examples of 400 inputs, 25 hidden units and 10 labels', 'line 6:'; ...
%!            5, 'Y = eye (10)(y,:);', '10 labels', 'line 10:'; ...
%!            5, 'Y = eye (26)(y,:);', '26 labels', 'line 10:'; ...
%!            13, 'T1 = d2'' * A1 / m + lambda / m * [zeros(7, 1), Theta1(:,2:end)];', '7 hidden units', 'line 13:'};
%! for k = 1:rows (changes)
%!   report = of_files ('nnCostFunction', student (changes{k,1:2}));
%!   assert_said (report, 'hard-coded-sizes', ['it works with ', changes{k,3}, ', and stops with other sizes: '], changes{k,4})
%! end
%!test # labels: only the first K examples are used; K is the number of classes that occur
%! report = of_files ('nnCostFunction', student (5, 'Y = zeros (m, K); for i = 1:K, Y(i,y(i)) = 1; end'));
%! assert ({report.diagnosis.id}, {'labels-only-first-k'})
%! assert (strncmp (report.notes, 'The error comes from the same mistake: ', 39))
%! report = of_files ('nnCostFunction', student (5, 'Y = double (bsxfun (@eq, y(:), unique (y)''));'));
%! assert_said (report, 'classes-from-unique', 'it stops where a class does not occur, and works else: ', 'line 10:')
%! report = of_files ('nnCostFunction', student (5, 'Y = double (bsxfun (@eq, y(:), 1:max (y)));'));
%! assert_said (report, 'classes-from-max', 'it stops where the last class does not occur, and works else: ', 'line 10:')
%!test # errors of Octave, explained in other words
%! changes = {'T1 = zeros (3, 4, 2) + d2'' * A1;', 'error-nonconformant', 'an array has three dimensions'; ...
%!            'T1 = Q(end);', 'error-other', 'the variable is not set before this line'; ...
%!            'T1 = d2'' * A1 / m + Theta1'';', 'error-nonconformant', 'one is the other transposed'; ...
%!            'T1 = d2'' * A1 / m + ones (2, 7);', 'error-nonconformant', 'both must have the same size'};
%! for k = 1:rows (changes)
%!   assert_said (of_files ('nnCostFunction', student (13, changes{k,1})), changes{k,2:3}, 'line 13:')
%! end
%!test # a mistake that fits only some of the small problems; hints about sizes
%! report = of_files ('nnCostFunction', student (5, 'Y = eye (7)(y,:);'));
%! assert_said (report, 'hard-coded-sizes', 'it works only with 7 labels, and stops with others: ', 'line 10:')
%! report = of_files ('nnCostFunction', student (13, 'T1 = Theta1 + Theta1(:,2:end);'));
%! assert_said (report, 'error-nonconformant', 'they differ by one: the bias unit is missing', 'line 13:')
%! report = of_files ('nnCostFunction', student (13, 'Q = A1(:,1) .* A1(:,1)''; T1 = Q * ones (m + 3, 2);'));
%! assert_said (report, 'error-nonconformant', 'a column .* a row gives a matrix', 'line 13:')
%!test # a gradient with too many or too few entries, the others being right
%! report = of_files ('nnCostFunction', student (12, 'd2 = (d3 * Theta2) .* A2 .* (1 - A2);', ...
%!   13, 'T1 = d2'' * A1 / m + lambda / m * [zeros(1, n + 1); zeros(h, 1), Theta1(:,2:end)];'));
%! assert ({report.diagnosis.id}, {'grad-count'})
%! assert (report.diagnosis.evidence, 'your gradient has 52 entries, theta has 46')
%! report = of_files ('nnCostFunction', student (15, 'grad = [vec(T1(:,2:end)); T2(:)];'));
%! assert_said (report, 'grad-count', 'it is as if the bias column of Theta1 were missing', 'line 15:')
%!test # the penalty makes J a row; J is NaN for lambda 0; J is empty
%! report = of_files ('nnCostFunction', student (10, ['J = -sum (sum (Y .* log (H) + (1 - Y) .* log (1 - H))) / m + ', ...
%!   'lambda / 2 / m * (sum (Theta2(:,2:end) .^ 2, 2)'' + sum (vec (Theta1(:,2:end)) .^ 2) / K);']));
%! assert_said (report, 'r-one-sum-missing', 'your J is 1-by-7 (n = 5, h = 3, K = 7, m = 9)', 'line 10:')
%! report = of_files ('nnCostFunction', student (15, 'grad = [T1(:); T2(:)]; J = J / lambda * lambda;'));
%! assert_said (report, 'not-finite', 'your J is NaN in 2 of 8 calls', '')
%!error <^nncheck: the cost J must be a real number, but is an empty 0-by-0 double$>
%! evalc ('of_files (''nnCostFunction'', student (10, ''J = [];''));');

## checkNNGradients: no gradient is set; and a function that stops while its mistake is searched for.
%!function [text, fault] = checked_by_course (text)
%!  folder = tempname ();
%!  mkdir (folder);
%!  back = cd (folder);
%!  fault = '';
%!  unwind_protect
%!    f = fopen ('nnCostFunction.m', 'w');
%!    fprintf (f, '%s\n', text{:});
%!    fclose (f);
%!    rehash ();
%!    text = evalc ('try, checkNNGradients (3); catch e, fault = e.message; end');
%!  unwind_protect_cleanup
%!    clear ('nnCostFunction');
%!    cd (back);
%!    confirm_recursive_rmdir (false, 'local');
%!    rmdir (folder, 's');
%!  end_unwind_protect
%!endfunction
%!test
%! [~, fault] = checked_by_course ({'function varargout = nnCostFunction (varargin)', 'varargout = {1};', 'end'});
%! assert (fault, 'checkNNGradients: nnCostFunction stopped: it does not set its second output, grad')
%! [text, fault] = checked_by_course (student (15, 'grad = [T1(:); 2 * T2(:)];'));
%! assert ({fault, ! isempty(strfind (text, sprintf ('\nnncheck: ')))}, {'', true})
%! [same, fault] = checked_by_course (student (15, ['grad = [T1(:); 2 * T2(:)]; persistent k; ', ...
%!                                                  'k = [k, 1]; if numel (k) > 78, error (''late''), end']));
%! assert (fault, '')
%! assert (isempty (strfind (same, 'nncheck: ')))
%! assert (! isempty (regexp (same, '\nRelative Difference: 0.32659\d*\n$', 'once')))

## A penalty with another mistake in each matrix, where J is wrong in another way too; a function
## that a handle calls by its name.
%!test
%! cost = ['J = -sum (sum (Y .* log (H) + (1 - Y) .* log (1 - H))) / m + 0.01 * sum (sin (3 * p)) + ', ...
%!         'lambda / 2 / m * (sum (sumsq (Theta1)) + sum (sumsq (%s)));'];
%! for how = {'Theta2(2:end,2:end)', 'Theta2(:,1:end-1)'; 'r-first-row-too', 'r-last-column'}
%!   report = of_files ('nnCostFunction', student (10, sprintf (cost, how{1})));
%!   assert (sort ({report.diagnosis.id}), sort ({'r-bias-theta1', how{2}, 'unexplained-J'}))
%! end
%!test
%! folder = tempname ();
%! mkdir (folder);
%! back = cd (folder);
%! unwind_protect
%!   f = fopen ('unfinished_cost.m', 'w');
%!   fprintf (f, 'function [J, grad] = unfinished_cost (varargin)\nerror (''not yet'');\nend\n');
%!   fclose (f);
%!   rehash ();
%!   report = nncheck (@(varargin) feval ('unfinished_cost', varargin{:}), 'Verbose', false);
%! unwind_protect_cleanup
%!   clear ('unfinished_cost');
%!   cd (back);
%!   confirm_recursive_rmdir (false, 'local');
%!   rmdir (folder, 's');
%! end_unwind_protect
%! assert_said (report, 'error-other', 'not yet', 'unfinished_cost, line 2: error')
