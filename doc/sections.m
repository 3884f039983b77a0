% sections.m  Prints what search.js searches: the text of each section of the pages.
%
%   octave-cli sections.m FOLDER
%
% FOLDER has the pages that makeinfo has made.

% SPDX-License-Identifier: GPL-3.0-or-later

folder = argv (){1};
unescape = {'&lt;', '<'; '&gt;', '>'; '&quot;', '"'; '&[lr]squo;', ''''; ...
            '&[lr]dquo;', '"'; '&nbsp;', ' '; '&amp;', '&'};
fprintf ('var sections = [\n');
for file = setdiff ({dir(fullfile (folder, '*.html')).name}, 'Index.html')
  page = fileread (fullfile (folder, file{1}));
  parts = regexp (page, '<div class="(?:chapter|section|subsection)[^"]*" id="', 'split');
  for part = parts(2:end)
    id = strtok (part{1}, '"');
    title = regexp (part{1}, '<h\d[^>]*>(.*?)</h\d>', 'tokens', 'once');
    text = regexprep (part{1}, {'^.*?</h\d>', '<table class="menu".*?</table>', ...
                                '<div class="header">.*?</div>'}, '');
    both = regexprep ({title{1}, text}, {'<[^>]*>', '\s+'}, ' ');
    both = strtrim (regexprep (both, unescape(:,1), unescape(:,2)));
    both = regexprep (both, '[\\"]', '\\$0');
    fprintf ('["%s#%s", "%s", "%s"],\n', file{1}, id, both{:});
  end
end
fprintf ('];\n');
