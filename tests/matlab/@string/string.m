function s = string (texts)
% STRING  Replaces, in the tests, the class of MATLAB's texts in "double quotes".
%
% s = string (texts)      texts: a text, or a cell of them

% SPDX-License-Identifier: GPL-3.0-or-later

if ischar (texts)
  texts = {texts};
end
s = class (struct ('texts', {texts}), 'string');
end
