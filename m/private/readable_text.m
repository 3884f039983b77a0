function text = readable_text (text)
% READABLE_TEXT  A text with ? for its bytes above 127, if it is not UTF-8.
%
%   text = readable_text (text)
%
%   Octave's regexp stops at a text that is not UTF-8, such as a file in Latin-1 with
%   accents, or a name from it. MATLAB's takes any text.

% SPDX-License-Identifier: GPL-3.0-or-later

try
  regexp (text, 'x', 'once');
catch
  text(text > 127) = '?';
end
end

%!assert (readable_text ('abc'), 'abc')
%!assert (readable_text (''), '')
%!assert (readable_text (char ([97 195 164 98])), char ([97 195 164 98]))     # an a with dots
%!assert (readable_text (char ([97 228 98])), 'a?b')                          # in Latin-1
