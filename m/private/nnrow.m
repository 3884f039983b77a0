function rows = nnrow (layer, part, entries, checked, wrong, unsure, difference)
% NNROW  A row of a report's table; without arguments a table without rows.
%
%   rows = nnrow (layer, part, entries, checked, wrong, unsure, difference)

% SPDX-License-Identifier: GPL-3.0-or-later

rows = struct ('layer', {}, 'part', {}, 'entries', {}, 'checked', {}, 'wrong', {}, ...
               'unsure', {}, 'difference', {});
if nargin > 0
  rows(1) = struct ('layer', layer, 'part', part, 'entries', entries, 'checked', checked, ...
                    'wrong', wrong, 'unsure', unsure, 'difference', difference);
end
end
