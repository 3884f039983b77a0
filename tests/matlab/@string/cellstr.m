function c = cellstr (s)
% CELLSTR  The texts of a string in a cell, as MATLAB's cellstr returns them.

% SPDX-License-Identifier: GPL-3.0-or-later

c = s.texts;
end
