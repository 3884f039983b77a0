function name = entry_name (p, sizes)
% ENTRY_NAME  An entry of theta by name: 'Theta1(3,2)', or 'theta(17)' without a network.

% SPDX-License-Identifier: GPL-3.0-or-later

name = sprintf ('theta(%d)', p);
first = 0;
for l = 1:numel (sizes) - 1
  rows = sizes(l + 1);
  count = rows * (sizes(l) + 1);
  if p <= first + count
    q = p - first - 1;
    name = sprintf ('Theta%d(%d,%d)', l, mod (q, rows) + 1, floor (q / rows) + 1);
    return
  end
  first = first + count;
end
end
