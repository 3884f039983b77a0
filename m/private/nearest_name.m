function name = nearest_name (word, known, kind)
% NEAREST_NAME  The known name that an unknown word probably means; '' if none is near.
%
%   name = nearest_name (word, known, kind)
%
%   known   cell of names
%   kind    'options' or 'values', for option_synonyms. A synonym is also returned if it is
%           not among the known names: another function may have it
%
%   Near means: the same except for letter case, - and _; a synonym; or about one letter
%   in three wrong.

% SPDX-License-Identifier: GPL-3.0-or-later

name = '';
if ~ ischar (word) || size (word, 1) ~= 1 || numel (word) > 100 || any (word < ' ' | word > '~')
  return
end
plain = @(text) strrep (strrep (strrep (lower (text), '_', ''), '-', ''), ' ', '');
away = cellfun (@(name) edit_distance (plain (word), plain (name)), known);
[least, k] = min (away);
if least == 0
  name = known{k};
  return
end
table = option_synonyms (kind);
row = find (strcmp (plain (word), table(:, 1)), 1);
if ~ isempty (row)
  name = table{row, 2};
elseif least <= max (1, floor (numel (word) / 3)) && least < numel (plain (word)) - 1
  name = known{k};
end
end

%!assert (nearest_name ('lamda', {'Loss', 'Lambda'}, 'options'), 'Lambda')
%!assert (nearest_name ('learning_rate', {'LearnRate'}, 'options'), 'LearnRate')
%!assert (nearest_name ('batch_size', {'BatchSize', 'Epochs'}, 'options'), 'BatchSize')
%!assert (nearest_name ('weight-decay', {'Epochs'}, 'options'), 'Lambda')
%!assert (nearest_name ('logistic', {'tanh', 'sigmoid'}, 'values'), 'sigmoid')
%!assert (nearest_name ('Frobnicate', {'tanh', 'sigmoid'}, 'values'), '')
%!assert (nearest_name (['ab'; 'cd'], {'tanh'}, 'values'), '')
%!assert (nearest_name (char ([255 254 0]), {'tanh'}, 'values'), '')
%!test % each synonym is in lower case without - and _, once, and none is our own word
%! for kind = {'options', 'values'}
%!   table = option_synonyms (kind{1});
%!   assert (table(:, 1), regexprep (lower (table(:, 1)), '[-_ ]', ''))
%!   assert (numel (unique (table(:, 1))), rows (table))
%!   assert (isempty (intersect (table(:, 1), lower (table(:, 2)))))
%! end
