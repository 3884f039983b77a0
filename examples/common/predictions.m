function predictions (names, guesses, truth)
% PREDICTIONS  Predicted against true values, a panel for each model.
%
%   Points on the line are predicted exactly.

% SPDX-License-Identifier: GPL-3.0-or-later

limits = [0, 10 * ceil(max (max ([truth, guesses{:}])) / 10)];
for k = 1:numel (names)
  subplot (1, numel (names), k);
  plot (limits, limits, 'k-', truth, guesses{k}, 'ko', 'markersize', 4);
  axis ([limits, limits]);
  axis ('square');
  grid ('on');
  xlabel ('measured strength (MPa)');
  ylabel ('predicted strength (MPa)');
  title (sprintf ('%s: error %.1f MPa', names{k}, ...
                  sqrt (mean ((guesses{k} - truth) .^ 2))));
end
end
