function check_print (report)
% CHECK_PRINT  Prints a report of nncheck in lines of 70 columns.
%
%   It has: what was checked, the verdict, the call that gives the numbers, the table, the
%   worst entries, the mistakes, hints and notes.

% SPDX-License-Identifier: GPL-3.0-or-later

print_wrapped ('nncheck: ', report.source);
print_wrapped ('', report.summary);
if ~ isempty (report.how)
  print_wrapped ('', [report.how, '.']);
end
if ~ isempty (report.call)
  fprintf ('  %s\n', strrep (report.call, sprintf ('\n'), sprintf ('\n  ')));
end
print_table (report);
print_worst (report);
for i = 1:numel (report.diagnosis)
  print_finding (report.diagnosis(i), report.summary);
end
if ~ isempty (report.hints)
  fprintf ('\nPlaces to look at in the file: hints, not causes.\n');
end
for i = 1:numel (report.hints)
  print_wrapped ('  - ', report.hints{i});
end
for i = 1:numel (report.notes)
  fprintf ('\n');
  print_wrapped ('Note: ', report.notes{i});
end
end

function print_table (report)
if isempty (report.table) || (numel (report.table) == 1 && report.table.wrong == 0)
  return
end
fprintf ('\n  %-18s %8s %8s %8s %8s  %s\n', 'block', 'entries', 'checked', 'wrong', ...
         'unsure', 'difference');
for row = reshape (report.table, 1, [])
  if isnan (row.layer)
    name = row.part;
  elseif any (strcmp (row.part, {'bias', 'weights'}))
    name = sprintf ('Theta%d, %s', row.layer, row.part);
  else
    name = sprintf ('%s{%d}', row.part, row.layer);
  end
  fprintf ('  %-18s %8d %8d %8d %8d  %.1e\n', name, row.entries, row.checked, row.wrong, ...
           row.unsure, row.difference);
end
end

function print_worst (report)
known = ~ isnan (report.rightcost);
if isempty (report.worst) && ~ known
  return
end
worst = report.worst(1:min (end, 5));
digits = 6;
for w = reshape (worst, 1, [])
  digits = max (digits, digits_apart (w.analytic, w.numeric, w.uncertainty));
  if known
    digits = max (digits, digits_apart (w.analytic, w.right, w.uncertainty));
  end
end
if known
  digits = max (digits, digits_apart (report.cost, report.rightcost, 1e-10 * abs (report.cost)));
end
text = sprintf (' %%%ds', digits + 7);
number = sprintf (' %%%d.%dg', digits + 7, digits);
fprintf (['\n  %-14s', text, text], '', 'yours', 'numerical');
if known
  fprintf (text, 'should be');
end
fprintf (' %8s\n', 'within');
if known
  fprintf (['  %-14s', number, text, number, '\n'], 'J', report.cost, '', report.rightcost);
end
for w = reshape (worst, 1, [])
  fprintf (['  %-14s', number, number], w.name, w.analytic, w.numeric);
  if known
    fprintf (number, w.right);
  end
  fprintf (' %8.0e\n', w.uncertainty);
end
end

% The number of digits in which a difference of a and b can be seen; 0 if there is none, or if
% they are not finite.
function digits = digits_apart (a, b, within)
digits = 0;
gap = abs (a - b);
if isfinite (gap) && gap > within
  digits = min (11, ceil (log10 (max (abs (a), abs (b)) / gap)) + 1);
end
end

function print_finding (f, summary)
fprintf ('\n');
if ~ strcmp (f.sentence, summary)
  print_wrapped ('* ', [f.sentence, repmat('.', 1, ~ any (f.sentence(end) == '.:?'))]);
end
parts = {'seen', f.evidence; 'means', f.meaning; 'belongs to', f.line; 'yours', f.yours; ...
         'to change', f.term};
for i = reshape (find (~ cellfun (@isempty, parts(:, 2))), 1, [])
  print_wrapped (sprintf ('  %-12s', [parts{i, 1}, ':']), parts{i, 2});
end
end
