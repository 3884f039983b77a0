function list = mistakes_outcomes (f, problems)
% MISTAKES_OUTCOMES  The results of a cost function on small problems, at lambda 0 and 2.
%
% list = mistakes_outcomes (f, problems) is a struct array with a row for each problem and a
% column for each lambda: J, grad (a column), printed (text) and failure (the message of
% the error, '' if there is none).
%
% See also mistakes_problems, mistakes_differ.

% SPDX-License-Identifier: GPL-3.0-or-later

before = warning ('off', 'all');                    % 2:size (Theta1) only gives a warning
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
