function cost (team)
% COST  The time of J compared with [J, grad], and with its share of the arithmetic.

% SPDX-License-Identifier: GPL-3.0-or-later

todo = {5000, [400 25 10]; 10000, [784 256 10]; ...
        10000, [784 1024 10]; 10000, [784 500 300 10]};
fprintf ('\n  %-36s %9s %9s  %-13s  %s\n', '', 'J', '[J, grad]', ...
         'J''s part', 'of the arithmetic');
for i = 1:rows (todo)
  for precision = {'double', 'single'}
    m = fewer (team, todo{i, 1});
    task = {'m', m, 'sizes', todo{i, 2}, 'precision', precision{1}};
    entrants = {entrant(team.package, task{:}, 'outputs', 1), ...
                entrant(team.package, task{:})};
    seconds = race (team, entrants, 4);
    least = best (seconds);
    median = middle (seconds);
    fprintf ('  %-36s %s %s  %5.3f / %5.3f  %5.3f\n', ...
             [title(m, todo{i, 2}), ', ', precision{1}], ...
             amount (least(1)), amount (least(2)), least(1) / least(2), ...
             median(1) / median(2), entrants{1}.flops / entrants{2}.flops);
    ask (team.package, 'drop');
  end
end
fprintf (['\n  Times are the best; J''s part is that of the best / of the ', ...
          'medians.\n']);
end
