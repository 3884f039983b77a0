function [table, worst, count] = nntable (report, blocks, kind, idx, lines, tolerance)
% NNTABLE  The entries that were compared, by block, and the worst of them.
%
%   [table, worst, count] = nntable (report, blocks, kind, idx, lines, tolerance)
%
%   idx        the entries that were checked one by one
%   lines      from nnlines, or []
%   table, worst   as in report
%   count      struct: wrong, unsure (logical columns of theta's length)
%
%   An entry is wrong if it lies outside of the numerical one and its uncertainty.
%   It can't be told if it lies inside, but that uncertainty is so large that a
%   mistake of 1 % of the entry, or of the gradient's usual entry (the root of
%   the mean square), would not have shown.

% SPDX-License-Identifier: GPL-3.0-or-later

n = numel (report.numgrad);
g = report.grad;
if isempty (g)
  g = NaN (n, 1);
end
off = abs (g - report.numgrad);
large = max (abs (g), abs (report.numgrad));
finite = isfinite (g);
usual = norm (g(finite)) / sqrt (max (1, nnz (finite)));
checked = false (n, 1);
checked(idx) = true;
count.wrong = checked & (off > report.uncertainty + tolerance * large ...
                         | (~ finite & isfinite (report.numgrad)));
count.unsure = checked & ~ count.wrong ...
               & ~ (report.uncertainty <= 0.01 * max (large, usual));
relative = off ./ max (max (large, usual), realmin);
relative(isnan (relative) & count.wrong) = Inf;

table = struct ('layer', {}, 'part', {}, 'entries', {}, 'checked', {}, 'wrong', {}, ...
                'unsure', {}, 'difference', {});
for b = 1:numel (blocks)
  i = blocks(b).idx;
  row = struct ('layer', blocks(b).layer, 'part', blocks(b).part, 'entries', numel (i), ...
    'checked', nnz (checked(i)), 'wrong', nnz (count.wrong(i)), ...
    'unsure', nnz (count.unsure(i)), 'difference', max ([NaN; relative(i)]));
  if ~ isempty (lines)
    row.checked = row.entries;
    row.unsure = row.entries * lines.unsure(b);
    row.difference = max ([row.difference, lines.difference(b)]);
  end
  table(b) = row;
end

excess = off ./ report.uncertainty;
excess(isnan (excess)) = Inf;
excess(~ checked | ~ (count.wrong | count.unsure)) = -1;
excess(count.wrong) = excess(count.wrong) + 1e6;     % the wrong ones first
[excess, order] = sort (excess, 'descend');
order = order(1:min (10, nnz (excess >= 0)));
worst = struct ('index', {}, 'name', {}, 'analytic', {}, 'numeric', {}, 'uncertainty', {});
for i = 1:numel (order)
  p = order(i);
  worst(i) = struct ('index', p, 'name', nnentry (p, report.sizes), 'analytic', g(p), ...
    'numeric', report.numgrad(p), 'uncertainty', report.uncertainty(p));
end
count.kind = kind;
end
