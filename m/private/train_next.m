function [next, look] = train_next (job, run)
% TRAIN_NEXT  The iterations or epochs after which training pauses, and is looked at.
%
%   [next, look] = train_next (job, run)
%
%   next   after which it pauses: for a line of VerboseFrequency, for Trace, at the end
%   look   the first whose result is needed: for one of these, OutputFcn or validation

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
next = job.limit;
if given.Verbose > 0 && ~ isempty (given.VerboseFrequency)
  next = min (next, following (run.iteration, given.VerboseFrequency));
end
if given.Trace > 0
  next = min (next, following (run.iteration, given.Trace));
end
look = next;
if ~ isempty (given.OutputFcn)
  look = run.iteration + 1;
elseif ~ isempty (job.validation)
  look = min (look, following (run.iteration, given.ValidationFrequency));
end
end

% The next multiple of `every` behind n.
function n = following (n, every)
n = every * (floor (n / every) + 1);
end
