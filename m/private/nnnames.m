function text = nnnames (names)
% NNNAMES  Names of classes as one types them: 'a', 'b' or 0, 1 or false, true.
%
%   text = nnnames (names)
%
%   names   a cell of texts, or numbers or logicals.

% SPDX-License-Identifier: GPL-3.0-or-later

words = cell (1, numel (names));
for k = 1:numel (names)
  if iscell (names)
    words{k} = ['''', strrep(nnreadable (names{k}), '''', ''''''), ''''];
  else
    words{k} = describe (names(k));
  end
end
text = strjoin (words, ', ');
end
