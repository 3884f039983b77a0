function text = diagnose_quote (source, number)
% DIAGNOSE_QUOTE  A line of a user's file, with its number: 'line 12: z2 = a1 * Theta1;'.

% SPDX-License-Identifier: GPL-3.0-or-later

text = '';
if number >= 1 && number <= numel (source.lines)
  text = sprintf ('line %d: %s', number, strtrim (source.lines{number}));
end
end
