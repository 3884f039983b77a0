function [id, text] = nnerrorhint (e, sizes, file)
% NNERRORHINT  What an error of a cost function means, in the network's words.
%
%   [id, text] = nnerrorhint (e, sizes, file)
%
%   e       what was caught.
%   sizes   struct: n, h, K, m of the call that stopped.
%   file    of the function; '' if there is none to read.
%   id      of nncatalogue;  text  the message as it was, and the hint.

% SPDX-License-Identifier: GPL-3.0-or-later

message = strtrim (e.message);
hint = '';
if ~ isempty (regexp (message, 'nonconformant', 'once'))
  id = 'error-nonconformant';
  hint = operands (message, sizes);
elseif ~ isempty (regexp (message, 'dimensions? mismatch|dimensions of .*concatenat', 'once'))
  id = 'error-concatenation';
  hint = named (message, sizes);
  hint = [hint, '[ones(m,1), X] puts a column before m rows, [1; a] a row above a column'];
elseif ~ isempty (regexp (message, 'parse error|syntax error', 'once'))
  id = 'error-parse';
  hint = 'a bracket, an operator or an end is missing there or just before';
elseif ~ isempty (regexp (message, 'sum: unrecognized type.*all', 'once'))
  id = 'error-sum-all';
  hint = 'sum (X, ''all'') is for MATLAB and Octave 11: sum (X(:))';
elseif ~ isempty (regexp (message, 'sumsqr', 'once'))
  id = 'error-sumsqr';
  hint = 'sumsqr is MATLAB''s alone: sumsq (X(:))';
elseif ~ isempty (regexp (message, ...
       'element number \d+ undefined in return list|value on (the )?right hand side', 'once'))
  id = 'error-outputs';
  hint = 'an output (J, grad) is never set';
elseif ~ isempty (regexp (message, ' undefined', 'once'))
  id = 'error-undefined';
  hint = nearest (message, file);
  if ~ isempty (regexp (message, '''grad'' undefined|''J'' undefined', 'once'))
    hint = 'an output is used, or returned, before it is set';
  end
else
  id = 'error-other';
  hint = bounds (message, sizes);
end
text = message;
if ~ isempty (hint)
  text = [message, ' - ', hint];
end
end

% op1 is 3x5, op2 is 7x5
function text = operands (message, sizes)
text = named (message, sizes);
pair = regexp (message, '\((?:op1 is )?(\d+)x(\d+)(?:,| vs) *(?:op2 is )?(\d+)x(\d+)\)', ...
               'tokens', 'once');
if isempty (pair)
  return
end
d = cellfun (@str2double, pair);
if ~ isempty (regexp (message, 'operator \*:', 'once'))
  if isequal (d(1:2), d(3:4))
    text = [text, 'equal sizes: .* multiplies entry by entry, a transpose makes * possible'];
  elseif d(2) == d(4) || d(1) == d(3) || d(1) == d(4)
    text = [text, '* needs the first''s columns as the second''s rows: a transpose is missing, ', ...
            'or the order'];
  elseif abs (d(2) - d(3)) == 1
    text = [text, 'they differ by one: the bias unit (a column of ones) is missing, ', ...
            'or one too many'];
  else
    text = [text, '* needs the first''s columns as the second''s rows'];
  end
elseif any (abs (d(1:2) - d(3:4)) == 1)
  text = [text, 'they differ by one: the bias unit is missing, or one too many'];
elseif isequal (d(1:2), d([4, 3]))
  text = [text, 'one is the other transposed'];
else
  text = [text, 'both must have the same size'];
end
end

% "3x5 is h x (n+1); " for every size in the message
function text = named (message, sizes)
text = '';
found = unique (regexp (message, '\d+x\d+', 'match'));
for i = 1:numel (found)
  d = sscanf (found{i}, '%dx%d');
  text = sprintf ('%s%s is %s x %s; ', text, found{i}, dimension (d(1), sizes), ...
                  dimension (d(2), sizes));
end
end

function text = dimension (d, sizes)
known = {sizes.m, 'm'; sizes.n, 'n'; sizes.h, 'h'; sizes.K, 'K'; ...
         sizes.n + 1, '(n+1)'; sizes.h + 1, '(h+1)'; sizes.K + 1, '(K+1)'; sizes.m + 1, '(m+1)'};
text = sprintf ('%d', d);
if d == 1
  return
end
full = {'m', 'inputs', 'hidden', 'labels', '(inputs+1)', '(hidden+1)', '(labels+1)', '(m+1)'};
fits = find (cellfun (@(v) v == d, known(:, 1)))';
if ~ isempty (fits)
  text = strjoin (full(fits), ' or ');
end
end

% The name in the file that is most like the undefined one.
function text = nearest (message, file)
text = '';
name = regexp (message, '''(\w+)'' undefined', 'tokens', 'once');
if isempty (name) || isempty (file) || exist (file, 'file') ~= 2
  return
end
source = regexprep (fileread (file), '[%#][^\n]*', '');
set = regexp (source, '\<([A-Za-z]\w*)\s*(?:\([^=()]*\))?\s*=(?!=)', 'tokens');
set = [set{:}];
inputs = regexp (source, 'function[^(\n]*\(([^)]*)\)', 'tokens', 'once');
if ~ isempty (inputs)
  set = [set, regexp(inputs{1}, '[A-Za-z]\w*', 'match')];
end
set = setdiff (unique (set), name);
if isempty (set)
  return
end
away = cellfun (@(s) distance (lower (s), lower (name{1})) + 0.1 * distance (s, name{1}), set);
[least, k] = min (away);
if least <= max (1.2, numel (name{1}) / 2)
  text = sprintf ('nearest name that the function sets: %s', set{k});
end
end

% Levenshtein's edit distance.
function d = distance (a, b)
row = 0:numel (b);
for i = 1:numel (a)
  before = row;
  row(1) = i;
  for j = 1:numel (b)
    row(j+1) = min ([before(j+1) + 1, row(j) + 1, before(j) + (a(i) ~= b(j))]);
  end
end
d = row(end);
end

function text = bounds (message, sizes)
text = '';
out = regexp (message, 'out of bound;? (\d+)', 'tokens', 'once');
if ~ isempty (out)
  text = sprintf ('%s is %s', out{1}, dimension (str2double (out{1}), sizes));
elseif ~ isempty (regexp (message, 'called with too many', 'once'))
  text = ['the course''s function is nnCostFunction (nn_params, input_layer_size, ', ...
          'hidden_layer_size, num_labels, X, y, lambda)'];
end
end

%!shared sizes
%! sizes = struct ('n', 4, 'h', 3, 'K', 6, 'm', 17);
%!test
%! e.message = 'operator *: nonconformant arguments (op1 is 3x5, op2 is 4x17)';
%! [id, text] = nnerrorhint (e, sizes, '');
%! assert (id, 'error-nonconformant')
%! assert (~ isempty (strfind (text, '3x5 is hidden x (inputs+1)')))
%! assert (~ isempty (strfind (text, 'differ by one')))
%!test
%! e.message = 'vertical dimensions mismatch (1x1 vs 17x4)';
%! assert (nnerrorhint (e, sizes, ''), 'error-concatenation')
%! e.message = 'sum: unrecognized type argument ''all''';
%! assert (nnerrorhint (e, sizes, ''), 'error-sum-all')
%! e.message = '''sumsqr'' undefined';
%! assert (nnerrorhint (e, sizes, ''), 'error-sumsqr')
%! e.message = 'value on right hand side of assignment is undefined';      % Octave 9
%! assert (nnerrorhint (e, sizes, ''), 'error-outputs')
%!test % the nearest name
%! file = [tempname(), '.m'];
%! f = fopen (file, 'w');
%! fprintf (f, 'function [J, grad] = f (nn_params, X)\nDelta2 = 0;\nTheta1 = 3;\n');
%! fclose (f);
%! e.message = '''Desta2'' undefined';
%! [id, text] = nnerrorhint (e, sizes, file);
%! delete (file);
%! assert (id, 'error-undefined')
%! assert (~ isempty (strfind (text, 'Delta2')))
