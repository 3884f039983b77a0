function report = check_conclude (report, ofJ, whose, sameJ, samegrad, named)
% CHECK_CONCLUDE  Verdict, headline and diagnosis of a report for which the right numbers are known.
%
%   report = check_conclude (report, ofJ, whose, sameJ, samegrad, named)
%
%   ofJ        from check_gradient: is grad that of J?
%   whose      'the course''s' or 'the network''s'
%   sameJ, samegrad   whether J and grad are what they should be
%   named      findings: the mistakes that have a name

% SPDX-License-Identifier: GPL-3.0-or-later

wrong = '';
if ~ isempty (report.table) && ~ samegrad
  count = sum ([report.table.wrong]);
  verbs = {'are', 'is'};
  wrong = sprintf (': %d of %d entries %s wrong', count, sum ([report.table.checked]), ...
                   verbs{1 + (count == 1)});
end
if sameJ && samegrad
  report.summary = sprintf ('J and the gradient are %s.', whose);
elseif sameJ
  report.summary = sprintf ('J is %s; the gradient is not%s.', whose, wrong);
elseif samegrad
  report.summary = sprintf ('The gradient is %s; J is not.', whose);
elseif strcmp (ofJ, 'right')
  report.summary = sprintf ('Your gradient is that of your J, but J is not %s.', whose);
elseif strcmp (ofJ, 'wrong') && any (isfinite (report.numgrad))
  report.summary = sprintf (['J is not %s, and the gradient is neither %s nor that of ', ...
    'your J%s.'], whose, whose, wrong);
else
  report.summary = sprintf ('Neither J nor the gradient is %s%s.', whose, wrong);
end

% a general sentence is not needed where a mistake is named
general = ismember ({report.diagnosis.id}, {'factor', 'part', 'order', 'zero', 'random', ...
  'ignores', 'complexcost', 'notscalar', 'complexgrad', 'count', 'notfinite', 'outputs', ...
  'integer'});
if all (strncmp ({named.id}, 'unexplained', 11)) || samegrad && sameJ && isempty (named)
  general(:) = false;
end
report.diagnosis = diagnose_joined (named, report.diagnosis(~ general));
remarks = strcmp ({report.diagnosis.id}, 'prints');
report.ok = sameJ && samegrad && all (remarks);
report.verdict = 'wrong';
if report.ok
  report.verdict = 'right';
elseif sameJ && samegrad && strcmp (ofJ, 'cannot tell')
  report.verdict = ofJ;
end
end
