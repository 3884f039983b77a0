function report = nncheckgradient (fcn, theta, net, given)
% NNCHECKGRADIENT  The report of nncheck on a cost and its gradient, by numbers alone.
%
%   report = nncheckgradient (fcn, theta, net, given)
%
%   net     struct with Sizes, or [] where no network is known
%   given   nncheck's options: Tolerance, Parameters, Seed, Verbose

% SPDX-License-Identifier: GPL-3.0-or-later

started = tic;
nncheckprogress ('start', given.Verbose);
cut = onCleanup (@() nncheckprogress ('cut'));
n = numel (theta);
[first, found, notes] = nnfirst (fcn, theta);
once = toc (started) / first.calls;
report = struct ('ok', false, 'verdict', 'cannot tell', 'table', [], 'worst', [], ...
  'diagnosis', found, 'evaluations', first.calls, 'grad', first.g, ...
  'numgrad', NaN (n, 1), 'uncertainty', NaN (n, 1), 'sizes', [], 'notes', {notes}, ...
  'how', '', 'chance', 0, 'cost', first.J0, ...
  'precision', eps, 'summary', '');
if ~ isempty (net)
  report.sizes = net.Sizes;
end
blocks = nnblocks (n, report.sizes);
if ~ isfinite (first.J0)
  report.diagnosis = [found, nnfinding('notfinite', sprintf ('J is %g.', first.J0), ...
    sprintf ('J (theta) = %g', first.J0), ['Nothing can be compared. 0 * log (0) is NaN, ', ...
    'log (0) is -Inf: are the outputs exactly 0 or 1, or has theta or X a NaN?'])];
end
if isempty (first.g) || ~ isfinite (first.J0)
  report.how = sprintf ('%d calls of fcn; no entry was compared', first.calls);
  [report.table, report.worst] = nntable (report, blocks, cell (n, 1), [], [], NaN);
  if isfinite (first.J0)
    report.verdict = 'wrong';
  end
  return
end

[noise, calls] = nnnoise (first.cost, theta, first.J0, given.Seed);
report.evaluations = report.evaluations + calls;
[own, report.notes] = rounding (first, noise, report.notes);

report.precision = max (own / 64, noise.level(3) / abs (first.J0));
idx = given.Parameters;
lines = [];
if isempty (idx) && n > 300 && n * once * 10 > 2
  [lines, idx, calls] = nnlines (first, theta, noise, own, blocks, given);
  report.evaluations = report.evaluations + calls;
  report.chance = lines.chance;
elseif isempty (idx)
  idx = (1:n)';
end
idx = idx(:);
bad = zeros (1, 0);
kind = cell (n, 1);
for i = 1:numel (idx)
  p = idx(i);
  [report.numgrad(p), u, kind(p), calls] = nnderivative (first.cost, theta, p, first.J0, noise);
  report.uncertainty(p) = u + own * max (abs (first.g(p)), size_of (first.g));
  report.evaluations = report.evaluations + calls;
  if ~ (abs (first.g(p) - report.numgrad(p)) <= report.uncertainty(p)) && isfinite (u)
    bad(end + 1) = p;
  end
  nncheckprogress ('entries', i, numel (idx), names_of (bad, report.sizes));
end
nncheckprogress ('done');

[report.table, report.worst, count] = nntable (report, blocks, kind, idx, lines, given.Tolerance);
report.how = how (report, numel (idx), lines);
report = nnjudge (report, count, first, kind, lines, noise);
end

% What rounding may do to grad itself, relative to its usual entry.
function [own, notes] = rounding (first, noise, notes)
own = 64 * eps;
if isa (first.grad, 'single') || isa (first.J, 'single')
  own = 64 * double (eps ('single'));
  notes{end+1} = 'J or grad is single: seven digits at most can agree.';
elseif noise.level(3) > 1e-10 * abs (first.J0)
  if noise.level(3) < 3e-7 * abs (first.J0)
    own = 64 * double (eps ('single'));
    notes{end+1} = sprintf (['J is noisy by %.1e, %.0e of itself, as if computed in single ', ...
      'somewhere inside.'], noise.level(3), noise.level(3) / abs (first.J0));
  elseif noise.level(2) == noise.level(3)
    notes{end+1} = sprintf (['J is noisy by %.1e, which limits what differences of J can ', ...
      'show.'], noise.level(3));
  end
end
end

function s = size_of (g)
s = norm (g(isfinite (g))) / sqrt (numel (g));
end

function text = names_of (bad, sizes)
text = 'none is wrong so far';
if ~ isempty (bad)
  text = sprintf ('%d wrong: %s', numel (bad), nnentry (bad(1), sizes));
  for p = reshape (bad(2:min (end, 5)), 1, [])
    text = sprintf ('%s, %s', text, nnentry (p, sizes));
  end
end
end

function text = how (report, entries, lines)
if isempty (lines)
  text = sprintf ('%d of %d entries one by one, %d calls of fcn', entries, ...
                  numel (report.numgrad), report.evaluations);
else
  text = sprintf (['%s, each within %.1e (%.0e of the usual entry);\n', ...
    '  chance that several wrong entries cancelled on all: at most 1 in %d'], lines.how, ...
    max (lines.uncertainty), max (lines.uncertainty) / size_of (report.grad), 1 / lines.chance);
  if entries > 0
    text = sprintf ('%s;\n  groups halved down to %d entries', text, entries);
  end
  text = sprintf ('%s;\n  %d calls of fcn', text, report.evaluations);
end
end
