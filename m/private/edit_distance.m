function d = edit_distance (a, b)
% EDIT_DISTANCE  How many letters to insert, delete or change turn one word into another.
%
%   d = edit_distance (a, b)          V. I. Levenshtein, Soviet Physics Doklady 10 (1966)

% SPDX-License-Identifier: GPL-3.0-or-later

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

%!assert (edit_distance ('Delta2', 'Desta2'), 1)
%!assert (edit_distance ('kitten', 'sitting'), 3)
%!assert (edit_distance ('', 'abc'), 3)
