function list = mistakes_outcomes (f, problems)
% MISTAKES_OUTCOMES  What a cost function gives on small problems, at lambda 0 and 2.
%
% list = mistakes_outcomes (f, problems) is a struct array, a row a problem, a column a
% lambda: J, grad (a column), printed (char) and failure (the error's message,
% '' if none).
%
% See also mistakes_problems, mistakes_differ.

% SPDX-License-Identifier: GPL-3.0-or-later

before = warning ('off', 'all');                    % 2:size (Theta1) warns, and no more
back = onCleanup (@() warning (before));
lambda = [0, 2];
for i = numel (problems):-1:1
  for k = 2:-1:1
    s = problems(i);
    J = [];
    grad = [];
    failure = '';
    try
      printed = evalc ('[J, grad] = f (s.p, s.n, s.h, s.K, s.X, s.y, lambda(k));');
    catch e
      printed = '';
      failure = e.message;
    end
    list(i,k) = struct ('J', J, 'grad', grad(:), 'printed', printed, 'failure', failure);
  end
end
end
