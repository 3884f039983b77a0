function m = fewer (team, m)
% FEWER  The number of examples: with QUICK=1 a twentieth of a large number.

% SPDX-License-Identifier: GPL-3.0-or-later

if team.quick && m > 5000
  m = max (2000, m / 20);
end
end
