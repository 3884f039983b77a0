function table = train_options_table ()
% TRAIN_OPTIONS_TABLE  The options of nntrain, one row each.
%
%   table = train_options_table ()
%
%   table   struct array, a row for each option:
%     name      as nntrain takes it, in any letter case
%     default   its default; [] if there is none, or each solver has its own: see
%               solver_table, which also says which solvers have the option
%     check     value = check (value, name): the value as it is used, or an error.
%               A value that needs X, Y or net to be checked is not changed
%     needs     cell of options, of which one must be given for this one to have an effect
%               ('NAME', or 'NAME VALUE' if it must have that value); {}: none
%     numbers   whether it changes the numbers: then a checkpoint of training with
%               another value is not resumed (of data, checkpoint_identity has checksums)

% SPDX-License-Identifier: GPL-3.0-or-later

persistent rows                          % made once: each new handle takes memory in Octave
if isempty (rows)
  rows = make_rows ();
end
table = rows;
end

function rows = make_rows ()
rows = [
  row('Solver',              'lbfgs', @solver, {}, true)
  row('IterationLimit',      [],      whole (0),    '', false)
  row('GradientTolerance',   [],      least (),     '', false)
  row('StepTolerance',       [],      least (),     '', false)
  row('Epochs',              [],      whole (0),    '', false)
  row('BatchSize',           [],      whole (1),    '', true)
  row('LearnRate',           [],      above (),     '', true)
  row('LearnRateSchedule',   [],      one_of ({'none', 'cosine', 'piecewise'}), {}, true)
  row('LearnRateDropFactor', [],      share (),     {'LearnRateSchedule piecewise'}, true)
  row('LearnRateDropPeriod', [],      whole (1),    {'LearnRateSchedule piecewise'}, true)
  row('Dropout',             [],      part (),      '', true)
  row('Momentum',            [],      part (),      '', true)
  row('Nesterov',            [],      @yes_no,      '', true)
  row('Beta1',               [],      part (),      '', true)
  row('Beta2',               [],      part (),      '', true)
  row('Epsilon',             [],      above (),     '', true)
  row('LossTolerance',       1e-6,    least (),     '', false)
  row('Weights',             [],      as_it_is (),  '', false)
  row('ClassWeights',        [],      @classes,     '', true)
  row('Standardize',         false,   @yes_no,      '', true)
  row('StandardizeResponses', [],     @yes_no,      '', true)
  row('InitialTheta',        [],      as_it_is (),  '', false)
  row('Seed',                0,       @seed,        '', true)
  row('Restarts',            0,       whole (0),    {}, false)
  row('ValidationData',      [],      @pair,        '', false)
  row('Holdout',             [],      between (),   '', true)
  row('ValidationFrequency', 1,       whole (1),    {'ValidationData', 'Holdout'}, true)
  row('ValidationPatience',  6,       least (),     {'ValidationData', 'Holdout'}, false)
  row('Verbose',             1,       whole (0),    '', false)
  row('VerboseFrequency',    [],      whole (1),    '', false)
  row('Plots',               'none',  @plots,       '', false)
  row('OutputFcn',           [],      @output_fcn,  '', false)
  row('Trace',               0,       whole (0),    '', false)
  row('Threads',             [],      as_it_is (),  '', false)
  row('Distributed',         false,   @yes_no,      '', false)
  row('Checkpoint',          [],      @file,        '', false)
  row('CheckpointSeconds',   60,      least (),     {'Checkpoint'}, false)
  row('Resume',              [],      @file,        '', false)];
end

function r = row (name, default, check, needs, numbers)
r = struct ('name', name, 'default', {default}, 'check', check, 'needs', {needs}, ...
            'numbers', numbers);
end

% ---- the checks ----

function must (holds, name, wanted, value)
if ~ holds
  error ('backprop:option', 'nntrain: %s must be %s, but is %s', name, wanted, ...
         describe_numbers (value));
end
end

function check = as_it_is ()
check = @(value, name) value;
end

function v = number (v, name, wanted, holds)
good = (isnumeric (v) || islogical (v)) && isreal (v) && numel (v) == 1;
if good
  v = full (double (v));
  good = holds (v);
end
must (good, name, wanted, v);
end

function check = whole (low)
wanted = sprintf ('a whole number of at least %d', low);
check = @(v, name) number (v, name, wanted, @(v) v >= low && v == fix (v) && v <= 2^53);
end

function check = least ()
check = @(v, name) number (v, name, 'a number, 0 or more', @(v) v >= 0);
end

function check = part ()
check = @(v, name) number (v, name, 'a number from 0 to below 1', @(v) v >= 0 && v < 1);
end

function check = between ()
check = @(v, name) number (v, name, 'a number between 0 and 1', @(v) v > 0 && v < 1);
end

function v = classes (v, name)
good = (ischar (v) && strcmpi (v, 'balanced')) ...
       || (isnumeric (v) && isreal (v) && all (v(:) >= 0 & v(:) < Inf) && any (v(:) > 0));
must (good, name, '''balanced'' or numbers, 0 or more and not all 0', v);
if ischar (v)
  v = lower (v);
else
  v = full (double (v(:)));
end
end

function check = share ()
check = @(v, name) number (v, name, 'a number above 0 and at most 1', @(v) v > 0 && v <= 1);
end

function check = above ()
check = @(v, name) number (v, name, 'a number above 0', @(v) v > 0 && v < Inf);
end

function v = seed (v, name)
v = number (v, name, 'a whole number from 0 to 2^32 - 1', ...
            @(v) v >= 0 && v < 2^32 && v == fix (v));
end

function check = one_of (known)
check = @(v, name) word (v, name, known);
end

function v = solver (v, name)
solvers = solver_table ();
v = word (v, name, {solvers.name});
end

function w = word (v, name, known)
w = parse_choice (v, known, ['nntrain: ', name]);
end

function v = yes_no (v, name)
v = number (v, name, 'true or false', @(v) any (v == [0, 1])) == 1;
end

function v = plots (v, name)
if ischar (v)
  v = strcmp (word (v, name, {'none', 'training-progress'}), 'training-progress');
else
  v = yes_no (v, name);
end
end

function v = pair (v, name)
must (iscell (v) && numel (v) == 2, name, ...
      'a cell {X, Y} of examples and their labels or targets', v);
end

function v = output_fcn (v, name)
must (isa (v, 'function_handle'), name, 'a function handle', v);
end

function v = file (v, name)
must (ischar (v) && size (v, 1) == 1, name, 'the name of a file', v);
v = file_name (v);                          % stays that file wherever OutputFcn goes
end

%!test % the help has every option, each solver's default and every solver
%! text = help ('nntrain');
%! [starts, names] = regexp (text, '^ *''(\w+)''', 'start', 'tokens', 'lineanchors');
%! names = [names{:}];
%! part = @(name) text(min (starts(strcmp (names, name))):end);
%! only = @(part) part(1:min ([numel(part), regexp(part(10:end), '\n +''', 'once') + 9]));
%! for known = train_options_table ()'
%!   values = {known.default};
%!   if strcmp (known.name, 'Solver')
%!     values = {solver_table().name};
%!   end
%!   for solver = solver_table ()'
%!     if isfield (solver.options, known.name)
%!       values{end + 1} = solver.options.(known.name);
%!     end
%!   end
%!   assert (any (strcmp (names, known.name)), ['not in the help: ', known.name])
%!   said = only (part (known.name));
%!   if strcmp (known.name, 'Solver')
%!     said = part ('Solver');
%!   end
%!   for value = values
%!     if islogical (value{1})
%!       value{1} = {'false', 'true'}{1 + value{1}};
%!     elseif ~ ischar (value{1})
%!       value{1} = strrep (sprintf ('%g', value{1}), 'e-0', 'e-');
%!     end
%!     if ~ isempty (value{1})
%!       assert (~ isempty (regexp (said, ['\<', value{1}, '\>'], 'once')), ...
%!               sprintf ('%s: the help does not say %s: %s', known.name, value{1}, said))
%!     end
%!   end
%! end
%!test % every option of a solver is an option
%! known = {train_options_table().name};
%! for solver = solver_table ()'
%!   assert (setdiff (fieldnames (solver.options), known), cell (0, 1))
%! end
%! assert (train_options_table()(1).check ('ADAM', 'Solver'), 'adam')
