## The demo of each public function, and the overview of all of them.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function ended = run_demo (code)
%!  evalc (code);
%!  close all
%!  ended = true;
%!endfunction
%!function names = public_functions ()
%!  folder = fileparts (which ('nncost'));
%!  files = dir (fullfile (folder, '*.m'));
%!  names = strrep ({files.name}, '.m', '');
%!endfunction

%!testif ; ! isempty (available_graphics_toolkits ()) % each has one, which runs without an error
%! warning ('off', 'all', 'local');
%! names = public_functions ();
%! assert (numel (names) > 30)
%! if exist ('backprop_mpi', 'file') ~= 3
%!   names = setdiff (names, 'nndistribute');
%! end
%! for name = names(:)'
%!   [code, at] = test (name{1}, 'grabdemo');
%!   assert (numel (at) > 1, '%s has no demo', name{1})
%!   for k = 1:numel (at) - 1
%!     assert (run_demo (code(at(k):at(k+1)-1)))
%!   end
%! end

%!test % the overview has each public function with the first line of its help, and no other
%! text = get_help_text ('backprop');
%! assert (max (cellfun (@numel, strsplit (text, "\n"))) <= 80)
%! lines = regexp (text, '^     (\w+)  +(\S.*)$', 'tokens', 'lineanchors', 'dotexceptnewline');
%! lines = vertcat (lines{:});
%! names = setdiff (public_functions (), {'backprop'});
%! assert (sort (lines(:, 1)), names(:))
%! for i = 1:rows (lines)
%!   first = strtok (get_help_text (lines{i, 1}), "\n");
%!   assert (regexprep (first, '^\s*\S+\s+', ''), [lines{i, 2}, '.'])
%! end

%!test % words that people search for
%! words = {'neural', 'backpropagation', 'gradient check'};
%! texts = cellfun (@get_help_text, public_functions (), 'UniformOutput', false);
%! firsts = lower (cellfun (@(t) strtok (t, "\n"), texts, 'UniformOutput', false));
%! for word = words
%!   assert (any (cellfun (@(t) ! isempty (strfind (t, word{1})), firsts)), word{1})
%! end

%!test % all files have the same version
%! folder = fullfile (fileparts (which ('nncost')), '..');
%! if ! exist (fullfile (folder, 'DESCRIPTION'), 'file')
%!   return                              # the installed package has no DESCRIPTION there
%! end
%! version = regexp (fileread (fullfile (folder, 'DESCRIPTION')), 'Version: (\S+)', 'tokens', 'once'){1};
%! date = regexp (fileread (fullfile (folder, 'DESCRIPTION')), 'Date: (\S+)', 'tokens', 'once'){1};
%! for file = {'CITATION', 'CITATION.cff', 'NEWS'}
%!   text = fileread (fullfile (folder, file{1}));
%!   assert (! isempty (strfind (text, version)), file{1})
%! end
%! assert (! isempty (strfind (fileread (fullfile (folder, 'CITATION.cff')), date)))

%!test % help fits a window of 80 columns
%! names = public_functions ();
%! for name = names(:)'
%!   lines = strsplit (get_help_text (name{1}), "\n");
%!   wide = lines(cellfun (@numel, lines) > 80);
%!   assert (isempty (wide), '%s: %s', name{1}, strjoin (wide, ' / '))
%! end
