## Cost functions with mistakes, written for this purpose, and thirty correct ones: each
## mistake changes the results, nncheck names it, and nncheck reports no mistake in a correct
## function. Of the tests that take long, some are here and more in long/mistakes.tst.
## mistakes_singles (), mistakes_pairs () and mistakes_networks () without arguments try
## all, which takes minutes to hours.
## SPDX-License-Identifier: GPL-3.0-or-later

%!test % the correct functions agree with the engine on five problems
%! P = mistakes_problems ();
%! engine = mistakes_outcomes (@nnCostFunction, P);
%! rights = arrayfun (@(k) @(varargin) mistakes_right (k, varargin{:}), 1:30, ...
%!                    'UniformOutput', false);
%! rights(end+1:end+2) = {@(varargin) mistakes_vectorised({}, varargin{:}), ...
%!                        @(varargin) mistakes_loops({}, varargin{:})};
%! for k = 1:numel (rights)
%!   mine = mistakes_outcomes (rights{k}, P);
%!   for i = 1:numel (mine)
%!     assert (mine(i).failure, '')
%!     assert (mine(i).J, engine(i).J, 1e-10)
%!     assert (mine(i).grad, engine(i).grad, 1e-10)
%!     assert (isempty (mine(i).printed), k ~= 20)
%!   end
%! end

%!test % each mistake changes results on the first two problems, or where a class is absent
%! P = mistakes_problems ()(1:3);
%! engine = mistakes_outcomes (@nnCostFunction, P);
%! for c = some_of (mistakes_catalogue (), 2)
%!   name = [c.style ' ' c.mistake];
%!   list = mistakes_outcomes (c.call, P);
%!   shows = mistakes_differ (list, engine);
%!   if any (strcmp (c.mistake, {'classes-from-max', 'labels-sizes-in-a-range'}))
%!     assert (shows, logical ([0 0; 0 0; 1 1]))
%!   else
%!     assert (any (any (shows(1:2,:))), name)
%!   end
%!   stops = ! cellfun (@isempty, {list(1:2,:).failure});
%!   if any (regexp (c.mistake, '^error-|^hard-coded-sizes|^hard-coded-m--loop|^no-ones')) ...
%!      || strcmp (name, 'loops grad-hidden-unit-lost')    # vectorised, grad is too short
%!     assert (all (stops), name)
%!   elseif ! any (c.number == [26 27])        # more classes than examples, or a class absent
%!     assert (! any (stops), name)
%!   end
%!   prints = ! cellfun (@isempty, {list(1:2,:).printed});
%!   assert (prints, repmat (c.number == 66, 1, 4))
%! end

%!test % the catalogue lists exactly the mistakes that the files contain
%! folder = fileparts (which ('mistakes_vectorised'));
%! list = mistakes_catalogue (true);
%! for style = {'vectorised', 'loops'}
%!   text = fileread (fullfile (folder, ['mistakes_' style{1} '.m']));
%!   written = regexp (text, 'has\.(\w+)', 'tokens');
%!   listed = {list(strcmp (style, {list.style})).mistake};
%!   assert (unique ([written{:}]), unique (strrep (listed, '-', '_')))
%! end
%! assert (unique ([list.number]), setdiff (1:78, [13 61]))

%!test % no mistake is reported in correct functions; of the one that prints, only the printing
%! for k = some_of (1:30, 3)
%!   [ids, report] = mistakes_named (@(varargin) mistakes_right (k, varargin{:}));
%!   if k == 20
%!     assert (all (strcmp (ids, 'prints')), strjoin (ids))
%!   else
%!     assert (report.ok && isempty (ids), sprintf ('right %d: %s', k, strjoin (ids)))
%!   end
%! end
%! for style = {@mistakes_vectorised, @mistakes_loops}
%!   [ids, report] = mistakes_named (@(varargin) style{1} ({}, varargin{:}));
%!   assert (report.ok && isempty (ids), strjoin (ids))
%! end

%!test % every twelfth mistake is named, with few others; tests/long tries all
%! [count, missed] = mistakes_singles (true, 12);
%! assert (count > 8)
%! missed = missed';
%! assert (isempty (missed), sprintf ('%s %s (named: %s)\n', missed{:}))

%!test % if a function has two mistakes, both are named
%! for pair = {{'j-only-y-term', 'q-bias'}, {'bias-through-sigmoid', 'grad-sign'}}
%!   ids = mistakes_named (@(varargin) mistakes_vectorised (pair{1}, varargin{:}));
%!   assert (all (ismember (pair{1}, ids)), strjoin (ids))
%! end

%!test % with network and examples given, some mistakes are named
%! [count, missed] = mistakes_networks (331);
%! assert (count > 1)
%! missed = missed';
%! assert (isempty (missed), sprintf ('%s %s on %s, lambda %d (named: %s)\n', missed{:}))

%!test % with network and examples given, no mistake is reported in correct functions
%! P = mistakes_problems ();
%! for k = [2 9 27]
%!   s = P(1 + mod (k, 3));
%!   lambda = 2 * mod (k, 2);
%!   net = nncreate ([s.n s.h s.K], 'Lambda', lambda);
%!   f = @(p) mistakes_right (k, p, s.n, s.h, s.K, s.X, s.y, lambda);
%!   evalc ('report = nncheck (f, s.p, net, s.X, s.y, ''Parameters'', 1:5:numel (s.p));');
%!   said = setdiff ({report.diagnosis.id}, {'prints'});
%!   assert (isempty (said), sprintf ('right %d: %s', k, strjoin (said)))
%!   assert (report.verdict, 'right')
%! end

%!test % 0 * log (0) changes results only when units saturate
%! s = mistakes_problems ()(1);
%! net = nncreate ([s.n s.h s.K]);
%! f = @(p) mistakes_vectorised ({}, p, s.n, s.h, s.K, s.X, s.y, 0);
%! report = nncheck (f, 1000 * s.p, net, s.X, s.y);
%! assert ({report.diagnosis.id}, {'j-zero-times-log-zero'})
%! f = @(p) mistakes_right (7, p, s.n, s.h, s.K, s.X, s.y, 0);         # this one uses log1p
%! assert (isempty (nncheck (f, 1000 * s.p, net, s.X, s.y).diagnosis))

## The ids that nncheck reports for f while a student's folder is the first of the load path.
%!function ids = named_in (folder, f)
%!  addpath (folder);
%!  unwind_protect
%!    ids = mistakes_named (f);
%!  unwind_protect_cleanup
%!    rmpath (folder);
%!  end_unwind_protect
%!endfunction
%!test % the student's own sigmoid.m or others are unfinished, wrong, or cannot be parsed
%! here = fileparts (which ('mistakes_vectorised'));
%! right = @(varargin) mistakes_vectorised ({}, varargin{:});
%! ids = named_in (fullfile (here, 'zeros'), right);
%! assert (any (ismember ({'sigmoid-gradient-file', 'sigmoid-gradient-zero'}, ids)))
%! assert (any (strcmp ('sigmoid-gradient-file', named_in (fullfile (here, 'mixed'), right))))
%! assert (any (strcmp ('sigmoid-file', named_in (fullfile (here, 'unfinished'), right))))
%! assert (named_in (fullfile (here, 'typing'), 'nnCostFunction'), {'error-parse'})
%! assert (isempty (mistakes_named (right)))

%!test % nncheck ('nnCostFunction') checks the one in the student's folder
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   file = fopen (fullfile (folder, 'nnCostFunction.m'), 'w');
%!   fprintf (file, ['function [J, grad] = nnCostFunction (varargin)\n', ...
%!                   '[J, grad] = mistakes_vectorised ({''r-bias''}, varargin{:});\nend\n']);
%!   fclose (file);
%!   ids = named_in (folder, 'nnCostFunction');
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, 'local');
%!   rmdir (folder, 's');
%! end_unwind_protect
%! assert (ids, {'r-bias'})
%! assert (isempty (mistakes_named ('nnCostFunction')))
