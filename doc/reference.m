% reference.m  Prints the manual's chapters on the functions, as Markdown.
%
%   octave-cli reference.m SOURCE
%
% A chapter for each category of SOURCE/INDEX, and in it for each function what
% `help NAME` prints; then the index.

% SPDX-License-Identifier: GPL-3.0-or-later

source = argv (){1};
addpath (fullfile (source, 'm'));
lines = strsplit (strtrim (fileread (fullfile (source, 'INDEX'))), "\n")(2:end);
names = strtrim (lines(strncmp (lines, ' ', 1)));

for line = lines
  name = strtrim (line{1});
  if ~ strncmp (line{1}, ' ', 1)
    fprintf ('## Functions: %s\n\n', name);
    continue
  end
  text = get_help_text (name);
  [summary, rest] = strtok (text, "\n");
  summary = regexprep (strtrim (summary), '^\w+\s+', '');
  also = regexp (rest, '\n *See also ([^.]*)\.', 'tokens', 'once');
  rest = regexprep (rest, '\n *See also [^.]*\.', '');
  fprintf ('### %s\n\n```{=texinfo}\n@findex %s\n```\n\n%s\n\n', name, name, summary);
  fprintf ('```\n%s\n```\n\n', regexprep (strtrim (rest), '\n {1,3}', "\n"));
  if ~ isempty (also)
    also = strtrim (strsplit (also{1}, ','));
    known = ismember (also, names);
    also(known) = strcat ('[', also(known), '](#', lower (also(known)), ')');
    fprintf ('See also %s.\n\n', strjoin (also, ', '));
  end
end
fprintf ('## Index\n\n```{=texinfo}\n@printindex fn\n```\n');
