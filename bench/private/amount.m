function text = amount (s)
% AMOUNT  Seconds as a text of nine characters: in us below 1 ms, else in ms.

% SPDX-License-Identifier: GPL-3.0-or-later

if isnan (s)
  text = '-';
elseif s < 1e-3
  text = sprintf ('%.1f us', s * 1e6);
elseif s < 0.1
  text = sprintf ('%.2f ms', s * 1e3);
else
  text = sprintf ('%.0f ms', s * 1e3);
end
text = sprintf ('%9s', text);
end
