function list = some_of (list, n)
% SOME_OF  Each n-th column of a list in make check, all of them in make check-long.
%
%   list = some_of (list, n)
%
%   Where the choice begins moves on from call to call, in the same way in each run: so
%   tests with many calls reach all columns. make check-long sets the environment variable
%   BACKPROP_TESTS to all.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent calls
if ~ strcmp (getenv ('BACKPROP_TESTS'), 'all')
  if isempty (calls)
    calls = 0;
  end
  list = list(:,1 + mod (calls, n):n:end);
  calls = calls + 1;
end
end
