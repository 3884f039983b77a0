function given = train_options (pairs)
% TRAIN_OPTIONS  The options of nntrain, checked, with their defaults.
%
%   given = train_options (pairs)
%
%   pairs   cell {name, value, name, value, ...}
%   given   struct with every option of train_options_table; those that the solver does not
%           have, or whose other option was not given, are [].

% SPDX-License-Identifier: GPL-3.0-or-later

try
  given = checked (pairs);
catch e
  raise_error (e, 'nntrain');
end
end

function given = checked (pairs)
known = train_options_table ();
pairs = plain_text (pairs);
for k = 1:2:numel (pairs)                % its other name
  if ischar (pairs{k}) && strcmpi (pairs{k}, 'StandardizeTargets')
    pairs{k} = 'StandardizeResponses';
  end
end
given = parse_options ('nntrain', cell2struct (cell (size (known)), {known.name}, 1), pairs);
given.Solver = value (given, known(strcmp ({known.name}, 'Solver')), 'lbfgs');
solver = solver_table (given.Solver);
for k = 1:numel (known)
  check_used (given, known(k), solver);
end
if ~ isempty (given.Resume) && ~ isempty (given.InitialTheta)
  error ('backprop:option', ['nntrain: InitialTheta must not be given with ', ...
         'Resume, whose file holds theta']);
end
if ~ isempty (given.Holdout) && ~ isempty (given.ValidationData)
  error ('backprop:option', ['nntrain: Holdout must not be given with ValidationData, ', ...
         'which are the examples to validate on']);
end
for k = 1:numel (known)
  name = known(k).name;
  if isfield (solver.options, name)
    known(k).default = solver.options.(name);
  end
  if has_what_it_needs (given, known(k))
    given.(name) = value (given, known(k), known(k).default);
  end
end
if given.Restarts > 0 && ~ isempty (given.InitialTheta)
  error ('backprop:option', ['nntrain: Restarts must not be given with InitialTheta, ', ...
         'because each start is at random']);
end
check_file (given.Checkpoint);
end

function v = value (given, known, default)
v = default;
if ~ isempty (given.(known.name))
  v = given.(known.name);
end
if ~ isempty (v)
  v = known.check (v, known.name);
end
end

function text = in_words (names)
text = strjoin (names, ', ');
text = regexprep (text, ', (\w+)$', ' and $1');
end

% Checks that an option has an effect: the solver has it, and what it needs is given.
function check_used (given, known, solver)
if isempty (given.(known.name))
  return
end
solvers = solver_table ();
have = arrayfun (@(s) isfield (s.options, known.name), solvers);
if any (have) && ~ isfield (solver.options, known.name)
  error ('backprop:option', 'nntrain: %s is an option of %s, but Solver is %s', ...
         known.name, in_words ({solvers(have).name}), given.Solver);
end
if ~ has_what_it_needs (given, known)
  error ('backprop:option', 'nntrain: %s needs %s', known.name, ...
         strjoin (known.needs, ' or '));
end
end

function yes = has_what_it_needs (given, known)
yes = isempty (known.needs);
for k = 1:numel (known.needs)
  needs = regexp (known.needs{k}, ' ', 'split');   % Octave 11's strsplit sets lastwarn
  value = given.(needs{1});
  yes = yes || (~ isempty (value) && (numel (needs) == 1 || strcmpi (value, needs{2})));
end
end

% A file that exists and is not a checkpoint is not overwritten.
function check_file (file)
if isempty (file) || ~ exist (file_name (file), 'file')
  return
end
[content, problem, ours] = checkpoint_read (file); %#ok
if ~ ours
  error ('backprop:checkpoint', ['nntrain: Checkpoint must be a new file or a ', ...
         'checkpoint, but %s %s'], file, problem);
end
end
