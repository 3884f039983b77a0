function problem = checkpoint_intact (run, job)
% CHECKPOINT_INTACT  What is wrong with the run in a checkpoint, or ''.
%
%   problem = checkpoint_intact (run, job)
%
%   run   see train_start; it may be anything that checkpoint_unpack returns. Classes,
%         sizes, ranges and counts are compared with job, so that training can go on
%         from it.

% SPDX-License-Identifier: GPL-3.0-or-later

n = sum (job.net.Sizes(2:end) .* (job.net.Sizes(1:end-1) + 1));
theta = @(v) isa (v, job.class) && isequal (size (v), [n, 1]);
problem = first_of ({
  (@() course(run, 'run', theta))
  (@() unfit(run, 'run', {
      'state',       (@(v) isequal (v, []) || is_struct (v))
      'done',        @whole
      'due',         @yes_no
      'failures',    @whole
      'evaluations', @whole
      'step',        @number
      'seconds',     (@(v) number (v) && v >= 0 && v < Inf)
      'restart',     @whole
      'starts',      (@(v) isa (v, 'double') && isequal (size (v), [run.restart, 2]))
      'kept',        (@(v) (run.restart == 0 && isequal (v, [])) || (run.restart > 0 && is_struct (v)))
      'spent',       @whole}))
  (@() counts(run, job))
  (@() state(run, job, theta, n))
  (@() earlier(run.kept, theta))});
end

% The result of an earlier start.
function problem = earlier (kept, theta)
problem = '';
if ~ isempty (kept)
  problem = first_of ({
    (@() course(kept, 'run.kept', theta))
    (@() unfit(kept, 'run.kept', {
        'reason', @is_text
        'Seed',   @whole
        'cost',   (@(v) number(v) && ~ isnan (v))}))});
end
end

% The state of a start, with a row of history for each iteration.
function problem = course (s, name, theta)
problem = first_of ({
  (@() unfit(s, name, {
      'theta',     theta
      'start',     @is_struct
      'iteration', @whole
      'history',   @is_rows
      'older',     (@(v) iscell (v) && all (cellfun (@is_rows, v(:))))
      'best',      @is_struct}))
  (@() unfit(s.start, [name, '.start'], {'cost', @number; 'gradient', @number}))
  (@() unfit(s.best, [name, '.best'], {
      'theta',     theta
      'cost',      (@(v) number (v) && ~ isnan (v))
      'iteration', (@(v) whole (v) && v <= s.iteration)}))
  (@() row_for_each(s, name))});
end

function problem = row_for_each (s, name)
problem = '';
rows = vertcat (s.older{:}, s.history);
if size (rows, 1) ~= s.iteration || ~ isequal (rows(:,1), (1:s.iteration)') ...
   || (s.iteration > 0 && isempty (s.history))
  problem = [name, '.history does not have one row for each iteration'];
end
end

% The part of an epoch that is done.
function problem = counts (run, job)
problem = '';
if run.due && run.iteration == 0
  problem = 'run.due must be false at the start';
elseif job.solver.batches && (run.done >= job.m || mod (run.done, job.given.BatchSize) ~= 0)
  problem = 'run.done is not a number of whole batches of an epoch';
elseif ~ job.solver.batches && run.done > 0
  problem = 'run.done must be 0';
elseif isempty (run.state) && (run.iteration > 0 || run.done > 0 || run.evaluations > 0)
  problem = 'run.state is missing';
end
end

function problem = state (run, job, theta, n)
problem = '';
if ~ isempty (run.state) && job.solver.batches
  problem = state_of_batches (run, job, theta);
elseif ~ isempty (run.state)
  problem = state_of_lbfgs (run, job, theta, n);
end
end

function problem = state_of_batches (run, job, theta)
moment2 = theta;
if job.solver.moments < 2
  moment2 = @(v) isnumeric (v) && isempty (v);
end
each = ceil (job.m / job.given.BatchSize);
steps = run.iteration * each + ceil (run.done / job.given.BatchSize);
problem = unfit (run.state, 'run.state', {
  'moment1', theta
  'moment2', moment2
  'steps',   (@(v) isequal (v, steps))
  'loss',    @number
  'hits',    @whole});
end

function problem = state_of_lbfgs (run, job, theta, n)
how = minimise_memory (n, 10);
pairs = how.Memory;
vectors = @(v) isa (v, job.class) && isequal (size (v), [n, pairs]);
words = {'', 'limit', 'gradient', 'loss', 'step', 'stuck', 'interrupted', 'notfinite'};
problem = unfit (run.state, 'run.state', {
  'x',             theta
  'grad',          theta
  'S',             vectors
  'Y',             vectors
  'products',      (@(v) isa(v, 'double') && isequal(size (v), [pairs, 2 * pairs + 2]))
  'f',             @is_double
  'largest',       @is_double
  'length',        @is_double
  'iterations',    (@(v) is_double(v) && v == run.iteration)
  'evaluations',   (@(v) is_double(v) && v == run.evaluations)
  'first_f',       @is_double
  'first_largest', @is_double
  'curvature',     @is_double
  'pairs',         (@(v) is_double(v) && whole(v) && v <= pairs)
  'next',          (@(v) is_double(v) && whole(v) && v < pairs)
  'careful',       (@(v) is_double(v) && any(v == [0, 1]))
  'status',        (@(v) is_text(v) && any(strcmp (v, words)))
  'reason',        @is_text});
end

% The first field that is missing or does not satisfy its rule.
function problem = unfit (s, name, rules)
problem = '';
for k = 1:size (rules, 1)
  field = rules{k,1};
  if ~ isfield (s, field)
    problem = sprintf ('%s.%s is missing', name, field);
    return
  elseif ~ rules{k,2} (s.(field))
    problem = sprintf ('%s.%s cannot be %s', name, field, describe_value (s.(field)));
    return
  end
end
end

function problem = first_of (checks)
problem = '';
for k = 1:numel (checks)
  if isempty (problem)
    problem = checks{k} ();
  end
end
end

function yes = is_struct (v)
yes = isstruct (v) && numel (v) == 1;
end

function yes = number (v)
yes = isfloat (v) && numel (v) == 1;
end

function yes = is_double (v)
yes = isa (v, 'double') && numel (v) == 1;
end

function yes = whole (v)
yes = number (v) && v >= 0 && v <= 2^53 && v == fix (v);
end

function yes = yes_no (v)
yes = islogical (v) && numel (v) == 1;
end

function yes = is_rows (v)
yes = isa (v, 'double') && ndims (v) == 2 && size (v, 2) == 8;
end

% At most a line of printable characters.
function yes = is_text (v)
yes = ischar (v) && (isempty (v) || size (v, 1) == 1) && ndims (v) == 2 ...
      && numel (v) <= 200 && all (v >= ' ' & v <= '~');
end

%!function [said, theta] = resumed (args, file, content, varargin)
%!  said = '';
%!  theta = [];
%!  if ~ isempty (content)
%!    checkpoint_write (file, content, []);
%!  end
%!  try
%!    theta = nntrain (args{:}, 'Resume', file, varargin{:});
%!  catch e
%!    said = regexprep (e.message, '^nntrain: Resume must be a checkpoint of this training, but .* is not: ', '');
%!  end
%!endfunction
%!test % states from which no training can continue
%! file = tempname ();
%! clean = onCleanup (@() delete (file));
%! args = {nncreate([3 2]), reshape(sin (1:60), 20, 3), 1 + mod(1:20, 2), 'Verbose', 0};
%! batches = [args, {'Solver', 'sgd', 'Epochs', 4, 'BatchSize', 6}];
%! stop = @(theta, now, state) strcmp (state, 'iter') && now.iteration == 2;
%! nntrain (batches{:}, 'Checkpoint', file, 'OutputFcn', stop);
%! good = checkpoint_read (file);
%! assert (resumed (batches, file, good), '')
%! for done = [5 20 24]
%!   bad = good;
%!   bad.run.done = done;
%!   assert (resumed (batches, file, bad), 'run.done is not a number of whole batches of an epoch')
%! end
%! bad = good;
%! [bad.run.due, bad.run.iteration, bad.run.history] = deal (true, 0, zeros (0, 8));
%! bad.run.older = {};
%! bad.run.best.iteration = 0;
%! assert (resumed (batches, file, bad), 'run.due must be false at the start')
%! few = [args, {'IterationLimit', 9}];
%! nntrain (few{:}, 'Checkpoint', file, 'OutputFcn', stop);
%! bad = checkpoint_read (file);
%! bad.run.done = 6;
%! assert (resumed (few, file, bad), 'run.done must be 0')
%!test % another network: its names in a row, as many as fit into a few lines
%! file = tempname ();
%! clean = onCleanup (@() delete (file));
%! data = {reshape(sin (1:60), 20, 3), 1 + mod(1:20, 2), 'Verbose', 0, 'IterationLimit', 3};
%! nntrain (nncreate ([3 2 2 2], 'Activation', 'tanh'), data{:}, 'Checkpoint', file);
%! args = [{nncreate([3 2 2 2], 'Activation', {'tanh', 'relu'})}, data];
%! assert (resumed (args, file, []), 'Activation of the network is tanh, relu here and tanh, tanh there')
%! long = @(c) repmat (c, 1, 200);
%! with = @(names) [{nncreate([3 2], 'ClassNames', names), data{1}, names(data{2})}, data(3:end)];
%! args = with ({long('a'), long('b')});
%! nntrain (args{:}, 'Checkpoint', file);
%! text = resumed (with ({long('b'), long('a')}), file, []);
%! assert (strncmp (text, 'ClassNames of the network is bbb', 32))
%! assert (text(end-2:end), '...')
%! assert (numel (text), 303)
%!test % ended by a tolerance and resumed with a smaller one: as if it had not ended
%! file = tempname ();
%! clean = onCleanup (@() delete (file));
%! args = {nncreate([3 2], 'Lambda', 1), reshape(sin (1:60), 20, 3), 1 + mod(1:20, 2), 'Verbose', 0};
%! [~, info] = nntrain (args{:}, 'GradientTolerance', 1e-2, 'Checkpoint', file);
%! [theta, whole] = nntrain (args{:}, 'GradientTolerance', 1e-8);
%! assert (numel (info.history.iteration) < numel (whole.history.iteration))
%! [said, again] = resumed (args, file, [], 'GradientTolerance', 1e-8);
%! assert ({said, again}, {'', theta})
