% lessons.m  Draws the pictures of the lessons, or prints the manual's chapter on them.
%
%   octave-cli lessons.m SOURCE FOLDER BUILD [NAME]  runs each lesson, or that one, that
%                         has no picture in FOLDER that is newer than the scripts; fashion
%                         only where it is named: it takes minutes, and data not shipped
%   octave-cli lessons.m SOURCE FOLDER               prints Markdown: a section for each
%                         lesson, with its picture if there is one

% SPDX-License-Identifier: GPL-3.0-or-later

args = argv ();
[source_of, folder] = args{1:2};
addpath (fullfile (source_of, 'm'));
list = evalc ('nnexamples ()');
names = regexp (list, '^(\w+)  +\S', 'tokens', 'lineanchors');
names = [names{:}];

run_alone = @(script) evalc ('source (script)');    % its variables stay in there
if numel (args) > 2
  addpath (fullfile (args{3}, 'src'));
  warning ('off', 'all');
  cd (folder);
  names = setdiff (names, {'fashion'}, 'stable');
  if numel (args) > 3
    names = args(4);
  end
  common = dir (fullfile (source_of, 'examples', 'common', '*.m'));
  for k = 1:numel (names)
    script = nnexamples (names{k});
    picture = dir (fullfile (folder, [names{k}, '.png']));
    newest = max ([common.datenum, dir(script).datenum]);
    if ~ isempty (picture) && picture.datenum >= newest
      continue
    end
    printf ('  PICTURE  %s\n', names{k});
    fflush (stdout);
    try
      run_alone (script);
      close ('all');
    catch e
      fprintf (stderr, 'no picture of %s: %s\n', names{k}, e.message);
    end
  end
  exit (0);
end

printf ('## The lessons\n\n');
for k = 1:numel (names)
  lines = strsplit (fileread (nnexamples (names{k})), "\n", 'CollapseDelimiters', false);
  first = find (cellfun ('isempty', regexp (lines, '^%')), 1);
  text = regexprep (lines(1:first-1), '^%( {1,3})?', '');
  title = regexprep (text{1}, '^\s*\S+\s*', '');
  printf ('### %s\n\n%s\n\n', names{k}, title);
  picture = fullfile (folder, [names{k}, '.png']);
  if exist (picture, 'file')
    printf ("```{=texinfo}\n@image{pictures/%s,13cm,,%s,.png}\n@sp 1\n```\n\n", names{k}, names{k});
  end
  printf ('%s\n\n', strtrim (strjoin (text(2:end), "\n")));
end
