function worst = check_worst (report, wrong, unsure)
% CHECK_WORST  The entries that differ most, for a report; without arguments none.
%
%   worst = check_worst (report, wrong, unsure)
%
%   wrong, unsure   logical columns of theta's length. Wrong entries come first; of each
%                   kind the entries that differ most from the right ones or, without a
%                   network, from the numerical gradient, divided by its uncertainty.
%   worst           struct array, at most ten: index, name, analytic, numeric,
%                   uncertainty, right

% SPDX-License-Identifier: GPL-3.0-or-later

worst = struct ('index', {}, 'name', {}, 'analytic', {}, 'numeric', {}, 'uncertainty', {}, ...
                'right', {});
if nargin == 0
  return
end
if isempty (report.right)
  off = abs (report.grad - report.numgrad) ./ report.uncertainty;
else
  off = abs (report.grad - report.right);
end
off(isnan (off)) = Inf;
order = zeros (0, 1);
for kind = {wrong, unsure & ~ wrong}
  i = find (kind{1});
  [~, k] = sort (off(i), 'descend');
  order = [order; i(k)];
end
for p = reshape (order(1:min (10, end)), 1, [])
  right = NaN;
  if ~ isempty (report.right)
    right = report.right(p);
  end
  worst(end + 1) = struct ('index', p, 'name', entry_name (p, report.sizes), ...
    'analytic', report.grad(p), 'numeric', report.numgrad(p), ...
    'uncertainty', report.uncertainty(p), 'right', right);
end
end
