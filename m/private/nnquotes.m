function report = nnquotes (report, source)
% NNQUOTES  The user's own lines beside the findings of a report, and hints.
%
%   report = nnquotes (report, source)
%
%   For what is wrong with J it is the last line that sets J; with the gradient, the last
%   that sets what grad is put together of, of those matrices that are wrong. A line is
%   quoted once. Where the file can't be read there is nothing to quote.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (source.code) || report.ok
  return
end
report.hints = nnhints (source);
wrong = unique ([report.table([report.table.wrong] > 0).layer]);
told = {report.diagnosis.yours};
for i = 1:numel (report.diagnosis)
  f = report.diagnosis(i);
  quotes = {};
  for name = reshape (names (f.id, wrong, source), 1, [])
    quotes{end+1} = last_setting (source, name{1});
  end
  quotes = quotes(~ cellfun (@isempty, quotes) & ~ ismember (quotes, told));
  if isempty (f.yours)
    report.diagnosis(i).yours = strjoin (quotes, sprintf ('\n'));
    told = [told, quotes];
  end
end
end

% What is set where a finding belongs.
function list = names (id, wrong, source)
list = {};
if ~ isempty (regexp (id, '^(j|r|multiple-J|unexplained-(J|R))(-|$)', 'once'))
  list = {'J'};
elseif ~ isempty (regexp (id, '^(grad|gradient|q|multiple-grad|sigmoid-gradient)(-|$)|unexplained-(grad|Q)', 'once'))
  list = parts_of_grad (source);
  if ~ isempty (regexp (id, 'theta\d', 'once'))
    wrong = str2double (regexp (id, '\d', 'match', 'once'));
  end
  list = list(intersect (1:numel (list), wrong));
  set = cellfun (@(name) ~ isempty (last_setting (source, name)), list);
  if any (strcmp (id, {'grad-row-major', 'grad-swapped', 'grad-count'})) || ~ any (set)
    list = {'grad'};
  end
end
end

% The names in the last grad = [...].
function list = parts_of_grad (source)
list = {'Theta1_grad', 'Theta2_grad'};
at = find (~ cellfun (@isempty, regexp (source.code, '(?<!\w)grad\s*=\s*\[', 'once')), 1, 'last');
if ~ isempty (at)
  inside = regexp (source.code{at}, 'grad\s*=\s*\[([^\]]*)\]', 'tokens', 'once');
  if ~ isempty (inside)
    list = regexp (inside{1}, '[A-Za-z]\w*', 'match');
  end
end
end

function text = last_setting (source, name)
at = find (~ cellfun (@isempty, regexp (source.code, nnsetting (name), 'once')), 1, 'last');
text = '';
if ~ isempty (at)
  text = nnquote (source, at);
end
end

%!test
%! source.code = {'J = 1;', 'G1 = d2;', 'G2 = d3;', 'G1 = G1 + 2;', 'grad = [G1(:); G2(:)];'};
%! source.lines = source.code;
%! report = nnreport (nnsource ('none'));
%! report.table = [nnrow(1, 'bias', 1, 1, 1, 0, 1), nnrow(2, 'bias', 1, 1, 0, 0, 0)];
%! for id = {'q-bias', 'j-sign', 'grad-sign', 'grad-swapped', 'prints'}
%!   report.diagnosis(end+1) = nnfinding (id{1}, 'a', 'b', 'c');
%! end
%! report = nnquotes (report, source);
%! assert ({report.diagnosis.yours}, {'line 4: G1 = G1 + 2;', 'line 1: J = 1;', '', ...
%!                                    'line 5: grad = [G1(:); G2(:)];', ''})
