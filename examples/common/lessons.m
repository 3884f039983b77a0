function lessons (images, weights, names, costs)
% LESSONS  What a network saw, what its hidden units look for, how it learnt.
%
%   An image a row of images, a hidden unit a row of weights; costs{k} is the
%   cost after each iteration of the minimiser names{k}, two of them.

% SPDX-License-Identifier: GPL-3.0-or-later

subplot (2, 2, 1);
displayData (images);
title ('A hundred digits it has not seen');

subplot (2, 2, 2);
displayData (weights);
title (sprintf ('What the %d hidden units look for', size (weights, 1)));

subplot (2, 1, 2);
semilogy (0:numel (costs{1}) - 1, costs{1}, '-', ...
          'color', [0.6, 0.6, 0.6], 'linewidth', 3);
hold ('on');
semilogy (0:numel (costs{2}) - 1, costs{2}, 'k--', 'linewidth', 2);
hold ('off');
xlabel ('iteration');
ylabel ('cost J');
title ('Learning curve');
legend (names);
grid ('on');
end
