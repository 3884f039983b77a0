function raise_error (e, caller)
% RAISE_ERROR  Pass on an error of a gateway as an error of the public function.
%
%   raise_error (e, caller)
%
%   e        what was caught. A lack of memory becomes backprop:memory; an error
%            whose id does not start with 'backprop:' is raised again unchanged.
%   caller   the public function's name; it replaces that of the gateway (which
%            Octave puts in front of the message) or function that raised it.

% SPDX-License-Identifier: GPL-3.0-or-later

message = readable_text (e.message);
if ~ isempty (regexp (message, ['failed to allocate|[Oo]ut of memory|', ...
            'exceeds maximum array size|conversion of .* to int\w+ value failed'], 'once'))
  error ('backprop:memory', '%s: memory must hold the result, but is too small', ...
         caller);
elseif ~ strncmp (e.identifier, 'backprop:', 9)
  rethrow (e);
end
text = regexprep (message, '^\w+: ', '');
error (e.identifier, '%s: %s', caller, text);
end
