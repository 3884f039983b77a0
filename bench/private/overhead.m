function overhead (team)
% OVERHEAD  The time of the smallest problems, in each of the nested calls.

% SPDX-License-Identifier: GPL-3.0-or-later

todo = {5, [3 5 3]; 1000, [20 10 3]};
calls = {'nothing', 1, '@(t) 0'; ...
         'backprop_mex', 2, '@(t) backprop_mex (''cost'', t, ...)'; ...
         'nncost', 2, '@(t) nncost (t, ...)'; ...
         'nncost', 1, '  J alone'; ...
         'nnCostFunction', 2, '@(t) nnCostFunction (t, ...)'};
for i = 1:rows (todo)
  entrants = {};
  for j = 1:rows (calls)
    e = entrant (team.package, 'm', todo{i, 1}, 'sizes', todo{i, 2}, ...
                 'call', calls{j, 1}, 'outputs', calls{j, 2});
    e.label = calls{j, 3};
    entrants{end+1} = e;
  end
  entrants{end+1} = entrant (team.course, 'm', todo{i, 1}, 'sizes', todo{i, 2});
  seconds = race (team, entrants, 6);
  least = best (seconds);
  median = middle (seconds);
  fprintf ('\n%s, double\n  %-30s %9s %9s\n', title (todo{i, :}), '', ...
           'best', 'median');
  for j = 1:numel (entrants)
    fprintf ('  %-30s %s %s\n', entrants{j}.label, amount (least(j)), ...
             amount (median(j)));
  end
end
end
