function rows = check_row (layer, part, entries, checked, wrong, unsure, difference)
% CHECK_ROW  A row of the table of a report; without arguments a table without rows.
%
%   rows = check_row (layer, part, entries, checked, wrong, unsure, difference)

% SPDX-License-Identifier: GPL-3.0-or-later

rows = struct ('layer', {}, 'part', {}, 'entries', {}, 'checked', {}, 'wrong', {}, ...
               'unsure', {}, 'difference', {});
if nargin > 0
  rows(1) = struct ('layer', layer, 'part', part, 'entries', entries, 'checked', checked, ...
                    'wrong', wrong, 'unsure', unsure, 'difference', difference);
end
end
