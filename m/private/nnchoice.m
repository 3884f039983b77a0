function word = nnchoice (value, known, what)
% NNCHOICE  One of the known words, in any letter case; or an error, the nearest word first.
%
%   word = nnchoice (value, known, what)
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
word = nnnearest (value, known, 'values');
if any (strcmp (word, known))
  error ('backprop:option', '%s must be %s here, and not ''%s''', what, word, value);
end
error ('backprop:option', '%s must be %s or %s, but is %s', what, ...
       strjoin (known(1:end-1), ', '), known{end}, describe (value));
end
