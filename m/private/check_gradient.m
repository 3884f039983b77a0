function [report, ofJ] = check_gradient (fcn, theta, source, net, right, given)
% CHECK_GRADIENT  The report of nncheck on a cost and its gradient, by numbers alone.
%
%   [report, ofJ] = check_gradient (fcn, theta, source, net, right, given)
%
%   source  of fcn, from check_source
%   net     struct with Sizes, or [] where no network is known
%   right   struct with the right J and grad, a column; or []. If its field known is true, J
%           was right in all calls, so that grad should be its slope: then only the ten
%           entries that differ most from it are compared with differences
%   given   nncheck's options: Tolerance, Parameters, Seed
%   ofJ     'right' if grad is the gradient of J, 'wrong' or 'cannot tell'
%
%   After Ctrl-C the report is about the entries compared so far; grad is [] if nothing is
%   known.
%
%   The table and the worst entries show differences from the right gradient if it is known,
%   otherwise from the slope of J.

% SPDX-License-Identifier: GPL-3.0-or-later

report = check_blank_report (source);
n = numel (theta);
try
  [first, report.diagnosis, notes] = check_first (fcn, theta);
catch e
  check_interrupted (e);
  ofJ = 'cannot tell';
  return
end
report.notes = [report.notes, notes];
report.evaluations = first.calls;
report.cost = first.J0;
report.grad = first.g;
report.numgrad = NaN (n, 1);
report.uncertainty = NaN (n, 1);
if ~ isempty (net)
  report.sizes = net.Sizes;
end
if ~ isempty (right)
  report.right = double (right.grad(:));
  report.rightcost = right.J;
end
if ~ isfinite (first.J0)
  report.diagnosis = [report.diagnosis, diagnose_finding('notfinite', ...
    sprintf ('J is %g.', first.J0), '', ['Nothing can be compared. 0 * log (0) is NaN, ', ...
    'log (0) is -Inf: are the outputs exactly 0 or 1, or has theta or X a NaN?'])];
end
if isempty (first.g) || ~ isfinite (first.J0)
  report.how = sprintf ('%d calls of fcn; no entry was compared', first.calls);
  ofJ = 'cannot tell';
  if isfinite (first.J0)
    ofJ = 'wrong';
  end
  return
end

try
  [noise, calls] = difference_noise (first.cost, theta, first.J0, given.Seed);
catch e
  check_interrupted (e);
  calls = 0;
  noise = struct ('step', [1e-8, 1e-6, 1e-4], 'level', eps (abs (first.J0)) * [1, 1, 1]);
end
report.evaluations = report.evaluations + calls;
[own, report.notes] = rounding (first, noise, report.notes);
report.precision = max (own / 64, noise.level(3) / abs (first.J0));
blocks = theta_blocks (n, report.sizes);
off = differing (report, given.Tolerance);

idx = given.Parameters;
lines = [];
if isempty (idx) && n > 500               % ten calls an entry
  [lines, idx, calls] = check_lines (first, theta, noise, own, blocks, given, farthest (report, off));
  report.evaluations = report.evaluations + calls;
  if ~ isempty (lines)
    report.chance = lines.chance;
  end
elseif isempty (idx) && field_or_false (right, 'known')
  idx = farthest (report, off);
elseif isempty (idx)
  idx = (1:n)';
end
report.lines = lines;
idx = idx(:);
bad = zeros (1, 0);
kind = cell (n, 1);
done = 0;
try
  for i = 1:numel (idx)
    p = idx(i);
    [d, u, kind(p), calls] = difference_gradient (first.cost, theta, p, first.J0, noise);
    report.numgrad(p) = d;
    report.uncertainty(p) = u + own * max (abs (first.g(p)), size_of (first.g));
    report.evaluations = report.evaluations + calls;
    if ~ (abs (first.g(p) - d) <= report.uncertainty(p)) && isfinite (u)
      bad(end + 1) = p;
    end
    done = i;
    check_progress ('entries', i, numel (idx), names_of (bad, report.sizes));
  end
catch e
  check_interrupted (e);
end
idx = idx(1:done);

[wrong, unsure] = check_apart (report, idx, given.Tolerance);
ofJ = 'cannot tell';
checked = false (n, 1);
checked(idx) = true;
if done > 0 || ~ isempty (lines) || ~ backprop_mex ('hold')
  seen = report;
  if field_or_false (right, 'known')
    seen.numgrad(~ checked) = report.right(~ checked);
    seen.uncertainty(~ checked) = 1e-9 * size_of (report.right);
    wrong(~ checked) = off(~ checked);
  end
  [seen, ofJ] = check_judge (seen, wrong, unsure, first, kind, lines);
  report.diagnosis = seen.diagnosis;
  report.notes = seen.notes;
end
if ~ isempty (right)                     % at a kink both sides are right
  checked(:) = isempty (given.Parameters) | checked;
  wrong = off & checked & ~ (strcmp (kind, 'kink') & ~ wrong);
  unsure = false (n, 1);
end
report.table = check_table (report, blocks, checked, wrong, unsure, lines);
report.worst = check_worst (report, wrong, unsure);
report.how = how (report, numel (idx), lines);
end

% Which entries are wrong by more than the rounding errors of sums in another order, or of
% single precision.
function off = differing (report, tolerance)
off = [];
if ~ isempty (report.right)
  allowed = max (tolerance, check_tolerance (report));
  large = max (max (abs (report.grad), abs (report.right)), size_of (report.right));
  off = ~ (abs (report.grad - report.right) <= allowed * large) | ~ isfinite (report.grad);
end
end

function yes = field_or_false (s, name)
yes = isfield (s, name) && s.(name);
end

% At most ten of them.
function idx = farthest (report, off)
idx = find (off);
if ~ isempty (idx)
  [~, order] = sort (abs (report.grad(idx) - report.right(idx)), 'descend');
  idx = idx(order(1:min (10, end)));
end
end

% The possible rounding error of an entry of grad, relative to its usual entry.
function [own, notes] = rounding (first, noise, notes)
own = 64 * eps;
if isa (first.grad, 'single') || isa (first.J, 'single')
  own = 64 * double (eps ('single'));
  notes{end+1} = 'J or grad is single: seven digits at most can agree.';
elseif noise.level(3) > 1e-10 * abs (first.J0)
  if noise.level(3) < 3e-7 * abs (first.J0)
    own = 64 * double (eps ('single'));
    notes{end+1} = sprintf (['J has noise of %.1e, %.0e of J, as if computed in single ', ...
      'somewhere inside.'], noise.level(3), noise.level(3) / abs (first.J0));
  elseif noise.level(2) == noise.level(3)
    notes{end+1} = sprintf (['J has noise of %.1e, which limits what differences of J can ', ...
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
  text = sprintf ('%d wrong: %s', numel (bad), entry_name (bad(1), sizes));
  for p = reshape (bad(2:min (end, 5)), 1, [])
    text = sprintf ('%s, %s', text, entry_name (p, sizes));
  end
end
end

function text = how (report, entries, lines)
if isempty (lines)
  text = sprintf ('%d of %d entries one by one, %d calls of fcn', entries, ...
                  numel (report.numgrad), report.evaluations);
  return
end
text = sprintf (['%s, each within %.1e (%.0e of the typical entry);\n', ...
  'probability that several wrong entries cancel on all lines: at most 1 in %d'], lines.how, ...
  max (lines.uncertainty), max (lines.uncertainty) / size_of (report.grad), 1 / lines.chance);
if entries > 0
  text = sprintf ('%s;\nand one by one: %d', text, entries);
end
text = sprintf ('%s;\n%d calls of fcn', text, report.evaluations);
end
