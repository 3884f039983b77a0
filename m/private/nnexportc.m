function text = nnexportc (s, name, is_single, x, h, label)
% NNEXPORTC  A network as C99.
%
%   text = nnexportc (s, name, is_single, x, h, label)
%
%   s         from nnstruct;  name  of the functions
%   x, h, label   an example, its outputs and the place of its class (nndecide), [] if
%                 there are none

% SPDX-License-Identifier: GPL-3.0-or-later

w = writer (is_single);
layers = numel (s.W);
parts = {head(s, name, is_single)};
for l = 1:layers
  parts{end + 1} = w.array (sprintf ('W%d', l), s.W{l}.'); %#ok
  parts{end + 1} = w.array (sprintf ('b%d', l), s.b{l}); %#ok
end
if ~ isempty (s.Shift)
  parts = [parts, {w.array('shift', spread (s.Shift, s.Sizes(1))), ...
                   w.array('scale', spread (s.Scale, s.Sizes(1)))}];
end
[names, labels] = class_names (s, name, w);
parts = [parts, {names}, functions(s, w), {predict(s, name, w)}];
if ~ isempty (label)
  parts{end + 1} = label_function (s, name, w, labels);
end
parts{end + 1} = example (s, name, w, is_single, x, h, label, labels);
text = strjoin (parts(~ cellfun ('isempty', parts)), sprintf ('\n'));
end

function v = spread (v, n)
v = v(:)' .* ones (1, n);
end

% How numbers are written, and how the functions of math.h are called.
function w = writer (is_single)
w.type = 'double';
w.format = '%.17g';
w.code = @(text) text;
if is_single
  w.type = 'float';
  w.format = '%.9g';
  w.code = @(text) regexprep (regexprep (text, '\<(exp|expm1|log1p|tanh|erfc|fabs) \(', '$1f ('), ...
                              '(\<\d+\.\d+)', '$1f');
end
w.array = @(name, values) array (w, name, values);
end

function text = number (w, v)
text = sprintf (w.format, v);
if isempty (regexp (text, '[.e]', 'once'))
  text = [text, '.0'];
end
if strcmp (w.type, 'float')
  text = [text, 'f'];
end
end

function text = array (w, name, values)
words = arrayfun (@(v) number (w, v), values(:)', 'UniformOutput', false);
each = 4 + 2 * strcmp (w.type, 'float');
lines = cell (1, ceil (numel (words) / each));
for k = 1:numel (lines)
  lines{k} = ['  ', strjoin(words((k - 1) * each + 1:min (end, k * each)), ', ')];
end
text = sprintf ('static const %s %s[%d] = {\n%s\n};\n', w.type, name, numel (words), ...
                strjoin (lines, sprintf (',\n')));
end

function text = head (s, name, is_single)
type = 'double';
if is_single
  type = 'float';
end
lines = { ...
  sprintf('/* %s.c -- a neural network of %s units (%s), written by nnexport of backprop.', ...
          name, strjoin (arrayfun (@(n) sprintf ('%d', n), s.Sizes, 'UniformOutput', false), ...
                         '-'), strjoin (s.Activations, ', ')), ...
  ' *', ...
  sprintf(' * void %s_predict (const %s *x, %s *h)   x has %d inputs, h gets %d output%s', ...
          name, type, type, s.Sizes(1), s.Sizes(end), repmat ('s', 1, s.Sizes(end) > 1))};
if ~ isempty (label_text (s, name))
  lines{end + 1} = sprintf (' * int %s_label (const %s *x)   %s', name, type, label_text (s, name));
end
lines = [lines, { ...
  ' *', ...
  ' * C99. Nothing is allocated and nothing is kept: any thread may call it.', ...
  sprintf(' * cc -std=c99 -D%s_EXAMPLE %s.c -lm   makes a program that computes an example.', ...
          upper (name), name), ...
  ' */', '#include <limits.h>', '#include <math.h>', ...
  sprintf('#ifdef %s_EXAMPLE', upper (name)), '#include <stdio.h>', '#endif', '', ...
  '/* Theta of each layer: W a row for each unit, b its bias. */'}];
text = sprintf ('%s\n', lines{:});
end

function text = label_text (s, name)
K = s.Sizes(end);
text = '';
if s.MultiLabel || ~ any (strcmp (s.Activations{end}, {'sigmoid', 'softmax'}))
  return
elseif ~ isempty (s.ClassNames) && ~ whole (s.ClassNames)
  text = sprintf ('the place of its class in %s_names, from 0', name);
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
function [text, labels] = class_names (s, name, w)
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

% As a C string: what is not plain ASCII in octal, which ends after three digits.
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

% The activations that occur, and the product of a layer.
function parts = functions (s, w)
parts = {};
names = unique (s.Activations);
for k = 1:numel (names)
  expression = nnexportactivations (names{k});
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
parts{end + 1} = typed (lines, w);
end

function text = softmax (w)
text = typed ({ ...
  'static void softmax_of (int m, T *z)', ...
  '{', ...
  '  T most = z[0], sum = 0;', ...
  '  for (int j = 1; j < m; j++)', ...
  '    most = z[j] > most ? z[j] : most;', ...
  '  for (int j = 0; j < m; j++)', ...
  ['    sum += z[j] = ', w.code('exp (z[j] - most);')], ...
  '  for (int j = 0; j < m; j++)', ...
  '    z[j] /= sum;', ...
  '}'}, w);
end

function text = typed (lines, w)
text = regexprep (sprintf ('%s\n', lines{:}), '\<T\>', w.type);
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
text = typed (lines, w);
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
text = typed ([lines, {'  return label[most];', '}'}], w);
end

function text = example (s, name, w, is_single, x, h, label, labels)
allowed = '1e-12';
if is_single
  allowed = '1e-4';
end
lines = { ...
  sprintf('#ifdef %s_EXAMPLE', upper (name)), ...
  '/* What backprop itself gives for an example; returns 0 if the same comes out here. */', ...
  'int main (void)', ...
  '{', ...
  ['  ', strrep(strtrim (w.array ('x', x)), sprintf ('\n'), sprintf ('\n  '))], ...
  ['  ', strrep(strtrim (w.array ('known', h)), sprintf ('\n'), sprintf ('\n  '))], ...
  sprintf('  T h[%d];', numel (h)), ...
  '  int wrong = 0;', ...
  sprintf('  %s_predict (x, h);', name), ...
  sprintf('  for (int k = 0; k < %d; k++) {', numel (h)), ...
  '    const double away = fabs ((double) h[k] - (double) known[k]);', ...
  ['    wrong += !(away <= ', allowed, ' * (1 + fabs ((double) known[k])));'], ...
  sprintf('    printf ("%%%s\\n", (double) h[k]);', w.format(2:end)), ...
  '  }'};
if ~ isempty (label)
  known = labels(label + (s.Sizes(end) == 1));
  lines = [lines, {sprintf('  printf ("label %%d\\n", %s_label (x));', name), ...
                   sprintf('  wrong += %s_label (x) != %d;', name, known)}];
end
lines = [lines, {'  printf (wrong ? "differs\n" : "agrees\n");', '  return wrong > 0;', '}', ...
                 '#endif'}];
lines = strrep (lines, '"differs\n" : "agrees\n"', '"%s\n", wrong ? "differs" : "agrees"');
lines = strrep (lines, 'printf (wrong ? "%s', 'printf ("%s');
text = typed (lines, w);
end
