function activations (team)
% ACTIVATIONS  The other activations, compared with sigmoid.

% SPDX-License-Identifier: GPL-3.0-or-later

m = fewer (team, 10000);
sizes = [784 256 10];
names = {'sigmoid', 'tanh', 'relu', 'leakyrelu', 'elu', 'gelu', 'silu', ...
         'softplus', 'hardtanh', 'linear'};
for precision = {'double', 'single'}
  task = {'m', m, 'sizes', sizes, 'precision', precision{1}};
  entrants = {reference(team, precision{1})};
  for name = reshape (names, 1, [])
    entrants{end+1} = entrant (team.package, task{:}, 'activation', name{1});
    entrants{end}.label = name{1};
  end
  entrants{end+1} = entrant (team.package, task{:}, 'output', 'softmax');
  entrants{end}.label = 'sigmoid, outputs softmax';
  fprintf ('\n%s, %s\n', title (m, sizes), precision{1});
  report (entrants, race (team, entrants, 12), 2);
  ask (team.package, 'drop');
end
end
