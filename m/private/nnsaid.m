function finding = nnsaid (id, evidence, words)
% NNSAID  A finding with the catalogue's sentences.
%
%   finding = nnsaid (id, evidence, words)
%
%   words   from nnwords: what the sentences call the network's parts; the course's
%           network if it is left out

% SPDX-License-Identifier: GPL-3.0-or-later

persistent catalogue
if isempty (catalogue)
  catalogue = nncatalogue ();
end
if nargin < 3
  words = nnwords (nncreate ([1, 1, 1]));
end
c = catalogue(strcmp (id, {catalogue.id}));
finding = nnfinding (c.id, words(c.sentence), evidence, words(c.meaning));
finding.line = words(c.line);
finding.term = words(c.term);
end

%!assert (nnsaid ('q-none', 'e').sentence, 'The gradient is not regularized')
%!assert (nnsaid ('q-none', 'e').evidence, 'e')
