function shapes (team)
% SHAPES  J and grad of each shape, in double and single, by everyone.

% SPDX-License-Identifier: GPL-3.0-or-later

todo = {5000, [400 25 10], 10; 60000, [784 256 10], 30; ...
        10000, [784 1024 10], 20; 60000, [784 500 300 10], 30; ...
        1000, [20 10 3], 6; 5, [3 5 3], 4};
for i = 1:rows (todo)
  m = fewer (team, todo{i, 1});
  exact = one (team, m, todo{i, 2}, 'double', todo{i, 3}, []);
  one (team, m, todo{i, 2}, 'single', todo{i, 3}, exact);
end
end

function course = one (team, m, sizes, precision, budget, exact)
task = {'m', m, 'sizes', sizes, 'precision', precision};
course = entrant (team.course, task{:});
if isempty (exact)
  exact = course;
else
  off = abs (course.J / exact.J - 1);
  if off > 1e-6
    course.note = sprintf ('  (its J is off by %.0e)', off);
  end
end
package = entrant (team.package, task{:}, 'expect', exact);
others = {};
for i = 1:numel (team.peers)
  others{i} = entrant (team.peers{i}, task{:}, 'expect', exact);
end
entrants = [{reference(team, precision), package, course}, others];
fprintf ('\n%s, %s\n', title (m, sizes), precision);
report (entrants, race (team, entrants, budget), 3);
everyone = [{team.package, team.course}, team.peers];
for i = 1:numel (everyone)
  ask (everyone{i}, 'drop');
end
end
