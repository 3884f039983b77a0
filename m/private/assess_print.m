function assess_print (M)
% ASSESS_PRINT  Prints the result of nnassess as a table.
%
%   assess_print (M)

% SPDX-License-Identifier: GPL-3.0-or-later

if strcmp (M.kind, 'regression')
  fprintf ('%d examples\n\n', M.examples);
  print_table (cellstr (num2str ((1:numel (M.R2))', 'output %d')), M, {'R2', 'RMSE', 'MAE'}, ...
               '%.4g');
  return
end
fprintf ('%d examples, ', M.examples);
if strcmp (M.kind, 'labels')
  fprintf ('%.2f %% of the labels right, all of them in %.2f %% of the examples\n\n', ...
           100 * M.accuracy, 100 * M.exact);
else
  fprintf ('%.2f %% right\n\n', 100 * M.accuracy);
end
names = cell (numel (M.classes), 1);
for k = 1:numel (names)
  if iscell (M.classes)
    names{k} = M.classes{k};
  else
    names{k} = describe_value (M.classes(k));
  end
end
columns = {'precision', 'recall', 'F1', 'AUC'};
columns = columns([true, true, true, any(~ isnan (M.AUC))]);
print_table (names, M, columns, '%.4f', M.support);
if any (M.unanswered > 0)
  fprintf ('\n%d without a prediction, counted as wrong\n', sum (M.unanswered));
end
if strcmp (M.kind, 'classes') && numel (names) <= 20
  print_confusion (M.confusion, names);
end
end

% A row for each class or output, and a row of means if there are several.
function print_table (names, M, columns, format, support)
wide = max ([7; cellfun('length', names)]) + 2;
fprintf ('%*s', wide, '');
if nargin > 4
  fprintf ('%10s', 'examples');
end
fprintf ('%11s', columns{:});
fprintf ('\n');
for k = 1:numel (names)
  fprintf ('%*s', wide, names{k});
  if nargin > 4
    fprintf ('%10d', support(k));
  end
  print_numbers (cellfun (@(c) M.(c)(k), columns), format);
end
if numel (names) > 1
  fprintf ('%*s%s', wide, 'mean', blanks (10 * (nargin > 4)));
  print_numbers (cellfun (@(c) M.mean.(c), columns), format);
end
end

function print_numbers (v, format)
for k = 1:numel (v)
  text = sprintf (format, v(k));
  if isnan (v(k))
    text = '-';
  end
  fprintf ('%11s', text);
end
fprintf ('\n');
end

function print_confusion (counts, names)
wide = max ([7; cellfun('length', names)]) + 2;
each = max (5, numel (sprintf ('%d', max (counts(:)))) + 2);
columns = names;
if max (cellfun ('length', names)) + 2 > each
  columns = cellstr (num2str ((1:numel (names))', '(%d)'));
  each = max (each, max (cellfun ('length', columns)) + 2);
end
fprintf ('\na row for each true class, a column for each predicted one:\n%*s', wide, '');
for k = 1:numel (names)
  fprintf ('%*s', each, columns{k});
end
fprintf ('\n');
for k = 1:numel (names)
  fprintf ('%*s', wide, names{k});
  fprintf (sprintf ('%%%dd', each), counts(k,:));
  if ~ isequal (columns, names)
    fprintf ('  %s', columns{k});
  end
  fprintf ('\n');
end
end
