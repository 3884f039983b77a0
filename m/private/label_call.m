function text = label_call (net, Y)
% LABEL_CALL  The call of nncreate that would take these labels, for the end of an error.
%
%   text = label_call (net, Y)
%
%   text   '; nncreate (...) takes them', or '' if Y does not show the names.

% SPDX-License-Identifier: GPL-3.0-or-later

text = '';
numbers = (isnumeric (Y) || islogical (Y)) && isreal (Y);
if ~ (numbers || iscellstr (Y)) || numel (Y) ~= max ([0, size(Y)]) ...
   || (numbers && ~ is_classifier (net))
  return
end
sizes = net.Sizes(:)';
K = sizes(end);
names = classes (Y(:)', K);
if numel (names) < 2 || isequal (names, 1:K) || (numbers && any (isnan (Y(:)))) ...
   || (numbers && ~ islogical (Y) && numel (names) < K)
  return
elseif numbers && ~ islogical (Y) && numel (names) > max (K, 2)
  text = sprintf (' (%d different ones, but the network has %d output%s)', ...
                  numel (names), K, repmat ('s', 1, K > 1));
  return
elseif numel (names) ~= max (K, 2)
  sizes(end) = numel (names) * (numel (names) > 2) + (numel (names) == 2);
end
if sizes(end) == 1 && K > 1
  net.Output = 'linear';                 % any that is not written into the call
end
text = sprintf ('; nncreate (%s%s, ''ClassNames'', %s) takes them', mat2str (sizes), ...
                options (net), written (names));
end

% The classes: with labels 0..K-1 one of them may not occur.
function names = classes (Y, K)
if islogical (Y)
  names = [false, true];
elseif iscell (Y)
  names = unique (Y);
  names = reshape (names(~ cellfun ('isempty', names)), 1, []);
else
  names = unique (full (double (Y)));
  if K > 1 && all (names >= 0 & names < K & names == fix (names))
    names = 0:K-1;
  end
end
end

function text = written (names)
if numel (names) > 12
  text = 'unique (y)';
elseif iscell (names)
  text = ['{', list_names(names), '}'];
elseif isequal (names, 0:numel (names) - 1) && numel (names) > 2
  text = sprintf ('0:%d', numel (names) - 1);
else
  text = ['[', strrep(list_names (names), ',', ''), ']'];
end
end

% The options of nncreate that net was made with.
function text = options (net)
text = '';
if isfield (net, 'Activation') && iscellstr (net.Activation)
  hidden = unique (net.Activation);
  if numel (hidden) == 1 && ~ strcmp (hidden, 'sigmoid')
    text = [text, ', ''Activation'', ', list_names(hidden)];
  elseif numel (hidden) > 1
    text = [text, ', ''Activation'', {', list_names(net.Activation), '}'];
  end
end
if ~ is_classifier (net)
  net = rmfield (net, {'Output', 'Loss'});  % labels need an output that gives them
end
defaults = {'Output', 'sigmoid'; 'Loss', 'crossentropy'; 'Lambda', 0; ...
            'SparsityTarget', []; 'SparsityWeight', []};
for k = 1:size (defaults, 1)
  name = defaults{k, 1};
  if isfield (net, name) && ~ isequal (net.(name), defaults{k, 2})
    value = net.(name);
    if ischar (value)
      value = {value};
    end
    text = [text, ', ''', name, ''', ', list_names(value)]; %#ok
  end
end
if isfield (net, 'Shift') || isfield (net, 'Scale')
  text = [text, ', ...'];
end
end
