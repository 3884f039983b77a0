function text = export_c (s, name, is_single, x, h, label)
% EXPORT_C  A network as C99.
%
%   text = export_c (s, name, is_single, x, h, label)
%
%   s         from nnstruct;  name  of the functions
%   x, h, label   an example, its outputs and the place of its class (decide_labels), [] if
%                 there are none

% SPDX-License-Identifier: GPL-3.0-or-later

w = export_c_writer (is_single);
[words, declared, labels, label_function] = export_c_classes (s, name, w);
parts = {head(s, name, w, words)};
for l = 1:numel (s.W)
  parts{end + 1} = w.array (sprintf ('W%d', l), s.W{l}.'); %#ok
  parts{end + 1} = w.array (sprintf ('b%d', l), s.b{l}); %#ok
end
if ~ isempty (s.Shift)
  parts = [parts, {w.array('shift', spread (s.Shift, s.Sizes(1))), ...
                   w.array('scale', spread (s.Scale, s.Sizes(1)))}];
end
known = [];
if ~ isempty (labels)
  known = labels(label + (s.Sizes(end) == 1));
end
parts = [parts, {declared}, functions(s, w), {predict(s, name, w), label_function, ...
                                              export_c_main(name, w, x, h, known)}];
text = strjoin (parts(~ cellfun ('isempty', parts)), sprintf ('\n'));
end

function v = spread (v, n)
v = v(:)' .* ones (1, n);
end

function text = head (s, name, w, words)
lines = { ...
  sprintf('/* %s.c -- a neural network of %s units (%s), written by nnexport of backprop.', ...
          name, strjoin (arrayfun (@(n) sprintf ('%d', n), s.Sizes, 'UniformOutput', false), ...
                         '-'), strjoin (s.Activations, ', ')), ...
  ' *', ...
  sprintf(' * void %s_predict (const %s *x, %s *h)   x has %d inputs, h gets %d output%s', ...
          name, w.type, w.type, s.Sizes(1), s.Sizes(end), repmat ('s', 1, s.Sizes(end) > 1))};
if ~ isempty (words)
  lines{end + 1} = sprintf (' * int %s_label (const %s *x)   %s', name, w.type, words);
end
lines = [lines, { ...
  ' *', ...
  ' * C99. No memory is allocated and nothing is stored: any thread may call it.', ...
  sprintf(' * cc -std=c99 -D%s_EXAMPLE %s.c -lm   makes a program that computes an example.', ...
          upper (name), name), ...
  ' */', '#include <limits.h>', '#include <math.h>', ...
  sprintf('#ifdef %s_EXAMPLE', upper (name)), '#include <stdio.h>', '#endif', '', ...
  '/* Theta of each layer: W a row for each unit, b its bias. */'}];
text = sprintf ('%s\n', lines{:});
end

% The activations that are used, and the product of a layer.
function parts = functions (s, w)
parts = {};
names = unique (s.Activations);
for k = 1:numel (names)
  expression = export_activations (names{k});
  if strcmp (names{k}, 'linear')
    continue
  elseif isempty (expression)
    parts{end + 1} = softmax (w); %#ok
  else
    parts{end + 1} = sprintf ('static %s %s_of (%s z)\n{\n  return %s;\n}\n', w.type, ...
                              names{k}, w.type, w.code (expression)); %#ok
  end
end
lines = { ...
  '/* z = W a + b, for n inputs and m units. */', ...
  'static void layer (int n, int m, const T *W, const T *b, const T *a, T *z)', ...
  '{', ...
  '  for (int j = 0; j < m; j++) {', ...
  '    T sum = b[j];', ...
  '    for (int k = 0; k < n; k++)', ...
  '      sum += W[j * n + k] * a[k];', ...
  '    z[j] = sum;', ...
  '  }', ...
  '}'};
parts{end + 1} = w.lines (lines);
end

function text = softmax (w)
text = w.lines ({ ...
  'static void softmax_of (int m, T *z)', ...
  '{', ...
  '  T most = z[0], sum = 0;', ...
  '  for (int j = 1; j < m; j++)', ...
  '    most = z[j] > most ? z[j] : most;', ...
  '  for (int j = 0; j < m; j++)', ...
  ['    sum += z[j] = ', w.code('exp (z[j] - most);')], ...
  '  for (int j = 0; j < m; j++)', ...
  '    z[j] /= sum;', ...
  '}'});
end

function text = predict (s, name, w)
layers = numel (s.W);
lines = {sprintf('void %s_predict (const T *x, T *h);', name), ...
         sprintf('void %s_predict (const T *x, T *h)', name), '{'};
from = 'x';
if ~ isempty (s.Shift)
  lines = [lines, {sprintf('  T seen[%d];', s.Sizes(1))}];
end
for l = 1:layers-1
  lines{end + 1} = sprintf ('  T a%d[%d];', l + 1, s.Sizes(l + 1)); %#ok
end
if ~ isempty (s.Shift)
  lines = [lines, {sprintf('  for (int j = 0; j < %d; j++)', s.Sizes(1)), ...
                   '    seen[j] = (x[j] - shift[j]) / scale[j];'}];
  from = 'seen';
end
for l = 1:layers
  to = sprintf ('a%d', l + 1);
  if l == layers
    to = 'h';
  end
  lines{end + 1} = sprintf ('  layer (%d, %d, W%d, b%d, %s, %s);', s.Sizes(l), ...
                            s.Sizes(l + 1), l, l, from, to); %#ok
  lines = [lines, activated(s.Activations{l}, s.Sizes(l + 1), to)]; %#ok
  from = to;
end
lines{end + 1} = '}';
text = w.lines (lines);
end

function lines = activated (g, units, a)
lines = {};
if strcmp (g, 'softmax')
  lines = {sprintf('  softmax_of (%d, %s);', units, a)};
elseif ~ strcmp (g, 'linear')
  lines = {sprintf('  for (int j = 0; j < %d; j++)', units), ...
           sprintf('    %s[j] = %s_of (%s[j]);', a, g, a)};
end
end
