function S = ranks_some (ranks, X)
% RANKS_SOME  At most 1000 rows of all ranks, spread evenly; without ranks all of X.
%
%   S = ranks_some (ranks, X)
%
%   S   the same on all ranks, full and double

% SPDX-License-Identifier: GPL-3.0-or-later

S = X;
if ~ isempty (ranks)
  S = ranks_gather (ranks, full (double (X(ranks_own(ranks, size (X, 1)),:))));
end
end
