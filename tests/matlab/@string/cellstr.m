function c = cellstr (s)
% CELLSTR  The texts of a string, as MATLAB's cellstr gives them.

% SPDX-License-Identifier: GPL-3.0-or-later

c = s.texts;
end
