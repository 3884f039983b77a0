function print_wrapped (head, text)
% PRINT_WRAPPED  Prints a text in lines of at most 70 columns, unless a word is longer.
%
%   print_wrapped (head, text)
%
%   The first line begins with head, the others with as many blanks.

% SPDX-License-Identifier: GPL-3.0-or-later

line = head;
margin = blanks (numel (head));
for paragraph = strsplit (text, sprintf ('\n'))
  for word = strsplit (strtrim (paragraph{1}), ' ')
    if numel (line) + 1 + numel (word{1}) > 70 && numel (line) > numel (head)
      fprintf ('%s\n', line);
      line = margin;
    end
    if numel (line) > numel (head)
      line = [line, ' '];
    end
    line = [line, word{1}];
  end
  fprintf ('%s\n', line);
  line = margin;
end
end

%!test
%! text = evalc ('print_wrapped (''* '', repmat (''word '', 1, 20))');
%! assert (text, sprintf ('* %s\n  %s\n', repmat ('word ', 1, 13)(1:end-1), ...
%!                        repmat ('word ', 1, 7)(1:end-1)))
