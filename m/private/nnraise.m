function nnraise (e, caller, names)
% NNRAISE  Hand on an error of a gateway as an error of the function called.
%
%   nnraise (e, caller)
%   nnraise (e, caller, names)
%
%   e        what was caught. That memory ran out becomes backprop:memory; what
%            has no id that starts with 'backprop:' is raised again as it is.
%   caller   the public function's name; it replaces that of the gateway (which
%            Octave puts in front of the message) or function that raised it.
%   names    k-by-2 cell: the engine's word for an argument, the caller's word.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isempty (regexp (e.message, 'failed to allocate|[Oo]ut of memory', 'once'))
  error ('backprop:memory', '%s: memory must hold the result, but is too small', ...
         caller);
elseif ~ strncmp (e.identifier, 'backprop:', 9)
  rethrow (e);
end
text = regexprep (e.message, '^\w+: ', '');
if nargin > 2
  for i = 1:size (names, 1)
    text = regexprep (text, ['\<', names{i, 1}, '\>'], names{i, 2});
  end
end
error (e.identifier, '%s: %s', caller, text);
end
