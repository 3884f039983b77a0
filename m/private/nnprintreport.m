function nnprintreport (report)
% NNPRINTREPORT  A report of nncheck in words: verdict, table, worst entries, reasons.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isfield (report, 'evaluations')
  print_steps (report);
  return
end
wrong = sum ([report.table.wrong]);
print_wrapped ('nncheck: ', headline (report, wrong));
if isfield (report, 'summary') && ~ isempty (report.summary)
  print_wrapped ('  ', report.summary);
end
if isfield (report, 'how')
  print_wrapped ('  ', [report.how, '.']);
end

if numel (report.table) > 1 || wrong > 0
  fprintf ('\n  %-18s %9s %9s %9s %9s  %s\n', 'block', 'entries', 'checked', 'wrong', ...
           'unsure', 'largest difference');
  for row = reshape (report.table, 1, [])
    name = 'all';
    if ~ isnan (row.layer)
      name = sprintf ('Theta%d, %s', row.layer, row.part);
    end
    fprintf ('  %-18s %9d %9d %9d %9d  %.1e\n', name, row.entries, row.checked, row.wrong, ...
             row.unsure, row.difference);
  end
end
if ~ isempty (report.worst)
  fprintf ('\n  %-18s %15s %15s %13s\n', 'worst entries', 'gradient', 'numerical', 'within');
  for w = reshape (report.worst(1:min (end, 5)), 1, [])
    fprintf ('  %-18s %15.8g %15.8g %13.1e\n', w.name, w.analytic, w.numeric, w.uncertainty);
  end
end
print_findings (report);
end

function print_steps (report)
same = [report.table.same];
if report.ok
  fprintf ('nncheck: all %d quantities are the same:%s\n', numel (same), ...
           sprintf (' %s', report.table.name));
else
  fprintf ('nncheck: %s\n', report.diagnosis(1).sentence);
  fprintf ('\n  %-12s %-10s %s\n', 'quantity', '', 'largest difference');
  words = {'differs', 'same'};
  for row = reshape (report.table, 1, [])
    fprintf ('  %-12s %-10s %.1e\n', row.name, words{1 + row.same}, row.difference);
  end
end
print_findings (report);
end

function print_findings (report)
for i = 1:numel (report.diagnosis)
  f = report.diagnosis(i);
  fprintf ('\n');
  print_wrapped ('  * ', f.sentence);
  parts = {'seen', f.evidence; 'means', f.meaning; 'belongs to', f.line; 'to change', f.term};
  for j = reshape (find (~ cellfun (@isempty, parts(:,2))), 1, [])
    print_wrapped (sprintf ('    %-12s', [parts{j,1}, ':']), parts{j,2});
  end
end
if isfield (report, 'notes')
  for i = 1:numel (report.notes)
    fprintf ('\n');
    print_wrapped ('  Note: ', report.notes{i});
  end
end
end

% Text in lines of 80 columns at most, where its words allow; the first begins with
% head, the others with as many blanks.
function print_wrapped (head, text)
line = head;
margin = blanks (numel (head));
for paragraph = strsplit (text, sprintf ('\n'))
  for word = strsplit (strtrim (paragraph{1}), ' ')
    if numel (line) + 1 + numel (word{1}) > 80 && numel (line) > numel (head)
      fprintf ('%s\n', line);
      line = margin;
    end
    if numel (line) > numel (head)
      line = [line, ' '];
    end
    line = [line, word{1}];
  end
  fprintf ('%s\n', line);
  line = margin;
end
end

function text = headline (report, wrong)
checked = sum ([report.table.checked]);
switch report.verdict
  case 'right'
    text = sprintf ('the gradient is right (%d entries agree)', checked);
    if ~ isempty (report.diagnosis)
      text = sprintf ('the gradient is that of J (%d entries agree), but:', checked);
    end
  case 'wrong'
    text = 'wrong';
    if wrong > 0
      least = repmat ('at least ', 1, isfield (report, 'chance') && report.chance > 0);
      words = 'the gradient is wrong (in %s%d of %d entries)';
      if isfield (report, 'summary') && ~ isempty (report.summary)   % J may be what is wrong
        words = 'wrong: the gradient is not that of J (in %s%d of %d entries)';
      end
      text = sprintf (words, least, wrong, checked);
    elseif ~ isempty (report.diagnosis)
      text = ['wrong: ', report.diagnosis(1).sentence];
    end
  otherwise
    text = sprintf ('cannot tell (%d of %d entries)', sum ([report.table.unsure]), checked);
end
end
