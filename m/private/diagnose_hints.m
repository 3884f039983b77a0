function hints = diagnose_hints (source)
% DIAGNOSE_HINTS  Places in a user's file that are worth checking; they need not be mistakes.
%
%   hints = diagnose_hints (source)
%
%   source   from check_source
%   hints    cellstr, at most eight: names that differ only in upper and lower case,
%            names that are set and never used, numbers of the course's exercise, length
%            (X), zeros (a : b), arrays that grow in a loop, and code after a return

% SPDX-License-Identifier: GPL-3.0-or-later

hints = {};
code = source.code;
if isempty (code)
  return
end
[names, set] = words (code);
hints = [hints, cases(code, names, set), unused(code, names, set)];
patterns = {
  '(?<![\w.])(10|25|26|400|401|5000)(?![\w.])', ...
    'the number %s is a size in the exercise; is it right for every network?'
  '\<length\s*\(((?!y\>)\w+)\)', ...
    'length (%s) is the larger of the two sizes; size (%s, 1) counts the rows'
  '\<(zeros|ones|eye|rand)\s*\(\s*\w+\s*:\s*\w+\s*\)', ...
    '%s (a : b) takes each number of the range as a size; do you mean a comma?'};
for k = 1:size (patterns, 1)
  for i = 1:numel (code)
    word = regexp (code{i}, patterns{k, 1}, 'tokens', 'once');
    if ~ isempty (word)
      hints{end+1} = sprintf ('line %d: %s', i, strrep (patterns{k, 2}, '%s', word{1}));
    end
  end
end
hints = [hints, grown(code), ended(code)];
hints = hints(1:min (8, end));
end

% All names in the code, and how often each is set.
function [names, set] = words (code)
text = strjoin (code, sprintf ('\n'));
all = regexp (text, '(?<![\w.])[A-Za-z]\w*', 'match');
names = setdiff (unique (all), {'for', 'end', 'if', 'else', 'elseif', 'while', 'function', ...
  'return', 'endfor', 'endif', 'endfunction', 'endwhile', 'switch', 'case', 'otherwise', ...
  'break', 'continue', 'do', 'until', 'true', 'false', 'pi', 'eps'});
set = cellfun (@(name) numel (regexp (text, diagnose_setting (name))), names);
end

% The lines that set a name, once for each time. (diagnose_quotes has the last of them.)
function list = assignments (code, name)
text = strjoin (code, sprintf ('\n'));
places = regexp (text, diagnose_setting (name));
list = arrayfun (@(p) 1 + sum (text(1:p) == sprintf ('\n')), places);
end

% If names differ only in case, one of them is mistyped if it is only set, or only used. Otherwise
% both may be intended: Delta2 and delta2.
function hints = cases (code, names, set)
hints = {};
text = strjoin (code, sprintf ('\n'));
long = cellfun (@numel, names) > 2;
names = names(long);
set = set(long);
plain = lower (names);
for word = reshape (unique (plain), 1, [])
  alike = strcmp (word{1}, plain);
  same = names(alike);
  if numel (same) > 1
    uses = cellfun (@(name) numel (regexp (text, ['(?<![\w.])', name, '(?!\w)'])), same);
    if any (set(alike) == 0 | uses == set(alike))
      hints{end+1} = sprintf ('%s differ only in upper and lower case', ...
                              strjoin (same, ' and '));
    end
  end
end
end

function hints = unused (code, names, set)
hints = {};
text = strjoin (code, sprintf ('\n'));
head = regexp (text, 'function\s+\[?([^\]=\n]*)\]?\s*=', 'tokens', 'once');
outputs = {};
if ~ isempty (head)
  outputs = regexp (head{1}, '\w+', 'match');
end
for k = reshape (find (set), 1, [])
  uses = numel (regexp (text, ['(?<![\w.])', names{k}, '(?!\w)']));
  loops = numel (regexp (text, ['\<for\s*\(?\s*', names{k}, '\s*=']));
  if uses == set(k) && loops == 0 && ~ any (strcmp (names{k}, outputs))
    lines = assignments (code, names{k});
    hints{end+1} = sprintf ('line %d: %s is set and never used', lines(end), names{k});
  end
end
end

function hints = grown (code)
hints = {};
depth = 0;
for i = 1:numel (code)
  depth = depth + numel (regexp (code{i}, '^\s*(for|while)\>', 'once'));
  word = regexp (code{i}, '(?<!\w)(\w+)\s*=\s*\[\s*\1\s*[,;\s]', 'tokens', 'once');
  if depth > 0 && ~ isempty (word)
    hints{end+1} = sprintf ('line %d: %s grows in a loop; does it begin empty at each call?', ...
                            i, word{1});
  end
end
end

% A return on a line of its own, with assignments after it.
function hints = ended (code)
hints = {};
at = find (~ cellfun (@isempty, regexp (code, '^return\>', 'once')), 1);
if ~ isempty (at) && any (~ cellfun (@isempty, regexp (code(at+1:end), '^\s*\w.*=', 'once')))
  hints{1} = sprintf ('line %d: the lines after this return never run', at);
end
end

%!test
%! source.code = {'function [J, grad] = f (p, X, y)', 'm = length (X);', 'theta1 = p;', ...
%!                'Y = zeros (m : 10);', 'for i = 1:m', 'a = [a; Theta1];', 'end', ...
%!                'J = sum (a(:)) == Y;', 'unused = 3;'};
%! hints = diagnose_hints (source);
%! assert (numel (hints), 7)
%! assert (hints{1}, 'Theta1 and theta1 differ only in upper and lower case')
%! assert (hints{2}, 'line 3: theta1 is set and never used')
%! assert (hints{3}, 'line 9: unused is set and never used')
%! assert (hints{4}, 'line 4: the number 10 is a size in the exercise; is it right for every network?')
%! assert (hints{5}(1:18), 'line 2: length (X)')
%! assert (hints{6}(1:23), 'line 4: zeros (a : b) t')
%! assert (hints{7}(1:22), 'line 6: a grows in a l')
%! assert (isempty (diagnose_hints (check_source ('none'))))
