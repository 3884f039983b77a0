function w = export_c_writer (is_single)
% EXPORT_C_WRITER  How numbers, arrays and lines of C are written, in double or float.
%
%   w = export_c_writer (is_single)
%
%   w.type      'double' or 'float';  w.format  of a number that keeps it
%   w.code      text = w.code (text): calls of math.h and constants in that type
%   w.array     text = w.array (name, values): a constant array
%   w.lines     text = w.lines (lines): a cell of lines, in which T is the type

% SPDX-License-Identifier: GPL-3.0-or-later

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
w.lines = @(lines) regexprep (sprintf ('%s\n', lines{:}), '\<T\>', w.type);
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
