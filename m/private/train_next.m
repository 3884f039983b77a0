function next = train_next (job, run)
% TRAIN_NEXT  The iteration or epoch after which somebody wants to look.
%
%   next = train_next (job, run)

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
next = job.limit;
if ~ isempty (given.OutputFcn)
  next = run.iteration + 1;
end
if ~ isempty (job.validation)
  next = min (next, following (run.iteration, given.ValidationFrequency));
end
if given.Verbose > 0 && ~ isempty (given.VerboseFrequency)
  next = min (next, following (run.iteration, given.VerboseFrequency));
end
if given.Trace > 0
  next = min (next, following (run.iteration, given.Trace));
end
end

% The next multiple of `every` behind n.
function n = following (n, every)
n = every * (floor (n / every) + 1);
end
