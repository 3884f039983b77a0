function e = nnhint (e, net, X, Y)
% NNHINT  What a person would add to an error of the gateway about X or Y.
%
%   e = nnhint (e, net, X)
%   e = nnhint (e, net, X, Y)
%
%   e   what was caught; a struct with identifier and message where something is added.
%
%   It changes words alone, never a result.

% SPDX-License-Identifier: GPL-3.0-or-later

message = e.message;
if nargin > 3 && ~ isempty (regexp (message, '\<(Y|ValidationData\{2\})(\(\d+\))? must ', 'once'))
  message = about_labels (message, net, Y, size (X, 1));
end
if ~ strcmp (message, e.message)
  e = struct ('identifier', e.identifier, 'message', message);
end
end

function message = about_labels (message, net, Y, m)
wrong_label = '\(\d+\) must be a label';
if ~ isempty (regexp (message, [wrong_label, '|with crossentropy, but has'], 'once')) ...
   && numel (Y) == m
  call = nnlabelcall (net, Y);
  if ~ isempty (call)
    message = [regexprep(message, ' \(in the course.*\)$', ''), call];
  end
end
end
