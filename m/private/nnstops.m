function list = nnstops (source, calls, diagnosis)
% NNSTOPS  Calls that stopped with an error, unless what is known already explains it.
%
%   list = nnstops (source, calls, diagnosis)
%
%   calls   from nnproblems, made; source: of the function, from nnsource
%   list    findings

% SPDX-License-Identifier: GPL-3.0-or-later

list = nnfinding ();
bad = arrayfun (@(c) ~ isempty (c.problem), calls);
if ~ any (bad) || any (ismember ({'labels-only-first-k', 'hard-coded-m'}, {diagnosis.id}))
  return                                 % y has no K entries, or X no 5000 rows
end
first = calls(find (bad, 1));
message = regexprep (first.problem.message, '\s*\n.*', '');
sized = strncmp ({calls.note}, 'sizes: ', 7) & ~ bad;
if any (sized)
  k = find (sized, 1);
  list = nnsaid ('hard-coded-sizes', sprintf ('it works with %s, and stops with other sizes: %s', ...
                                              calls(k).note(8:end), message));
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
if ~ isempty (text) && i <= 2
  ids = {'classes-from-unique', 'classes-from-max'};
  list = nnsaid (ids{i}, sprintf ('%s: %s', text, message));
else
  [id, hint] = nnerrorhint (calls(bad), source);
  if ~ isempty (text)
    hint = sprintf ('%s. %s', text, hint);
  end
  list = nnsaid (id, hint);
end
list.yours = place (first.problem, source);
list.line = '';                          % the failing line says what it belongs to
end

% The failing line, quoted with its number.
function text = place (e, source)
text = '';
for frame = reshape (e.stack, 1, [])
  if strcmp (frame.name, source.name)
    text = nnquote (source, frame.line);
    return
  end
end
if ~ isempty (e.stack) && ~ any (strcmp (e.stack(1).name, {'nncall', 'feval'}))
  text = sprintf ('%s, line %d', e.stack(1).name, e.stack(1).line);
end
end
