function label = decide_labels (score, net, caller)
% DECIDE_LABELS  The labels that follow from a network's outputs, or the outputs themselves.
%
%   label = decide_labels (score, net, caller)
%
%   score   the outputs, a row for each example.
%   label   as nnpredict returns it;  caller  for the errors

% SPDX-License-Identifier: GPL-3.0-or-later

unknown = any (isnan (score), 2);
if ~ is_classifier (net)
  label = score;
elseif is_multilabel (net)
  label = double (score >= 0.5);
  label(isnan (score)) = NaN;
elseif isfield (net, 'ClassNames') && ~ isempty (net.ClassNames)
  names = parse_class_names (net.ClassNames, net, [caller, ': net.ClassNames']);
  label = named (place (score) + (size (score, 2) == 1), unknown, names(:), caller);
else
  label = place (score);
  label(unknown) = NaN;
end
end

% 1..K; with one output 0 or 1
function label = place (score)
if size (score, 2) > 1
  [~, label] = max (score, [], 2);
else
  label = double (score >= 0.5);
end
end

function label = named (place, unknown, names, caller)
label = names(place);
if ~ any (unknown)
  return
elseif iscell (names)
  label(unknown) = {''};
elseif isfloat (names)
  label(unknown) = NaN;
else
  error ('backprop:value', ['%s: the scores of row %d of X must not be NaN, since ', ...
         'net.ClassNames are %s'], caller, find (unknown, 1), class (names));
end
end
