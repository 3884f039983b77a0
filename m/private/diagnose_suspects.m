function [suspects, catalogue] = diagnose_suspects (net, labelled)
% DIAGNOSE_SUSPECTS  The mistakes of the catalogue that this network can have.
%
%   [suspects, catalogue] = diagnose_suspects (net, labelled)
%
%   labelled   whether Y has labels (or rows of 0 and 1 for them).
%   suspects   struct array, one form of a mistake each: entry (its index in
%              catalogue), part, step and formula, for diagnose_mistaken.

% SPDX-License-Identifier: GPL-3.0-or-later

catalogue = diagnose_catalogue ();
logistic = strcmp (net.Output, 'sigmoid') && strcmp (net.Loss, 'crossentropy');
can = '';
if numel (net.Sizes) > 2
  can = [can, 'h'];
end
if logistic
  can = [can, 'ce'];
end
if strcmp (net.Output, 'softmax') && strcmp (net.Loss, 'crossentropy')
  can = [can, 'es'];
end
first = first_activation (net);
if ~ strcmp (first, 'sigmoid')
  can = [can, 'g'];
end
if strcmp (first, 'tanh')
  can = [can, 't'];
elseif strcmp (first, 'relu')
  can = [can, 'r'];
end
if strcmp (net.Loss, 'squarederror')
  can = [can, 'q'];
end
if labelled && net.Sizes(end) > 1
  can = [can, 'l'];
end
suspects = struct ('entry', {}, 'part', {}, 'step', {}, 'formula', {});
for i = 1:numel (catalogue)
  if all (any (bsxfun (@eq, ['-', catalogue(i).needs], ['-', can]'), 1))
    for k = 1:numel (catalogue(i).forms)
      suspects(end+1) = struct ('entry', i, 'part', catalogue(i).part, ...
                                'step', catalogue(i).step, ...
                                'formula', {catalogue(i).forms{k}});
    end
  end
end
end

%!test % softmax has no log (1 - h), no hidden layer no delta2
%! [suspects, catalogue] = diagnose_suspects (nncreate ([3 2], 'Output', 'softmax'), true);
%! ids = {catalogue([suspects.entry]).id};
%! assert (any (strcmp (ids, 'q-bias')) && any (strcmp (ids, 'labels-shifted-up')))
%! assert (~ any (strcmp (ids, 'j-only-y-term')))
%! assert (~ any (strcmp (ids, 'grad-no-sigmoid-gradient')))
