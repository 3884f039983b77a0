function threads (team)
% THREADS  The time with one thread, two, four, ... and all cores.

% SPDX-License-Identifier: GPL-3.0-or-later

most = sscanf (team.package.about, '%d');
count = unique ([2 .^ (0:floor (log2 (most))), most]);
todo = {1000, [20 10 3]; 5000, [400 25 10]; 60000, [784 256 10]};
for i = 1:rows (todo)
  m = fewer (team, todo{i, 1});
  entrants = {reference(team, 'double')};
  for n = reshape (count, 1, [])
    entrants{end+1} = entrant (team.package, 'm', m, 'sizes', todo{i, 2}, ...
                               'threads', n);
    entrants{end}.label = sprintf ('%d threads', n);
  end
  entrants{2}.label = '1 thread';
  fprintf ('\n%s, double\n', title (m, todo{i, 2}));
  report (entrants, race (team, entrants, 6), 2);
  ask (team.package, 'drop');
end
fprintf ('\n  ref is measured with all %d threads.\n', most);
end
