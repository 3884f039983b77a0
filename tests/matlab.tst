## Code that MATLAB reads in another way than Octave.
## SPDX-License-Identifier: GPL-3.0-or-later
##
## It is found by searches in the text and by Octave's parser. Debian has no parser for the
## language of MATLAB, and the one in npm (tree-sitter-matlab 1.0.17) rejects 170 of 217 valid
## files.

## The code of a file without its tests, comments, strings and continuation marks; the string
## that evalc runs stays.
%!function code = bare (file)
%!  lines = strsplit (fileread (file), "\n");
%!  lines(strncmp (strtrim (lines), '%', 1)) = [];
%!  code = strjoin (lines, "\n");
%!  code = regexprep (code, '''(OCTAVE_VERSION|local)''', '$1');
%!  code = regexprep (code, '\<evalc \(''([^''\n]*)''\)', 'evalc ($1)');
%!  code = regexprep (code, '(?<![\w)\]}''.])''(?:[^''\n]|'''')*''', 'S');
%!  code = regexprep (code, '%[^\n]*', '');
%!  code = regexprep (code, '\.\.\.[^\n]*\n\s*', ' ');
%!endfunction

## The names of all files that users call or read, in a row.
%!function files = all_files ()
%!  folder = fileparts (which ('nncost'));
%!  found = [dir(fullfile (folder, '*.m')); dir(fullfile (folder, 'private', '*.m'))
%!           dir(fullfile (folder, '..', 'examples', '*.m'))
%!           dir(fullfile (folder, '..', 'examples', 'common', '*.m'))];
%!  assert (numel (found) > 200)
%!  files = strcat ({found.folder}, filesep (), {found.name});
%!endfunction

## Finds f (x) in brackets or braces, which both MATLAB and Octave take for two elements, f
## and (x). Only MATLAB does so also in the body of a function handle that is not in
## parentheses.
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

%!test % the search finds the code that it is made for
%! assert (numel (split_elements ('a = {1 + max (a, b)};')), 1)
%! assert (numel (split_elements ('a = {@(x) x (1), 2};')), 1)
%! assert (numel (split_elements ('a = {(@(x) f (g (x))), f(2)}; b = c (d{1} (2));')), 0)
%! assert (numel (split_elements ('x(:, 1) = names{find (fits, 1)};')), 1)
%!test % no file has such code
%! for file = all_files ()
%!   found = split_elements (bare (file{1}));
%!   assert (isempty (found), '%s: %s', file{1}, strjoin (found, ' / '))
%! end

## Finds words, operators and indices that only Octave has. MATLAB does not allow an index
## after a call, f (1)(2); it does allow s.(name)(1) and @(x) (x).
%!function found = not_matlab (code)
%!  code = regexprep (code, '\.\([^()]*\)', '.name');
%!  code = regexprep (code, '@\([^()]*\)', '@');
%!  words = ['\<(end_?(if|while|for|function|switch|parfor|try_catch|unwind_protect)|', ...
%!           'unwind_protect|until|do|printf|fdisp|puts|fputs)\>'];
%!  signs = ['["#!`]|[\])] ?[({]|[-+*/^|&]=|\+\+|--|\*\*|', ...
%!           '(?<![=~<>])=(?!=)[^=\n;,(]*[^=~<>\n;,( ] *=(?!=)'];
%!  found = [regexp(code, words, 'match'), regexp(code, signs, 'match')];
%!endfunction

%!test % the search finds the code that it is made for
%! bad = {'endif', 'x = f (1)(2);', 'x = [1 2](1);', 'x = f (1){2};', 'x += 1;', 'x++;', ...
%!        'if !x', 'x != y', '# words', 'x = "text";', 'printf (S)', 'x = y ** 2;', 'until x', ...
%!        'x = y = 1;'};
%! for i = 1:numel (bad)
%!   assert (! isempty (not_matlab (bad{i})), bad{i})
%! end
%! assert (isempty (not_matlab ('x = y == 1; for k = 1:n, x(k) = 2; end')))
%! assert (isempty (not_matlab ('x = c{1}(2) + s.(name)(3) + (1 - -y)'' * (2); f = @(x) (x);')))
%!test % no file has them
%! for file = all_files ()
%!   found = not_matlab (bare (file{1}));
%!   assert (isempty (found), '%s: %s', file{1}, strjoin (found, ' / '))
%! end
%!testif ; exist ('__parse_file__') % Octave's parser, which warns of some of them, finds none
%! bad = [tempname(), '.m'];
%! fid = fopen (bad, 'w');
%! fprintf (fid, 'function f (x)\nif !x\n  disp (x)\nend\nend\n');
%! fclose (fid);
%! files = all_files ();
%! before = warning ('on', 'Octave:language-extension');
%! unwind_protect
%!   assert (isempty (strfind (evalc ('__parse_file__ (bad)'), 'language extension')), false)
%!   for file = files
%!     assert (evalc ('__parse_file__ (file{1})'), '', file{1})
%!   end
%! unwind_protect_cleanup
%!   warning (before);
%!   unlink (bad);
%! end_unwind_protect

## The names that a file uses and does not assign: functions. `code` is what bare gives.
%!function names = called (code)
%!  word = '(?<![.\w])[A-Za-z_]\w*';
%!  assigned = {'\<function\>[^\n]*', '@ *\([^()]*\)', '\<(catch|for|persistent|global)\>[^\n=;]*', ...
%!              [word, '(\([^=\n]*?\)|\{[^=\n]*?\}|\.\w+|\.\([^()\n]*\))* *=(?!=)']};
%!  known = {'S', 'break', 'case', 'catch', 'continue', 'else', 'elseif', 'end', 'for', ...
%!           'function', 'global', 'if', 'otherwise', 'persistent', 'return', 'switch', 'try', 'while'};
%!  for k = 1:numel (assigned)
%!    found = regexp (code, assigned{k}, 'match');
%!    if k == 4
%!      found = regexp (found, word, 'match', 'once');
%!    end
%!    known = [known, regexp(strjoin (found, ' '), word, 'match')];
%!  end
%!  lists = regexp (code, '\[[^\[\]=]*\] *=(?!=)', 'match');
%!  lists = regexprep (lists, '\([^()]*\)|\{[^{}]*\}', '');
%!  known = [known, regexp(strjoin (lists, ' '), word, 'match')];
%!  names = setdiff (regexp (code, word, 'match'), known);
%!endfunction

## What stands in tests/matlab/functions.txt: MATLAB's, others', Octave's alone.
%!function [matlab, others, octave] = functions_known ()
%!  file = fullfile (fileparts (which ('nncost')), '..', 'tests', 'matlab', 'functions.txt');
%!  parts = regexp (fileread (file), '(#[^\n]*\n+)+', 'split');
%!  assert (numel (parts), 4)
%!  words = @(text) strsplit (strtrim (text));
%!  [matlab, others, octave] = deal (words (parts{2}), words (parts{3}), words (parts{4}));
%!endfunction

%!test % the search finds the code that it is made for
%! code = ["function [a, b] = f (c)\nfor d = 1:numel (c)\n  a(d).e = sumsq (c.g);\nend\n", ...
%!         "[b{1:2}, h] = size (a);"];
%! assert (called (code), {'numel', 'size', 'sumsq'})
%! assert (called ("try\n  x = @(t) t + y (x);\ncatch e\n  z\nend"), {'y', 'z'})
%!test % no file calls a function that MATLAB does not have, except after a test for Octave
%! [matlab, others, octave] = functions_known ();
%! [~, ours] = cellfun (@fileparts, all_files (), 'UniformOutput', false);
%! ours = [ours, {'backprop_mex', 'backprop_mpi'}];
%! used = {};
%! for file = all_files ()
%!   code = bare (file{1});
%!   names = setdiff (called (code), ours);
%!   used = union (used, names);
%!   unknown = setdiff (names, [matlab, others, octave]);
%!   assert (isempty (unknown), '%s calls %s', file{1}, strjoin (unknown, ', '))
%!   for name = intersect (names, octave)
%!     first = regexp (code, ['\<', name{1}, '\>'], 'once');
%!     assert (any (strfind (code, 'OCTAVE_VERSION') <= first), '%s: %s', file{1}, name{1})
%!   end
%! end
%! assert (isempty (setdiff ([matlab, others, octave], used))) % and the list names no more

## Parentheses, brackets and braces without what stands in them: $.
%!function code = outermost (code)
%!  do
%!    before = code;
%!    code = regexprep (code, '\([^()\[\]{}]*\)|\[[^()\[\]{}]*\]|\{[^()\[\]{}]*\}', '$');
%!  until strcmp (code, before)
%!endfunction

%!test % each block and each function has an end; no field is taken directly from a call
%! n = @(code, words) numel (regexp (code, ['(?<!\.)\<(', words, ')\>']));
%! [~, ~, octave] = functions_known ();
%! for file = all_files ()
%!   code = bare (file{1});
%!   calls = strjoin (setdiff (called (code), octave), '|');
%!   code = outermost (code);
%!   assert (n (code, 'end'), n (code, 'if|for|while|switch|try|function'), file{1})
%!   assert (isempty (regexp (code, ['(?<![.\w])(', calls, ') *\$\.[A-Za-z(]'])), file{1})
%! end

## The gateway uses only functions that MATLAB documents, with separate and with interleaved
## complex numbers.
%!testif ; ! system ('${CC:-cc} --version >/dev/null 2>&1')
%! here = fullfile (fileparts (which ('nncost')), '..', 'tests', 'matlab');
%! source = fullfile (here, '..', '..', 'src', 'mex');
%! for api = {'', '-DMX_HAS_INTERLEAVED_COMPLEX'}
%!   [status, said] = system (['${CC:-cc} -std=c11 -fsyntax-only -Wall -Wextra -Wpedantic -Werror ', ...
%!     '-DMATLAB_MEX_FILE ', api{1}, ' -I"', here, '" "', source, '"/*.c 2>&1']);
%!   assert (status, 0, said)
%! end
%!testif ; ! system ('${CC:-cc} --version >/dev/null 2>&1') # a function that MATLAB does not have is noticed
%! here = fullfile (fileparts (which ('nncost')), '..', 'tests', 'matlab');
%! file = [tempname(), '.c'];
%! f = fopen (file, 'w');
%! fprintf (f, '#include "mex.h"\nvoid f (mxArray *A) { mxArrayToUTF8String (A); }\n');
%! fclose (f);
%! [status, said] = system (['${CC:-cc} -std=c11 -fsyntax-only -Werror -DMATLAB_MEX_FILE -I"', here, ...
%!                           '" "', file, '" 2>&1']);
%! assert (status ~= 0)
%! unlink (file);

## MATLAB's strings in double quotes, for which tests/matlab/@string stands in.
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

## The same for options, labels and names given to the other functions.
%!test
%! folder = fullfile (fileparts (which ('nncost')), '..', 'tests', 'matlab');
%! addpath (folder);
%! s = @(varargin) string (varargin);
%! X = reshape (sin (1:12), 6, 2);
%! theta = cos (1:9)';
%! net = nncreate ([2 3], 'ClassNames', s ('a', 'b', 'c'));
%! names = {'a'; 'c'; 'b'; 'b'; 'a'; 'c'};
%! Y = s (names{:});
%! w = (1:6)';
%! [J, grad, steps] = nncost (theta, net, X, names, 'Weights', w);
%! [J2, grad2] = nncost (theta, net, X, Y, s ('Weights'), w, s ('Threads'), 1);
%! [J3, ~, steps3] = nncost (theta, net, X, Y, s ('weights'), w);
%! assert ({J2, grad2, J3, steps3}, {J, grad, J, steps})
%! assert (nncost (theta, nncreate ([2 3]), X, [1 3 2 2 1 3]', s ('Weights'), w), J)
%! assert (nninputgrad (theta, net, X, Y, s ('Weights'), w), ...
%!         nninputgrad (theta, net, X, names, 'Weights', w))
%! assert (nnhessmult (theta, grad, net, X, Y, s ('Weights'), w), ...
%!         nnhessmult (theta, grad, net, X, names, 'Weights', w))
%! assert (nnnumgrad (theta, net, X, Y, s ('Parameters'), 2), ...
%!         nnnumgrad (theta, net, X, names, 'Parameters', 2))
%! assert (nnassess (theta, net, X, Y), nnassess (theta, net, X, names))
%! other = names([2 1 3:6]);
%! assert (nnassess (Y, s (other{:})), nnassess (names, other))
%! options = {'Seed', 1, 'Verbose', 0, 'IterationLimit', 3};
%! data = {X, names};
%! texts = nntrain (net, X, names, options{:}, 'ValidationData', data);
%! data{2} = Y;
%! assert (nntrain (net, X, Y, options{:}, s ('ValidationData'), data), texts)
%! report = nncheck (@(t) nncost (t, net, X, Y), theta, net, X, Y, s ('Verbose'), 0);
%! assert (report.ok)
%! layers = nncreate ([2 3 3 1], 'Activation', {s('tanh'), s('relu')});
%! assert (layers.Activation, {'tanh', 'relu'})
%! parts = nnstruct ((1:25)', layers);
%! parts.Activations = s (parts.Activations{:});
%! [back, same] = nnstruct (parts);
%! assert (same.Activation, layers.Activation)
%! how = struct ('Display', 'off', 'GradObj', 'off', 'MaxIter', 9);
%! x = fminlbfgs ('sumsq', [3; 4], how);
%! how.Display = s ('off');
%! assert (fminlbfgs (s ('sumsq'), [3; 4], how), x)
%! assert (nnexamples (s ('xor')), nnexamples ('xor'))
%! rmpath (folder);
%!testif ; ! isempty (available_graphics_toolkits ())
%! folder = fullfile (fileparts (which ('nncost')), '..', 'tests', 'matlab');
%! addpath (folder);
%! s = @(varargin) string (varargin);
%! net = nncreate ([2 2]);
%! theta = cos (1:6)';
%! X = reshape (sin (1:12), 6, 2);
%! y = [1 2 2 1 1 2]';
%! names = {'a', 'b', 'a', 'b', 'b', 'a'};
%! calls = {@(file) nnplot(theta, net, s ('Network'), s ('File'), file), ...
%!          @(file) nnplot(s (names{:}), s (names{[2 1 3:6]}), s ('Size'), [300 300], s ('File'), file), ...
%!          @(file) nnplot(y, y, s ('one', 'two'), s ('File'), file), ...
%!          @(file) nnsurface(theta, net, s ('File'), file), ...
%!          @(file) nnlandscape(theta, net, X, y, s ('Points'), 5, s ('File'), file)};
%! for k = 1:numel (calls)
%!   file = [tempname(), '.svg'];
%!   calls{k}(s (file));
%!   assert (exist (file, 'file'), 2)
%!   unlink (file);
%! end
%! rmpath (folder);
