function manycurves (x, Y, names, across, up, logarithmic)
% MANYCURVES  A curve for each column of Y, with different dashes and colours.
%
%   manycurves (x, Y, names, across, up)
%   manycurves (x, Y, names, across, up, true)    log scales; 'x': of x, too
%
%   names   a text for each, in a row at the bottom of the figure; '' is left out

% SPDX-License-Identifier: GPL-3.0-or-later

colors = [0 0 0; 0 0.36 0.6; 0.8 0.36 0; 0.6 0.1 0.45; 0 0.5 0.35; 0.5 0.5 0.5];
styles = {'-', '--', '-.', ':', '-', '--'};
hold ('on');
for k = 1:size (Y, 2)
  plot (x, Y(:,k), styles{k}, 'color', colors(k,:), 'linewidth', 2.5);
end
hold ('off');
if nargin > 5
  set (gca (), 'yscale', 'log');
  if ischar (logarithmic)
    decades = log10 ([min(x), max(x)]);
    set (gca (), 'xscale', 'log', 'xtick', ...
         10 .^ (ceil (decades(1)):max (1, floor (diff (decades) / 5)):decades(2)));
  end
end
xlabel (across);
ylabel (up);
axis ('tight');
if nargin > 5                            % no curve lies on the frame
  limits = axis ();
  axis ([limits(1:2), limits(3) / 2, 2 * limits(4)]);
end
grid ('on');
box ('on');
ax = gca ();
place = get (ax, 'position');
set (ax, 'fontsize', 10, 'linewidth', 1, 'position', ...
     [place(1), 0.26, place(3), place(2) + place(4) - 0.26]);
key (names, styles, colors);
set (gcf (), 'currentaxes', ax);
end

function key (names, styles, colors)
axes ('position', [0, 0, 1, 0.09]);
hold ('on');
shown = find (~ cellfun ('isempty', names));
share = cellfun ('length', names(shown)) + 8;          % of the row, by the length of the names
start = 0.015 + [0, cumsum(share(:)')] / sum (share);
for k = 1:numel (shown)
  long = min (0.05, 0.35 * (start(k+1) - start(k)));
  plot (start(k) + [0, long], [0.5, 0.5], styles{shown(k)}, ...
        'color', colors(shown(k),:), 'linewidth', 2.5);
  text (start(k) + long + 0.008, 0.5, names{shown(k)}, 'fontsize', 10);
end
hold ('off');
axis ([0, 1, 0, 1]);
axis ('off');
end
