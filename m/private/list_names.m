function text = list_names (names)
% LIST_NAMES  Names of classes as one types them: 'a', 'b' or 0, 1 or false, true.
%
%   text = list_names (names)
%
%   names   a cell of texts, or numbers or logicals.

% SPDX-License-Identifier: GPL-3.0-or-later

words = cell (1, numel (names));
for k = 1:numel (names)
  if iscell (names)
    words{k} = ['''', strrep(readable_text (names{k}), '''', ''''''), ''''];
  else
    words{k} = describe_value (names(k));
  end
end
text = strjoin (words, ', ');
end
