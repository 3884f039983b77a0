function report = nnjudge (report, count, first, kind, lines, noise)
% NNJUDGE  The verdict of a report, and what its numbers say without a network.
%
%   report = nnjudge (report, count, first, kind, lines, noise)

% SPDX-License-Identifier: GPL-3.0-or-later

g = report.grad;
d = report.numgrad;
seen = isfinite (d);
wrong = any (count.wrong) || (~ isempty (lines) && lines.wrong);
if isempty (lines)
  unsure = any (count.unsure);
  flat = ~ any (seen) || all (abs (d(seen)) <= report.uncertainty(seen));
else
  unsure = any (lines.unsure);
  flat = lines.flat;
end
found = report.diagnosis;
if flat && ~ any (g) && ~ wrong
  unsure = true;
  report.worst(:) = [];
  found = [found, nnfinding('untested', ...
    'Nothing was tested: the gradient is zero, and J does not change with theta.', ...
    sprintf ('J stays %.10g', first.J0), ...
    ['J ignores theta (are the parameters set anew inside?), or no unit is active here ', ...
     '(relu below 0), or theta is a minimum. Try another theta.'])];
elseif flat && ~ unsure
  found = [found, nnfinding('ignores', ...
    'J does not change when theta does, though the gradient is not zero.', ...
    sprintf ('J stays %.10g, norm (grad) = %.3g', first.J0, norm (g)), ...
    'fcn ignores its argument: are the parameters set anew inside, or taken from outside?')];
elseif ~ any (g) && wrong
  found = [found, nnfinding('zero', 'The gradient is zero everywhere, but J changes.', ...
    sprintf ('all %d entries are 0', numel (g)), 'It has not been computed yet.')];
elseif wrong
  found = [found, nnpattern(report, count, lines)];
end
if any (strcmp (kind(count.unsure), 'kink'))
  report.notes{end+1} = sprintf (['%d entries lie at a kink (relu at 0): there the slope ', ...
    'jumps, and any value between the two sides is right.'], ...
    nnz (strcmp (kind(count.unsure), 'kink')));
end
if any (strcmp (kind, 'notfinite'))
  report.notes{end+1} = sprintf (['For %d entries J is NaN or Inf however little they are ', ...
    'moved.'], nnz (strcmp (kind, 'notfinite')));
end
structural = {'complexcost', 'notscalar', 'complexgrad', 'outputs', 'count'};
wrong = wrong || any (ismember ({found.id}, structural));
if isempty (found)
  found = nnfinding ();                  % [] of two empty ones has no fields
end
report.diagnosis = found;
verdicts = {'right', 'cannot tell', 'wrong'};
report.verdict = verdicts{1 + max (unsure, 2 * wrong)};
report.ok = isempty (found) && strcmp (report.verdict, 'right');
end
