function instructions (team)
% INSTRUCTIONS  Each instruction set that this processor has, and plain BLAS.

% SPDX-License-Identifier: GPL-3.0-or-later

servers = {};
for isa = {'v4', 'v3', 'v2', 'blas'}
  server = start (team, 'package', ['BACKPROP_ISA=', isa{1}]);
  [~, used] = strtok (server.about);
  if strcmp (strtrim (used), isa{1})
    server.label = ['BACKPROP_ISA=', isa{1}];
    servers{end+1} = server;
  else
    fprintf ('\n  %s is not available here.\n', isa{1});
    stop (server);
  end
end
todo = {5000, [400 25 10]; 10000, [784 256 10]; ...
        10000, [784 1024 10]; 1000, [20 10 3]};
for i = 1:rows (todo)
  for precision = {'double', 'single'}
    m = fewer (team, todo{i, 1});
    task = {'m', m, 'sizes', todo{i, 2}, 'precision', precision{1}};
    course = entrant (team.course, task{:});
    if strcmp (precision{1}, 'double')
      exact = course;
    end
    entrants = {reference(team, precision{1}), course};
    for j = 1:numel (servers)
      entrants{end+1} = entrant (servers{j}, task{:}, 'expect', exact);
    end
    fprintf ('\n%s, %s\n', title (m, todo{i, 2}), precision{1});
    report (entrants, race (team, entrants, 4), 2);
    ask (team.course, 'drop');
    cellfun (@(s) ask (s, 'drop'), servers, 'UniformOutput', false);
  end
end
cellfun (@stop, servers);
end
