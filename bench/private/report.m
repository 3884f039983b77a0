function report (entrants, seconds, base, from)
% REPORT  A table of the times, with a row for each entrant.
%
%   report (entrants, seconds, base)
%   report (entrants, seconds, base, from)
%
%   seconds   of race.m
%   The first entrant is the BLAS's rate (reference.m). Times, percent of that
%   rate and of the processor's peak of multiply-adds, and how many times as fast
%   as entrant number `base` each is: of the best of all rounds, and of the
%   medians; rows start at number `from`, or 2.

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 4
  from = 2;
end
least = best (seconds);
median = middle (seconds);
peak = [least(end), median(end)];
least(end) = [];
median(end) = [];
flops = cellfun (@(e) e.flops, entrants);
share = @(s, all) 100 * (flops ./ s) / (flops(1) / all);
shares = [share(least, least(1)); share(median, median(1))];
of_peak = [share(least, peak(1)); share(median, peak(2))];
times = [least(base) ./ least; median(base) ./ median];
fprintf ('  ref: best %.1f, median %.1f GF/s; %d rounds\n', ...
         flops(1) / least(1) / 1e9, flops(1) / median(1) / 1e9, rows (seconds));
fprintf ('  peak: best %.1f, median %.1f GF/s\n', flops(1) ./ peak / 1e9);
if of_peak(1, 1) < 60
  fprintf (['  WARNING: ref reaches %.0f %% of the peak: the BLAS has no kernels for ', ...
            'this\n  processor (core type above), and %% of ref says little\n'], of_peak(1, 1));
end
fprintf ('  %-26s %9s %9s   %-13s  %-13s  %s\n', '', 'best', 'median', '% of peak', ...
         '% of ref', ['times as fast as ', entrants{base}.label]);
for i = from:numel (entrants)
  if ~ isempty (entrants{i}.problem)
    fprintf ('  %-26s %s\n', entrants{i}.label, entrants{i}.problem);
  else
    fprintf ('  %-26s %s %s   %5.1f / %5.1f  %5.1f / %5.1f  %5.2f / %5.2f%s\n', ...
             entrants{i}.label, amount (least(i)), amount (median(i)), ...
             of_peak(:, i), shares(:, i), times(:, i), entrants{i}.note);
  end
end
end
