function bench (octave, source, build)
% BENCH  What an evaluation costs, compared with what a user would use instead.
%
%   bench (octave, source, build)
%
%   octave   the program, with which competitors are started
%   source, build   the package's folders
%
%   `make bench` calls it. In the environment, QUICK=1 selects small problems and
%   few rounds, ONLY=shapes or ONLY='shapes memory' some of the sections, and PYTHON
%   is a Python that has PyTorch and scikit-learn. README.md says what each section
%   measures.

% SPDX-License-Identifier: GPL-3.0-or-later

sections = {'shapes', @shapes; 'examples', @examples; 'threads', @threads; ...
            'overhead', @overhead; 'cost', @cost; 'types', @types; ...
            'activations', @activations; 'instructions', @instructions; ...
            'memory', @memory; 'busy', @busy; 'training', @learning};
wanted = strsplit (strtrim (getenv ('ONLY')));
if isempty (wanted{1})
  wanted = sections(:, 1)';
end
unknown = setdiff (wanted, sections(:, 1));
if ~ isempty (unknown)
  error ('bench: ONLY must name sections (%s), but has %s', ...
         strjoin (sections(:, 1)', ', '), unknown{1});
end

begun = tic ();
team.octave = octave;
team.source = source;
team.build = build;
team.quick = any (strcmp (getenv ('QUICK'), {'1', 'yes', 'true'}));
team.package = start (team, 'package');
team.course = start (team, 'course');
team.ref = start (team, 'ref');
team.peers = {start(team, 'torch'), start(team, 'sklearn')};
machine (team);

for i = 1:rows (sections)
  if any (strcmp (sections{i, 1}, wanted))
    heading = upper (sections{i, 1});
    fprintf ('\n%s\n%s\n', heading, repmat ('=', size (heading)));
    sections{i, 2} (team);
    everyone = [{team.package, team.course, team.ref}, team.peers];
    for j = 1:numel (everyone)
      ask (everyone{j}, 'drop');
    end
  end
end
cellfun (@stop, [{team.package, team.course, team.ref}, team.peers]);
fprintf ('\nThe whole took %.0f s.\n', toc (begun));
end
