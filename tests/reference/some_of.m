function list = some_of (list, n)
% SOME_OF  Every n-th column of a list in make check, all columns in make check-long.
%
%   list = some_of (list, n)
%
%   The first column changes from call to call, in the same way in each run, so that tests
%   with many calls use all columns. make check-long sets the environment variable
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
