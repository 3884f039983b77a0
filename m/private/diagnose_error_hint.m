function [id, text] = diagnose_error_hint (calls, source)
% DIAGNOSE_ERROR_HINT  Explains an error of a cost function in terms of the network.
%
%   [id, text] = diagnose_error_hint (calls, source)
%
%   calls    as from check_problems: those that stopped. The message of the first is explained;
%            the meaning of its numbers must fit all calls that stopped with this message.
%   source   of the function, from check_source
%   id       of diagnose_catalogue;  text  the message as it was, and the hint.

% SPDX-License-Identifier: GPL-3.0-or-later

shape = @(c) regexprep (c.problem.message, '\d+', '#');
calls = calls(arrayfun (@(c) strcmp (shape (c), shape (calls(1))), calls));
message = strtrim (calls(1).problem.message);
hint = '';
if check_refused (calls(1).problem)
  id = 'error-arguments';
elseif ~ isempty (regexp (message, ['nonconformant|[Dd]imensions (for matrix mult|must agree)|', ...
                                     'have incompatible sizes'], 'once'))
  id = 'error-nonconformant';
  hint = operands (message, calls);
elseif ~ isempty (regexp (message, 'dimensions? mismatch|[Dd]imensions of .*concatenat', 'once'))
  id = 'error-concatenation';
  hint = [named(calls), '[ones(m,1), X] puts a column in front of m rows, ', ...
          'and [1; a] puts a row above a column'];
elseif ~ isempty (regexp (message, 'parse error|syntax error|^Error: File: ', 'once'))
  id = 'error-parse';
  message = regexprep (message, {'\n\s*\^\s*(?=\n|$)', '\n\s*\n'}, {'', sprintf('\n')});
elseif ~ isempty (regexp (message, 'sum: unrecognized type.*all', 'once'))
  id = 'error-sum-all';
  hint = 'sum (X, ''all'') is for MATLAB and Octave 11: use sum (X(:))';
elseif ~ isempty (regexp (message, 'sumsqr', 'once'))
  id = 'error-sumsqr';
  hint = 'sumsqr is for MATLAB only: use sumsq (X(:))';
elseif ~ isempty (regexp (message, ...
       ['element number \d+ undefined in return list|value on (the )?right hand side|', ...
        '^Output argument ".*not assigned'], 'once'))
  id = 'error-outputs';
  hint = 'an output (J, grad) is never set';
elseif ~ isempty (regexp (message, ['''(grad|J)'' undefined|', ...
                                     '^(Undefined|Unrecognized) .*''(grad|J)'''], 'once'))
  id = 'error-outputs';
  hint = 'an output is used, or returned, before it is set';
elseif ~ isempty (regexp (message, ' undefined|^(Undefined|Unrecognized) ', 'once'))
  id = 'error-undefined';
  hint = nearest (message, source);
else
  id = 'error-other';
  hint = bounds (message, calls);
end
text = message;
if ~ isempty (hint)
  text = [message, ' - ', hint];
end
end

% op1 is 3x5, op2 is 7x5
function text = operands (message, calls)
text = named (calls);
pairs = arrayfun (@(c) regexp (c.problem.message, ...
  '\((?:op1 is )?(\d+)x(\d+)(?:,| vs) *(?:op2 is )?(\d+)x(\d+)\)', 'tokens', 'once'), ...
  calls, 'UniformOutput', false);
if ~ isempty (regexp (message, '\d+x\d+x\d+', 'once'))
  text = [text, 'an array has three dimensions: zeros (a : b) takes each number from a to b ', ...
          'as a size; use a comma'];
elseif ~ any (cellfun (@isempty, pairs))
  d = cellfun (@(pair) reshape (cellfun (@str2double, pair), 1, []), pairs(:), ...
               'UniformOutput', false);
  lost = ~ isempty (strfind (text, '(hidden-1)'));
  text = [text, repmat('a hidden unit is lost: is (2:end) taken twice?; ', 1, lost), ...
          reason(vertcat (d{:}), ~ isempty (regexp (message, 'operator \*:', 'once')), lost)];
end
end

% What is true of the sizes of two operands in every call; d: a row of four sizes for each call.
function text = reason (d, product, lost)
same = @(i, j) all (d(:, i) == d(:, j));
next = @(i, j) all (abs (d(:, i) - d(:, j)) == 1);
if product && same (1, 3) && same (2, 4)
  text = 'the sizes are equal: .* multiplies entry by entry; * needs a transpose';
elseif product && (same (2, 4) || same (1, 3) || same (1, 4))
  text = ['for * the second needs as many rows as the first has columns: a transpose is ', ...
          'missing, or the order is wrong'];
elseif product && next (2, 3)
  text = ['they differ by one: the bias unit (a column of ones) is missing, ', ...
          'or there is one too many'];
elseif product
  text = 'for * the second needs as many rows as the first has columns';
elseif ~ lost && (next (1, 3) || next (2, 4))
  text = 'they differ by one: the bias unit is missing, or there is one too many';
elseif same (1, 4) && same (2, 3)
  text = 'one is the other transposed';
else
  text = 'both must have the same size';
end
if (same (1, 2) && all (d(:, 1) > 1)) || (same (3, 4) && all (d(:, 3) > 1))
  text = [text, '; a column .* a row gives a matrix, each entry times each entry'];
end
end

% "3x5 is hidden x (inputs+1); " for every size in the message
function text = named (calls)
text = '';
found = arrayfun (@(c) regexp (c.problem.message, '\d+x\d+', 'match'), calls, ...
                  'UniformOutput', false);
found = vertcat (found{:});
told = {};
fixed = [];
for i = 1:size (found, 2)
  d = cellfun (@(t) sscanf (t, '%dx%d')', found(:, i), 'UniformOutput', false);
  d = vertcat (d{:});
  if ~ any (strcmp (found{1, i}, told))
    told{end+1} = found{1, i};
    text = sprintf ('%s%s is %s x %s; ', text, found{1, i}, dimension (d(:, 1), calls), ...
                    dimension (d(:, 2), calls));
  end
  fixed = [fixed, d(1, all (bsxfun (@eq, d, d(1, :)), 1) & d(1, :) > 1)];
end
if varied (calls)
  fixed = written (unique (fixed));
  text = [text, sprintf('%s; ', fixed{:})];
end
end

% Whether calls of different sizes stopped.
function yes = varied (calls)
yes = numel (unique ([calls.K])) > 1 && numel (unique ([calls.h])) > 1;
end

function list = written (numbers)
list = arrayfun (@(v) sprintf (['the %d is the same whatever the sizes are: is it written ', ...
                                'in the file?'], v), numbers, 'UniformOutput', false);
end

% What a number means in every call; the number itself if nothing fits.
function text = dimension (d, calls)
text = sprintf ('%d', d(1));
m = [calls.m]';  n = [calls.n]';  h = [calls.h]';  K = [calls.K]';
known = {m, 'm'; n, 'inputs'; h, 'hidden'; K, 'labels'; n + 1, '(inputs+1)'; ...
         h + 1, '(hidden+1)'; K + 1, '(labels+1)'; m + 1, '(m+1)'; h - 1, '(hidden-1)'; ...
         n - 1, '(inputs-1)'};
fits = find (cellfun (@(v) isequal (v, d), known(:, 1)), 1);
if ~ isempty (fits) && ~ all (d == 1)
  text = known{fits, 2};
end
end

% The name in the file that is most like the undefined one.
function text = nearest (message, source)
text = '';
name = regexp (message, ['''(\w+)'' undefined|', ...
                         '^(?:Undefined|Unrecognized) .*''(\w+)'''], 'tokens', 'once');
if isempty (name) || isempty (source.code)
  return
end
name = [name{:}];                % MATLAB has '' for the alternative that does not match
code = strjoin (source.code, sprintf ('\n'));
set = regexp (code, '\<([A-Za-z]\w*)\s*(?:\([^=()]*\))?\s*=(?!=)', 'tokens');
set = [set{:}];
inputs = regexp (code, 'function[^(\n]*\(([^)]*)\)', 'tokens', 'once');
if ~ isempty (inputs)
  set = [set, regexp(inputs{1}, '[A-Za-z]\w*', 'match')];
end
set = setdiff (unique (set), {name});
if isempty (set)
  return
end
away = cellfun (@(s) edit_distance (lower (s), lower (name)) + 0.1 * edit_distance (s, name), set);
[least, k] = min (away);
if least <= max (1.2, numel (name) / 2)
  text = sprintf ('nearest name that the function sets: %s', set{k});
end
end

function text = bounds (message, calls)
text = '';
out = arrayfun (@(c) regexp (c.problem.message, 'out of bound;? (\d+)', 'tokens', 'once'), ...
                calls, 'UniformOutput', false);
if ~ any (cellfun (@isempty, out))
  d = cellfun (@(t) str2double (t{1}), out(:));
  text = sprintf ('%d is %s', d(1), dimension (d, calls));
  if varied (calls) && all (d == d(1)) && d(1) > 1
    text = written (d(1));
    text = text{1};
  end
elseif ~ isempty (regexp (message, 'invalid use of ''end''', 'once'))
  text = 'the variable is not set before this line';
end
end

%!function calls = stopped (varargin)
%!  calls = check_problems ()([1 4]);
%!  calls = calls(1:nargin);
%!  for i = 1:nargin
%!    calls(i).problem = struct ('message', varargin{i}, 'identifier', '');
%!  end
%!endfunction
%!test % what the sizes are in every call
%! none = check_source ('none');
%! text = 'operator *: nonconformant arguments (op1 is %dx%d, op2 is %dx%d)';
%! calls = stopped (sprintf (text, 3, 6, 5, 9), sprintf (text, 6, 9, 8, 2));
%! [id, hint] = diagnose_error_hint (calls, none);
%! assert (id, 'error-nonconformant')
%! assert (~ isempty (strfind (hint, '3x6 is hidden x (inputs+1); 5x9 is inputs x m')))
%! assert (~ isempty (strfind (hint, 'differ by one')))
%! calls = stopped (sprintf (text, 9, 2, 7, 4), sprintf (text, 2, 2, 4, 7));
%! [id, hint] = diagnose_error_hint (calls, none);
%! assert (~ isempty (strfind (hint, '9x2 is m x 2; 7x4 is labels x (hidden+1); the 2 is the same')))
%!test
%! none = check_source ('none');
%! messages = {'vertical dimensions mismatch (1x1 vs 17x4)', 'error-concatenation'; ...
%!             'sum: unrecognized type argument ''all''', 'error-sum-all'; ...
%!             '''sumsqr'' undefined', 'error-sumsqr'; ...
%!             'value on right hand side of assignment is undefined', 'error-outputs'; ...  % 9
%!             'Incorrect dimensions for matrix multiplication. Check', 'error-nonconformant'; ...
%!             'Arrays have incompatible sizes for this operation.', 'error-nonconformant'; ...
%!             'Dimensions of arrays being concatenated are not consistent.', 'error-concatenation'; ...
%!             'Unrecognized function or variable ''grad''.', 'error-outputs'; ...
%!             'Unrecognized function or variable ''Delta''.', 'error-undefined'; ...
%!             'Too many output arguments.', 'error-arguments'};        % MATLAB's, from here on
%! for i = 1:rows (messages)
%!   assert (diagnose_error_hint (stopped (messages{i,1}), none), messages{i,2})
%! end
%! text = 'index (%d,_): out of bound 4 (dimensions are 4x4)';
%! [id, hint] = diagnose_error_hint (stopped (sprintf (text, 6), sprintf (text, 5)), none);
%! assert (~ isempty (strfind (hint, 'the 4 is the same whatever the sizes are')))
%!test % the nearest name
%! source.code = {'function [J, grad] = f (nn_params, X)', 'Delta2 = 0;', 'Theta1 = 3;'};
%! [id, text] = diagnose_error_hint (stopped ('''Desta2'' undefined'), source);
%! assert (id, 'error-undefined')
%! assert (~ isempty (strfind (text, 'Delta2')))
