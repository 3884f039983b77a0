function finding = diagnose_said (id, evidence, words)
% DIAGNOSE_SAID  A finding with the catalogue's sentences.
%
%   finding = diagnose_said (id, evidence, words)
%
%   words   from diagnose_words: what the sentences call the network's parts; the course's
%           network if it is left out

% SPDX-License-Identifier: GPL-3.0-or-later

persistent catalogue
if isempty (catalogue)
  catalogue = diagnose_catalogue ();
end
if nargin < 3
  words = diagnose_words (nncreate ([1, 1, 1]));
end
c = catalogue(strcmp (id, {catalogue.id}));
finding = diagnose_finding (c.id, words(c.sentence), evidence, words(c.meaning));
finding.line = words(c.line);
finding.term = words(c.term);
end

%!assert (diagnose_said ('q-none', 'e').sentence, 'The gradient is not regularized')
%!assert (diagnose_said ('q-none', 'e').evidence, 'e')
