function found = diagnose_pattern (report, wrong, lines)
% DIAGNOSE_PATTERN  How a wrong gradient is related to the right one, if the relation is simple.
%
%   found = diagnose_pattern (report, wrong, lines)
%
%   One factor in all entries, the right numbers in another order, or one factor in
%   all wrong entries. Without a network, no other relation can be found.

% SPDX-License-Identifier: GPL-3.0-or-later

found = diagnose_finding ();
seen = isfinite (report.numgrad) & isfinite (report.grad);
if ~ isempty (lines)
  g = lines.analytic;
  d = lines.numeric;
  u = lines.uncertainty;
else
  g = report.grad(seen);
  d = report.numgrad(seen);
  u = report.uncertainty(seen);
end
if numel (d) < 3
  return
end
c = (d' * g) / (d' * d);
if all (abs (g - c * d) <= max (1, abs (c)) * 2 * u) && abs (c) > 1e-6
  found = diagnose_finding ('factor', sprintf ('The gradient is %.6g times the right one.', c), ...
    sprintf ('divided by this factor, all %d compared numbers agree', numel (d)), factor_means (c));
elseif isempty (lines) && max (u) < 1e-3 * norm (d) / sqrt (numel (d)) ...
       && all (abs (sort (g) - sort (d)) <= 2 * max (u))
  found = diagnose_finding ('order', 'The gradient has the right numbers in another order.', ...
    'sorted, both are the same', ...
    'A matrix was unrolled transposed, or the matrices in another order than in theta.');
else
  at = wrong & seen;
  d = report.numgrad(at);
  c = (d' * report.grad(at)) / (d' * d);
  if nnz (at) >= 3 && isempty (lines) && nnz (at) < nnz (seen) && abs (c) > 1e-6 ...
     && all (abs (report.grad(at) - c * d) <= max (1, abs (c)) * 2 * report.uncertainty(at))
    found = diagnose_finding ('part', ...
      sprintf ('%d entries are %.6g times the right ones.', nnz (at), c), ...
      sprintf ('the other %d are right', nnz (seen) - nnz (at)), factor_means (c));
  end
end
end

function text = factor_means (c)
text = 'A factor or a division is missing, or is there twice (1/m, for example).';
if abs (c + 1) < 1e-6
  text = 'The sign is reversed.';
end
end
