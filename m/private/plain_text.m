function v = plain_text (v)
% PLAIN_TEXT  MATLAB's strings, in double quotes, as text and cells of text.
%
%   v = plain_text (v)
%
%   A string becomes a text, several a cell of texts, those in a cell likewise. All else
%   stays what it is. (Octave has no such class: there "text" is 'text'.)

% SPDX-License-Identifier: GPL-3.0-or-later

if iscell (v)
  for k = 1:numel (v)
    if isa (v{k}, 'string')
      v{k} = plain_text (v{k});
    end
  end
elseif isa (v, 'string')
  v = cellstr (v);
  if numel (v) == 1
    v = v{1};
  end
end
end
