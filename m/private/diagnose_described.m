function diagnosis = diagnose_described (trials, truth, pick, suspects, catalogue, found)
% DIAGNOSE_DESCRIBED  Findings for the sets of mistakes that explain a cost function.
%
%   diagnosis = diagnose_described (trials, truth, pick, suspects, catalogue, found)
%
%   pick    the trial whose numbers the report shows
%   found   cell: sets of suspects, from diagnose_explain; mistakes that only a later set has
%           are described as an alternative

% SPDX-License-Identifier: GPL-3.0-or-later

diagnosis = diagnose_finding ();
words = diagnose_words (trials(1).net);
ids = cell (1, numel (found));
for k = 1:numel (found)
  ids{k} = unique ([suspects(found{k}).entry]);
end
for k = 1:numel (found)
  how = diagnose_how (suspects, found{k});
  for e = reshape (ids{k}, 1, [])
    name = catalogue(e).id;
    if ~ any (strcmp (name, {diagnosis.id}))
      others = found{k}([suspects(found{k}).entry] ~= e);
      [text, whole] = diagnose_evidence (trials, truth, pick, how, diagnose_how (suspects, others), ...
                                         catalogue(e).part);
      if all (cellfun (@isempty, strfind ({diagnosis.evidence}, whole)))
        text = sprintf ('%s. %s', text, whole);
      end
      if k > 1
        text = ['Either this or what is named above: each explains these calls. ', text];
      end
      diagnosis(end+1) = diagnose_said (name, text, words);
    end
  end
end
end
