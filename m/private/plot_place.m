function place = plot_place (ax, place)
% PLOT_PLACE  The position of axes before they were made smaller; and makes them smaller.
%
%   place = plot_place (ax)     where they were, also if an earlier picture in the same axes
%                               has made them smaller: so the next one does not do so again
%   plot_place (ax, place)      moves them there

% SPDX-License-Identifier: GPL-3.0-or-later

now = get (ax, 'position');
original = now;
earlier = getappdata (ax, 'backprop_place');
if ~ isempty (earlier) && all (abs (earlier(2,:) - now) < 1e-6)
  original = earlier(1,:);
end
if nargin < 2
  place = original;
else
  set (ax, 'position', place);
  setappdata (ax, 'backprop_place', [original; place]);
end
end
