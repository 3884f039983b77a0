function stop = takenote (file, now, every)
% TAKENOTE  Note the cost of each iteration of a minimiser, and print some.
%
%   stop = takenote (file, now, every)
%
%   file     from fopen: gets a line with now.fval for each iteration
%   now      what a minimiser passes to its OutputFcn: iter or iteration, and fval
%   every    1: prints every iteration, 10: every tenth
%   stop     false: continue

% SPDX-License-Identifier: GPL-3.0-or-later

if isfield (now, 'iteration')            % MATLAB's name
  now.iter = now.iteration;
end
fprintf (file, '%.15g\n', now.fval);
if now.iter > 0 && mod (now.iter, every) == 0
  fprintf ('  iteration %3d, cost %.4f\n', now.iter, now.fval);
  if exist ('OCTAVE_VERSION', 'builtin')
    fflush (stdout);
  end
end
stop = false;
end
