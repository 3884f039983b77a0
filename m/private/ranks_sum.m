function [numbers, vector, flag] = ranks_sum (ranks, same, numbers, vector, flag, problem)
% RANKS_SUM  Sums over the ranks, the same bits on all of them.
%
%   [numbers, vector, flag] = ranks_sum (ranks, same, numbers, vector, flag, problem)
%
%   ranks     from ranks_begin. All ranks must make the same calls: else, or if one of
%             them has a problem, it is an error on all of them
%   same      cell {name, array, ...}: what must be the same on all ranks
%   numbers   at most eight numbers, and
%   vector    an array, are added up over the ranks. May be left out
%   flag      a number, of which rank 0's is returned. May be left out
%   problem   text of an error of this rank, or ''. May be left out

% SPDX-License-Identifier: GPL-3.0-or-later

given = {same, [], [], 0, ''};
if nargin > 2
  given{2} = double (numbers);
end
if nargin > 3
  given{3} = vector;
end
if nargin > 4
  given{4} = double (flag);
end
if nargin > 5
  given{5} = regexprep (problem, '^\w+: ', '');
end
try
  [numbers, vector, flag] = backprop_mpi ('sum', ranks.caller, given{:});
catch e
  raise_error (e, ranks.caller);
end
end
