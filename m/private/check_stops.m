function list = check_stops (source, calls, diagnosis)
% CHECK_STOPS  Findings for calls that stopped with an error, unless it is already explained.
%
%   list = check_stops (source, calls, diagnosis)
%
%   calls   from check_problems, after check_call; source: of the function, from check_source
%   list    findings

% SPDX-License-Identifier: GPL-3.0-or-later

list = diagnose_finding ();
bad = arrayfun (@(c) ~ isempty (c.problem), calls);
if ~ any (bad) || any (ismember ({'labels-only-first-k', 'hard-coded-m'}, {diagnosis.id}))
  return                                 % y has not K entries, or X not 5000 rows
end
first = calls(find (bad, 1));
message = regexprep (first.problem.message, '\s*\n.*', '');
sized = strncmp ({calls.note}, 'sizes: ', 7) & ~ bad;
if any (sized)
  k = find (sized, 1);
  list = diagnose_said ('hard-coded-sizes', sprintf ('it works with %s, and stops with other sizes: %s', ...
                                                     calls(k).note(8:end), message));
  list.yours = place (first.problem, source);
  return
end
if any (~ bad)
  text = only_with (calls, bad, source);
  if ~ isempty (text)
    list = diagnose_said ('hard-coded-sizes', sprintf ('%s, and stops with others: %s', text, message));
    list.yours = place (first.problem, source);
    return
  end
end
list = arguments_order (calls, bad, source);
if ~ isempty (list)
  return
end
classes = arrayfun (@(c) numel (unique (c.y)), calls);
largest = arrayfun (@(c) max (c.y), calls);
when = {classes < [calls.K], 'a class does not occur'; ...
        largest < [calls.K], 'the last class does not occur'; ...
        [calls.m] < [calls.K], 'there are fewer examples than labels'; ...
        [calls.m] < [calls.n], 'there are fewer examples than inputs'; ...
        [calls.m] == 1, 'there is only one example'};
text = '';
many = [calls.m] > 1 | all ([calls(bad).m] == 1);
for i = 1:size (when, 1)
  if any (bad & many) && isequal (bad(many), when{i, 1}(many)) && ~ all (bad(many))
    text = sprintf ('it stops where %s, and works else', when{i, 2});
    break
  end
end
if ~ isempty (text) && i <= 2 && alike (calls(bad))
  ids = {'classes-from-unique', 'classes-from-max'};
  list = diagnose_said (ids{i}, sprintf ('%s: %s', text, message));
else
  [id, hint] = diagnose_error_hint (calls(bad), source);
  if ~ isempty (text)
    hint = sprintf ('%s. %s', text, hint);
  end
  list = diagnose_said (id, hint);
end
list.yours = place (first.problem, source);
list.line = '';                          % the failing line tells which step it is
end

% Whether all stopped for the same reason: the messages without their numbers are equal.
function yes = alike (calls)
texts = arrayfun (@(c) regexprep (c.problem.message, '\d+', '#'), calls, 'UniformOutput', false);
yes = all (strcmp (texts, texts{1}));
end

% 'it works only with 4 labels', if that number is in the messages or in the file.
function text = only_with (calls, bad, source)
text = '';
messages = arrayfun (@(c) c.problem.message, calls(bad), 'UniformOutput', false);
names = {'K', 'labels'; 'h', 'hidden units'; 'n', 'inputs'};
for k = 1:3
  sizes = [calls.(names{k, 1})];
  v = sizes(find (~ bad, 1));
  word = sprintf ('(?<![\\d.])%d(?![\\d.])', v);
  written = ~ cellfun (@isempty, regexp (messages, word, 'once'));
  body = source.code(2:end);
  if all (sizes(~ bad) == v) && ~ any (sizes(bad) == v) && v > 2 ...
     && (all (written) || any (~ cellfun (@isempty, regexp (body, word, 'once'))))
    text = sprintf ('it works only with %d %s', v, names{k, 2});
    return
  end
end
end

% Arguments with the course's names in another order.
function list = arguments_order (calls, bad, source)
list = diagnose_finding ();
wanted = {'nn_params', 'input_layer_size', 'hidden_layer_size', 'num_labels', 'X', 'y', 'lambda'};
head = regexp (strjoin (source.code, ' '), 'function[^(]*\(([^)]*)\)', 'tokens', 'once');
if isempty (head) || ~ all (bad)
  return
end
names = strtrim (strsplit (head{1}, ','));
if numel (names) == 7 && isequal (sort (names), sort (wanted)) && ~ isequal (names, wanted)
  first = find (~ strcmp (names, wanted), 1);
  list = diagnose_said ('arguments-order', sprintf ('argument %d is %s in your file, and %s in the course', ...
                                                    first, names{first}, wanted{first}));
  list.yours = diagnose_quote (source, find (~ cellfun (@isempty, strfind (source.code, 'function')), 1));
end
end

% The failing line, quoted with its number.
function text = place (e, source)
text = '';
for frame = reshape (e.stack, 1, [])
  if strcmp (frame.name, source.name)
    text = regexprep (diagnose_quote (source, frame.line), '^line \d+: end\w*;?$', '');
    return
  end
end
if ~ isempty (e.stack)                   % in another file of the user, for example sigmoid.m
  other = check_source (e.stack(1).name);
  if ~ isempty (other.file) && ~ other.ours
    text = sprintf ('%s, %s', e.stack(1).name, diagnose_quote (other, e.stack(1).line));
  end
end
end
