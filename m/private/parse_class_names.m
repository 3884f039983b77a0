function names = parse_class_names (names, net, what)
% PARSE_CLASS_NAMES  The names of a network's classes, checked, as a row.
%
%   names = parse_class_names (names, net, what)
%
%   what   'FUNCTION: ARGUMENT', for the error's message.

% SPDX-License-Identifier: GPL-3.0-or-later

if is_multilabel (net)
  error ('backprop:option', ['%s must not be given with MultiLabel, whose labels are ', ...
         '0 and 1'], what);
end
if ~ is_classifier (net)
  error ('backprop:option', '%s needs sigmoid or softmax outputs, but Output is %s', ...
         what, net.Output);
end
numbers = (isnumeric (names) || islogical (names)) && isreal (names);
if ~ (numbers || iscellstr (names)) || numel (names) ~= max (size (names))
  error ('backprop:option', ['%s must be a cell of texts, or logical or real numbers in ', ...
         'a row or column, but is %s%s'], what, describe_value (names), ...
         repmat ('; cellstr makes a cell of it, with a text for each row', 1, ...
                 ischar (names) && size (names, 1) > 1));
end
K = net.Sizes(end);
if K == 1 && numel (names) ~= 2
  error ('backprop:option', ['%s must be 2 names with one output, the second for 1, ', ...
         'but are %d'], what, numel (names));
elseif K > 1 && numel (names) ~= K
  error ('backprop:option', '%s must be %d names, one for each output, but are %d', ...
         what, K, numel (names));
end
if numbers
  names = full (names);
  none = isnan (names);
else
  none = cellfun ('isempty', names);
end
if any (none)
  k = find (none, 1);
  error ('backprop:option', ['%s must not have a NaN or an empty name, but name %d ', ...
         'is %s'], what, k, list_names(names(k)));
end
names = reshape (names, 1, []);
[~, where] = unique (names, 'first');
again = setdiff (1:numel (names), where);
if ~ isempty (again)
  k = again(1);
  [~, same] = ismember (names(k), names(1:k-1));
  error ('backprop:option', ['%s must be different from each other, but name %d is name ', ...
         '%d again (%s)'], what, k, same, list_names(names(k)));
end
end
