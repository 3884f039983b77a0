function nnraise (e, caller, names)
% NNRAISE  Hand on an error of a gateway as an error of the function called.
%
%   nnraise (e, caller)
%   nnraise (e, caller, names)
%
%   e        what was caught. Unless its id starts with 'backprop:' it is
%            raised again as it is.
%   caller   the public function's name; it replaces the gateway's, which
%            Octave puts in front of the message.
%   names    k-by-2 cell: the engine's word for an argument, the caller's word.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ strncmp (e.identifier, 'backprop:', 9)
  rethrow (e);
end
text = regexprep (e.message, '^\w+_mex: ', '');
if nargin > 2
  for i = 1:size (names, 1)
    text = regexprep (text, ['\<', names{i, 1}, '\>'], names{i, 2});
  end
end
error (e.identifier, '%s: %s', caller, text);
end
