function [Y, net] = to_targets (net, Y, m, caller, word)
% TO_TARGETS  A user's labels in the form that the engine needs.
%
%   [Y, net] = to_targets (net, Y, m, caller)
%   [Y, net] = to_targets (net, Y, m, caller, word)
%
%   m     examples; a row of K numbers is the targets of one, or K labels.
%   caller, word   the public function and its name for Y ('Y'), for errors.
%   Y     where net has ClassNames: the numbers 1..K of the names; with one output 0
%         for the first name and 1 for the second. A matrix of targets stays what it
%         is, and so does all that is no label of any kind: the engine says so.
%   net   without ClassNames, for who hands both to a function that takes labels

% SPDX-License-Identifier: GPL-3.0-or-later

if nargin < 5
  word = 'Y';
end
Y = plain_text (Y, true);
try
  [Y, net] = converted (net, Y, m, caller, word);
catch e
  raise_error (e, caller);
end
end

function [Y, net] = converted (net, Y, m, caller, word)
if ~ isstruct (net) || numel (net) ~= 1 || ~ isfield (net, 'Sizes') ...
   || ~ isnumeric (net.Sizes) || isempty (net.Sizes) || ~ isreal (net.Sizes) ...
   || ~ isfield (net, 'Output') || ~ ischar (net.Output)
  return                                 % the engine says what is wrong with it
end
K = net.Sizes(end);
if isfield (net, 'ClassNames') && ~ isempty (net.ClassNames)
  names = parse_class_names (net.ClassNames, net, [caller, ': net.ClassNames']);
  net = rmfield (net, 'ClassNames');
  if ~ is_targets (Y, m, K)
    Y = numbered (Y, names, [caller, ': ', word]);
    Y = Y - (K == 1);
  end
elseif is_multilabel (net)
  if K > 1 && size (Y, 2) ~= K
    error ('backprop:size', ['%s: %s must be a matrix of 0 and 1 with %d columns, as ', ...
           'net.MultiLabel says, but is %s'], caller, word, K, describe_value (Y));
  end
elseif iscell (Y) || (islogical (Y) && K > 1 && ~ is_targets (Y, m, K)) || ischar (Y)
  error ('backprop:label', '%s: %s must be %s, but is %s%s', caller, word, plain (K), ...
         describe_value (Y), label_call(net, Y));
end
end

% With one output there are labels alone.
function yes = is_targets (Y, m, K)
yes = K > 1 && ~ iscell (Y) && isequal (size (Y), [m, K]);
end

function text = plain (K)
text = sprintf ('labels from 1 to %d, or targets', K);
if K == 1
  text = 'numbers';
end
end

% The place of each label among the names, a column.
function place = numbered (Y, names, what)
texts = iscell (names);
kinds = {'numbers or logicals', 'a cell of texts'};
good = (texts && iscellstr (Y)) || (~ texts && (isnumeric (Y) || islogical (Y)) && isreal (Y));
if ~ good || numel (Y) ~= max ([0, size(Y)])
  error ('backprop:label', ['%s must be %s, as net.ClassNames are, in a row or column, ', ...
         'but is %s%s'], what, kinds{1 + texts}, describe_value (Y), cause (Y, texts));
end
if ~ texts
  Y = full (double (Y));
  names = double (names);
end
[known, place] = ismember (Y, names);
if ~ all (known)
  t = find (~ known, 1);
  error ('backprop:label', '%s(%d) must be one of net.ClassNames (%s), but is %s', what, t, ...
         some (names), list_names(Y(t)));
end
end

% How a matrix of texts becomes a cell, or which entry of a cell is no text.
function text = cause (Y, texts)
text = '';
if ischar (Y) && texts
  text = '; cellstr makes a cell of it, with a text for each row';
elseif iscell (Y) && texts && ~ iscellstr (Y)
  k = find (~ cellfun ('isclass', Y, 'char'), 1);
  text = sprintf (' whose entry %d is %s', k, describe_value (Y{k}));
end
end

function text = some (names)
text = list_names (names(1:min (end, 12)));
if numel (names) > 12
  text = [text, ', ...'];
end
end
