function t = diagnose_search_trial (trials, use, wrong)
% DIAGNOSE_SEARCH_TRIAL  The trial on which explanations are looked for.
%
%   t = diagnose_search_trial (trials, use, wrong)
%
%   use     the trials that can be explained; wrong: a logical for each trial, whether the
%           user's numbers are wrong
%   t       one of use: the first with wrong numbers, regularization and some parameter
%           that is not zero, or the one that comes nearest to this

% SPDX-License-Identifier: GPL-3.0-or-later

lambda = arrayfun (@(t) t.net.Lambda > 0, trials(use));
some = arrayfun (@(t) any (t.theta(:)), trials(use));
[~, k] = max (4 * some + 2 * wrong(use) + lambda);
t = use(k);
end

%!test
%! trials = struct ('theta', {0, 1, 1, 1}, 'net', {struct('Lambda', 1), struct('Lambda', 0), ...
%!                  struct('Lambda', 1), struct('Lambda', 1)});
%! assert (diagnose_search_trial (trials, 1:4, true (1, 4)), 3)
%! assert (diagnose_search_trial (trials, 1:4, logical ([1 1 0 0])), 2)
%! assert (diagnose_search_trial (trials, [1 2 4], false (1, 4)), 4)
%! assert (diagnose_search_trial (trials, 1, false (1, 4)), 1)
