function [words, declared, labels, text] = export_c_classes (s, name, w)
% EXPORT_C_CLASSES  NAME_label and NAME_names of a network as C.
%
%   [words, declared, labels, text] = export_c_classes (s, name, w)
%
%   words      what NAME_label returns, for a comment
%   declared   the array NAME_names, where labels are no whole numbers
%   labels     what NAME_label returns for each class
%   text       the function
%   All are empty where there are no classes, one for each example.

% SPDX-License-Identifier: GPL-3.0-or-later

[words, declared, labels, text] = deal ('', '', [], '');
if s.MultiLabel || ~ any (strcmp (s.Activations{end}, {'sigmoid', 'softmax'}))
  return
end
words = label_text (s, name);
[declared, labels] = class_names (s, name);
text = label_function (s, name, w, labels);
end

function text = label_text (s, name)
K = s.Sizes(end);
if ~ isempty (s.ClassNames) && ~ whole (s.ClassNames)
  text = sprintf ('the index of its class in %s_names, from 0', name);
elseif ~ isempty (s.ClassNames)
  text = 'the name of its class';
elseif K == 1
  text = '1 where h is 0.5 or more, else 0';
else
  text = sprintf ('its class, from 1 to %d', K);
end
text = [text, '; INT_MIN for NaN'];
end

function yes = whole (names)
yes = ~ iscell (names) && all (abs (double (names)) < 2^31 - 1 & names == fix (names));
end

% The declaration of NAME_names, and what NAME_label returns for each class.
function [text, labels] = class_names (s, name)
text = '';
K = max (2, s.Sizes(end));
labels = (1:K) - (s.Sizes(end) == 1);
if isempty (s.ClassNames)
  return
elseif whole (s.ClassNames)
  labels = double (s.ClassNames);
  return
end
labels = 0:K-1;
if iscell (s.ClassNames)
  words = cellfun (@quoted, s.ClassNames, 'UniformOutput', false);
  kind = 'char *const';
else
  words = arrayfun (@(v) sprintf ('%.17g', v), double (s.ClassNames), 'UniformOutput', false);
  kind = 'double';
end
text = sprintf ('extern const %s %s_names[%d];\nconst %s %s_names[%d] = {\n  %s\n};\n', kind, ...
                name, K, kind, name, K, strjoin (words, sprintf (',\n  ')));
end

% As a C string: characters that are not plain ASCII in octal, which has three digits.
function text = quoted (word)
bytes = unicode2native (word, 'UTF-8');
text = '';
for k = 1:numel (bytes)
  if bytes(k) < 32 || bytes(k) > 126 || any (bytes(k) == double ('"\?'))
    text = [text, sprintf('\\%03o', bytes(k))]; %#ok
  else
    text = [text, char(bytes(k))]; %#ok
  end
end
text = ['"', text, '"'];
end

function text = label_function (s, name, w, labels)
K = s.Sizes(end);
list = strjoin (arrayfun (@(k) sprintf ('%d', k), labels, 'UniformOutput', false), ', ');
lines = { ...
  sprintf('int %s_label (const T *x);', name), ...
  sprintf('int %s_label (const T *x)', name), ...
  '{', ...
  sprintf('  static const int label[%d] = { %s };', numel (labels), list), ...
  sprintf('  T h[%d];', K), ...
  '  int most = 0;', ...
  sprintf('  %s_predict (x, h);', name)};
if K == 1
  lines = [lines, {'  if (h[0] != h[0])', '    return INT_MIN;', ...
                   '  if (2 * h[0] >= 1)', '    most = 1;'}];
else
  lines = [lines, {sprintf('  for (int k = 0; k < %d; k++) {', K), ...
                   '    if (h[k] != h[k])', '      return INT_MIN;', ...
                   '    if (h[k] > h[most])', '      most = k;', '  }'}];
end
text = w.lines ([lines, {'  return label[most];', '}'}]);
end
