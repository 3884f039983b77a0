## Each block of Octave code in the manual and in README.md prints the text shown below it.
## SPDX-License-Identifier: GPL-3.0-or-later
##
## The blocks of a chapter are run in order, in a new Octave and an empty folder. Words must
## be the same, numbers nearly the same: with another instruction set the last digits of a
## training differ. A line `...` in the text below a block stands for any lines.

%!function file = shipped (varargin)
%!  file = fullfile (fileparts (fileparts (which ('nncost'))), varargin{:});
%!endfunction

## The chapters that have blocks: title, code of the blocks, and the text below each block
## (said), which is '' if there is none.
%!function list = chapters (file)
%!  list = struct ('title', {}, 'code', {}, 'said', {});
%!  parts = strsplit (["\n", fileread(file)], "\n## ");
%!  for part = parts(2:end)
%!    found = regexp (part{1}, ['\n```octave\n(.*?)\n```\n', ...
%!                              '(?:\n*```text\n(.*?)\n```\n)?'], 'tokens');
%!    if isempty (found)
%!      continue
%!    end
%!    found = cellfun (@(t) [t, repmat({''}, 1, 2 - numel (t))], found, 'UniformOutput', false);
%!    found = vertcat (found{:});
%!    list(end+1) = struct ('title', strtok (part{1}, "\n"), 'code', {found(:,1)}, ...
%!                          'said', {found(:,2)});
%!  end
%!endfunction

## Runs a chapter in a new Octave and returns the output of each block.
%!function said = run_chapter (chapter, files)
%!  folder = tempname ();
%!  assert (mkdir (folder))
%!  back = cd (folder);
%!  cleaning = onCleanup (@() leave (back, folder));
%!  for file = files
%!    copyfile (file{1}, folder);
%!  end
%!  mark = "fprintf ('\\n= end of a block =\\n');\n";
%!  id = fopen ('chapter_.m', 'w');
%!  fprintf (id, '%s', "1;\n", strcat (chapter.code, {["\n", mark]}){:});
%!  fclose (id);
%!  [status, text] = system (sprintf ( ...
%!    '"%s" --norc --no-history -q --path "%s" --path "%s" chapter_.m 2>errors', ...
%!    fullfile (OCTAVE_EXEC_HOME (), 'bin', 'octave-cli'), ...
%!    fileparts (which ('backprop_mex')), fileparts (which ('nncost'))));
%!  assert (status, 0, [chapter.title, ': ', fileread('errors')])
%!  said = strsplit (text, "\n= end of a block =\n");
%!  assert (said{end}, '')
%!  said(end) = [];
%!endfunction
%!function leave (back, folder)
%!  cd (back);
%!  confirm_recursive_rmdir (false, 'local');
%!  rmdir (folder, 's');
%!endfunction

## The lines of a text, prepared for comparison: without parts that \r overwrote, empty
## lines, repeated spaces and folders of file names.
%!function list = lines (text)
%!  list = regexprep (strsplit (text, "\n"), {'^.*\r(?=.)', '\s+', '(?<!\S)/\S*/(\w+\.\w+)\>'}, {'', ' ', '$1'});
%!  list = strtrim (list);
%!  list(cellfun ('isempty', list)) = [];
%!endfunction

## Whether two lines are alike: equal words, and numbers that differ by at most 10 %, or,
## below 1e-3, have the same order of magnitude. Numbers of seconds are not compared.
%!function yes = alike (a, b)
%!  number = '(?<![\w.])[-+]?\d+(\.\d+)?(e[-+]?\d+)?(?![\w])';
%!  [a, b] = deal (regexprep (a, '[\d.]+ s\>', 's'), regexprep (b, '[\d.]+ s\>', 's'));
%!  yes = strcmp (regexprep (a, number, '1'), regexprep (b, number, '1'));
%!  if yes
%!    x = str2double (regexp (a, number, 'match'));
%!    y = str2double (regexp (b, number, 'match'));
%!    larger = max (abs (x), abs (y));
%!    yes = all (abs (x - y) <= 0.1 * larger ...
%!               | (larger < 1e-3 & abs (log10 (abs (x ./ y))) < 1.5));
%!  end
%!endfunction

## '' if the printed text is like the expected one, otherwise the first difference.
%!function first = difference (expected, printed)
%!  [expected, printed] = deal (lines (expected), lines (printed));
%!  first = '';
%!  k = 0;
%!  for n = 1:numel (expected)
%!    k = k + 1;
%!    if strcmp (expected{n}, '...')
%!      next = [expected(n+1:end), {''}]{1};
%!      while k <= numel (printed) && ~ alike (next, printed{k})
%!        k = k + 1;
%!      end
%!      k = k - 1;
%!    elseif k > numel (printed) || ~ alike (expected{n}, printed{k})
%!      first = sprintf ("expected: %s\nprinted:  %s", expected{n}, ...
%!                       [printed, repmat({''}, 1, n)]{k});
%!      return
%!    end
%!  end
%!  if k < numel (printed)
%!    first = sprintf ('not expected: %s', printed{k+1});
%!  end
%!endfunction

%!function run_file (file, files)
%!  for chapter = chapters (file)
%!    printed = run_chapter (chapter, files);
%!    assert (numel (printed), numel (chapter.code))
%!    for k = 1:numel (printed)
%!      first = difference (chapter.said{k}, printed{k});
%!      if ~ isempty (first)
%!        error ("%s, block %d:\n%s\n\n%s", chapter.title, k, chapter.code{k}, first);
%!      end
%!    end
%!  end
%!endfunction

%!test % the manual
%! list = chapters (shipped ('doc', 'manual.md'));
%! assert (numel (list) >= 10)
%! run_file (shipped ('doc', 'manual.md'), {})
%!test % README.md
%! run_file (shipped ('README.md'), {shipped('tests', 'mistakes', 'readme', 'nnCostFunction.m')})

## A Python that has scikit-learn: $PYTHON or the one of the system; '' if there is none.
%!function python = python_with_sklearn ()
%!  for python = {getenv('PYTHON'), '/usr/bin/python3', 'python3'}
%!    python = python{1};
%!    if ~ isempty (python) && ~ system (['"', python, '" -c "import sklearn" >/dev/null 2>&1'])
%!      return
%!    end
%!  end
%!  python = '';
%!endfunction
%!function text = run_python (python, code)
%!  id = fopen ('blocks.py', 'w');
%!  fputs (id, code);
%!  fclose (id);
%!  [status, text] = system (['"', python, '" blocks.py 2>errors']);
%!  assert (status, 0, fileread ('errors'))
%!endfunction
%!test % the chapter on scikit-learn: its Python code, and networks exported in both directions
%! python = python_with_sklearn ();
%! if isempty (python)
%!   printf ("scikit-learn is missing: the manual's chapter on it is not run\n");
%!   return
%! end
%! parts = strsplit (["\n", fileread(shipped ('doc', 'manual.md'))], "\n## ");
%! chapter = parts{strncmp (parts, 'Coming from scikit-learn', 24)};
%! [~, ~, ~, ~, found] = regexp (chapter, ['\n```python\n(.*?\n)```\n', ...
%!                                        '(?:\n```text\n(.*?\n)```\n)?']);
%! assert (numel (found), 3)
%! folder = tempname ();
%! assert (mkdir (folder))
%! back = cd (folder);
%! cleaning = onCleanup (@() leave (back, folder));
%! assert (difference (found{1}{2}, run_python (python, found{1}{1})), '')
%! [theta, net] = nnimport ('sklearn.json');
%! iris = jsondecode (fileread ('iris.json'));
%! [J, grad] = nncost (theta, net, iris.X, iris.names);
%! said = regexp (chapter, 'prints `(\S+), gradient', 'tokens'){1};
%! assert (J, str2double (said{1}), 1e-6)
%! assert (max (abs (grad)) < 1e-3)
%! accuracy = mean (strcmp (nnpredict (theta, net, iris.X), iris.names));
%! nnexport (theta, net, 'back.json')
%! text = run_python (python, [found{1}{1}, found{2}{1}]);
%! score = str2double (strsplit (strtrim (text), "\n"){end});
%! assert (score, accuracy, 1e-12)
%! text = run_python (python, found{3}{1});
%! assert (difference (found{3}{2}, text), '')

## The identifiers of errors and warnings in a source text, without comments and tests.
%!function ids = raised (text)
%!  text = regexprep (text, '(^|\n)%[^\n]*', '');
%!  ids = unique (regexp (text, '(?<=[''"]backprop:)[a-z]+(?=[''"])', 'match'));
%!endfunction
%!test % the manual has a row for each error and warning of the package, and no other rows
%! folder = fileparts (which ('nncost'));
%! files = [glob(fullfile (folder, '*.m')); glob(fullfile (folder, 'private', '*.m')); ...
%!          glob(fullfile (folder, '..', 'src', 'mex', '*.c'))];
%! ids = raised (strjoin (cellfun (@fileread, files, 'UniformOutput', false), "\n"));
%! assert (numel (ids) > 15)
%! ids = setdiff (ids, 'named');         % nncost catches this error of the gateway
%! manual = fileread (shipped ('doc', 'manual.md'));
%! rows = regexp (manual, '(?<=\n\| `backprop:)[a-z]+(?=` \|)', 'match');
%! assert (unique (rows), ids)

%!test % each link of the manual leads to a heading of it or to a file in its folder
%! manual = fileread (shipped ('doc', 'manual.md'));
%! headings = regexp (manual, '\n##+ ([^\n]*)', 'tokens');
%! ids = regexprep (lower ([headings{:}]), {'[^a-z0-9 -]', ' '}, {'', '-'});
%! assert (numel (unique (ids)), numel (ids))
%! for link = unique (regexp (manual, '(?<=\]\()[^)\s]*(?=\))', 'match'))
%!   if link{1}(1) == '#'
%!     assert (ismember (link{1}(2:end), ids), link{1})
%!   elseif ~ strncmp (link{1}, 'https:', 6)
%!     assert (exist (shipped ('doc', link{1}), 'file'), 2, link{1})
%!   end
%! end

%!test % the reference has each function of INDEX, with its help
%! [status, text] = system (sprintf ('"%s" --norc --no-history -q "%s" "%s"', ...
%!   fullfile (OCTAVE_EXEC_HOME (), 'bin', 'octave-cli'), shipped ('doc', 'reference.m'), shipped ()));
%! assert (status, 0)
%! names = regexp (fileread (shipped ('INDEX')), '(?<=\n )\w+', 'match');
%! assert (numel (names) > 30)
%! [~, ~, ~, found] = regexp (text, '(?<=\n### )\w+');
%! assert (found, names)
%! assert (numel (strfind (text, "\n```{=texinfo}\n@findex ")), numel (names))
%! for line = {'The labels that a network gives to examples.', '   label = nnpredict (theta, net, X)'}
%!   assert (~ isempty (strfind (text, strtrim (line{1}))), line{1})
%! end

%!test % the comparison: words, numbers to 10 %, small numbers to their order of magnitude
%! assert (difference ("J 0.290\n99.4 % right", sprintf ("J   0.285\r\n\n99.0 %% right\n")), '')
%! assert (difference ('1', '0'), sprintf ("expected: 1\nprinted:  0"))
%! assert (difference ('2e-10 relative', '5e-11 relative'), '')
%! assert (~ isempty (difference ('2e-10 relative', '5e-8 relative')))
%! assert (~ isempty (difference ('in 3 calls', 'after 3 calls')))
%! assert (difference ("a\n...\nd", "a\nb\nc\nd"), '')
%! assert (~ isempty (difference ("a\n...\nd", "a\nb\nc\nd\ne")))
%! assert (difference ("a\n...", "a\nb\nc\nd"), '')
%! assert (difference ('', 'x'), 'not expected: x')
%! assert (difference ('x: /home/me/f.m', 'x: /tmp/oct-1/f.m'), '')
