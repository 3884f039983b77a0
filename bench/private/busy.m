function busy (team)
% BUSY  One thread and all of them while other programs keep every core busy.

% SPDX-License-Identifier: GPL-3.0-or-later

most = sscanf (team.package.about, '%d');
todo = {1797, [64 25 10]; 5000, [400 25 10]};
for foreign = [0, 1]
  others = cell (1, 0);
  if foreign
    for i = 1:nproc ()
      [~, ~, others{i}] = popen2 ('sh', {'-c', 'while :; do :; done'});
    end
  end
  stopping = onCleanup (@() cellfun (@(pid) kill (pid, SIG ().KILL), others));
  for i = 1:rows (todo)
    entrants = {reference(team, 'double')};
    for n = [1, most]
      entrants{end+1} = entrant (team.package, 'm', todo{i, 1}, 'sizes', todo{i, 2}, ...
                                 'threads', n);
      entrants{end}.label = sprintf ('%d thread%s', n, repmat ('s', 1, n > 1));
    end
    fprintf ('\n%s, double, %d foreign processes\n', title (todo{i, :}), numel (others));
    report (entrants, race (team, entrants, 6), 2);
    ask (team.package, 'drop');
  end
  clear stopping
end
fprintf (['\n  With other processes running, all threads together should take at most 1.3\n', ...
          '  times as long as one.\n']);
end
