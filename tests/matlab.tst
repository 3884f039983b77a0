## What MATLAB reads in another way than Octave.
## SPDX-License-Identifier: GPL-3.0-or-later

## The code of a file without tests, comments, strings and continuation marks.
%!function code = bare (file)
%!  lines = strsplit (fileread (file), "\n");
%!  lines(strncmp (strtrim (lines), '%', 1)) = [];
%!  code = strjoin (lines, "\n");
%!  code = regexprep (code, '(?<![\w)\]}''.])''(?:[^''\n]|'''')*''', 'S');
%!  code = regexprep (code, '%[^\n]*', '');
%!  code = regexprep (code, '\.\.\.[^\n]*\n\s*', ' ');
%!endfunction

## In brackets and braces MATLAB takes f (x) for two elements, f and (x), as Octave does; and,
## as Octave does not, also in the body of a function handle, unless it stands in parentheses.
%!function found = split_elements (code)
%!  found = {};
%!  do
%!    before = code;
%!    code = regexprep (code, '\([^()\[\]{}]*\)', '$');
%!    groups = regexp (code, '[\[{][^()\[\]{}]*[\]}]', 'match');
%!    bad = ! cellfun (@isempty, regexp (groups, '[\w$`] +\$', 'once'));
%!    found = [found, groups(bad)];
%!    code = regexprep (code, '[\[{][^()\[\]{}]*[\]}]', '`');
%!  until strcmp (code, before)
%!endfunction

%!test % the search finds what it is for
%! assert (numel (split_elements ('a = {1 + max (a, b)};')), 1)
%! assert (numel (split_elements ('a = {@(x) x (1), 2};')), 1)
%! assert (numel (split_elements ('a = {(@(x) f (g (x))), f(2)}; b = c (d{1} (2));')), 0)
%! assert (numel (split_elements ('x(:, 1) = names{find (fits, 1)};')), 1)
%!test % no file has it
%! folder = fileparts (which ('nncost'));
%! files = [dir(fullfile (folder, '*.m')); dir(fullfile (folder, 'private', '*.m'))
%!          dir(fullfile (folder, '..', 'examples', '*.m'))
%!          dir(fullfile (folder, '..', 'examples', 'common', '*.m'))];
%! assert (numel (files) > 200)
%! for i = 1:numel (files)
%!   found = split_elements (bare (fullfile (files(i).folder, files(i).name)));
%!   assert (isempty (found), '%s: %s', files(i).name, strjoin (found, ' / '))
%! end

## The gateway uses nothing but what MATLAB documents, with separate and with interleaved
## complex numbers.
%!testif ; ! system ('${CC:-cc} --version >/dev/null 2>&1')
%! here = fullfile (fileparts (which ('nncost')), '..', 'tests', 'matlab');
%! source = fullfile (here, '..', '..', 'src', 'mex');
%! for api = {'', '-DMX_HAS_INTERLEAVED_COMPLEX'}
%!   [status, said] = system (['${CC:-cc} -std=c11 -fsyntax-only -Wall -Wextra -Wpedantic -Werror ', ...
%!     '-DMATLAB_MEX_FILE ', api{1}, ' -I"', here, '" "', source, '"/*.c 2>&1']);
%!   assert (status, 0, said)
%! end
%!testif ; ! system ('${CC:-cc} --version >/dev/null 2>&1') # a function that MATLAB lacks is noticed
%! here = fullfile (fileparts (which ('nncost')), '..', 'tests', 'matlab');
%! file = [tempname(), '.c'];
%! f = fopen (file, 'w');
%! fprintf (f, '#include "mex.h"\nvoid f (mxArray *A) { mxArrayToUTF8String (A); }\n');
%! fclose (f);
%! [status, said] = system (['${CC:-cc} -std=c11 -fsyntax-only -Werror -DMATLAB_MEX_FILE -I"', here, ...
%!                           '" "', file, '" 2>&1']);
%! assert (status ~= 0)
%! unlink (file);

## MATLAB's strings in double quotes: tests/matlab/@string stands for their class.
%!test
%! folder = fullfile (fileparts (which ('nncost')), '..', 'tests', 'matlab');
%! addpath (folder);
%! s = @(varargin) string (varargin);
%! net = nncreate ([64 10], s ('Output'), s ('softmax'), s ('Lambda'), 1);
%! assert (isequal (net, nncreate ([64 10], 'Output', 'softmax', 'Lambda', 1)))
%! names = nncreate ([2 2], 'ClassNames', s ('a', 'b'));
%! assert (isequal (names, nncreate ([2 2], 'ClassNames', {'a', 'b'})))
%! [X, y] = nndigits ();
%! options = {'Solver', 'adam', 'Epochs', 1, 'Seed', 1, 'Verbose', 0};
%! theta = nntrain (net, X, y, options{:});
%! options(1:2:end) = cellfun (s, options(1:2:end), 'UniformOutput', false);
%! options{2} = s ('adam');
%! assert (isequal (nntrain (net, X, y, options{:}), theta))
%! file = [tempname(), '.json'];
%! nnexport (theta, net, s (file));
%! assert (isequal (nnimport (s (file)), theta))
%! unlink (file);
%! report = nncheck (@(t) deal (sum (t .^ 2), 2 * t), [1; 2], s ('Seed'), 2);
%! assert (report.ok)
%! T = nnselect (net, X, y, s ('Lambda'), [0 1], s ('Holdout'), 0.5, s ('Verbose'), 0, ...
%!               s ('IterationLimit'), 2);
%! assert (numel (T), 2)
%! try
%!   nncreate ([2 2], s ('Lamda'), 1);
%!   assert (false)
%! catch e
%!   assert (e.identifier, 'backprop:option')
%! end
%! rmpath (folder);
