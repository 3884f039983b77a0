function table = check_table (report, blocks, checked, wrong, unsure, lines)
% CHECK_TABLE  The table of a report: what was compared in each block.
%
%   table = check_table (report, blocks, checked, wrong, unsure, lines)
%
%   blocks   from theta_blocks; checked, wrong, unsure: logical columns of theta's length
%   lines    from check_lines, or []: along them all entries were checked
%   table    from check_row, a row for each block. difference is that from the right entry
%            or, without a network, from the numerical one, relative to the entry or to the
%            gradient's usual entry, whichever is larger

% SPDX-License-Identifier: GPL-3.0-or-later

g = report.grad;
wanted = report.numgrad;
if ~ isempty (report.right)
  wanted = report.right;
  lines = [];
end
finite = isfinite (g);
usual = norm (g(finite)) / sqrt (max (1, nnz (finite)));
relative = abs (g - wanted) ./ max (max (max (abs (g), abs (wanted)), usual), realmin);
relative(isnan (relative) & wrong) = Inf;
relative(~ checked) = NaN;
table = check_row ();
for b = 1:numel (blocks)
  i = blocks(b).idx;
  table(b) = check_row (blocks(b).layer, blocks(b).part, numel (i), nnz (checked(i)), ...
                        nnz (wrong(i)), nnz (unsure(i)), max ([NaN; relative(i)]));
  if ~ isempty (lines)
    table(b).checked = numel (i);
    table(b).unsure = numel (i) * lines.unsure(b);
    table(b).difference = max ([table(b).difference, lines.difference(b)]);
  end
end
end
