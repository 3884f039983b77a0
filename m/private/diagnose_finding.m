function finding = diagnose_finding (id, sentence, evidence, meaning)
% DIAGNOSE_FINDING  One element of report.diagnosis; without arguments an empty one with its fields.

% SPDX-License-Identifier: GPL-3.0-or-later

finding = struct ('id', {}, 'sentence', {}, 'evidence', {}, 'meaning', {}, ...
                  'line', {}, 'yours', {}, 'term', {});
if nargin > 0
  finding(1).id = id;
  finding.sentence = sentence;
  finding.evidence = evidence;
  finding.meaning = meaning;
  finding.line = '';
  finding.yours = '';
  finding.term = '';
end
end
