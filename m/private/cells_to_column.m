function v = cells_to_column (matrices)
% CELLS_TO_COLUMN  The entries of a cell of matrices as one column, each column by column.

% SPDX-License-Identifier: GPL-3.0-or-later

v = zeros (0, 1);
for l = 1:numel (matrices)
  v = [v; matrices{l}(:)];
end
end

%!assert (cells_to_column ({[1 3; 2 4], 5}), (1:5)')
