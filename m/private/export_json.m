function text = export_json (s)
% EXPORT_JSON  The struct of nnstruct as JSON, a line for each row of a matrix.
%
%   text = export_json (s)
%
%   Numbers have 17 digits, which is exact.

% SPDX-License-Identifier: GPL-3.0-or-later

layers = cell (2, numel (s.W));
for l = 1:numel (s.W)
  layers{1, l} = matrix (s.W{l});
  layers{2, l} = list (s.b{l});
end
names = list (s.ClassNames);
switches = {'false', 'true'};
fields = {'Sizes', list(s.Sizes); 'Activations', list(s.Activations); ...
          'Loss', quoted(s.Loss); 'Lambda', sprintf('%.17g', s.Lambda); ...
          'Shift', list(s.Shift); 'Scale', list(s.Scale); 'ClassNames', names; ...
          'MultiLabel', switches{1 + s.MultiLabel}; ...
          'SparsityTarget', list(s.SparsityTarget); 'SparsityWeight', list(s.SparsityWeight); ...
          'Precision', quoted(s.Precision); ...
          'W', ['[', strjoin(layers(1,:), ', '), ']']; ...
          'b', ['[', strjoin(layers(2,:), sprintf (',\n       ')), ']']};
lines = cell (1, size (fields, 1));
for k = 1:numel (lines)
  lines{k} = sprintf ('  "%s": %s', fields{k,:});
end
text = sprintf ('{\n%s\n}\n', strjoin (lines, sprintf (',\n')));
end

function text = matrix (A)
rows = cell (1, size (A, 1));
for j = 1:numel (rows)
  rows{j} = ['    ', list(A(j,:))];
end
text = sprintf ('[\n%s\n  ]', strjoin (rows, sprintf (',\n')));
end

function text = list (v)
if iscell (v)
  words = cellfun (@quoted, reshape (v, 1, []), 'UniformOutput', false);
elseif islogical (v)
  words = {'false', 'true'};
  words = words(1 + v(:)');
else
  words = {sprintf('%.17g, ', v)};
  words{1} = words{1}(1:end-2);
end
text = ['[', strjoin(words, ', '), ']'];
end

function text = quoted (word)
text = strrep (strrep (word, '\', '\\'), '"', '\"');
for code = reshape (unique (double (text(text < 32))), 1, [])
  text = strrep (text, char (code), sprintf ('\\u%04x', code));
end
text = ['"', text, '"'];
end
