function report = diagnose_quotes (report, source)
% DIAGNOSE_QUOTES  The user's own lines beside the findings of a report, and hints.
%
%   report = diagnose_quotes (report, source)
%
%   The lines quoted are those that compute the step of a finding: lines with lambda for the
%   regularization, lines with sigmoidGradient for the hidden units' slope, lines that subtract
%   y for the outputs' delta. If there are none, and for all other findings, they are the lines
%   that set J, or those of the wrong matrices of which grad consists. At most three lines are
%   quoted for each name, and each line once. If the file can't be read, nothing is quoted.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (source.code) || report.ok
  return
end
report.hints = diagnose_hints (source);
source.code(head_of (source.code)) = {''};
wrong = unique ([report.table([report.table.wrong] > 0).layer]);
told = [];
for i = 1:numel (report.diagnosis)
  f = report.diagnosis(i);
  if isempty (f.yours)
    at = setdiff (places (f.id, wrong, source), told);
    report.diagnosis(i).yours = strjoin (arrayfun (@(k) diagnose_quote (source, k), at, ...
                                                   'UniformOutput', false), sprintf ('\n'));
    told = [told, at];
  end
end
end

% The lines of the first function's head.
function lines = head_of (code)
first = find (~ cellfun (@isempty, regexp (code, '^\s*function\>', 'once')), 1);
goes_on = ~ cellfun (@isempty, regexp (code, '\.\.\.\s*$', 'once'));
last = first - 1 + find (~ goes_on(first:end), 1);
lines = first:last;
end

% The lines to which a finding belongs.
function at = places (id, wrong, source)
at = [];
ofJ = ~ isempty (regexp (id, '^(j|r|multiple-J|unexplained-(J|R))(-|$)', 'once'));
ofgrad = ~ isempty (regexp (id, ['^(grad|gradient|q|multiple-grad|sigmoid-gradient)(-|$)', ...
                                 '|unexplained-(grad|Q)'], 'once'));
if ~ ofJ && ~ ofgrad
  return
end
names = {'J'};
if ofgrad
  names = parts_of_grad (id, wrong, source);
end
at = cell2mat (cellfun (@(name) settings (source, name), names, 'UniformOutput', false));
steps = {'^(r|q|unexplained-(R|Q))(-|$)', '\<lambda\>'; ...
         'slope|sigmoid-gradient|sigmoid-for', '\<sigmoidGradient\s*\('; ...
         '^grad-(sign|delta-times|y-for-Y|last-label)', ...
           '=.*(-\s*[yY]\w*|\<[yY]\w*\s*(\([^()]*\))?''?\s*-)'};
for k = 1:size (steps, 1)
  if ~ isempty (regexp (id, steps{k, 1}, 'once'))
    found = find (~ cellfun (@isempty, regexp (source.code, steps{k, 2}, 'once')));
    if k == 1 && ofgrad
      found = intersect (found, at);
    elseif k == 1                        % not those of the gradient
      of = cellfun (@(name) settings (source, name), parts_of_grad ('', [], source), ...
                    'UniformOutput', false);
      found = setdiff (found, [of{:}]);
    elseif k == 3
      found = found(cellfun (@isempty, strfind (source.code(found), 'log')));
    end
    if ~ isempty (found)
      at = found(max (1, end - 2):end);
    end
  end
end
end

% The names in the last grad = [...], of the matrices that are wrong.
function list = parts_of_grad (id, wrong, source)
list = {'Theta1_grad', 'Theta2_grad'};
at = find (~ cellfun (@isempty, regexp (source.code, '(?<!\w)grad\s*=\s*\[', 'once')), 1, 'last');
if ~ isempty (at)
  inside = regexp (source.code{at}, 'grad\s*=\s*\[([^\]]*)\]', 'tokens', 'once');
  if ~ isempty (inside)
    list = regexp (inside{1}, '[A-Za-z]\w*', 'match');
  end
end
if isempty (id)
  return
end
if ~ isempty (regexp (id, 'theta\d', 'once'))
  wrong = str2double (regexp (id, '\d', 'match', 'once'));
end
list = list(intersect (1:numel (list), wrong));
set = cellfun (@(name) ~ isempty (settings (source, name)), list);
if any (strcmp (id, {'grad-zero', 'grad-row-major', 'grad-swapped', 'grad-count'})) || ~ any (set)
  list = {'grad'};
end
end

% The last three lines that set a name, without those that only initialise it with zeros.
function at = settings (source, name)
at = reshape (find (~ cellfun (@isempty, regexp (source.code, diagnose_setting (name), 'once'))), 1, []);
empty = ~ cellfun (@isempty, regexp (source.code(at), '=\s*(0|\[\]|zeros\s*\(.*\))\s*;?\s*$', 'once'));
if ~ strcmp (name, 'grad') && ~ all (empty)
  at = at(~ empty);
end
at = at(max (1, end - 2):end);
end

%!test
%! source.code = {'function [J, grad] = f (p, ... ', 'lambda)', 'J = sum (C);', 'r = lambda * 2;', 'J = J + r;', ...
%!                'G1 = d2;', 'G2 = d3;', 'G1 = G1 + lambda;', 'grad = [G1(:); G2(:)];', ...
%!                'd3 = h - Y;', 'd2 = d3 .* sigmoidGradient (z2);'};
%! source.lines = source.code;
%! base = check_blank_report (check_source ('none'));
%! base.table = [check_row(1, 'bias', 1, 1, 1, 0, 1), check_row(2, 'bias', 1, 1, 0, 0, 0)];
%! ids = {'j-sign', [3 5]; 'r-bias', [4]; 'q-bias', 8; 'grad-last-example', [6 8]; ...
%!        'grad-swapped', 9; 'grad-sign', 10; 'grad-slope-of-sigmoid', 11; 'prints', []};
%! for k = 1:size (ids, 1)
%!   report = base;
%!   report.diagnosis = diagnose_finding (ids{k, 1}, 'a', 'b', 'c');
%!   report = diagnose_quotes (report, source);
%!   said = regexp (report.diagnosis.yours, '(?<=line )\d+', 'match');
%!   assert (cellfun (@str2double, said), reshape (ids{k, 2}, 1, []))
%! end
%!test % a line is quoted once
%! source.code = {'J = 1;'};
%! source.lines = source.code;
%! report = check_blank_report (check_source ('none'));
%! report.diagnosis = [diagnose_finding('j-sign', 'a', 'b', 'c'), diagnose_finding('j-row', 'a', 'b', 'c')];
%! report = diagnose_quotes (report, source);
%! assert ({report.diagnosis.yours}, {'line 1: J = 1;', ''})
