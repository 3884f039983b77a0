function s = string (texts)
% STRING  Stands for MATLAB's class of that name, which its "double quotes" make.
%
% s = string (texts)      texts: a text, or a cell of them

% SPDX-License-Identifier: GPL-3.0-or-later

if ischar (texts)
  texts = {texts};
end
s = class (struct ('texts', {texts}), 'string');
end
