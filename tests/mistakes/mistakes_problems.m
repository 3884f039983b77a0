function list = mistakes_problems ()
% MISTAKES_PROBLEMS  Five small problems for the course's cost function.
%
% list = mistakes_problems () is a struct array: n inputs, h hidden units, K labels,
% parameters p (a column), examples X and labels y. On the first two nearly all mistakes give
% different results: m > n and m < n, m > K and m < K, n is not K, a class is absent, biases
% are not 0. The third has the size of checkNNGradients, and its last class is absent; the
% fifth has one example.
%
% See also mistakes_catalogue.

% SPDX-License-Identifier: GPL-3.0-or-later

list = [problem(4, 3, 5, 0.7 * cos (1:35), reshape (sin (1:28), 7, 4), ...
                1 + mod ((1:7) * 3, 5)), ...
        problem(6, 4, 3, 0.6 * sin (1:43), reshape (cos ((1:12) * 1.7), 2, 6), [3 1]), ...
        problem(3, 5, 3, 0.5 * sin (1:38), reshape (cos (1:15), 5, 3), [1 2 1 1 2]), ...
        problem(2, 6, 4, 1.2 * cos ((1:46) * 1.3), reshape (sin ((1:18) * 2.1), 9, 2), ...
                1 + mod ((1:9) .^ 2, 4)), ...
        problem(5, 2, 3, 0.9 * sin ((1:21) * 0.7), cos (1:5), 2)];
end

function s = problem (n, h, K, p, X, y)
s = struct ('n', n, 'h', h, 'K', K, 'p', p(:), 'X', X, 'y', y(:));
end
