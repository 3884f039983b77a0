function in_training = killed_training (times, wait)
% KILLED_TRAINING  Kills a process that trains, and resumes the training from its checkpoint.
%
% in_training = killed_training (times, wait) does so `times` times with each of two
% solvers, at a random moment up to wait seconds after its first checkpoint.  It raises an
% error unless each checkpoint is complete and the resumed training gives the same result
% as one that was never interrupted.  in_training is the number of kills that came before
% the training had ended.  The process is slowed down, so that these are most, also on a
% fast machine.

% SPDX-License-Identifier: GPL-3.0-or-later

global training_iterations
[X, y] = nndigits ();
V = {X(401:600,:), y(401:600)};
data = {nncreate([64 12 10], 'Activation', 'tanh', 'Output', 'softmax', ...
                 'Lambda', 0.1, 'Scale', 16), X(1:400,:), y(1:400)};
more = {'ValidationData', V, 'Seed', 3, 'Verbose', 0};
solvers = {{'IterationLimit', 60, 'Standardize', true, 'ValidationFrequency', 7}, ...
           {'Solver', 'adam', 'Epochs', 12, 'BatchSize', 48, 'Dropout', 0.2, ...
            'LearnRateSchedule', 'cosine', 'Weights', 1 + mod(1:400, 3)}};
file = tempname ();
in_training = 0;
for args = solvers
  call = [data, args{1}, more];
  [theta, info] = nntrain (call{:});
  again = {};
  for k = 1:times
    train_and_die (file, [call, again, {'Checkpoint', file, 'CheckpointSeconds', 0.01}], wait);
    training_iterations = 0;
    [theta2, info2] = nntrain (call{:}, 'Resume', file, 'OutputFcn', @count_iterations);
    same (theta, info, theta2, info2);
    again = {'Resume', file};           % kills the resumed one too, unless it had ended
    if training_iterations == 0
      again = {};
      delete (file);
    end
    in_training = in_training + (training_iterations > 0);
  end
  if exist (file, 'file')
    delete (file);
  end
end
if exist ([file, '.part'], 'file')      % from a kill while it was written
  delete ([file, '.part']);
end
clear -global training_iterations
end

function train_and_die (file, args, wait)
where = fileparts (which ('nntrain'));
call = tempname ();
save ('-binary', call, 'args');
code = sprintf (['addpath (''%s'', ''%s''); load (''%s''); ', ...
                 'function stop = slow (t, now, s) pause (0.004); ', ...
                 'stop = false; end; nntrain (args{:}, ''OutputFcn'', @slow);'], ...
                where, fileparts (which ('backprop_mex')), call);
octave = fullfile (OCTAVE_EXEC_HOME (), 'bin', 'octave-cli');
kept = dir (file);
pid = system (sprintf ('exec "%s" --norc --no-history -q --eval "%s"', octave, code), ...
              false, 'async');
limit = tic;
while (isequal (dir (file), kept) || ~ exist (file, 'file')) && toc (limit) < 60
  pause (0.01);                         % until it trains
end
pause (wait * rand ());
kill (pid, SIG.KILL);
waitpid (pid);
delete (call);
end

function stop = count_iterations (theta, now, state)
global training_iterations
training_iterations = training_iterations + strcmp (state, 'iter');
stop = false;
end

function same (theta, info, theta2, info2)
assert (theta2, theta)
assert (isequaln (rmfield (info2.history, 'seconds'), rmfield (info.history, 'seconds')))
assert ({info2.best, info2.reason, info2.evaluations, info2.cost, info2.scaling}, ...
        {info.best, info.reason, info.evaluations, info.cost, info.scaling})
end
