function report = check_blank_report (source)
% CHECK_BLANK_REPORT  A report of nncheck in which nothing is known yet: all its fields.
%
%   report = check_blank_report (source)
%
%   source   from check_source: what is checked. The help of nncheck describes the fields.

% SPDX-License-Identifier: GPL-3.0-or-later

report = struct ('ok', false, 'verdict', 'cannot tell', 'summary', '', 'source', source.file, ...
  'call', '', 'table', check_row (), 'worst', check_worst (), 'diagnosis', diagnose_finding (), ...
  'notes', {{}}, 'hints', {{}}, 'how', '', 'evaluations', 0, 'chance', 0, 'cost', NaN, ...
  'rightcost', NaN, 'grad', [], 'numgrad', [], 'uncertainty', [], 'right', [], ...
  'lines', [], 'sizes', [], 'precision', eps);
if isempty (source.file)
  report.source = source.name;
end
line = check_calls_ours (source);
if source.ours
  report.notes = {sprintf(['The function called is %s of this package: the package is compared ', ...
    'with itself, unless another function is called too.'], source.name)};
elseif ~ isempty (line)
  report.notes = {sprintf(['The file calls a function of this package: its results are ', ...
    'the package''s, and are not checked here. %s'], line)};
end
end

%!test
%! report = check_blank_report (check_source (@(t) deal (t, t)));
%! assert (report.source, '@(t) deal (t, t)')
%! assert (report.ok, false)
%! assert (isempty (report.notes))
%! assert (numel (check_blank_report (check_source ('nncost')).notes), 1)
%! source = check_source ('none');
%! source.code = {'function [J, grad] = nnCostFunction (p, net, X, y)', ...
%!                'G = nncost_of (X);', '[J, grad] = nncost (p, net, X, y);'};
%! source.lines = source.code;
%! assert (regexp (check_blank_report (source).notes{1}, 'line 3: \[J, grad\] = nncost \(p', 'once') > 0)
