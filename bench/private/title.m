function text = title (m, sizes)
% TITLE  A problem's name: 5000 x 400-25-10.

% SPDX-License-Identifier: GPL-3.0-or-later

text = sprintf ('%d x %s', m, strjoin (arrayfun (@num2str, sizes, ...
                'UniformOutput', false), '-'));
end
