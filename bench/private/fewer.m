function m = fewer (team, m)
% FEWER  The number of examples: a twentieth of many, if it is to be quick.

% SPDX-License-Identifier: GPL-3.0-or-later

if team.quick && m > 5000
  m = max (2000, m / 20);
end
end
