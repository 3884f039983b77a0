## Cost functions with mistakes, written for this purpose, and twenty right ones:
## the mistakes are mistakes, nncheck names each of them, and accuses no right one.
## SPDX-License-Identifier: GPL-3.0-or-later

%!test % the right ones agree with the engine on five problems
%! P = problems ();
%! engine = outcomes (@nnCostFunction, P);
%! rights = arrayfun (@(k) @(varargin) right (k, varargin{:}), 1:20, ...
%!                    'UniformOutput', false);
%! rights(end+1:end+2) = {@(varargin) vectorised({}, varargin{:}), ...
%!                        @(varargin) loops({}, varargin{:})};
%! for k = 1:numel (rights)
%!   mine = outcomes (rights{k}, P);
%!   for i = 1:numel (mine)
%!     assert (mine(i).failure, '')
%!     assert (mine(i).J, engine(i).J, 1e-10)
%!     assert (mine(i).grad, engine(i).grad, 1e-10)
%!     assert (isempty (mine(i).printed), k ~= 20)
%!   end
%! end

%!test % each mistake shows on the first two problems, or where the last class is absent
%! P = problems ()(1:3);
%! engine = outcomes (@nnCostFunction, P);
%! for c = catalogue ()
%!   name = [c.style ' ' c.mistake];
%!   list = outcomes (c.call, P);
%!   shows = differ (list, engine);
%!   if strcmp (c.mistake, 'classes-from-max')
%!     assert (shows, logical ([0 0; 0 0; 1 1]))
%!   else
%!     assert (any (any (shows(1:2,:))), name)
%!   end
%!   stops = ! cellfun (@isempty, {list(1:2,:).failure});
%!   if any (regexp (c.mistake, '^error-|^hard-coded-sizes|^hard-coded-m--loop|^no-ones'))
%!     assert (all (stops), name)
%!   elseif ! any (c.number == [26 27])        # more classes than examples, or one absent
%!     assert (! any (stops), name)
%!   end
%!   prints = ! cellfun (@isempty, {list(1:2,:).printed});
%!   assert (prints, repmat (c.number == 66, 1, 4))
%! end

%!test % the list is what is written in the files
%! folder = fileparts (which ('vectorised'));
%! list = catalogue ();
%! for style = {'vectorised', 'loops'}
%!   text = fileread (fullfile (folder, [style{1} '.m']));
%!   written = regexp (text, 'has\.(\w+)', 'tokens');
%!   listed = {list(strcmp (style, {list.style})).mistake};
%!   assert (unique ([written{:}]), unique (strrep (listed, '-', '_')))
%! end
%! assert (unique ([list.number]), setdiff (1:66, [13 61]))
