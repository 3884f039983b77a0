function fcn = plot_live (draw)
% PLOT_LIVE  An OutputFcn that draws parameters as they are found.
%
%   fcn = plot_live (draw)
%
%   draw   draw (theta) draws into the current figure
%   fcn    stop = fcn (theta, now, state): once a second at most, or a tenth of the time if
%          drawing is slow, and at the end. A picture that cannot be drawn is a warning,
%          and then there are no others; nothing is drawn if the figure has been closed.

% SPDX-License-Identifier: GPL-3.0-or-later

fcn = @(theta, now, state) step (draw, theta, state);
end

function stop = step (draw, theta, state)
persistent shown                         % of the minimisation under way
stop = false;
if strcmp (state, 'init') || isempty (shown)
  shown = struct ('clock', tic, 'next', 0, 'figure', []);
end
if toc (shown.clock) < shown.next && ~ strcmp (state, 'done')
  return
end
began = toc (shown.clock);
try
  if isempty (shown.figure)
    shown.figure = figure ('Name', 'training');
    if exist ('OCTAVE_VERSION', 'builtin') && ~ have_window_system ()
      set (shown.figure, 'visible', 'off');
    end
  elseif ~ ishandle (shown.figure)
    shown.next = Inf;
    return
  end
  set (0, 'CurrentFigure', shown.figure);
  clf ();
  draw (theta);
  drawnow ();
catch e
  warning ('backprop:display', 'nnsurface: no picture, training goes on: %s', e.message);
  shown.next = Inf;
  return
end
took = toc (shown.clock) - began;
shown.next = toc (shown.clock) + max (1, 10 * took);
end
