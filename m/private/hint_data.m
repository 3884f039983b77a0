function e = hint_data (e, net, X, Y)
% HINT_DATA  Adds a hint to an error of the gateway about X or Y.
%
%   e = hint_data (e, net, X)
%   e = hint_data (e, net, X, Y)
%
%   e   what was caught; a struct with identifier and message if something is added.
%
%   It changes only the message, never a result.

% SPDX-License-Identifier: GPL-3.0-or-later

try
  if nargin < 4
    e = hinted (e, net, X);
  else
    e = hinted (e, net, X, Y);
  end
catch                                    % of X and Y that memory does not hold once more
end
end

function e = hinted (e, net, X, Y)
message = readable_text (e.message);
wrong = regexp (message, '^(?:\w+: )*(\S+?)(?:\(\d+\))? must ', 'tokens', 'once');
if isempty (wrong) || ~ isstruct (net) || ~ isfield (net, 'Sizes')
  return
end
if any (strcmp (wrong{1}, {'X', 'ValidationData{1}'}))
  message = [message, about_X(X, net.Sizes(1), wrong{1})];
elseif nargin > 3 && any (strcmp (wrong{1}, {'Y', 'ValidationData{2}'}))
  message = about_labels ([message, about_Y(Y, size (X, 1), net.Sizes(end), wrong{1})], net, Y, ...
                          size (X, 1));
end
if ~ strcmp (message, readable_text (e.message))
  e = struct ('identifier', e.identifier, 'message', message);
end
end

function text = about_X (X, n, name)
text = '';
if ~ isnumeric (X) && ~ islogical (X)
  return
elseif ndims (X) > 2
  if numel (X) == size (X, 1) * n
    text = sprintf ('; if the first dimension counts the images, use %s(:,:)', name);
  elseif numel (X) == size (X, ndims (X)) * n
    text = sprintf ('; if the last dimension counts the images, use reshape (%s, [], %d)''', ...
                    name, size (X, ndims (X)));
  end
elseif size (X, 2) == n + 1 && size (X, 1) > 1 && (all (X(:, 1) == 1) || all (X(:, end) == 1))
  column = 1 + n * ~ all (X(:, 1) == 1);
  text = sprintf ('; column %d is all ones: the network adds the bias itself, leave it out', column);
elseif size (X, 1) == n && size (X, 2) ~= n && size (X, 2) > 1
  text = sprintf ('; it has %d row%s: is it transposed? An example is a row', n, ...
                  repmat ('s', 1, n > 1));
end
end

function text = about_Y (Y, m, K, name)
text = '';
if (isnumeric (Y) || islogical (Y)) && isequal (size (Y), [K, m]) && K ~= m && K > 1
  text = sprintf ('; it seems to be transposed: %s'' has a row for each example', name);
end
end

function message = about_labels (message, net, Y, m)
wrong_label = '\(\d+\) must be a label';
if ~ isempty (regexp (message, [wrong_label, '|with crossentropy, but has'], 'once')) ...
   && numel (Y) == m
  call = label_call (net, Y);
  if ~ isempty (call)
    message = [regexprep(message, ' \(in the course.*\)$', ''), call];
  end
end
end
