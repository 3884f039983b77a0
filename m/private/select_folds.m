function folds = select_folds (Y, net, m, given)
% SELECT_FOLDS  Which examples are held out, the same share of each class.
%
%   folds = select_folds (Y, net, m, given)
%
%   Y       as the engine takes it;  given  KFold or Holdout, the other one [], and Seed
%   folds   cell of columns of rows

% SPDX-License-Identifier: GPL-3.0-or-later

class_of = ones (m, 1);
if is_classifier (net) && ~ is_multilabel (net)
  class_of = to_labels (Y, m, net.Sizes(end));
end
class_of(isnan (class_of)) = 0;
[~, order] = sortrows ([class_of, uniform_numbers(m, given.Seed)]);
place = zeros (m, 1);
place(order) = 1:m;                      % class by class, at random within each
if ~ isempty (given.KFold)
  number = mod (place - 1, given.KFold) + 1;
  folds = arrayfun (@(k) find (number == k), 1:given.KFold, 'UniformOutput', false);
else
  folds = {find(floor (place * given.Holdout) > floor ((place - 1) * given.Holdout))};
end
tell_small (class_of, numel (folds), net);
end

function tell_small (class_of, k, net)
classes = unique (class_of);
if numel (classes) < 2
  return
end
for c = reshape (classes, 1, [])
  count = sum (class_of == c);
  if count < max (k, 2)
    name = sprintf ('%d', c);
    if isfield (net, 'ClassNames')
      name = list_names (net.ClassNames(c + (net.Sizes(end) == 1)));
    end
    if k > 1
      text = sprintf ('fewer than %d folds: some folds are validated', k);
      text = [text, repmat(', and one is trained,', 1, count == 1), ' without it'];
    else
      text = 'which can be only in training or only in validation';
    end
    warning ('backprop:fold', 'nnselect: class %s has %d example%s, %s', name, count, ...
             repmat ('s', 1, count > 1), text);
  end
end
end
