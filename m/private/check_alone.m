function report = check_alone (report, ofJ)
% CHECK_ALONE  Verdict and headline of a report for which only J is known, and no network.
%
%   report = check_alone (report, ofJ)          ofJ from check_gradient

% SPDX-License-Identifier: GPL-3.0-or-later

wrong = sum ([report.table.wrong]);
checked = sum ([report.table.checked]);
report.verdict = ofJ;
report.ok = isempty (report.diagnosis) && strcmp (ofJ, 'right');
switch ofJ
  case 'right'
    report.summary = sprintf ('The gradient is that of J (%d entries agree).', checked);
    if ~ report.ok
      report.summary = sprintf ('The gradient is that of J (%d entries agree), but:', checked);
    end
  case 'wrong'
    report.summary = 'It is wrong:';
    if wrong > 0
      least = repmat ('at least ', 1, report.chance > 0);
      report.summary = sprintf ('The gradient is not that of J (in %s%d of %d entries).', ...
                                least, wrong, checked);
    elseif ~ isempty (report.lines) && report.lines.wrong
      report.summary = 'The gradient is not that of J.';
    end
  otherwise
    report.summary = sprintf ('It can''t be decided whether the gradient is that of J (%d of %d entries).', ...
                              sum ([report.table.unsure]), checked);
    if checked == 0
      report.summary = 'Nothing was compared.';
    end
end
end
