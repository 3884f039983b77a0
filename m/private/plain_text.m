function v = plain_text (v, labels)
% PLAIN_TEXT  MATLAB's strings, in double quotes, as text and cells of text.
%
%   v = plain_text (v)
%   v = plain_text (v, true)     for labels: a single one becomes a cell, too
%
%   A string becomes a text, several a cell of texts, those in a cell likewise. All else
%   stays what it is. (Octave has no such class: there "text" is 'text'.)

% SPDX-License-Identifier: GPL-3.0-or-later

if isa (v, 'string')
  v = cellstr (v);
  if numel (v) == 1 && nargin < 2
    v = v{1};
  end
elseif iscell (v) && ~ iscellstr (v)
  for k = 1:numel (v)
    if iscell (v{k}) || isa (v{k}, 'string')
      v{k} = plain_text (v{k});
    end
  end
end
end
