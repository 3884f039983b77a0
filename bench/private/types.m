function types (team)
% TYPES  The same X in every class (a fifth of it is 1), compared with the full X.

% SPDX-License-Identifier: GPL-3.0-or-later

m = fewer (team, 10000);
sizes = [784 256 10];
for precision = {'double', 'single'}
  task = {'m', m, 'sizes', sizes, 'values', 'binary', ...
          'precision', precision{1}};
  course = entrant (team.course, task{:});
  course.label = 'course, full X';
  if strcmp (precision{1}, 'double')
    exact = course;
  end
  classes = {precision{1}, 'uint8', 'logical', 'sparse', 'sparselogical'};
  if strcmp (precision{1}, 'single')
    classes{end+1} = 'double';     % computed in single, as theta is
  end
  entrants = {reference(team, precision{1})};
  for x = reshape (classes, 1, [])
    e = entrant (team.package, task{:}, 'x', x{1}, 'expect', exact);
    e.label = ['X ', x{1}];
    entrants{end+1} = e;
  end
  e = entrant (team.course, task{:}, 'x', 'sparse', 'expect', exact);
  e.label = 'course, sparse X';
  entrants(end+1:end+2) = {course, e};
  fprintf ('\n%s, theta %s\n', title (m, sizes), precision{1});
  report (entrants, race (team, entrants, 15), 2);
  ask (team.package, 'drop');
  ask (team.course, 'drop');
end
fprintf ('\n  Percent of ref is computed with the arithmetic of a full X.\n');
end
