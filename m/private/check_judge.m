function [report, ofJ] = check_judge (report, wrong, unsure, first, kind, lines)
% CHECK_JUDGE  Whether a gradient is that of its J, and what can be found without a network.
%
%   [report, ofJ] = check_judge (report, wrong, unsure, first, kind, lines)
%
%   wrong, unsure   from check_apart
%   ofJ             'right', 'wrong' or 'cannot tell'

% SPDX-License-Identifier: GPL-3.0-or-later

g = report.grad;
d = report.numgrad;
seen = isfinite (d);
bad = any (wrong) || (~ isempty (lines) && lines.wrong);
if isempty (lines)
  open = any (unsure);
  flat = ~ any (seen) || all (abs (d(seen)) <= report.uncertainty(seen));
else
  open = any (lines.unsure);
  flat = lines.flat;
end
found = report.diagnosis;
if flat && ~ any (g) && ~ bad
  open = true;
  found = diagnose_joined (found, diagnose_finding ('untested', ...
    'Nothing was tested: the gradient is zero, and J does not change with theta.', ...
    sprintf ('J stays %.10g', first.J0), ...
    ['J ignores theta (are the parameters set again inside?), or no unit is active here ', ...
     '(relu below 0), or theta is a minimum. Try another theta.']));
elseif flat && ~ open && ~ any (strcmp ({found.id}, 'random'))
  found = diagnose_joined (found, diagnose_finding ('ignores', ...
    'J does not change when theta does, though the gradient is not zero.', ...
    sprintf ('J stays %.10g, norm (grad) = %.3g', first.J0, norm (g)), ...
    'fcn ignores its argument: are the parameters set again inside, or taken from outside?'));
elseif ~ any (g) && bad
  found = diagnose_joined (found, diagnose_finding ('zero', 'The gradient is zero everywhere, but J changes.', ...
    sprintf ('all %d entries are 0', numel (g)), 'It has not been computed yet.'));
elseif bad
  found = diagnose_joined (found, diagnose_pattern (report, wrong, lines));
end
kinks = nnz (strcmp (kind, 'kink') & unsure);
if kinks > 0
  report.notes{end+1} = sprintf (['%d entries lie at a kink (relu at 0): there the slope ', ...
    'jumps, and any value between the two sides is right.'], kinks);
end
if any (strcmp (kind, 'notfinite'))
  report.notes{end+1} = sprintf (['For %d entries J is NaN or Inf even if they are only slightly ', ...
    'moved.'], nnz (strcmp (kind, 'notfinite')));
end
structural = {'complexcost', 'notscalar', 'complexgrad', 'outputs', 'count', 'integer'};
if any (strcmp ({found.id}, 'integer'))      % all other differences may follow from it
  found = found(ismember ({found.id}, structural));
end
bad = bad || any (ismember ({found.id}, structural));
report.diagnosis = found;
verdicts = {'right', 'cannot tell', 'wrong'};
ofJ = verdicts{1 + max(open, 2 * bad)};
end
