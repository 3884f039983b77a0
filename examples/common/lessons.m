function lessons (images, weights, names, costs)
% LESSONS  Draw images, what the hidden units look for, and two learning curves.
%
%   Each row of images is an image, each row of weights a hidden unit; costs{k} is the
%   cost after each iteration of the minimiser names{k}, two of them.

% SPDX-License-Identifier: GPL-3.0-or-later

subplot (2, 2, 1);
displayData (images);
title ('A hundred test digits');

subplot (2, 2, 2);
displayData (weights);
title (sprintf ('What %d units look for', size (weights, 1)));

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
