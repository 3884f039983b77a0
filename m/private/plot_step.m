function shown = plot_step (shown, caller, last, draw)
% PLOT_STEP  Draws the state of a training into a figure of its own, now and then.
%
%   shown = plot_step (shown, caller, last, draw)
%
%   shown    [] at first, then as it was returned
%   caller   the public function's name: the figure's, and the warning's
%   last     true at the end: draws also if the picture before is recent
%   draw     draw () draws into the current figure
%
%   It draws at most once a second, or in a tenth of the time if drawing is slow. A picture
%   that cannot be drawn is a warning, and training goes on without pictures; nothing is
%   drawn after the user has closed the figure. After Ctrl-C the picture is not finished, so
%   that the user need not wait.

% SPDX-License-Identifier: GPL-3.0-or-later

if isempty (shown)
  shown = struct ('figure', [], 'clock', tic, 'next', 0);
end
began = toc (shown.clock);
if isinf (shown.next) || (began < shown.next && ~ last)
  return
end
try
  if isempty (shown.figure)
    shown.figure = figure ('Name', caller);
    if exist ('OCTAVE_VERSION', 'builtin') && ~ have_window_system ()
      set (shown.figure, 'visible', 'off');     % else gnuplot draws in the terminal
    end
  elseif ~ ishandle (shown.figure)
    shown.next = Inf;
    return
  end
  set (0, 'CurrentFigure', shown.figure);
  clf ();
  draw ();
  if ~ backprop_mex ('hold')
    drawnow ();
  end
catch e
  warning ('backprop:display', '%s: no picture, training goes on: %s', caller, e.message);
  shown.next = Inf;
  return
end
took = toc (shown.clock) - began;
shown.next = toc (shown.clock) + max (1, 10 * took);
end
