function fcn = plot_live (draw)
% PLOT_LIVE  An OutputFcn that draws parameters as they are found; for nnsurface.
%
%   fcn = plot_live (draw)
%
%   draw   draw (theta) draws into the current figure
%   fcn    stop = fcn (theta, now, state): see plot_step

% SPDX-License-Identifier: GPL-3.0-or-later

fcn = @(theta, now, state) step (draw, theta, state);
end

function stop = step (draw, theta, state)
persistent shown                         % of the minimisation in progress
stop = false;
if strcmp (state, 'init')
  shown = [];
end
shown = plot_step (shown, 'nnsurface', strcmp (state, 'done'), @() draw (theta));
end
