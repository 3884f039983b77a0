function drawn = train_draw (drawn, job, run, reason)
% TRAIN_DRAW  Draw the learning curve during training.
%
%   drawn = train_draw ([], job, run, '')         at the start
%   drawn = train_draw (drawn, job, run, '')      at most once a second
%   drawn = train_draw (drawn, job, run, reason)  at the end
%
%   After Ctrl-C the picture is not drawn again, nor finished, so that the user need not
%   wait.
%   A picture that can't be drawn is a warning. If the user closes the figure,
%   drawing ends. Without a display nnplot hides the figure.

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ job.given.Plots || backprop_mex ('hold')
  return
end
if isempty (drawn)
  drawn = struct ('figure', [], 'clock', tic, 'next', 0);
end
now = toc (drawn.clock);
if (now < drawn.next && isempty (reason)) || isempty (run.history)
  return
end
try
  if isempty (drawn.figure)
    drawn.figure = figure ('Name', 'nntrain');
  elseif ~ ishandle (drawn.figure)
    drawn.next = Inf;
    return
  end
  set (0, 'CurrentFigure', drawn.figure);
  nnplot (struct ('history', train_history (run), 'reason', reason, ...
                  'best', run.best.iteration, 'solver', job.given.Solver));
  if ~ backprop_mex ('hold')
    drawnow ();
  end
catch e
  warning ('backprop:display', 'nntrain: no picture, training goes on: %s', e.message);
  drawn.next = Inf;
  return
end
took = toc (drawn.clock) - now;
drawn.next = toc (drawn.clock) + max (1, 10 * took);
end
