function kept = checkpoint_keep (kept, job, run, reason)
% CHECKPOINT_KEEP  Write a checkpoint when its time has come.
%
%   kept = checkpoint_keep ([], job, run, '')       at the start: at once
%   kept = checkpoint_keep (kept, job, run, '')     every CheckpointSeconds
%   kept = checkpoint_keep (kept, job, run, reason) at the end: at once, unless the file
%                                               has this state already
%
%   If the file can't be written, there is a warning, only one until it can be written again.
%   The same holds if another training has written it meanwhile: then it is not changed.

% SPDX-License-Identifier: GPL-3.0-or-later

file = job.given.Checkpoint;
if isempty (file)
  return
end
if isempty (kept)
  kept = struct ('clock', tic, 'next', 0, 'failed', false, 'head', [], 'at', []);
end
at = [run.restart, run.iteration, run.done, run.evaluations, run.due];
if isempty (reason) && (toc (kept.clock) < kept.next || backprop_mex ('hold'))
  return                                 % after Ctrl-C it is written at the end
elseif ~ isempty (reason) && isequal (at, kept.at)
  return                                 % nothing is new
end
run = rmfield (run, {'ahead', 'cache'});
if ~ isempty (run.state) && ~ isempty (job.minimiser)    % the engine has the rest
  state = backprop_mex ('lbfgs', 'state', job.minimiser);
  state.status = run.state.status;
  state.reason = run.state.reason;
  run.state = state;
end
content = struct ('identity', job.identity, 'run', run);
[problem, kept.head] = checkpoint_write (file, content, kept.head);
if ~ isempty (problem) && ~ kept.failed
  warning ('backprop:checkpoint', ['nntrain: Checkpoint %s could not be written ', ...
           '(%s); training goes on'], file, problem);
end
kept.failed = ~ isempty (problem);
kept.at = at;
if kept.failed
  kept.at = [];
end
kept.next = toc (kept.clock) + job.given.CheckpointSeconds;
end

%!test % at the end nothing is written if nothing has changed
%! run = struct ('restart', 0, 'iteration', 3, 'done', 0, 'evaluations', 4, 'due', false, ...
%!               'state', [], 'ahead', [], 'cache', []);
%! job.given = struct ('Checkpoint', tempname (), 'CheckpointSeconds', 0);
%! [job.identity, job.minimiser] = deal (struct (), []);
%! there = @() exist (job.given.Checkpoint, 'file') > 0;
%! kept = checkpoint_keep ([], job, run, '');
%! assert (there ())
%! delete (job.given.Checkpoint);
%! kept = checkpoint_keep (kept, job, run, 'at its end');
%! assert (~ there ())
%! run.iteration = 4;
%! checkpoint_keep (kept, job, run, 'at its end');
%! assert (there ())
%! delete (job.given.Checkpoint);
