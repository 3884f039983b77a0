function d = nndistance (a, b)
% NNDISTANCE  How many letters must be put in, left out or changed to make one word another.
%
%   d = nndistance (a, b)          V. I. Levenshtein, Soviet Physics Doklady 10 (1966)

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

%!assert (nndistance ('Delta2', 'Desta2'), 1)
%!assert (nndistance ('kitten', 'sitting'), 3)
%!assert (nndistance ('', 'abc'), 3)
