function word = parse_choice (value, known, what)
% PARSE_CHOICE  One of the known words, in any letter case; or an error, the nearest word first.
%
%   word = parse_choice (value, known, what)
%
%   what   'FUNCTION: OPTION', for the error's message

% SPDX-License-Identifier: GPL-3.0-or-later

if ischar (value) && size (value, 1) == 1
  word = known(strcmpi (value, known));
  if ~ isempty (word)
    word = word{1};
    return
  end
end
word = nearest_name (value, known, 'values');
if any (strcmp (word, known))
  error ('backprop:option', '%s must be %s here, and not ''%s''', what, word, value);
end
error ('backprop:option', '%s must be %s or %s, but is %s', what, ...
       strjoin (known(1:end-1), ', '), known{end}, describe_value (value));
end
