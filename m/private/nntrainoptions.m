function given = nntrainoptions (pairs)
% NNTRAINOPTIONS  The options of nntrain, checked, with their defaults.
%
%   given = nntrainoptions (pairs)
%
%   pairs   cell {name, value, name, value, ...}
%   given   struct with every option; those that the solver doesn't use are [].
%           What needs X, Y or net to be checked is left as it came.

% SPDX-License-Identifier: GPL-3.0-or-later

none = struct ('Solver', 'lbfgs', 'IterationLimit', [], 'GradientTolerance', [], ...
  'LossTolerance', [], 'StepTolerance', [], 'ValidationData', [], ...
  'ValidationFrequency', [], 'ValidationPatience', [], 'Weights', [], ...
  'Standardize', [], 'InitialTheta', [], 'LearnRate', [], 'LearnRateSchedule', [], ...
  'Momentum', [], 'BatchSize', [], 'Epochs', [], 'Dropout', [], 'Seed', [], ...
  'Verbose', [], 'Plots', [], 'OutputFcn', [], 'Checkpoint', [], ...
  'CheckpointSeconds', [], 'Resume', [], 'Threads', []);
given = nnoptions ('nntrain', none, pairs);
given.Solver = one_of (given.Solver, 'Solver', {'lbfgs', 'adam', 'sgd'});
check_used (given);

if strcmp (given.Solver, 'lbfgs')
  given.IterationLimit = whole (given, 'IterationLimit', 1000, 0);
  given.GradientTolerance = least (given, 'GradientTolerance', 1e-6);
  given.StepTolerance = least (given, 'StepTolerance', 1e-6);
else
  given.Epochs = whole (given, 'Epochs', 30, 0);
  given.BatchSize = whole (given, 'BatchSize', 128, 1);
  given.LearnRate = rate (given);
  given.LearnRateSchedule = one_of (default (given, 'LearnRateSchedule', 'none'), ...
                                    'LearnRateSchedule', {'none', 'cosine'});
  given.Dropout = part (given, 'Dropout', 0);
  if strcmp (given.Solver, 'sgd')
    given.Momentum = part (given, 'Momentum', 0.9);
  end
end
given.LossTolerance = least (given, 'LossTolerance', 1e-6);
given.Seed = seed (default (given, 'Seed', 0));
given.Verbose = whole (given, 'Verbose', 1, 0);
given.Standardize = yes_no (default (given, 'Standardize', false), 'Standardize');
given.Plots = plots (default (given, 'Plots', 'none'));
given = check_validation (given);
given = check_files (given);
f = given.OutputFcn;
must (isempty (f) || isa (f, 'function_handle'), 'OutputFcn', 'a function handle', f);
end

% ---- what goes together ----

function check_used (given)
batches = {'LearnRate', 'LearnRateSchedule', 'Momentum', 'BatchSize', 'Epochs', ...
           'Dropout'};
unused = {{'IterationLimit', 'GradientTolerance', 'StepTolerance'}, batches};
used_by = {'lbfgs', 'adam and sgd'};
is_batches = ~ strcmp (given.Solver, 'lbfgs');
refuse (given, unused{2 - is_batches}, used_by{2 - is_batches});
if strcmp (given.Solver, 'adam')
  refuse (given, {'Momentum'}, 'sgd');
end
if isempty (given.ValidationData)
  for name = {'ValidationFrequency', 'ValidationPatience'}
    if ~ isempty (given.(name{1}))
      error ('backprop:option', 'nntrain: %s needs ValidationData', name{1});
    end
  end
end
if ~ isempty (given.CheckpointSeconds) && isempty (given.Checkpoint)
  error ('backprop:option', 'nntrain: CheckpointSeconds needs Checkpoint');
end
if ~ isempty (given.Resume) && ~ isempty (given.InitialTheta)
  error ('backprop:option', ['nntrain: InitialTheta must not be given with ', ...
         'Resume, whose file holds theta']);
end
end

function refuse (given, names, solvers)
for k = 1:numel (names)
  if ~ isempty (given.(names{k}))
    error ('backprop:option', ['nntrain: %s is an option of %s, but ', ...
           'Solver is %s'], names{k}, solvers, given.Solver);
  end
end
end

function given = check_validation (given)
data = given.ValidationData;
if isempty (data)
  return
end
must (iscell (data) && numel (data) == 2, 'ValidationData', ...
      'a cell {X, Y} of examples and their labels or targets', data);
given.ValidationFrequency = whole (given, 'ValidationFrequency', 1, 1);
given.ValidationPatience = least (given, 'ValidationPatience', 6);
end

function given = check_files (given)
for name = {'Checkpoint', 'Resume'}
  file = given.(name{1});
  must (isempty (file) || (ischar (file) && size (file, 1) == 1), name{1}, ...
        'the name of a file', file);
end
given.CheckpointSeconds = least (given, 'CheckpointSeconds', 60);
file = given.Checkpoint;
if isempty (file) || ~ exist (file, 'file')
  return
end
[content, problem, ours] = nncheckpointread (file); %#ok
if ~ ours
  error ('backprop:checkpoint', ['nntrain: Checkpoint must be a new file or a ', ...
         'checkpoint, but %s %s'], file, problem);
end
end

% ---- one value ----

function value = default (given, name, value)
if ~ isempty (given.(name))
  value = given.(name);
end
end

function must (holds, name, wanted, value)
if ~ holds
  error ('backprop:option', 'nntrain: %s must be %s, but is %s', name, wanted, ...
         describe (value));
end
end

function v = number (v, name, wanted, holds)
good = (isnumeric (v) || islogical (v)) && isreal (v) && numel (v) == 1;
if good
  v = full (double (v));
  good = holds (v);
end
must (good, name, wanted, v);
end

function v = whole (given, name, v, low)
v = number (default (given, name, v), name, ...
            sprintf ('a whole number of at least %d', low), ...
            @(v) v >= low && v == fix (v) && v <= 2^53);
end

function v = least (given, name, v)
v = number (default (given, name, v), name, 'a number, 0 or more', @(v) v >= 0);
end

function v = part (given, name, v)
v = number (default (given, name, v), name, 'a number from 0 to below 1', ...
            @(v) v >= 0 && v < 1);
end

function v = rate (given)
usual = 0.001;
if strcmp (given.Solver, 'sgd')
  usual = 0.01;
end
v = number (default (given, 'LearnRate', usual), 'LearnRate', ...
            'a number above 0', @(v) v > 0 && v < Inf);
end

function v = seed (v)
v = number (v, 'Seed', 'a whole number from 0 to 2^32 - 1', ...
            @(v) v >= 0 && v < 2^32 && v == fix (v));
end

function v = one_of (v, name, known)
word = v;
if ischar (v)
  word = lower (v(:)');
end
must (ischar (v) && any (strcmp (word, known)), name, ...
      [strjoin(known(1:end-1), ', '), ' or ', known{end}], v);
v = word;
end

function v = yes_no (v, name)
v = number (v, name, 'true or false', @(v) any (v == [0, 1])) == 1;
end

function v = plots (v)
if ischar (v)
  v = one_of (v, 'Plots', {'none', 'training-progress'});
  v = strcmp (v, 'training-progress');
else
  v = yes_no (v, 'Plots');
end
end
