function text = export_m (s, name)
% EXPORT_M  A network as a function of Octave and MATLAB that needs no package.
%
%   text = export_m (s, name)
%
%   s   from nnstruct;  name  of the function

% SPDX-License-Identifier: GPL-3.0-or-later

[described, label] = labels (s);
sizes = strjoin (arrayfun (@(n) sprintf ('%d', n), s.Sizes, 'UniformOutput', false), '-');
outputs = 'h';
if ~ isempty (label)
  outputs = '[h, label]';
end
lines = {sprintf('function %s = %s (X)', outputs, name), ...
         sprintf('%% %s  A neural network of %s units, written by nnexport of backprop.', ...
                 upper (name), sizes), '%', ...
         sprintf('%%   %s = %s (X)', outputs, name), '%', ...
         sprintf('%%   X   m-by-%d: an example a row;  h  m-by-%d: the outputs.', s.Sizes(1), ...
                 s.Sizes(end))};
if ~ isempty (label)
  lines{end + 1} = ['%   label   ', described];
end
lines = [lines, {'', 'a = double (X);'}];
if ~ isempty (s.Shift)
  lines = [lines, {['a = bsxfun (@rdivide, bsxfun (@minus, a, ', row(s.Shift), '), ', ...
                    row(s.Scale), ');']}];
end
for l = 1:numel (s.W)
  [~, expression] = export_activations (s.Activations{l});
  lines = [lines, {sprintf('W%d = %s;', l, matrix (s.W{l})), ...
                   sprintf('b%d = %s;', l, matrix (s.b{l})), ...
                   sprintf('z = bsxfun (@plus, a * W%d.'', b%d.'');', l, l), ...
                   ['a = ', expression, ';']}]; %#ok
end
lines = [lines, {'h = a;'}, label, {'end'}];
if any (strcmp (s.Activations, 'softmax'))
  lines = [lines, {'', 'function a = softmax_of (z)', ...
                   'a = exp (bsxfun (@minus, z, max (z, [], 2)));', ...
                   'a = bsxfun (@rdivide, a, sum (a, 2));', 'end'}];
end
text = sprintf ('%s\n', lines{:});
end

% The description of label, and its code.
function [described, lines] = labels (s)
[described, lines] = deal ('', {});
if s.MultiLabel
  described = '1 where h is 0.5 or more, else 0.';
  lines = {'label = double (h >= 0.5);', 'label(isnan (h)) = NaN;'};
  return
elseif ~ any (strcmp (s.Activations{end}, {'sigmoid', 'softmax'}))
  return
end
place = {'[~, label] = max (h, [], 2);'};
if s.Sizes(end) == 1
  place = {'label = double (h >= 0.5);'};
end
unknown = {'label(any (isnan (h), 2)) = NaN;'};
described = 'the class of each example, a column; NaN if an output is NaN.';
if ~ isempty (s.ClassNames)
  described = 'the name of each example''s class, a column.';
  if s.Sizes(end) == 1
    place = {'label = 1 + (h >= 0.5);'};
  end
  place = [place, {['names = ', vector(s.ClassNames), ';'], 'label = names(label(:));'}];
  if iscell (s.ClassNames)
    unknown = {'label(any (isnan (h), 2)) = {''''};'};
  elseif ~ isfloat (s.ClassNames)
    unknown = {};
  end
end
lines = [place, unknown];
end

function text = row (v)
text = ['[', strtrim(sprintf ('%.17g ', v)), ']'];
end

% A column of names, of their class.
function text = vector (names)
if iscell (names)
  text = ['{', list_names(names), '}.'''];
elseif isfloat (names) && isa (names, 'double')
  text = [row(names), '.'''];
else
  text = [class(names), ' (', row(double (names)), '.'')'];
end
end

function text = matrix (A)
rows = cell (1, size (A, 1));
for j = 1:numel (rows)
  rows{j} = strtrim (sprintf ('%.17g ', A(j,:)));
end
text = ['[', strjoin(rows, sprintf ('\n      ')), ']'];
end
